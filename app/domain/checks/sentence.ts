import type { Measure } from "#app/domain/monthly-return.ts";
import type { RuleCode } from "./finding.ts";

/** The variants of every rule; "" where it has one sentence. A catalogue that lacks one does not compile. */
export const variantsOf = {
  required: [
    "",
    "state",
    "selected",
    "idle-cause",
    "stoppage-text",
    "export-rows",
    "block-cell",
    "materials",
    "energy",
    "fuel",
    "people",
  ],
  negative: [""],
  decimals: ["", "whole"],
  digits: [""],
  "days-of-month": [""],
  "stoppage-days": [""],
  "stoppage-range": ["", "overlap"],
  "before-licence": [""],
  "future-month": [""],
  "other-reason-missing": [""],
  "toll-above-production": [""],
  balance: ["short", "over", "below-zero", "slip"],
  "export-above-available": [""],
  "idle-but-produced": ["", "days"],
  "working-without-production": [""],
  capacity: ["over-100", "over-110", "over-130"],
  "unit-slip": ["quantity-large", "quantity-small", "value-large", "value-small"],
  jump: ["both", "no-last-year", "no-last-month"],
  "opening-differs": [""],
  "tariff-code": [""],
  "export-rows": [""],
  "material-balance": ["short", "over", "below-zero"],
  "none-but-filled": [""],
  "price-band": ["own", "own-and-group", "group"],
  "input-intensity": ["electricity-high", "electricity-low", "material-high", "material-low"],
  "no-energy-or-people": ["energy", "people"],
  "same-as-last-month": [""],
  "round-numbers": [""],
  "quota-jump": [""],
  "group-outlier": ["group", "own"],
  "one-device": [""],
} as const satisfies Record<RuleCode, readonly string[]>;

export type VariantOf<R extends RuleCode> = (typeof variantsOf)[R][number];

type SentenceOf<R extends RuleCode, V extends string> = V extends "" ? R : `${R}.${V}`;

/** One code per sentence: `rule`, or `rule.variant`. */
export type SentenceCode = { [R in RuleCode]: SentenceOf<R, VariantOf<R>> }[RuleCode];

/** @returns every sentence code, for tests and catalogues. */
export function sentenceCodes(): string[] {
  return Object.entries(variantsOf).flatMap(([rule, variants]) =>
    variants.map((variant) => (variant === "" ? rule : `${rule}.${variant}`)),
  );
}

/** What a parameter of a finding is; the catalogue writes each kind in the reader's way. */
export const paramKinds = {
  value: "number",
  difference: "number",
  expected: "number",
  closing: "number",
  beyond: "number",
  toll: "number",
  production: "number",
  exported: "number",
  available: "number",
  usual: "number",
  corrected: "number",
  yearly: "number",
  month_capacity: "number",
  per_day: "number",
  last_value: "number",
  year_value: "number",
  range_low: "number",
  range_high: "number",
  price: "number",
  usual_price: "number",
  or_value: "number",
  worked: "number",
  days: "number",
  stopped: "number",
  together: "number",
  number: "number",
  other: "number",
  from: "number",
  to: "number",
  allowed: "number",
  count: "number",
  unit_price: "number",
  last_price: "number",
  group_price: "number",
  times: "number",
  material: "text",
  quota_day: "day-of-year",
  group_period: "period",
  share: "percent",
  last_change: "change",
  year_change: "change",
  own_change: "change",
  group_change: "change",
  issued_on: "day",
  last_period: "period",
  year_period: "period",
  unit: "unit",
  product_unit: "unit",
  or_measure: "measure",
  factor: "factor",
  guess: "guess",
} as const;

export type ParamKind = (typeof paramKinds)[keyof typeof paramKinds];
export type ParamName = keyof typeof paramKinds;

/** The parameters of a finding: the sentence's, and what each cell would have to be for the balance to close. */
export type FindingParams = Partial<Record<ParamName | `would_be_${Measure}`, string>>;
