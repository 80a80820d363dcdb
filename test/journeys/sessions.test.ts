import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { demonstrationPassword } from "#app/domain/demonstration.ts";
import { demoAccount } from "#db/seed/demo/accounts.ts";
import { cementWorksId, gypsumId } from "#db/seed/demo/named.ts";
import { answered, byId } from "./road/acts.ts";
import { cell } from "./road/figures.ts";
import { save, typeSoundMonth } from "./road/liaison.ts";
import { words } from "./road/words.ts";
import { openWorld, period, type World } from "./road/world.ts";

const { common: c, liaison: t } = words;
let world: World;
const ids = { cement: 0, returned: 0 };

beforeAll(async () => {
  world = await openWorld();
  const of = (establishment: number, month: string) =>
    world.db
      .selectFrom("monthly_return")
      .select("id")
      .where("establishment_id", "=", establishment)
      .where("period", "=", month)
      .executeTakeFirstOrThrow();
  ids.cement = (await of(cementWorksId, period)).id;
  ids.returned = (await of(gypsumId, "1403-12")).id;
});
afterAll(() => world.close());
afterEach(() => world.browser.assertNoErrors());

const formPath = () => `/liaison/returns/${ids.cement}`;
const versionsOf = async (id: number): Promise<number[]> => {
  const rows = await world.db.selectFrom("submission").select("version").where("return_id", "=", id).orderBy("version").execute();
  return rows.map((row) => row.version);
};

/** Ends every session of the liaison, as time or an administrator would. */
const endSessions = () => world.db.deleteFrom("session").where("user_id", "=", demoAccount("liaison-cement").id).execute();

async function enterPassword(page: Page): Promise<void> {
  await page.locator("#national_id").fill(demoAccount("liaison-cement").national_id);
  await page.locator("#password").fill(demonstrationPassword);
  await page.getByRole("button", { name: words.public.signIn.button, exact: true }).click();
}

describe("a session that ends while typing", () => {
  it("leads, without script, to the sign-in page, which says that the last typing was not saved, and back to the draft", async () => {
    const page = await world.openAs("liaison-cement", { javaScript: false });
    await page.goto(formPath());
    const days = page.locator("#days_worked");
    await days.fill("۲۹");
    await save(page);
    await endSessions();
    await days.fill("۱۱");
    await page.getByRole("button", { name: c.buttons.saveDraft, exact: true }).click();
    await page.locator("#password").waitFor();
    expect(new URL(page.url()).searchParams.get("next")).toContain(formPath());
    expect(await page.locator(".banner").innerText()).toContain(words.public.signIn.ended);
    await enterPassword(page);
    await days.waitFor();
    expect(await days.inputValue()).toBe("۲۹");
    await page.context().close();
  });

  it("holds Save back, says why, and leads over the sign-in page back to the form, which then saves what was typed", async () => {
    const page = await world.openAs("liaison-cement", { expectedErrors: [/status of 401/] });
    await page.goto(formPath());
    await page.locator('.return-form[data-saving="on"]').waitFor();
    await endSessions();
    await page.locator("#days_worked").fill("۱۱");
    await page.getByRole("button", { name: c.buttons.saveDraft, exact: true }).click();
    await page.getByText(t.saving.held["signed-out"]).waitFor();
    await page.getByRole("link", { name: t.saving.signIn }).click();
    await enterPassword(page);
    await page.locator('.field[data-save="saved"]').waitFor();
    expect(await page.locator("#days_worked").inputValue()).toBe("۱۱");
    await page.context().close();
  });
});

describe("a page after a refused request", () => {
  it("keeps what was typed when the reader jumps from the summary to a field and back", async () => {
    const page = await world.openAs("liaison-cement", { expectedErrors: [/status of 422/] });
    await page.goto(formPath());
    await page.locator("#days_worked").fill("سی");
    await byId(page, cell("bag", "production")).fill("۱٬۵");
    await answered(page, () => page.getByRole("button", { name: c.buttons.saveDraft, exact: true }).click());
    await page.locator('#errors a[href="#days_worked"]').click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("days_worked");
    expect(new URL(page.url()).hash).toBe("#days_worked");
    await page.goBack();
    expect(await page.locator("#errors li").count()).toBe(2);
    expect(await page.locator("#days_worked").inputValue()).toBe("سی");
    expect(await byId(page, cell("bag", "production")).inputValue()).toBe("۱٬۵");
    await page.context().close();
  });
});

describe("changing the language", () => {
  it("keeps the page with its address and speaks the other language from then on", async () => {
    const page = await world.openAs("liaison-cement");
    await page.goto(`${formPath()}?saved=1`);
    await page.getByRole("button", { name: c.shell.otherLanguage }).click();
    await page.locator('html[lang="en"][dir="ltr"]').waitFor();
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(`${formPath()}?saved=1`);
    await page.goto("/liaison");
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    await page.context().close();
  });
});

describe("submitting", () => {
  const form = (page: Page) => page.getByRole("button", { name: c.buttons.submit, exact: true });

  async function goBackToLocked(page: Page): Promise<void> {
    await page.locator(".tracking code").waitFor();
    await page.goBack();
    await page.locator("#arrivals").waitFor();
    expect(await page.locator("input[data-measure], .return-form").count()).toBe(0);
  }

  it("gives one submission for a double click, and going back shows the locked month, not its form", async () => {
    const page = await world.openAs("liaison-cement");
    await page.goto(formPath());
    await typeSoundMonth(page);
    await form(page).dblclick();
    await goBackToLocked(page);
    expect(await versionsOf(ids.cement)).toEqual([1]);
    await page.context().close();
  });

  it("does the same without script, for a month that was sent back", async () => {
    const page = await world.openAs("liaison-cement", { javaScript: false });
    await page.goto(`/liaison/returns/${ids.returned}`);
    for (const reply of await page.locator('textarea[name^="r."]').all()) await reply.fill("سند پیوست نامه شد.");
    await form(page).dblclick();
    await goBackToLocked(page);
    expect(await versionsOf(ids.returned)).toEqual([1, 2]);
    await page.context().close();
  });
});

describe("signing out", () => {
  it("ends the session for every tab, and going back shows nothing of it", async () => {
    const page = await world.openAs("liaison-cement");
    const tab = await world.browser.newTab(page);
    await tab.goto("/liaison");
    await page.goto("/liaison");
    await page.getByRole("button", { name: c.shell.signOut }).click();
    await page.getByText(words.public.signIn.signedOut).waitFor();
    await page.goBack();
    await page.locator("#password").waitFor();
    await tab.locator('main a[href^="/liaison/returns/"]').first().click();
    await tab.locator("#password").waitFor();
    expect(new URL(tab.url()).searchParams.get("next")).toMatch(/^\/liaison\/returns\/\d+$/);
    await page.context().close();
  });
});
