import type { Finding, PastMonth } from "#app/domain/checks/finding.ts";
import type { OperationFields } from "#app/domain/editing.ts";
import type { ReturnBlocks } from "#app/domain/form-blocks.ts";
import type {
  Figures,
  Measure,
  MoneyScaleFactor,
  MoneyUnitCode,
  Operation,
  ProductRow,
  ReasonCode,
} from "#app/domain/monthly-return.ts";
import type { CellConflict, FieldError } from "#app/domain/refusal.ts";
import type { SumsToDate } from "#app/domain/year-to-date.ts";

/** One reason as stored. */
export interface ReasonSource {
  id: number;
  code: ReasonCode;
  text: string;
  raised_by: "province" | "ministry";
  version: number;
  product_line_id: number | null;
  measure: Measure | null;
  value_then: string | null;
  reply: string;
  answer: "changed" | "replied" | "withdrawn" | null;
  answered_version: number | null;
  at: Date;
  by_fa: string | null;
  by_en: string | null;
}

/** What pages that show a return's figures are made from. */
export interface ReturnSource {
  /** The return itself, to be named in addresses. */
  found?: { id: number };
  /** An office types it from a call: findings lead to no page of their own, and last month's figures are not offered. */
  unlinked?: true;
  period: string;
  operation: OperationFields;
  products: readonly (ProductRow & { unit_fa: string; unit_en: string })[];
  figures: ReadonlyMap<number, Figures>;
  derived_openings: ReadonlySet<number>;
  explanations: ReadonlyMap<string, string>;
  reasons: readonly ReasonSource[];
  /** Questions at cells; those without an answer are marked. */
  inquiries?: readonly { id: number; product_line_id: number | null; measure: Measure | null; answer: string | null }[];
  last_month: PastMonth | null;
  same_month_last_year: PastMonth | null;
  findings: readonly Finding[];
  /** Blocks 3 to 5; null or left out where the form has none. */
  blocks?: ReturnBlocks | null;
  /** Slots of materials whose opening is last month's closing. */
  carried_materials?: ReadonlySet<number>;
  /** What last month said beside its figures, to begin this month with. */
  last_blocks?: ReturnBlocks | null;
  last_operation?: Pick<Operation, "operating_state" | "idle_cause"> | null;
  /** Only beside figures that are being typed. */
  typing?: TypingSource;
}

/** What the form says of cells while they are typed. */
export interface TypingSource {
  history: readonly PastMonth[];
  /** Of last year from its first month to this one, by product line. */
  last_year_to_date: ReadonlyMap<number, SumsToDate>;
}

/** What a refused request leaves behind, so that its page keeps every letter of it. */
export interface Attempt {
  /** Text fields as sent; null where the draft was saved and shows itself. */
  typed: Readonly<Record<string, string>> | null;
  errors: readonly FieldError[];
  conflicts: readonly CellConflict[];
}

export type MoneyOfReturn = { unit: MoneyUnitCode; scale: MoneyScaleFactor };
