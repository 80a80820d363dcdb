import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { canonical } from "#app/domain/decimal.ts";
import { demonstrationPassword } from "#app/domain/demonstration.ts";
import { type DemoAccountKey, demoAccount } from "#db/seed/demo/accounts.ts";
import { cementLineIds, cementWorksId } from "#db/seed/demo/named.ts";
import { openSession } from "#test/setup/web.ts";
import { byId } from "./road/acts.ts";
import { cell, typed } from "./road/figures.ts";
import { words } from "./road/words.ts";
import { openWorld, period, type World } from "./road/world.ts";

const { common: c, liaison: t, public: p } = words;
let world: World;
let id = 0;

beforeAll(async () => {
  world = await openWorld();
  id = (
    await world.db
      .selectFrom("monthly_return")
      .select("id")
      .where("establishment_id", "=", cementWorksId)
      .where("period", "=", period)
      .executeTakeFirstOrThrow()
  ).id;
});
afterAll(() => world.close());
afterEach(() => world.browser.assertNoErrors());
beforeEach(async () => {
  await world.db.deleteFrom("working_figure").where("return_id", "=", id).execute();
  await world.db.deleteFrom("audit_entry").execute();
});

const form = () => `/liaison/returns/${id}`;
const production = cell("clinker", "production");
const closing = cell("clinker", "closing");
const sales = cell("bulk", "domestic_quantity");
const noLine = [/Failed to load resource/, /ERR_INTERNET_DISCONNECTED/, /Failed to fetch/];

const figure = async (line: keyof typeof cementLineIds, measure: "production" | "closing" | "domestic_quantity") => {
  const row = await world.db
    .selectFrom("working_figure")
    .where("return_id", "=", id)
    .where("product_line_id", "=", cementLineIds[line])
    .select(measure)
    .executeTakeFirst();
  const value = row?.[measure];
  return value == null ? null : canonical(value);
};

/** How often each value of a cell was written, by the audit trail. */
async function writes(line: keyof typeof cementLineIds, measure: string): Promise<string[]> {
  const rows = await world.db
    .selectFrom("audit_entry")
    .where("verb", "=", "save-figures")
    .select("detail")
    .orderBy("id")
    .execute();
  const values = rows.flatMap(({ detail }) => {
    const row = (JSON.parse(detail) as { rows: Record<string, Record<string, string | null>> }).rows[cementLineIds[line]];
    return row?.[measure] == null ? [] : [row[measure]];
  });
  return values.filter((value, index) => value !== values[index - 1]);
}

const stateAt = (page: Page, place: string) =>
  page
    .locator("td")
    .filter({ has: byId(page, place) })
    .getAttribute("data-save");
const isState = (page: Page, place: string, state: string) =>
  expect.poll(() => stateAt(page, place), { timeout: 15_000 }).toBe(state);

async function openForm(page: Page): Promise<void> {
  await page.goto(form());
  // Its script has taken over: the outbox is open.
  await page.locator('.return-form[data-saving="on"]').waitFor();
}

async function openAs(key: DemoAccountKey = "liaison-cement", expectedErrors: RegExp[] = []): Promise<Page> {
  const page = await world.openAs(key, { expectedErrors });
  await openForm(page);
  return page;
}

describe("while typing", () => {
  it("each cell saves itself, says so, and a cell that is no number holds back no other", async () => {
    const page = await openAs();
    await byId(page, production).fill(typed("1250"));
    await byId(page, closing).fill("دوازده");
    await byId(page, sales).fill(typed("77"));
    await byId(page, sales).blur();
    await isState(page, production, "saved");
    await isState(page, sales, "saved");
    await isState(page, closing, "refused");
    expect(
      await page
        .locator("td")
        .filter({ has: byId(page, closing) })
        .locator(".error")
        .innerText(),
    ).toBe(c.fieldErrors["not-a-number"]);
    expect([await figure("clinker", "production"), await figure("bulk", "domestic_quantity")]).toEqual(["1250", "77"]);
    expect(await page.locator(".save-summary").innerText()).toContain(t.saving.refused({ count: "۱" }));
    await byId(page, closing).fill(typed("12"));
    await isState(page, closing, "saved");
    expect(await page.locator(".save-summary").innerText()).toMatch(/همه‌چیز ذخیره شد، ساعت [۰-۹]{2}:[۰-۹]{2}/);
    await page.reload();
    expect(await byId(page, closing).inputValue()).toBe("۱۲");
    await page.context().close();
  });

  it("Save and Submit right after a key press meet no conflict with the cell's own saving", async () => {
    const page = await openAs();
    for (const value of ["1", "12", "123", "1234"]) {
      await byId(page, production).fill(typed(value));
      await byId(page, production).dispatchEvent("change");
    }
    await page.getByRole("button", { name: c.buttons.saveDraft, exact: true }).click();
    await page.locator(".banner.success").filter({ hasText: t.form.savedTitle }).waitFor();
    expect(await figure("clinker", "production")).toBe("1234");
    await page.context().close();
  });
});

describe("without a line", () => {
  it("typed cells wait through a reload and the offline page, and each arrives once when the line is back", async () => {
    const page = await openAs("liaison-cement", noLine);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await byId(page, production).fill(typed("500"));
    await byId(page, production).blur();
    await isState(page, production, "saved");
    await page.context().setOffline(true);
    await byId(page, production).fill(typed("501"));
    await byId(page, closing).fill(typed("90"));
    await byId(page, closing).blur();
    await isState(page, production, "waiting");
    await byId(page, sales).fill(typed("33"));
    await byId(page, sales).blur();
    await isState(page, sales, "waiting");
    await expect.poll(() => page.locator(".save-summary").innerText()).toContain(t.saving.waiting({ count: "۳" }));
    await page.getByRole("button", { name: c.buttons.submit, exact: true }).click();
    await page.getByText(t.saving.held.cut).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: p.offline.title }).waitFor();
    await page.locator('section[lang="fa"] .waiting li').getByText("۳").waitFor();
    expect(await figure("clinker", "production")).toBe("500");
    await page.context().setOffline(false);
    await page.locator('.return-form[data-saving="on"]').waitFor();
    for (const place of [production, closing, sales]) await isState(page, place, "saved");
    expect([await byId(page, production).inputValue(), await byId(page, sales).inputValue()]).toEqual(["۵۰۱", "۳۳"]);
    expect([await figure("clinker", "closing"), await figure("bulk", "domestic_quantity")]).toEqual(["90", "33"]);
    expect([await writes("clinker", "production"), await writes("clinker", "closing")]).toEqual([["500", "501"], ["90"]]);
    const kept = await page.evaluate(async () => {
      const found: string[] = [];
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          const answer = await cache.match(request);
          const type = answer?.headers.get("content-type") ?? "";
          if (/html|json|x-script/.test(type)) found.push(new URL(request.url).pathname);
        }
      }
      return found;
    });
    expect(kept).toEqual(["/offline.html"]);
    await page.context().close();
  });

  it("what a closed tab left goes out from any page of the same person, and from none of another's", async () => {
    const page = await openAs("liaison-cement", noLine);
    await page.context().setOffline(true);
    await byId(page, production).fill(typed("640"));
    await byId(page, production).blur();
    await isState(page, production, "waiting");
    const other = await world.browser.newTab(page);
    await page.close();
    await other.context().setOffline(false);
    const own = await other.context().cookies();
    const [name = "", value = ""] = (await openSession(world.db, demoAccount("liaison-cement-second").id)).split("=");
    await other.context().addCookies([{ name, value, url: world.origin, httpOnly: true, sameSite: "Lax" }]);
    await openForm(other);
    await other.waitForTimeout(800);
    expect([await byId(other, production).inputValue(), await figure("clinker", "production")]).toEqual(["", null]);
    await other.context().addCookies(own);
    await other.goto("/liaison");
    await expect.poll(() => figure("clinker", "production")).toBe("640");
    await other.context().close();
  });
});

describe("a session that ends", () => {
  it("keeps what was typed, and sends it once the same person has signed in again", async () => {
    const page = await openAs("liaison-cement", [/status of 401/]);
    await world.db.deleteFrom("session").where("user_id", "=", demoAccount("liaison-cement").id).execute();
    await byId(page, production).fill(typed("811"));
    await byId(page, closing).fill(typed("8"));
    await byId(page, closing).blur();
    await page
      .locator(".save-summary")
      .getByText(t.saving.ended({ count: "۲" }))
      .waitFor();
    await page.locator(".save-summary").getByRole("link", { name: t.saving.signIn }).click();
    await page.locator("#national_id").fill(demoAccount("liaison-cement").national_id);
    await page.locator("#password").fill(demonstrationPassword);
    await page.getByRole("button", { name: p.signIn.button, exact: true }).click();
    await isState(page, closing, "saved");
    expect([await figure("clinker", "production"), await figure("clinker", "closing")]).toEqual(["811", "8"]);
    await page.context().close();
  });
});

describe("two people in one cell", () => {
  it("are shown both values with who and when, and either can be kept", async () => {
    const [mine, theirs] = [await openAs("liaison-cement", [/status of 409/]), await openAs("liaison-cement-second")];
    await byId(theirs, production).fill(typed("700"));
    await byId(theirs, closing).fill(typed("70"));
    await byId(theirs, closing).blur();
    await isState(theirs, closing, "saved");
    await byId(mine, production).fill(typed("900"));
    await byId(mine, closing).fill(typed("99"));
    await byId(mine, closing).blur();
    await isState(mine, production, "conflict");
    const box = mine.locator("td").filter({ has: byId(mine, production) });
    expect(await box.locator(".cell-conflict").innerText()).toContain("۷۰۰");
    expect(await box.locator(".cell-conflict").innerText()).toContain(demoAccount("liaison-cement-second").name_fa);
    await expect.poll(() => mine.locator("#conflicts li").count()).toBe(2);
    await mine.getByRole("button", { name: c.buttons.submit, exact: true }).click();
    await mine.getByText(t.saving.held.conflict).waitFor();
    expect(await figure("clinker", "production")).toBe("700");
    await box.getByRole("button", { name: t.saving.keepMine }).click();
    await isState(mine, production, "saved");
    await mine.locator("#conflicts").getByRole("button", { name: t.saving.keepTheirs }).click();
    await isState(mine, closing, "saved");
    expect(await byId(mine, closing).inputValue()).toBe("۷۰");
    expect([await figure("clinker", "production"), await figure("clinker", "closing")]).toEqual(["900", "70"]);
    expect(await mine.locator("#conflicts").count()).toBe(0);
    await mine.context().close();
    await theirs.context().close();
  });

  it("choose without script too, each field by itself, with the next Save", async () => {
    const mine = await world.openAs("liaison-cement", { javaScript: false, expectedErrors: [/status of 409/] });
    await mine.goto(form());
    const theirs = await openAs("liaison-cement-second");
    for (const [place, value] of [
      [production, "41"],
      [closing, "42"],
    ] as const) {
      await byId(theirs, place).fill(typed(value));
      await byId(theirs, place).blur();
      await isState(theirs, place, "saved");
    }
    await byId(mine, production).fill("1");
    await byId(mine, closing).fill("2");
    const save = () => mine.getByRole("button", { name: c.buttons.saveDraft, exact: true }).click();
    await save();
    await mine.locator("#conflicts").waitFor();
    await mine.locator(`input[name="c.${closing}"][value="theirs"]`).check();
    await save();
    await mine.locator(".banner.success").waitFor();
    expect([await figure("clinker", "production"), await figure("clinker", "closing")]).toEqual(["1", "42"]);
    await mine.context().close();
    await theirs.context().close();
  });
});

describe("signing out with unsent cells", () => {
  it("asks; they can be kept in the browser, and nothing of them is told to the next person", async () => {
    const page = await openAs("liaison-cement", noLine);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.context().setOffline(true);
    await byId(page, production).fill(typed("320"));
    await byId(page, production).blur();
    await isState(page, production, "waiting");
    const leave = page.getByRole("button", { name: c.shell.signOut });
    await leave.click();
    const dialog = page.getByRole("dialog");
    expect(await dialog.innerText()).toContain(t.saving.leaving.title({ count: "۱" }));
    await dialog.getByRole("button", { name: t.saving.leaving.send }).click();
    await dialog.getByText(t.saving.leaving.failed).waitFor();
    await dialog.getByRole("button", { name: t.saving.leaving.stay }).click();
    expect(await dialog.count()).toBe(0);
    await leave.click();
    // The line is back for the way out only; what waits is not tried before.
    await page.route("**/cells?*", (route) => route.abort());
    await page.context().setOffline(false);
    await page.getByRole("dialog").getByRole("button", { name: t.saving.leaving.keep }).click();
    await page.waitForURL(/sign-in/);
    expect(await figure("clinker", "production")).toBeNull();
    await page.context().setOffline(true);
    await page.goto("/liaison").catch(() => undefined);
    await page.getByRole("heading", { name: p.offline.title }).waitFor();
    await page.waitForTimeout(300);
    expect(await page.locator(".waiting li").count()).toBe(0);
    await page.context().close();
  });
});
