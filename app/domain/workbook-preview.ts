import { blocksOf, cellsOf, exportSums, mergeBlockCells, withCarriedOpenings } from "./block-cells.ts";
import { fingerprint, meet, type OperationField, operationFields, type ReturnEdit, type TypedCell } from "./editing.ts";
import { blockFieldName } from "./form-blocks.ts";
import type { WorkbookMonth } from "./workbook-source.ts";

/** One field that an edit would change, or that others changed meanwhile to something else. */
export interface PreviewedField {
  /** Name of the form's field; of an operation field its own name. */
  name: string;
  kind: "change" | "conflict";
  /** Mark of what is stored now, as the form's hidden field would say it. */
  stored_mark: string;
}

export interface EditPreview {
  fields: PreviewedField[];
  unchanged: number;
}

export type PreviewedMonth = Pick<
  WorkbookMonth,
  "operation" | "figures" | "derived_openings" | "blocks" | "carried_materials" | "material_closings" | "last_blocks"
>;

/** The cells of the blocks as an edit would leave them, as saving it does. */
function blocksAfter(month: PreviewedMonth, edit: ReturnEdit) {
  const stored = month.blocks === null ? new Map<string, string>() : cellsOf(month.blocks);
  const carried = new Set([...month.carried_materials].map((slot) => blockFieldName.materials(slot, "opening")));
  const typed = (edit.blocks ?? []).filter((cell) => !carried.has(cell.field));
  const { cells, conflicts } = mergeBlockCells(stored, typed, { whole: true, last: month.last_blocks });
  const after = withCarriedOpenings(blocksOf(cells), month.material_closings);
  return { stored, after: cellsOf(after), exports: after.exports, conflicts: new Set(conflicts.map((cell) => cell.field)) };
}

/**
 * An edit as it will be stored: where a product has rows by country, its export column is their sum, whatever a
 * workbook's formula had made of it.
 */
export function withExportSums(month: PreviewedMonth, edit: ReturnEdit): ReturnEdit {
  const sums = exportSums(blocksAfter(month, edit).exports);
  if (sums.size === 0) return edit;
  const cells = edit.cells.filter(({ product_line_id: line, measure }) => {
    const sum = sums.get(line);
    return !(sum && (measure === "export_quantity" || (measure === "export_value" && sum.value !== null)));
  });
  const summed: TypedCell[] = [];
  for (const [product_line_id, { quantity, value }] of sums) {
    const figures = month.figures.get(product_line_id);
    if (!figures) continue;
    const take = (measure: "export_quantity" | "export_value", sum: string) =>
      summed.push({ product_line_id, measure, typed: sum, value: sum, base: figures[measure] });
    take("export_quantity", quantity);
    if (value !== null) take("export_value", value);
  }
  return { ...edit, cells: [...cells, ...summed] };
}

/** What an edit would do to a month as it stands, field by field; nothing is written. */
export function previewEdit(month: PreviewedMonth, edit: ReturnEdit): EditPreview {
  const preview: EditPreview = { fields: [], unchanged: 0 };
  const take = (name: string, outcome: "keep" | "write" | "conflict", stored_mark: string) => {
    if (outcome === "keep") preview.unchanged += 1;
    else preview.fields.push({ name, kind: outcome === "write" ? "change" : "conflict", stored_mark });
  };
  for (const field of operationFields) {
    const typed = edit.operation[field];
    if (typed === undefined) continue;
    const stored = fingerprint(month.operation[field]);
    take(field, meet(stored, fingerprint(typed), edit.operation_bases[field] ?? ""), stored);
  }
  for (const { product_line_id, measure, value, base } of edit.cells) {
    if (measure === "opening" && month.derived_openings.has(product_line_id)) continue;
    const stored = month.figures.get(product_line_id)?.[measure] ?? null;
    take(`f.${product_line_id}.${measure}`, meet(stored, value, base), stored ?? "");
  }
  for (const { product_line_id, column, value, base } of edit.other_reasons) {
    const stored = month.figures.get(product_line_id)?.[column] ?? "";
    take(`f.${product_line_id}.${column}`, meet<string>(stored, value ?? "", base), stored);
  }
  if (!edit.blocks?.length) return preview;
  const { stored, after, conflicts } = blocksAfter(month, edit);
  for (const { field } of edit.blocks) {
    const before = stored.get(field) ?? "";
    const outcome = conflicts.has(field) ? "conflict" : (after.get(field) ?? "") === before ? "keep" : "write";
    take(field, outcome, before);
  }
  return preview;
}

/**
 * An edit without the fields in conflict, but with those that a person took knowingly, each against what he saw stored.
 * @param taken the stored mark that was seen, by field
 */
export function settleConflicts(edit: ReturnEdit, preview: EditPreview, taken: ReadonlyMap<string, string>): ReturnEdit {
  const conflicts = new Set(preview.fields.filter((field) => field.kind === "conflict").map((field) => field.name));
  const keeps = (name: string) => !conflicts.has(name) || taken.has(name);
  const operation: ReturnEdit["operation"] = { ...edit.operation };
  const bases: Partial<Record<OperationField, string>> = { ...edit.operation_bases };
  for (const field of operationFields) {
    if (!keeps(field)) delete operation[field];
    const seen = taken.get(field);
    if (seen !== undefined) bases[field] = seen;
  }
  return {
    ...edit,
    operation,
    operation_bases: bases,
    cells: edit.cells
      .filter((cell) => keeps(`f.${cell.product_line_id}.${cell.measure}`))
      .map((cell) => {
        const seen = taken.get(`f.${cell.product_line_id}.${cell.measure}`);
        return seen === undefined ? cell : { ...cell, base: seen === "" ? null : seen };
      }),
    other_reasons: edit.other_reasons
      .filter((reason) => keeps(`f.${reason.product_line_id}.${reason.column}`))
      .map((reason) => ({ ...reason, base: taken.get(`f.${reason.product_line_id}.${reason.column}`) ?? reason.base })),
    ...(edit.blocks
      ? {
          blocks: edit.blocks
            .filter((cell) => keeps(cell.field))
            .map((cell) => {
              const seen = taken.get(cell.field);
              return seen === undefined ? cell : { ...cell, base: seen === "" ? null : seen };
            }),
        }
      : {}),
  };
}
