import type { TypedBlockCell } from "#app/domain/block-cells.ts";
import type { Decimal } from "#app/domain/decimal.ts";
import type { Figures, Measure, MoneyScaleFactor, MoneyUnitCode, Operation, OtherReason } from "#app/domain/monthly-return.ts";
import { canonicalText } from "#app/domain/snapshot.ts";

/** A cell as sent: what it says now and what the page had shown (its base). */
export interface TypedCell {
  product_line_id: number;
  measure: Measure;
  typed: string;
  value: Decimal | null;
  base: Decimal | null;
}

export interface TypedOtherReason {
  product_line_id: number;
  column: "other_in_reason" | "other_out_reason";
  value: OtherReason | null;
  base: string;
}

/** Fields outside the grid; each is compared with its own base, so different fields never conflict. */
export interface OperationFields extends Operation {
  money: { unit: MoneyUnitCode; scale: MoneyScaleFactor };
}
export type OperationField = keyof OperationFields;
export const operationFields = [
  "operating_state",
  "days_worked",
  "idle_cause",
  "stoppages",
  "remarks",
  "money",
] as const satisfies readonly OperationField[];

/** What one request of the form asks to change. A field that was not sent is not touched. */
export interface ReturnEdit {
  cells: readonly TypedCell[];
  other_reasons: readonly TypedOtherReason[];
  operation: Partial<OperationFields>;
  operation_bases: Partial<Record<OperationField, string>>;
  explanations: readonly { key: string; text: string; base: string }[];
  replies: readonly { reason_id: number; text: string; base: string }[];
  /** Cells of blocks 3 to 5; left out where the sender knows none of them. */
  blocks?: readonly TypedBlockCell[];
}

/** An edit that asks for nothing. */
export const emptyEdit: ReturnEdit = {
  cells: [],
  other_reasons: [],
  operation: {},
  operation_bases: {},
  explanations: [],
  replies: [],
};

/**
 * A short mark of a value, for hidden fields that say what a page had shown (cyrb53, 53 bits).
 * It tells two values apart; it proves nothing.
 */
export function fingerprint(value: unknown): string {
  const text = canonicalText({ value: value ?? null });
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

/** How a stored value and a typed one meet, given the base the editor saw. */
export function meet<T>(
  stored: T,
  typed: T,
  base: T,
  equal: (a: T, b: T) => boolean = (a, b) => a === b,
): "keep" | "write" | "conflict" {
  if (equal(typed, base) || equal(typed, stored)) return "keep";
  return equal(stored, base) ? "write" : "conflict";
}

export interface MergedRows {
  /** Product lines whose row differs from the stored one, with the new row. */
  changed: Map<number, Figures>;
  conflicts: TypedCell[];
  /** Reasons of other movements that somebody else chose meanwhile. */
  reason_conflicts: TypedOtherReason[];
  /** Cells of products the establishment does not have: nothing honest sends them. */
  foreign: boolean;
}

/**
 * Lays typed cells over stored rows, cell by cell.
 * @param derived measures that are not typed (an opening taken from last month): what is sent for them is ignored
 */
export function mergeCells(
  stored: ReadonlyMap<number, Figures>,
  edit: Pick<ReturnEdit, "cells" | "other_reasons">,
  derived: (productLineId: number, measure: Measure) => boolean,
): MergedRows {
  const merged: MergedRows = { changed: new Map(), conflicts: [], reason_conflicts: [], foreign: false };
  const rowOf = (id: number): Figures | undefined => merged.changed.get(id) ?? stored.get(id);
  for (const cell of edit.cells) {
    const row = rowOf(cell.product_line_id);
    if (!row) {
      merged.foreign = true;
      continue;
    }
    if (derived(cell.product_line_id, cell.measure)) continue;
    const outcome = meet(row[cell.measure], cell.value, cell.base);
    if (outcome === "conflict") merged.conflicts.push(cell);
    if (outcome === "write") merged.changed.set(cell.product_line_id, { ...row, [cell.measure]: cell.value });
  }
  for (const reason of edit.other_reasons) {
    const row = rowOf(reason.product_line_id);
    if (!row) {
      merged.foreign = true;
      continue;
    }
    const outcome = meet(row[reason.column] ?? "", reason.value ?? "", reason.base);
    if (outcome === "conflict") merged.reason_conflicts.push(reason);
    if (outcome === "write") merged.changed.set(reason.product_line_id, { ...row, [reason.column]: reason.value });
  }
  return merged;
}

/** Lays typed operation fields over the stored ones, field by field. */
export function mergeOperation(
  stored: OperationFields,
  edit: Pick<ReturnEdit, "operation" | "operation_bases">,
): { merged: OperationFields; changed: OperationField[]; conflicts: OperationField[] } {
  const merged = { ...stored };
  const changed: OperationField[] = [];
  const conflicts: OperationField[] = [];
  const take = <F extends OperationField>(field: F) => {
    const typed = edit.operation[field];
    if (typed === undefined) return;
    const base = edit.operation_bases[field] ?? "";
    const mark = fingerprint(typed);
    if (mark === base) return;
    const outcome = meet(fingerprint(stored[field]), mark, base);
    if (outcome === "conflict") conflicts.push(field);
    if (outcome !== "write") return;
    merged[field] = typed as OperationFields[F];
    changed.push(field);
  };
  for (const field of operationFields) take(field);
  return { merged, changed, conflicts };
}

/** Cells of further blocks, which are named like their fields. */
function cellsBesideFigures(edit: ReturnEdit & { blocks?: readonly { field: string; value: string | null }[] }) {
  return edit.blocks ?? [];
}

/**
 * What a page that shows an edit's values as stored would carry as their bases, by the field's name; the dates and
 * causes of stoppages are one field, `stoppages`.
 */
export function basesOf(edit: ReturnEdit): Map<string, string> {
  const bases = new Map<string, string>();
  for (const { product_line_id, measure, value } of edit.cells) bases.set(`f.${product_line_id}.${measure}`, value ?? "");
  for (const { product_line_id, column, value } of edit.other_reasons) bases.set(`f.${product_line_id}.${column}`, value ?? "");
  for (const field of operationFields) {
    const typed = edit.operation[field];
    if (typed !== undefined) bases.set(field, fingerprint(typed));
  }
  for (const { key, text } of edit.explanations) bases.set(`e.${key}`, text);
  for (const { reason_id, text } of edit.replies) bases.set(`r.${reason_id}`, text);
  for (const { field, value } of cellsBesideFigures(edit)) bases.set(field, value ?? "");
  return bases;
}
