import type { PastMonth } from "#app/domain/checks/finding.ts";
import { fingerprint, type OperationFields, operationFields } from "#app/domain/editing.ts";
import { type Figures, measures, type ProductRow } from "#app/domain/monthly-return.ts";

/** Stoppages a workbook offers room for: as many as the form. */
export const workbookStoppages = 6;
export const workbookRemarks = 4000;
export const workbookStoppageText = 500;

/** What a sender typed into a cell, shown again in a workbook made anew. */
export interface TypedAgain {
  typed: string;
  /** Why it cannot be taken, in the reader's language; null where it can. */
  wrong: string | null;
}

/** A month as a workbook is made from it. */
export interface WorkbookMonth {
  return_id: number;
  establishment_id: number;
  establishment_fa: string;
  establishment_en: string;
  licence_number: string | null;
  period: string;
  /** Tehran day. */
  due_on: string;
  /** A selected establishment reports values too. */
  selected: boolean;
  operation: OperationFields;
  products: readonly (ProductRow & { unit_fa: string; unit_en: string })[];
  figures: ReadonlyMap<number, Figures>;
  derived_openings: ReadonlySet<number>;
  last_month: PastMonth | null;
  same_month_last_year: PastMonth | null;
  /** When anything of it was changed last: the date of its workbook. */
  changed_at: Date;
}

/** Hidden marks of what stands in the form now, by the names of the form's own hidden fields. */
export function basesOf(month: Pick<WorkbookMonth, "operation" | "products" | "figures">): Record<string, string> {
  const bases: Record<string, string> = {};
  for (const field of operationFields) bases[`b.${field}`] = fingerprint(month.operation[field]);
  for (const { product_line_id } of month.products) {
    const figures = month.figures.get(product_line_id);
    for (const measure of [...measures, "other_in_reason", "other_out_reason"] as const) {
      bases[`b.${product_line_id}.${measure}`] = figures?.[measure] ?? "";
    }
  }
  return bases;
}

/** Name of the hidden mark that goes with a field: of a grid cell, of the stoppages as a whole, of any other field. */
export function baseNameOf(field: string): string {
  if (field.startsWith("f.")) return `b.${field.slice(2)}`;
  if (field.startsWith("s.")) return "b.stoppages";
  return `b.${field}`;
}
