import type { Decimal } from "#app/domain/decimal.ts";
import { parseNumber } from "#app/domain/quantity.ts";
import type { Language } from "#app/messages/language.ts";
import { formatDecimal } from "#app/messages/numbers.ts";
import { scaled, unscaled } from "./live-balance.ts";

type Box = HTMLInputElement | HTMLSelectElement;

const field = (slot: string, name: string) => document.getElementById(`x.${slot}.${name}`) as Box | null;
const slotOf = (box: Element): string | undefined => /^x\.(\d+)\./.exec(box.id)?.[1];

/** Sum of one column over the rows of a product; null while a row that counts is blank or cannot be read. */
function sumOf(slots: readonly string[], column: "quantity" | "value_rial"): Decimal | null {
  let sum = 0n;
  for (const slot of slots) {
    const parsed = parseNumber(field(slot, column)?.value ?? "");
    if (!parsed.ok || parsed.value === null) return null;
    sum += scaled(parsed.value);
  }
  return unscaled(sum);
}

function tell(box: Element): void {
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Shows a sum in the grid's export cell: an input becomes read-only while rows hold its number. */
function showSum(line: string, measure: string, sum: Decimal | null, language: Language): void {
  const cell = document.getElementById(`f.${line}.${measure}`);
  if (cell === null) return;
  if (cell instanceof HTMLInputElement) {
    cell.readOnly = sum !== null;
    if (sum === null) return;
    const text = formatDecimal(sum, language);
    if (cell.value === text) return;
    cell.value = text;
    tell(cell);
  } else if (sum !== null && cell.dataset.value !== sum) {
    cell.dataset.value = sum;
    const number = cell.querySelector("bdi");
    if (number) number.textContent = formatDecimal(sum, language);
    cell.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function showSums(box: HTMLElement, language: Language): void {
  const byLine = new Map<string, string[]>();
  for (const select of box.querySelectorAll<HTMLSelectElement>('select[id$=".product_line_id"]')) {
    for (const { value } of select.options) if (value !== "" && !byLine.has(value)) byLine.set(value, []);
    const slot = slotOf(select);
    if (slot !== undefined && (field(slot, "quantity")?.value ?? "") !== "") byLine.get(select.value)?.push(slot);
  }
  for (const [line, slots] of byLine) {
    showSum(line, "export_quantity", slots.length > 0 ? sumOf(slots, "quantity") : null, language);
    showSum(line, "export_value", slots.length > 0 ? sumOf(slots, "value_rial") : null, language);
  }
}

/** A row's offered cells were not typed by anybody; once the row is used they are meant, and saved with it. */
function meanOffers(row: Element | null): void {
  if (row === null || !row.hasAttribute("data-offer")) return;
  row.removeAttribute("data-offer");
  for (const box of row.querySelectorAll<Box>("input[name]:not([type=hidden]), select[name]")) {
    const base = row.querySelector<HTMLInputElement>(`[name="b.${box.name}"]`);
    if (box.value !== "" && base?.value === "") tell(box);
  }
}

/**
 * One listener for the tables of blocks 3 to 5: a chosen product brings its tariff code, export columns of the grid
 * follow their rows, offered rows are taken whole. Takes their box; gives the function that stops listening.
 */
export function listenToBlocks(box: HTMLElement, language: Language): () => void {
  function changed(event: Event) {
    const target = event.target;
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    const slot = slotOf(target);
    if (slot !== undefined && target instanceof HTMLSelectElement) {
      const tariff = field(slot, "tariff_code");
      const code = target.selectedOptions[0]?.dataset.tariff ?? "";
      if (tariff?.value === "" && code !== "") {
        tariff.value = code;
        tell(tariff);
      }
    }
    meanOffers(target.closest("tr"));
    if (slot !== undefined && /\.(?:quantity|value_rial|product_line_id)$/.test(target.id)) showSums(box, language);
  }
  box.addEventListener("input", changed);
  return () => box.removeEventListener("input", changed);
}
