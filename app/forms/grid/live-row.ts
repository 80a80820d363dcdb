import { add, type Decimal } from "#app/domain/decimal.ts";
import { shownPriceDecimals, unitPrice } from "#app/domain/money.ts";
import { type Measure, otherReasons } from "#app/domain/monthly-return.ts";
import { parseNumber } from "#app/domain/quantity.ts";
import type { Language } from "#app/messages/language.ts";
import { formatDecimal } from "#app/messages/numbers.ts";
import type { Areas } from "#app/messages/registry.ts";
import { balanceDifference, closingCell, valuesOf } from "./live-balance.ts";
import { pairIn, pairText } from "./pair.ts";

type Words = Pick<Areas["common"], "grid" | "measures" | "otherReasons">;

/** What stands in a row now: typed texts, and figures that are shown only. */
export function textsOf(row: Element): Map<Measure, string> {
  const texts = new Map<Measure, string>();
  for (const cell of row.querySelectorAll<HTMLElement>("[data-measure]")) {
    const text = cell instanceof HTMLInputElement ? cell.value : (cell.dataset.value ?? "");
    texts.set(cell.dataset.measure as Measure, text);
  }
  return texts;
}

function numberIn(texts: ReadonlyMap<Measure, string>, measure: Measure): Decimal | null {
  const parsed = parseNumber(texts.get(measure) ?? "");
  return parsed.ok ? parsed.value : null;
}

function showBalance(row: Element, texts: ReadonlyMap<Measure, string>, language: Language, t: Words): void {
  const output = row.querySelector<HTMLOutputElement>("td.balance output");
  if (output === null) return;
  const difference = balanceDifference(texts);
  const kind = difference === null ? "incomplete" : difference === "0" ? "balanced" : "difference";
  const said =
    kind === "difference"
      ? t.grid.difference({ amount: formatDecimal((difference ?? "0").replace("-", ""), language) })
      : t.grid[kind];
  // Most keys change nothing here, and what is not written needs no layout.
  if (output.textContent !== said) {
    output.dataset.shape = kind;
    output.className = `tag ${{ balanced: "done", difference: "wait", incomplete: "idle" }[kind]}`;
    output.textContent = said;
  }
  showClosing(row, output, texts, language, t);
}

/** The button that fills the cell which would close the balance: made, changed, or taken away. */
function showClosing(row: Element, output: Element, texts: ReadonlyMap<Measure, string>, language: Language, t: Words): void {
  const values = valuesOf(texts);
  const closing = values === undefined ? null : closingCell(values);
  let button = row.querySelector<HTMLButtonElement>("td.balance button.close");
  const line = row.getAttribute("data-line");
  const typed = closing !== null && row.querySelector(`input[data-measure="${closing.measure}"]`) !== null;
  if (closing === null || !typed) {
    if (button !== null) button.hidden = true;
    return;
  }
  if (button === null) {
    button = document.createElement("button");
    button.type = "submit";
    button.name = "fix";
    button.formNoValidate = true;
    button.className = "btn small close";
    output.after(button);
  }
  const shown = formatDecimal(closing.value, language);
  button.hidden = false;
  button.value = `${line}.${closing.measure}=${closing.value}`;
  button.dataset.fill = `f.${line}.${closing.measure}`;
  button.dataset.value = shown;
  button.textContent = t.grid.close({ measure: t.measures[closing.measure], value: shown });
}

/** Writes the first of a pair; the second stays. */
function showPair(box: Element, now: string | null, said: (second: string) => string): void {
  const heard = box.querySelector(".heard");
  const pair = box.querySelector(".pair");
  if (heard === null || pair === null) return;
  const [, second] = pairIn(pair.textContent ?? "");
  const text = pairText(now, second);
  if (pair.textContent === text) return;
  pair.textContent = text;
  heard.textContent = said(second);
}

function showToDate(row: Element, texts: ReadonlyMap<Measure, string>, language: Language, t: Words): void {
  for (const box of row.querySelectorAll<HTMLElement>("[data-earlier]")) {
    const measure = box.closest("td")?.querySelector<HTMLElement>("[data-measure]")?.dataset.measure as Measure | undefined;
    if (measure === undefined) continue;
    const sum = formatDecimal(add(box.dataset.earlier ?? "0", numberIn(texts, measure) ?? "0"), language);
    showPair(box, sum, (lastYear) => t.grid.toDate({ sum, lastYear }));
  }
}

function showPrices(row: Element, texts: ReadonlyMap<Measure, string>, language: Language, t: Words): void {
  for (const box of row.querySelectorAll<HTMLElement>("[data-price]")) {
    const measure = box.dataset.price === "export_value" ? "export_value" : "domestic_value";
    const quantity = measure === "export_value" ? "export_quantity" : "domestic_quantity";
    const price = unitPrice(numberIn(texts, measure), numberIn(texts, quantity));
    const now = price === null ? null : formatDecimal(price, language, { maximumDecimals: shownPriceDecimals(price) });
    showPair(box, now, (lastMonth) => t.grid.price({ now: now ?? "–", lastMonth }));
  }
}

/** Asks why something else came in or went out, as soon as something is typed there. */
function askReason(row: Element, t: Words): void {
  for (const measure of ["other_in", "other_out"] as const) {
    const cell = row.querySelector<HTMLInputElement>(`input[data-measure="${measure}"]`);
    if (cell === null || cell.value === "") continue;
    const name = `${cell.name}_reason`;
    const base = row.querySelector(`input[name="b${name.slice(1)}"]`);
    if (base === null || document.getElementById(name) !== null) continue;
    const select = document.createElement("select");
    select.id = name;
    select.name = name;
    const product = row.querySelector("th .name")?.textContent ?? "";
    select.setAttribute("aria-label", t.grid.otherReason({ product, measure: t.measures[measure] }));
    select.append(new Option(t.grid.reason, ""), ...otherReasons.map((code) => new Option(t.otherReasons[code], code)));
    base.after(select);
  }
}

/** Brings what is derived in a row up to what is typed in it. */
export function showRow(row: Element, language: Language, t: Words): void {
  const texts = textsOf(row);
  showBalance(row, texts, language, t);
  showToDate(row, texts, language, t);
  showPrices(row, texts, language, t);
  askReason(row, t);
}
