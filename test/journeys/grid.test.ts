import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { demonstrationPassword } from "#app/domain/demonstration.ts";
import { demoAccount } from "#db/seed/demo/accounts.ts";
import { cementLineIds, cementWorksId, isfahanTilesId } from "#db/seed/demo/named.ts";
import { lengthenLicence } from "#test/load/form/long-return.ts";
import { scrollsSideways } from "#test/setup/browser.ts";
import { answered, byId } from "./road/acts.ts";
import { figures, type Line, lines, typed, typedMeasures } from "./road/figures.ts";
import { counted, shown, words } from "./road/words.ts";
import { openWorld, period, type World } from "./road/world.ts";

const { liaison: t, common: c } = words;
const pasted = ["production", "domestic_quantity", "domestic_value", "export_quantity", "export_value", "own_use"] as const;

let world: World;
let cement: number;
let sister: number;
let tiles: number;

beforeAll(async () => {
  world = await openWorld();
  const { db } = world;
  const returns = await db
    .selectFrom("monthly_return as r")
    .innerJoin("role_grant as g", "g.establishment_id", "r.establishment_id")
    .where("g.user_id", "=", demoAccount("liaison-cement").id)
    .where("g.role", "=", "liaison")
    .where("r.period", "=", period)
    .where("r.state", "in", ["not-started", "draft", "returned"])
    .select(["r.id", "r.establishment_id"])
    .orderBy("r.id")
    .execute();
  cement = returns.find((row) => row.establishment_id === cementWorksId)?.id ?? 0;
  sister = returns.find((row) => row.establishment_id !== cementWorksId)?.id ?? 0;
  ({ id: tiles } = await db
    .selectFrom("monthly_return")
    .where("establishment_id", "=", isfahanTilesId)
    .where("period", "=", period)
    .select("id")
    .executeTakeFirstOrThrow());
  await lengthenLicence(db, tiles, 5);
  // One of its five lines is no longer made: with a copy of the first, five are to be filed.
  await lengthenLicence(db, cement, 6);
  await lengthenLicence(db, sister, 12);
});
afterAll(() => world.close());
afterEach(() => world.browser.assertNoErrors());

const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? "");

/** Tab until the cursor is where it is wanted. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 150; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no Tab leads to ${selector}`);
}

/** What a spreadsheet puts on the clipboard, pasted where the cursor is. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((content) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", content);
    document.activeElement?.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** The product lines of the grid, in their order. */
const lineIds = (page: Page) =>
  page.locator("tr[data-line]").evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.line));

describe("twelve products", () => {
  let page: Page;
  let ids: (string | undefined)[];
  const block = Array.from({ length: 12 }, (_, row) => pasted.map((_, column) => String((row + 1) * 1000 + column * 7)));
  const first = () => byId(page, `f.${ids[0]}.production`);
  const text = `${block.map((cells) => cells.map((value) => typed(value)).join("\t")).join("\r\n")}\r\n`;

  beforeAll(async () => {
    // The text that is no number is refused when it is saved.
    page = await world.openAs("liaison-cement", { expectedErrors: [/status of 422/] });
    await page.goto(`/liaison/returns/${sister}`);
    await page.locator(".grid-box input[data-measure]").first().focus();
    await page.locator(".grid-box[data-live]").waitFor();
    ids = await lineIds(page);
    // Whatever the draft held goes first.
    await page.locator(".grid input[data-measure]").evaluateAll((cells) => {
      for (const cell of cells) (cell as HTMLInputElement).value = "";
    });
  });

  it("are narrowed by a search that knows both keyboards, and are all back after Esc", async () => {
    expect(ids.length).toBe(12);
    const name = (await page.locator("tr[data-line] th .name").nth(3).innerText()).replaceAll("ی", "ي");
    await page.getByRole("searchbox", { name: t.grid.search }).fill(name);
    await expect.poll(() => page.locator("tr[data-line]:visible").count()).toBeLessThan(12);
    expect(await page.locator("[data-found]").innerText()).toContain(counted(12));
    await page.keyboard.press("Escape");
    expect(await page.locator("tr[data-line]:visible").count()).toBe(12);
  });

  it("take a block of twelve by six with Persian digits, which can be undone and done again", async () => {
    await first().focus();
    await paste(page, text);
    expect(await page.locator("[data-grid-said]").innerText()).toBe(t.grid.pasted({ count: counted(72) }));
    await page.keyboard.press("Control+z");
    expect(await first().inputValue()).toBe("");
    await page.keyboard.press("Control+y");
    expect(await byId(page, `f.${ids[11]}.own_use`).inputValue()).toBe(shown(block[11]?.[5] ?? ""));
  });

  it("say what of a block does not fit, and why a text is no number", async () => {
    const last = byId(page, `f.${ids[11]}.closing`);
    await last.focus();
    await paste(page, "x1\t2\r\n3\t4\r\n");
    expect(await page.locator("[data-grid-said]").innerText()).toContain(t.grid.lostRows({ count: counted(1) }));
    expect(await page.locator("td").filter({ has: last }).locator(".error").innerText()).toBe(c.fieldErrors["not-a-number"]);
    await page.keyboard.press("Control+z");
    expect(await last.inputValue()).toBe("");
  });

  it("keep every pasted value after a save", async () => {
    await answered(page, () => page.getByRole("button", { name: c.buttons.saveDraft, exact: true }).click());
    const held = await world.db
      .selectFrom("working_figure")
      .select(["product_line_id", ...pasted])
      .where("return_id", "=", sister)
      .execute();
    for (const [row, cells] of block.entries()) {
      const stored = held.find((one) => String(one.product_line_id) === ids[row]);
      expect(pasted.map((measure) => Number(stored?.[measure]))).toEqual(cells.map(Number));
    }
  });

  it("are walked through by arrows, Enter and Tab", async () => {
    await page.locator(".grid-box input[data-measure]").first().focus();
    await page.locator(".grid-box[data-live]").waitFor();
    await first().focus();
    await first().selectText();
    await page.keyboard.press("ArrowLeft");
    expect(await focused(page)).toBe(`f.${ids[0]}.domestic_quantity`);
    await page.keyboard.press("ArrowDown");
    expect(await focused(page)).toBe(`f.${ids[1]}.domestic_quantity`);
    await page.keyboard.press("Enter");
    expect(await focused(page)).toBe(`f.${ids[2]}.domestic_quantity`);
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.press("ArrowRight");
    expect(await focused(page)).toBe(`f.${ids[1]}.production`);
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe(`f.${ids[1]}.domestic_quantity`);
    await page.keyboard.type("7");
    await page.keyboard.press("Escape");
    expect(await byId(page, `f.${ids[1]}.domestic_quantity`).inputValue()).toBe(shown(block[1]?.[1] ?? ""));
    await page.keyboard.press("Control+End");
    expect(await focused(page)).toBe(`f.${ids[11]}.closing`);
    expect(new URL(page.url()).pathname).toBe(`/liaison/returns/${sister}`);
    await page.context().close();
  });
});

/** What the tile works used in the newest month that says so. */
async function usualElectricity(): Promise<string> {
  const { quantity } = await world.db
    .selectFrom("working_energy as w")
    .innerJoin("monthly_return as r", "r.id", "w.return_id")
    .innerJoin("monthly_return as own", "own.establishment_id", "r.establishment_id")
    .where("own.id", "=", tiles)
    .where("w.carrier", "=", "electricity")
    .orderBy("r.period", "desc")
    .select("w.quantity")
    .executeTakeFirstOrThrow();
  return String(Number(quantity));
}

it("a month of five products is filed on a phone, by touch, from the sign-in page on", async () => {
  const page = await world.open({ width: 390, height: 844, touch: true, expectedErrors: [/status of 422/] });
  const fits = async () => expect(await scrollsSideways(page)).toBe(false);
  const tap = (name: string) => page.getByRole("button", { name, exact: true }).tap();
  await page.goto("/sign-in");
  await page.locator("#national_id").fill(demoAccount("liaison-isfahan").national_id);
  await page.locator("#password").fill(demonstrationPassword);
  await fits();
  await tap(words.public.signIn.button);
  await page.locator(`.waiting a[href="/liaison/returns/${tiles}"]`).first().tap();
  await page.locator(".return-form").waitFor();
  await fits();
  // On a poor line the first touch is before the page's own scripts; the smallest remembers it.
  // Where the desk's scripts had come already, the form came without a document of its own, and they listen.
  await page.waitForFunction(
    () =>
      performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/early.js")) ||
      performance.getEntriesByType("navigation").every(({ name }) => name !== location.href),
  );
  await tap(t.grid.copyAll);
  await page.getByRole("radio", { name: c.operatingStates.working }).tap();
  await page.locator("#days_worked").fill("۳۱");
  const cells = page.locator(".grid input[data-measure]");
  await expect.poll(() => page.locator(".balance output.done").count(), { timeout: 10_000 }).toBe(5);
  const heard = await cells.evaluateAll((inputs) => inputs.map((input) => input.getAttribute("aria-label") ?? ""));
  const products = await page
    .locator("tr[data-line] th")
    .evaluateAll((heads) => heads.map((head) => head.firstChild?.textContent ?? "-"));
  expect(products.length).toBe(5);
  for (const product of products) {
    for (const measure of typedMeasures) {
      expect(heard.filter((name) => name.includes(product) && name.includes(c.measures[measure])).length).toBeGreaterThan(0);
    }
  }
  expect(new Set(heard).size).toBe(heard.length);
  await tap(c.buttons.submit);
  // The answer has a row ready for each product that was exported.
  await page.locator("#errors").waitFor();
  const slots = await page
    .locator("#block-exports tr[data-offer] select")
    .evaluateAll((selects) => selects.map(({ id }) => id.slice(0, 3)));
  for (const slot of slots) {
    const line = await byId(page, `${slot}.product_line_id`).inputValue();
    await byId(page, `${slot}.country`).fill("عراق");
    await byId(page, `${slot}.quantity`).fill(await byId(page, `f.${line}.export_quantity`).inputValue());
  }
  const isOpen = async (block: string) => (await byId(page, `block-${block}`).getAttribute("open")) !== null;
  if (await isOpen("materials")) await byId(page, "none.materials").check();
  if (await isOpen("energy")) {
    await byId(page, "n.electricity").fill(await usualElectricity());
    for (const name of ["n.natural-gas", "n.gas-oil"]) await byId(page, name).fill("۱۲۰");
  }
  if (await isOpen("people")) for (const name of ["p.men", "p.women"]) await byId(page, name).fill("۴۰");
  await fits();
  await tap(c.buttons.submit);
  await page.locator(".tracking code").waitFor();
  await fits();
  await page.context().close();
});

it("a month of five products is filed by the keyboard alone, from the sign-in page on", async () => {
  const page = await world.open({ expectedErrors: [/status of 422/] });
  await page.goto("/sign-in");
  await tabTo(page, "#national_id");
  await page.keyboard.type(demoAccount("liaison-cement").national_id);
  await page.keyboard.press("Tab");
  await tabTo(page, "#password");
  await page.keyboard.type(demonstrationPassword);
  await page.keyboard.press("Enter");
  await page.locator(`.waiting a[href="/liaison/returns/${cement}"]`).first().waitFor();
  await tabTo(page, `.waiting a[href="/liaison/returns/${cement}"]`);
  await page.keyboard.press("Enter");
  await page.locator(".grid-box input[data-measure]").first().focus();
  await page.locator(".grid-box[data-live]").waitFor();
  await tabTo(page, 'input[name="operating_state"]');
  await page.keyboard.press("Space");
  await tabTo(page, "#days_worked");
  await page.keyboard.type("۳۱");
  await tabTo(page, '.grid input[data-measure="production"]');
  const ids = await lineIds(page);
  expect(ids.length).toBe(5);
  const lineOf = (id: string | undefined): Line => lines.find((line) => String(cementLineIds[line]) === id) ?? "clinker";
  for (const measure of typedMeasures) {
    for (const id of ids) {
      expect(await focused(page)).toBe(`f.${id}.${measure}`);
      await page.keyboard.type(typed(figures[lineOf(id)][measure]));
      await page.keyboard.press("Enter");
    }
  }
  expect(await page.locator(".balance output.done").count()).toBe(5);
  await tabTo(page, ".actions button[value=submit]");
  await page.keyboard.press("Enter");
  // The answer has a row ready for each product that was exported.
  await page.locator("#errors").waitFor();
  const write = async (name: string, text: string) => {
    await tabTo(page, `[id="${name}"]`);
    await page.keyboard.type(text);
  };
  const exported = ids.filter((id) => Number(figures[lineOf(id)].export_quantity) > 0);
  for (const [index, id] of exported.entries()) {
    const slot = index + 1;
    expect(await byId(page, `x.${slot}.product_line_id`).inputValue()).toBe(id);
    await write(`x.${slot}.country`, "عراق");
    await write(`x.${slot}.quantity`, typed(figures[lineOf(id)].export_quantity));
    await write(`x.${slot}.value_rial`, typed(figures[lineOf(id)].export_value));
  }
  await tabTo(page, '[id="none.materials"]');
  await page.keyboard.press("Space");
  await write("n.electricity", "۲۶٬۲۰۰٬۰۰۰");
  for (const name of ["n.natural-gas", "n.gas-oil", "p.men", "p.women"]) await write(name, "۱۲۰");
  await tabTo(page, ".actions button[value=submit]");
  await page.keyboard.press("Enter");
  await page.locator(".tracking code").waitFor();
  await page.context().close();
});
