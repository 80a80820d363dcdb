import type { Page } from "playwright-core";
import { expect } from "vitest";
import { cementLineIds } from "#db/seed/demo/named.ts";
import { bannerSaying, byId, signIn } from "./acts.ts";
import { cell } from "./figures.ts";
import { words } from "./words.ts";

const { expert: t, ministry, common: c } = words;
const subject = "سیمان شاهرخ";

export const reasons = {
  closing: "موازنه با موجودی پایان نمی‌خواند؛ صورت انبار را ببینید.",
  exportValue: "ارزش صادرات با ماه قبل نمی‌خواند؛ نرخ را بنویسید.",
};

/** Finds the month in a queue and opens it. */
export async function openFromQueue(page: Page, queue: "/expert" | "/ministry"): Promise<void> {
  await page.goto(`${queue}?period=1404-01&q=${encodeURIComponent(subject)}`);
  await page.locator(".queue-table").getByRole("link", { name: subject, exact: true }).click();
  await page.locator("#figures").waitFor();
  expect(await page.locator("h1").innerText()).toContain(subject);
}

/** The province's expert signs in, finds the month and opens it. */
export async function expertOpens(page: Page): Promise<void> {
  await signIn(page, "expert-tehran");
  await openFromQueue(page, "/expert");
}

export async function startReview(page: Page): Promise<void> {
  await page.getByRole("button", { name: t.review.actions.start, exact: true }).click();
  await page.locator(".banner.success").waitFor();
  expect(await page.locator("h1").innerText()).toContain(c.states["in-review"]);
}

/** Writes two reasons at cells, the first begun at a finding where script runs, and sends the month back. */
export async function sendBack(page: Page, javaScript: boolean): Promise<void> {
  const compose = page.locator("#send-back");
  const begin = page
    .locator(".note")
    .filter({ hasText: c.measureHeads.closing })
    .getByRole("link", { name: t.review.makeReason });
  await begin.click();
  await byId(page, "reason.0.code").waitFor({ state: "visible" });
  expect(await byId(page, "reason.0.cell").inputValue()).toBe(`${cementLineIds.clinker}.closing`);
  expect(await byId(page, "reason.0.code").inputValue()).toBe("does-not-balance");
  expect(page.url().includes("cell=")).toBe(!javaScript);
  // The finding's own sentence is proposed as the text.
  expect(await byId(page, "reason.0.text").inputValue()).not.toBe("");
  await byId(page, "reason.0.text").fill(reasons.closing);
  await byId(page, "reason.1.code").selectOption("unexplained-jump");
  await byId(page, "reason.1.cell").selectOption(`${cementLineIds.bulk}.export_value`);
  await byId(page, "reason.1.text").fill(reasons.exportValue);
  const preview = page.locator("#preview");
  if (!javaScript) {
    expect(await preview.count()).toBe(0);
    await compose.getByRole("button", { name: t.sendBack.previewButton, exact: true }).click();
    await preview.waitFor();
  }
  // As the liaison is going to read it, in the order in which it was written.
  expect(await preview.locator(".reasons li p:not(.answer)").allInnerTexts()).toEqual([reasons.closing, reasons.exportValue]);
  await compose.getByRole("button", { name: t.review.actions.sendBack, exact: true }).click();
  await bannerSaying(page, subject);
}

/** A figure's cell on a reviewer's page. */
export const reviewCell = (page: Page, ...at: Parameters<typeof cell>) => byId(page, cell(...at));

export async function accept(page: Page): Promise<void> {
  await page.locator('button[name="intent"][value="accept"]').click();
  await bannerSaying(page, subject);
}

/** The ministry's reviewer signs in, opens the month from the queue and approves it. */
export async function approve(page: Page): Promise<void> {
  await signIn(page, "reviewer");
  await openFromQueue(page, "/ministry");
  await page.locator('button[name="intent"][value="approve"]').click();
  await bannerSaying(page, subject);
}

/** Rows of the delivery ledger about the month, as read. */
export async function ledger(page: Page): Promise<string[]> {
  await page.goto("/ministry/deliveries?period=1404-01");
  await page.getByRole("heading", { name: ministry.deliveries.list.title }).waitFor();
  return page.locator("#deliveries tbody tr").filter({ hasText: subject }).allInnerTexts();
}
