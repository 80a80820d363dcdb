import type { Page } from "playwright-core";
import { expect } from "vitest";
import { cementLineIds } from "#db/seed/demo/named.ts";
import { answered, bannerSaying, byId, signIn } from "./acts.ts";
import { cell, figures, type Line, lines, type TypedMeasure, typed, typedMeasures } from "./figures.ts";
import { shown, words } from "./words.ts";

const { common: c, liaison: t } = words;

/** The clinker's closing stock as first filed: short of what the balance asks for. */
export const shortClosing = String(Number(figures.clinker.closing) - 1250);
export const explanation = "کسری پس از انبارگردانی پایان ماه دیده شد و هنوز بررسی می‌شود.";
export const reply = "صادرات این ماه بر پایهٔ پروانه‌های سبز گمرکی است؛ نرخ ارز بالاتر رفت.";

/** A waiting month on the liaison's desk. */
export const waitingMonth = (page: Page) =>
  page.locator(".waiting > li").filter({ hasText: "سیمان شاهرخ" }).filter({ hasText: "فروردین ۱۴۰۴" });

/** Signs in, finds the month on the desk with the days left, and opens it. */
export async function openDueMonth(page: Page): Promise<void> {
  await signIn(page, "liaison-cement");
  const month = waitingMonth(page);
  expect(await month.locator(".until b").innerText()).toBe(`۵ ${c.time.daysLeft}`);
  await month.getByRole("link", { name: t.desk.fill }).click();
  await byId(page, cell("clinker", "production")).waitFor();
  expect(await page.locator(".due").innerText()).toContain(c.time.daysLeft);
}

/** Beside a cell: last month and last year, as they are heard. */
export async function besideCell(page: Page, line: Line, measure: TypedMeasure): Promise<string> {
  const box = page.locator("td").filter({ has: byId(page, cell(line, measure)) });
  return (await box.locator(".was .heard").textContent()) ?? "";
}

/** Types the month: Persian digits, a few Arabic and Latin ones; the clinker's closing short, bulk made a thousandfold. */
export async function typeMonth(page: Page): Promise<void> {
  await page.getByRole("radio", { name: c.operatingStates.working }).check();
  await page.locator("#days_worked").fill("۳۱");
  for (const line of lines) {
    for (const measure of typedMeasures) {
      const how = line === "bag" ? "arabic" : line === "concrete" ? "latin" : "persian";
      await byId(page, cell(line, measure)).fill(typed(figures[line][measure], how));
    }
  }
  await typeBlocks(page);
  await byId(page, cell("clinker", "closing")).fill(typed(shortClosing));
  await byId(page, cell("bulk", "production")).fill(typed(`${figures.bulk.production}000`));
}

/** Types the month as it truly was: nothing stands in the way of sending it. */
export async function typeSoundMonth(page: Page): Promise<void> {
  await typeMonth(page);
  await byId(page, cell("clinker", "closing")).fill(typed(figures.clinker.closing));
  await byId(page, cell("bulk", "production")).fill(typed(figures.bulk.production));
}

/** Types blocks 3 to 5: a row for each product that was exported, energy and people; no materials, by one tick. */
async function typeBlocks(page: Page): Promise<void> {
  let slot = 0;
  for (const line of lines) {
    if (!(Number(figures[line].export_quantity) > 0)) continue;
    slot += 1;
    await byId(page, `x.${slot}.product_line_id`).selectOption(String(cementLineIds[line]));
    await byId(page, `x.${slot}.country`).fill(slot === 1 ? "عراق" : "Afghanistan");
    await byId(page, `x.${slot}.tariff_code`).fill("۲۵۲۳۲۹۰۰");
    await byId(page, `x.${slot}.quantity`).fill(typed(figures[line].export_quantity));
    await byId(page, `x.${slot}.value_rial`).fill(typed(figures[line].export_value));
  }
  await byId(page, "none.materials").check();
  for (const [field, value] of Object.entries({ electricity: "26200000", "natural-gas": "11500000", "gas-oil": "42000" })) {
    await byId(page, `n.${field}`).fill(typed(value));
  }
  await byId(page, "p.men").fill("۳۱۰");
  await byId(page, "p.women").fill("24");
}

/** Saves the draft and waits until the page says so. */
export async function save(page: Page): Promise<void> {
  await answered(page, () => page.getByRole("button", { name: c.buttons.saveDraft, exact: true }).click());
  await bannerSaying(page, t.form.savedTitle);
}

/** Tries to submit and waits for the summary of what is in the way; gives its lines. */
export async function submitInVain(page: Page): Promise<string[]> {
  await answered(page, () => page.getByRole("button", { name: c.buttons.submit, exact: true }).click());
  await page.locator("#errors").waitFor();
  return page.locator("#errors li").allInnerTexts();
}

/** The note of a finding about a cell. */
export const findingAt = (page: Page, line: Line, measure: TypedMeasure) =>
  page.locator(".note").filter({ has: page.locator(`a[href="#${cell(line, measure)}"]`) });

/** Corrects the slip with the button that its finding offers, and explains the difference of the clinker. */
export async function correctAndExplain(page: Page, javaScript: boolean): Promise<void> {
  const fix = findingAt(page, "bulk", "production").getByRole("button", {
    name: c.findings.fix({ value: shown(figures.bulk.production) }),
  });
  // Without script the button is a request of its own, which saves; with it the cell is filled.
  if (javaScript) await fix.click();
  else await answered(page, () => fix.click());
  await expect.poll(() => byId(page, cell("bulk", "production")).inputValue()).toBe(shown(figures.bulk.production));
  await findingAt(page, "clinker", "closing").getByRole("textbox", { name: c.findings.explain }).fill(explanation);
}

/** Submits and gives the tracking code on the receipt. */
export async function submit(page: Page): Promise<string> {
  await page.getByRole("button", { name: c.buttons.submit, exact: true }).click();
  await bannerSaying(page, t.receipt.done({ period: "فروردین ۱۴۰۴" }));
  const code = await page.locator(".tracking code").innerText();
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(?:-[0-9A-HJKMNP-TV-Z]{5}){3}$/);
  return code;
}

/** Finds the returned month on the desk, opens it, corrects the clinker's closing and replies to the other reason. */
export async function answerReasons(page: Page): Promise<void> {
  await page.goto("/liaison");
  const month = waitingMonth(page);
  expect(await month.innerText()).toContain(t.desk.reasons({ count: "۲" }));
  await month.getByRole("link", { name: t.desk.correct }).click();
  await page.locator("#reasons").waitFor();
  for (const place of [cell("clinker", "closing"), cell("bulk", "export_value")]) {
    const box = page.locator("td.questioned").filter({ has: byId(page, place) });
    expect(await box.locator("a.mark.reason").count(), place).toBe(1);
  }
  await byId(page, cell("clinker", "closing")).fill(typed(figures.clinker.closing));
  const other = page.locator("#reasons li").filter({ has: page.locator(`a[href="#${cell("bulk", "export_value")}"]`) });
  await other.getByRole("textbox", { name: c.reasons.reply }).fill(reply);
}

/** What the liaison's own page of the month says of each recipient. */
export async function arrivals(page: Page, returnId: number): Promise<string[]> {
  await page.goto(`/liaison/returns/${returnId}/view`);
  return page.locator("#arrivals li").allInnerTexts();
}
