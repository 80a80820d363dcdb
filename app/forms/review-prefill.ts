import { reasonRows, reviewField } from "./review-fields.ts";

function choice(name: string): HTMLSelectElement | null {
  const field = document.getElementById(name);
  return field instanceof HTMLSelectElement ? field : null;
}

/** Opens the reasons being written and brings them into sight. @returns false where the page has none */
function open(): boolean {
  const box = document.getElementById("send-back");
  if (!(box instanceof HTMLDetailsElement)) return false;
  box.open = true;
  box.scrollIntoView({ block: "nearest" });
  return true;
}

/** Opens the reasons and goes to the first. @returns false where the page has none: the link may then work by itself */
export function openReasons(): boolean {
  if (!open()) return false;
  choice(reviewField.code(0))?.focus();
  return true;
}

/**
 * Begins a reason at a cell in the first row that is blank or already about it, and goes to its text.
 * @returns false where there is no such row: the link may then work by itself
 */
export function beginReason(cell: string, code: string): boolean {
  if (!open()) return false;
  for (let row = 0; row < reasonRows; row += 1) {
    const [codes, cells, text] = [
      choice(reviewField.code(row)),
      choice(reviewField.cell(row)),
      document.getElementById(reviewField.text(row)),
    ];
    if (!codes || !cells || !(text instanceof HTMLTextAreaElement)) return false;
    const blank = codes.value === "" && cells.value === "" && text.value === "";
    if (!blank && cells.value !== cell) continue;
    cells.value = cell;
    if (codes.value === "") codes.value = code;
    (codes.value === "" ? codes : text).focus();
    return true;
  }
  return false;
}
