import { fingerprint, meet, type OperationField, operationFields, type ReturnEdit } from "./editing.ts";
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

/** What an edit would do to a month as it stands, field by field; nothing is written. */
export function previewEdit(
  month: Pick<WorkbookMonth, "operation" | "figures" | "derived_openings">,
  edit: ReturnEdit,
): EditPreview {
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
  };
}
