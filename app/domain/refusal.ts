import type { Finding } from "#app/domain/checks/finding.ts";
import type { Measure } from "#app/domain/monthly-return.ts";

/** Every way a use-case says no. A page, a job and an API answer from this one list. */
export const refusalCodes = [
  "not-found",
  "not-permitted",
  "not-in-this-state",
  "changed-meanwhile",
  "cell-conflict",
  "invalid-input",
  "period-not-open",
  "has-blocking-findings",
  "needs-explanation",
  "reasons-unanswered",
  "reason-required",
  "own-figures",
  "same-person",
  "key-reused",
  "busy",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** A cell two people changed: what is stored now, by whom and when, and what was sent. */
export interface CellConflict {
  product_line_id: number;
  measure: Measure;
  stored: string | null;
  typed: string;
  changed_by_fa: string | null;
  changed_by_en: string | null;
  changed_at: Date | null;
}

/** A field whose text could not be read; `code` is a message of area `common`. */
export interface FieldError {
  field: string;
  code: string;
  params?: Record<string, string>;
}

export interface Refusal {
  code: RefusalCode;
  conflicts?: CellConflict[];
  findings?: Finding[];
  fields?: FieldError[];
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

/** @returns the refusal as an outcome. */
export function refuse(code: RefusalCode, details: Omit<Refusal, "code"> = {}): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code, ...details } };
}

/** @returns the value as an outcome. */
export function done<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** The fields of a `cell-conflict` by name: cells as `f.<line>.<measure>`, others by their own. */
export function conflictingFields({ conflicts = [], fields = [] }: Refusal): string[] {
  return [
    ...conflicts.map((cell) => `f.${cell.product_line_id}.${cell.measure}`),
    ...fields.filter((field) => field.code === "changed-meanwhile").map((field) => field.field),
  ];
}
