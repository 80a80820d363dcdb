import type { Page } from "playwright-core";
import { expect, vi } from "vitest";
import { demonstrationPassword } from "#app/domain/demonstration.ts";
import { type DemoAccountKey, demoAccount } from "#db/seed/demo/accounts.ts";
import { typed } from "./figures.ts";
import { words } from "./words.ts";

/** Signs in through the page, the national id in Persian digits; waits for the desk. */
export async function signIn(page: Page, key: DemoAccountKey): Promise<void> {
  await page.goto("/sign-in");
  await page.locator("#national_id").fill(typed(demoAccount(key).national_id).replaceAll("٬", ""));
  await page.locator("#password").fill(demonstrationPassword);
  await page.getByRole("button", { name: words.public.signIn.button, exact: true }).click();
  await page.locator(".person .who").getByText(demoAccount(key).name_fa).waitFor();
}

/** Acts and waits until the page's form is another: each rendering carries a new key. */
export async function answered(page: Page, act: () => Promise<void>): Promise<void> {
  const key = page.locator('main form input[name="key"]');
  const before = await key.inputValue();
  await act();
  // Also called while a file sets up, where polling expectations may not be.
  await vi.waitFor(async () => expect(await key.inputValue()).not.toBe(before), { timeout: 20_000, interval: 50 });
}

/** Waits for the answer to what was just done and gives its words. */
export async function bannerSaying(page: Page, text: string): Promise<void> {
  await page.locator(".banner.success").filter({ hasText: text }).waitFor();
}

/** An input or other part by its id, which may hold dots. */
export const byId = (page: Page, id: string) => page.locator(`[id="${id}"]`);
