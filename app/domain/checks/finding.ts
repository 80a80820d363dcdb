import type { Decimal } from "#app/domain/decimal.ts";
import type { ReturnBlocks } from "#app/domain/form-blocks.ts";
import type { Figures, Measure, MoneyScaleFactor, MoneyUnitCode, Operation, ProductRow } from "#app/domain/monthly-return.ts";
import type { StandingMark } from "#app/domain/standing-mark.ts";

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
  "price-band",
  "input-intensity",
  "no-energy-or-people",
  "same-as-last-month",
  "round-numbers",
  "quota-jump",
  "group-outlier",
  "one-device",
] as const;
export type RuleCode = (typeof ruleCodes)[number];

/** Rules whose findings the liaison's pages never show: advice for the desks, or drawn from what others reported. */
export const expertRules: ReadonlySet<RuleCode> = new Set<RuleCode>([
  "same-as-last-month",
  "round-numbers",
  "quota-jump",
  "group-outlier",
  "one-device",
]);

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
  /** Thresholds the rule judged by, as they were; left out where it has none. Frozen with the submission. */
  limits?: Partial<Record<ThresholdName, string>>;
  /** A standing explanation about the same, whether it covers this or not; frozen with the submission. */
  standing?: StandingMark;
}

/** The figures of an earlier month of the same establishment, in the money unit it was filed in. */
export interface PastMonth {
  period: string;
  days_worked: number | null;
  money_unit: MoneyUnitCode;
  money_scale: MoneyScaleFactor;
  figures: ReadonlyMap<number, Figures>;
  /** What it used, where that was reported and loaded. */
  inputs?: PastInputs;
}

/** What an earlier month used to make what it made. */
export interface PastInputs {
  electricity: Decimal | null;
  /** Used, by `materialKey`. */
  materials: ReadonlyMap<string, Decimal>;
}

/** Median unit prices of a product group in the last published month, in rial (`IRR_OLD`) per unit of the product. */
export interface GroupPrices {
  period: string;
  domestic: Decimal | null;
  export: Decimal | null;
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
  /** Of the establishment's ISIC division. */
  thresholds: Thresholds;
  /** Of product lines whose group has its own; all others go by `thresholds`. */
  line_thresholds?: ReadonlyMap<number, Thresholds>;
  /** Published prices of the product group, by product line. */
  group_prices?: ReadonlyMap<number, GroupPrices>;
}

export type ThresholdName = keyof Thresholds;

/** Thresholds of the checks; settings by product group, frozen with the findings of a submission. */
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
  /** Times the own last price between which a price is quiet. */
  price_low: Decimal;
  price_high: Decimal;
  /** The same, times the product group's published median. */
  price_group_low: Decimal;
  price_group_high: Decimal;
  /** Times the least and the most that own months used per unit of output. */
  intensity_low: Decimal;
  intensity_high: Decimal;
  /** How many quantities have to be round, all there are, to be remarked. */
  round_cells: Decimal;
  /** Days of the Jalali year on which quotas are reckoned: "06-31 12-15"; "" for none. */
  quota_days: string;
  /** Times the usual production per day worked. */
  quota_jump: Decimal;
  /** Hidiroglou–Berthelot: exponent of the size (U), least width of a quartile distance (A), quartile distances (C). */
  outlier_exponent: Decimal;
  outlier_least: Decimal;
  outlier_width: Decimal;
  /** Smallest group that is judged as one; below it an establishment is judged by its own months. */
  outlier_group: Decimal;
  /** Establishments of different owners and liaisons that may file from one device. */
  device_establishments: Decimal;
  /** Impact, percent of the country's monthly output, from which a return is looked at by itself; of no check, and of all. */
  together_floor: Decimal;
}
