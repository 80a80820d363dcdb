import { blockPlaceOf } from "#app/domain/block-cells.ts";
import type { ReturnEdit } from "#app/domain/editing.ts";
import { maximumSignificantDigits } from "#app/domain/quantity.ts";
import type { FieldError } from "#app/domain/refusal.ts";
import type { CellProblem, ReadCell, ReadReturn } from "#app/domain/workbook.ts";
import { baseNameOf, productWords, type WorkbookMonth } from "#app/domain/workbook-source.ts";
import { codeAmong, codeOfWord, listOfField } from "#app/messages/choice-words.server.ts";
import { parseReturnForm } from "./monthly-return.server.ts";

/** A cell whose content cannot be taken: as no field of the form (`error`), or for what it is (`problem`). */
export interface WrongCell {
  cell: ReadCell;
  error: FieldError;
  problem: CellProblem | null;
}

/** What of a month tells which fields it has. */
export type MonthOfEdit = Pick<WorkbookMonth, "products" | "derived_openings" | "blocks" | "carried_materials">;

export type WorkbookEdit = { ok: true; edit: ReturnEdit } | { ok: false; wrong: WrongCell[] };

/** The cells of a read month that stand for fields the form has now; an opening taken from last month is not typed. */
export function cellsOfForm(read: ReadReturn, month: MonthOfEdit): ReadCell[] {
  const lines = new Set(month.products.map((row) => String(row.product_line_id)));
  return read.cells.filter(({ name, typed, formula }) => {
    if (!(baseNameOf(name) in read.bases)) return false;
    const [, line = "", measure] = /^f\.(\d+)\.(\w+)$/.exec(name) ?? [];
    const place = blockPlaceOf(name);
    if (place) return month.blocks !== null && !(place.field === "opening" && month.carried_materials.has(place.slot));
    if (!name.startsWith("f.")) return true;
    // The sum of export rows by our own formula, with more digits than a spreadsheet holds: it is worked out anew.
    if (formula && measure?.startsWith("export_") && typed.replace(/\D/g, "").length > maximumSignificantDigits) return false;
    return lines.has(line) && !(measure === "opening" && month.derived_openings.has(Number(line)));
  });
}

/** Takes what a cell of a choice says; gives the choice's code, or undefined where the field is none. */
function chosen(name: string, typed: string, { products }: MonthOfEdit): string | undefined {
  if (name.endsWith(".product_line_id")) {
    const named = [(row: (typeof products)[number]) => row.name_fa, (row: (typeof products)[number]) => row.name_en];
    for (const nameOf of named) {
      const code = codeAmong(productWords(products, nameOf), typed);
      if (code !== undefined) return code;
    }
    // No product of this establishment: a word that no field takes.
    return "-";
  }
  const list = listOfField(name);
  return list === undefined ? undefined : (codeOfWord(list, typed) ?? typed);
}

function fieldsOf(read: ReadReturn, cells: readonly ReadCell[], month: MonthOfEdit): Map<string, string> {
  const fields = new Map<string, string>([
    ["intent", "save"],
    ["revision", "0"],
  ]);
  for (const { name, typed } of cells) {
    // A word that no list knows goes on as it is, to be refused with its own sentence.
    fields.set(name, typed === "" ? typed : (chosen(name, typed, month) ?? typed));
    const base = baseNameOf(name);
    fields.set(base, read.bases[base] ?? "");
  }
  return fields;
}

/**
 * What a read month asks to change, read by the same rules as the form's page.
 * @returns the edit against what stood in the form when the workbook was made, or every cell that cannot be taken
 */
export function editOfWorkbook(read: ReadReturn, month: MonthOfEdit): WorkbookEdit {
  const cells = cellsOfForm(read, month);
  const fields = fieldsOf(read, cells, month);
  const parsed = parseReturnForm({
    get: (name) => fields.get(name) ?? null,
    getAll: (name) => {
      const value = fields.get(name);
      return value === undefined ? [] : [value];
    },
    keys: () => fields.keys(),
  });
  const byName = new Map(cells.map((cell) => [cell.name, cell]));
  const wrong = new Map<string, WrongCell>();
  for (const error of parsed.ok ? [] : parsed.errors) {
    const cell = byName.get(error.field);
    if (cell && !wrong.has(error.field)) wrong.set(error.field, { cell, error, problem: cell.problem ?? null });
  }
  for (const cell of cells) {
    if (cell.problem) wrong.set(cell.name, { cell, error: { field: cell.name, code: "unknown" }, problem: cell.problem });
  }
  if (wrong.size > 0) return { ok: false, wrong: cells.flatMap((cell) => wrong.get(cell.name) ?? []) };
  // What was made of cells alone can lack no header, and each of its errors has a cell.
  if (!parsed.ok) throw new Error(`a workbook's fields were refused: ${parsed.errors[0]?.field}`);
  return { ok: true, edit: parsed.value.edit };
}
