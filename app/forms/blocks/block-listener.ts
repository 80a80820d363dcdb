import type { Decimal } from "#app/domain/decimal.ts";
import { parseNumber } from "#app/domain/quantity.ts";
import type { Language } from "#app/messages/language.ts";
import { formatDecimal, formatInteger } from "#app/messages/numbers.ts";
import { scaled, unscaled } from "../grid/live-balance.ts";

type Control = HTMLInputElement | HTMLSelectElement;

const controls = "input[name]:not([type=hidden]), select[name]";
const field = (slot: string, name: string) => document.getElementById(`x.${slot}.${name}`) as Control | null;
const slotOf = (control: Element): string | undefined => /^x\.(\d+)\./.exec(control.id)?.[1];
const isControl = (target: EventTarget | null): target is Control =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement;

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

/** Says that a control changed, to the grid and to what saves. */
function tell(control: Element): void {
  control.dispatchEvent(new Event("input", { bubbles: true }));
  control.dispatchEvent(new Event("change", { bubbles: true }));
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

/** Makes a control one that came blank, so that what stands in it counts as typed. */
function cameBlank(control: Control): void {
  if (control instanceof HTMLInputElement) control.defaultValue = "";
  else for (const option of control.options) option.defaultSelected = false;
}

/** A row's offered cells were not typed by anybody; once the row is used they are meant, and saved with it. */
function meanOffers(row: Element): void {
  if (!row.hasAttribute("data-offer")) return;
  row.removeAttribute("data-offer");
  for (const control of row.querySelectorAll<Control>(controls)) {
    const base = row.querySelector<HTMLInputElement>(`[name="b.${control.name}"]`);
    const { value } = control;
    if (value === "" || base?.value !== "") continue;
    cameBlank(control);
    control.value = value;
    tell(control);
  }
}

/** The product chosen in a row brings its tariff code. */
function bringTariff(slot: string, select: HTMLSelectElement): void {
  const tariff = field(slot, "tariff_code");
  const code = select.selectedOptions[0]?.dataset.tariff ?? "";
  if (tariff?.value !== "" || code === "") return;
  tariff.value = code;
  tell(tariff);
}

const mostRows: Readonly<Record<string, number>> = { x: 200, m: 30, o: 10 };

/** Renames what refers to a row's slot. */
function renumber(row: Element, letter: string, from: string, to: string, language: Language): void {
  const shown = formatInteger(Number(to), language);
  const before = formatInteger(Number(from), language);
  for (const node of row.querySelectorAll("*")) {
    for (const { name, value } of [...node.attributes]) {
      if (name === "aria-label") node.setAttribute(name, value.replace(before, shown));
      else if (name === "id" || name === "name") node.setAttribute(name, value.replace(`${letter}.${from}.`, `${letter}.${to}.`));
    }
  }
  const head = row.querySelector("th");
  if (head) head.textContent = shown;
}

/** Puts a folded row below those in sight. */
function unfold(row: Element, block: Element): void {
  const fold = row.closest("details.more-rows:not([open])");
  if (fold === null) return;
  block.querySelector("tbody")?.append(row);
  if (fold.querySelector("tbody tr") === null) fold.remove();
}

/** When the last blank row in sight is begun, a further one comes: one never has to save to get room. */
function makeRoom(row: HTMLTableRowElement, language: Language): void {
  const named = row.querySelector<Control>(controls)?.name;
  const [, letter = "", slot = ""] = /^([xmo])\.(\d+)\./.exec(named ?? "") ?? [];
  const block = row.closest("details.block");
  if (block === null || letter === "") return;
  const rows = [...block.querySelectorAll<HTMLTableRowElement>("tbody tr")];
  const isBlank = (one: Element) => [...one.querySelectorAll<Control>(controls)].every(({ value }) => value === "");
  const blank = rows.find((one) => one !== row && isBlank(one));
  if (blank !== undefined) {
    unfold(blank, block);
    return;
  }
  const slots = rows.map((one) => Number(/\d+/.exec(one.querySelector<Control>(controls)?.name ?? "")?.[0] ?? 0));
  const next = Math.max(...slots) + 1;
  if (next > (mostRows[letter] ?? 0)) return;
  const fresh = row.cloneNode(true) as HTMLTableRowElement;
  fresh.removeAttribute("data-offer");
  for (const extra of fresh.querySelectorAll(".error, .save-part, .mark")) extra.remove();
  for (const cell of fresh.querySelectorAll<HTMLElement>("td")) {
    delete cell.dataset.save;
    cell.classList.remove("has-block", "has-explain", "has-note");
  }
  for (const base of fresh.querySelectorAll<HTMLInputElement>("input[type=hidden]")) base.value = "";
  for (const control of fresh.querySelectorAll<Control>(controls)) {
    cameBlank(control);
    control.value = "";
    control.removeAttribute("aria-invalid");
    control.removeAttribute("aria-describedby");
  }
  renumber(fresh, letter, slot, String(next), language);
  (rows.at(-1) ?? row).after(fresh);
}

/** A correction's button fills its field. */
function fill(event: Event, box: HTMLElement): void {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-fill]") : null;
  const control = document.getElementById(button?.dataset.fill ?? "");
  if (button === null || !(control instanceof HTMLInputElement) || !box.contains(control)) return;
  event.preventDefault();
  control.value = button.dataset.value ?? "";
  tell(control);
  control.focus();
}

/**
 * One listener for blocks 3 to 5: a chosen product brings its tariff code, export columns of the grid follow their
 * rows, offered rows are taken whole, room is made for one row more. Takes their box, and what ends it.
 */
export function listenToBlocks(box: HTMLElement, language: Language, signal: AbortSignal): void {
  box.addEventListener(
    "input",
    ({ target }) => {
      if (!isControl(target)) return;
      const slot = slotOf(target);
      if (slot !== undefined && target instanceof HTMLSelectElement) bringTariff(slot, target);
      const row = target.closest("tr");
      if (row !== null) {
        meanOffers(row);
        makeRoom(row, language);
      }
      if (slot !== undefined && /\.(?:quantity|value_rial|product_line_id)$/.test(target.id)) showSums(box, language);
    },
    { signal },
  );
  box.addEventListener("click", (event) => fill(event, box), { signal });
  // What was chosen before the script arrived counts too.
  for (const select of box.querySelectorAll<HTMLSelectElement>('select[id$=".product_line_id"]')) {
    const slot = slotOf(select);
    if (slot !== undefined && select.selectedOptions[0]?.defaultSelected === false) bringTariff(slot, select);
  }
  showSums(box, language);
}
