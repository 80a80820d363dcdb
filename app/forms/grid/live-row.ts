import { add, type Decimal } from "#app/domain/decimal.ts";
import { shownPriceDecimals, unitPrice } from "#app/domain/money.ts";
import type { Measure } from "#app/domain/monthly-return.ts";
import { parseNumber } from "#app/domain/quantity.ts";
import type { Language } from "#app/messages/language.ts";
import { formatDecimal } from "#app/messages/numbers.ts";
import type { Areas } from "#app/messages/registry.ts";
import { balanceDifference, closingCell, valuesOf } from "./live-balance.ts";

type Words = Pick<Areas["common"], "grid" | "measures">;

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

function showPair(box: Element, said: string, first: string | null): void {
  const heard = box.querySelector(".heard");
  const figure = box.querySelector(".pair bdi");
  if (heard !== null && heard.textContent !== said) heard.textContent = said;
  if (figure !== null && figure.textContent !== (first ?? "–")) figure.textContent = first ?? "–";
}

const second = (box: Element) => box.querySelector(".pair bdi:last-of-type")?.textContent ?? "–";

function showToDate(row: Element, texts: ReadonlyMap<Measure, string>, language: Language, t: Words): void {
  for (const box of row.querySelectorAll<HTMLElement>("[data-earlier]")) {
    const measure = box.closest("td")?.querySelector<HTMLElement>("[data-measure]")?.dataset.measure as Measure | undefined;
    if (measure === undefined) continue;
    const sum = formatDecimal(add(box.dataset.earlier ?? "0", numberIn(texts, measure) ?? "0"), language);
    showPair(box, t.grid.toDate({ sum, lastYear: second(box) }), sum);
  }
}

function showPrices(row: Element, texts: ReadonlyMap<Measure, string>, language: Language, t: Words): void {
  for (const box of row.querySelectorAll<HTMLElement>("[data-price]")) {
    const market = box.dataset.price === "export" ? "export" : "domestic";
    const price = unitPrice(numberIn(texts, `${market}_value`), numberIn(texts, `${market}_quantity`));
    const now = price === null ? null : formatDecimal(price, language, { maximumDecimals: shownPriceDecimals(price) });
    showPair(box, t.grid.price({ now: now ?? "–", lastMonth: second(box) }), now);
  }
}

/** Brings what is derived in a row up to what is typed in it. */
export function showRow(row: Element, language: Language, t: Words): void {
  const texts = textsOf(row);
  showBalance(row, texts, language, t);
  showToDate(row, texts, language, t);
  showPrices(row, texts, language, t);
}
