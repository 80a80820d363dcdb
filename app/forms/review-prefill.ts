import { reasonRows, reviewField } from "./review-fields.ts";
import { fillReason, type TemplateFillView } from "./template-fill.ts";

/** What a cell of the page proposes as its reason. */
export interface Proposal {
  /** The cell as a choice's value. */
  cell: string;
  code: string;
  text: string;
}

interface Row {
  codes: HTMLSelectElement;
  cells: HTMLSelectElement;
  text: HTMLTextAreaElement;
}

function rowAt(index: number): Row | null {
  const [codes, cells, text] = [reviewField.code, reviewField.cell, reviewField.text].map((name) =>
    document.getElementById(name(index)),
  );
  const whole = codes instanceof HTMLSelectElement && cells instanceof HTMLSelectElement && text instanceof HTMLTextAreaElement;
  return whole ? { codes, cells, text } : null;
}

function isBlank({ codes, cells, text }: Row): boolean {
  return codes.value === "" && cells.value === "" && text.value === "";
}

/** Rows of reasons that somebody began, as they stand in the page; `place` in the words of the list of cells. */
export function writtenReasons() {
  return Array.from({ length: reasonRows }, (_, index) => index).flatMap((index) => {
    const row = rowAt(index);
    if (!row || isBlank(row)) return [];
    const chosen = row.cells.selectedOptions[0];
    const place = row.cells.value === "" || !chosen ? null : chosen.text;
    return [
      {
        index,
        code: row.codes.value,
        cell: row.cells.value,
        place,
        text: row.text.value,
      },
    ];
  });
}
/** Opens the reasons being written and brings them into sight. @returns false where the page has none */
function open(): boolean {
  const box = document.getElementById("send-back");
  if (!(box instanceof HTMLDetailsElement)) return false;
  box.open = true;
  return true;
}
/** Opens the reasons and goes to the first. @returns false where the page has none: the link may then work by itself */
export function openReasons(): boolean {
  if (!open()) return false;
  document.getElementById("send-back")?.scrollIntoView({ block: "nearest" });
  rowAt(0)?.codes.focus();
  return true;
}

/** Whoever shows what was written learns of what was not typed. */
function changed({ codes }: Row): void {
  codes.dispatchEvent(new Event("input", { bubbles: true }));
}

/**
 * Begins a reason in the first row that is blank or already about the cell. Where code and text are proposed nothing is
 * left to write and the place on the page stays; else the row's first open field takes the focus.
 * @returns false where there is no such row: the link may then work by itself
 */
export function beginReason({ cell, code, text }: Proposal): boolean {
  const rows = Array.from({ length: reasonRows }, (_, index) => rowAt(index)).filter((row) => row !== null);
  const row = rows.find((one) => !isBlank(one) && one.cells.value === cell) ?? rows.find(isBlank);
  if (!row || !open()) return false;
  row.cells.value = cell;
  if (row.codes.value === "") row.codes.value = code;
  if (row.text.value === "") row.text.value = text;
  changed(row);
  if (row.codes.value === "") row.codes.focus();
  else if (row.text.value === "") row.text.focus();
  return true;
}

/** Puts a template's text into its row. @returns false where nothing is chosen or the text becomes too long */
export function insertIntoReason(index: number, templates: TemplateFillView): boolean {
  const row = rowAt(index);
  const chosen = document.getElementById(reviewField.template(index));
  if (!row || !(chosen instanceof HTMLSelectElement)) return false;
  const template = templates.texts[chosen.value];
  const written = { code: row.codes.value, cell: row.cells.value, text: row.text.value };
  const filled = template && fillReason(templates, template, written);
  if (!filled) return false;
  row.codes.value = filled.code;
  row.text.value = filled.text;
  chosen.value = "";
  changed(row);
  row.text.focus();
  return true;
}

/** Empties a row again. */
export function dropReason(index: number): void {
  const row = rowAt(index);
  if (!row) return;
  row.codes.value = "";
  row.cells.value = "";
  row.text.value = "";
  changed(row);
  row.codes.focus();
}
