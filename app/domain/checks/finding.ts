import type { Decimal } from "#app/domain/decimal.ts";
import type { ReturnBlocks } from "#app/domain/form-blocks.ts";
import type { Figures, Measure, MoneyScaleFactor, MoneyUnitCode, Operation, ProductRow } from "#app/domain/monthly-return.ts";

export const severities = ["block", "explain", "note"] as const;
export type Severity = (typeof severities)[number];

export const ruleCodes = [
  "required",
  "negative",
  "decimals",
  "digits",
  "days-of-month",
  "stoppage-days",
  "stoppage-range",
  "before-licence",
  "future-month",
  "other-reason-missing",
  "toll-above-production",
  "balance",
  "export-above-available",
  "idle-but-produced",
  "working-without-production",
  "capacity",
  "unit-slip",
  "jump",
  "opening-differs",
  "tariff-code",
  "export-rows",
  "material-balance",
  "none-but-filled",
] as const;
export type RuleCode = (typeof ruleCodes)[number];

/** What a check says about a cell: codes and numbers only, the sentence is made in `messages`. */
export interface Finding {
  rule: RuleCode;
  /** Version of the rule's definition; frozen with the submission. */
  version: number;
  severity: Severity;
  product_line_id: number | null;
  measure: Measure | "days_worked" | "operating_state" | "stoppages" | null;
  /** A field of blocks 3 to 5 by its form name (`x.1.quantity`); left out for all other places. */
  place?: string;
  /** Which sentence of the rule (e.g. "over-130"); "" where the rule has one. */
  variant: string;
  /** The case's own numbers as canonical decimals or codes, named for the sentence. */
  params: Record<string, string>;
  /** A corrected value the page offers for the cell, where the rule knows one. */
  fix: Decimal | null;
  /** Stable within a return: `rule.line.measure`; explanations are stored under it. */
  key: string;
  /** Who may see it. */
  audience: "all" | "expert";
}

/** The figures of an earlier month of the same establishment, in the money unit it was filed in. */
export interface PastMonth {
  period: string;
  days_worked: number | null;
  money_unit: MoneyUnitCode;
  money_scale: MoneyScaleFactor;
  figures: ReadonlyMap<number, Figures>;
}

/** Everything a check may look at. Pure values; no clock but `today`. */
export interface CheckInput {
  period: string;
  /** Tehran day, 'YYYY-MM-DD'. */
  today: string;
  licence_issued_on: string;
  selected: boolean;
  operation: Operation;
  money_unit: MoneyUnitCode;
  money_scale: MoneyScaleFactor;
  products: readonly (ProductRow & { figures: Figures })[];
  /** Blocks 3 to 5; null or left out where the return's form has none. */
  blocks?: ReturnBlocks | null;
  last_month: PastMonth | null;
  same_month_last_year: PastMonth | null;
  /** Up to 12 newest earlier months, newest first (includes last month where filed). */
  history: readonly PastMonth[];
  thresholds: Thresholds;
}

/** Thresholds of the checks; settings, frozen with the findings of a submission. */
export interface Thresholds {
  /** |difference| allowed in the balance, share of the turnover. */
  balance_tolerance: Decimal;
  /** The same for materials, which are weighed less finely. */
  material_tolerance: Decimal;
  capacity_explain: Decimal;
  capacity_loud: Decimal;
  /** Ratio window round a unit factor, e.g. 0.35 means 650…1538 around 1000. */
  slip_window: Decimal;
  jump_low: Decimal;
  jump_high: Decimal;
  /** Impact floor: share of the establishment's usual value or capacity below which a jump is quiet. */
  jump_floor: Decimal;
}
