import type { Decimal } from "#app/domain/decimal.ts";
import { type Figures, isValueMeasure, type Measure, type ProductRow } from "#app/domain/monthly-return.ts";
import { daysInPeriod } from "#app/domain/period.ts";
import { type CheckInput, expertRules, type Finding, type RuleCode, type Severity } from "./finding.ts";
import { type History, historyOf } from "./history.ts";
import type { FindingParams, VariantOf } from "./sentence.ts";

export type CheckedProduct = ProductRow & { figures: Figures };

/** A unit slip found in a cell: how often too large or too small, and what it would be without it. */
export interface Slip {
  factor: number;
  direction: "large" | "small";
  corrected: Decimal;
}

/** What several rules need, worked out once for a return. */
export interface Checked extends CheckInput {
  /** Days of the Jalali month: 29–31. */
  days: number;
  idle: boolean;
  past: History;
  /** Slips by `cellKey`, filled by the rule `unit-slip` before the rules that ask. */
  slips: Map<string, Slip>;
}

/** One rule: reads the return, gives what it has to say. */
export type Rule = (checked: Checked) => Finding[];

export function checkedOf(input: CheckInput): Checked {
  return {
    ...input,
    days: daysInPeriod(input.period),
    idle: input.operation.operating_state === "idle",
    past: historyOf(input),
    slips: new Map(),
  };
}

export function cellKey(productLineId: number, measure: Measure): string {
  return `${productLineId}.${measure}`;
}

interface Said<R extends RuleCode> {
  variant?: VariantOf<R>;
  params?: FindingParams;
  fix?: Decimal | null;
  /** Tells findings of one rule at one place apart (the second stoppage of two). */
  position?: number;
}

function keyOf(rule: RuleCode, line: number | null, measure: Finding["measure"], position: number | undefined): string {
  const key = `${rule}.${line ?? ""}.${measure ?? ""}`;
  return position === undefined ? key : `${key}.${position}`;
}

function audienceOf(rule: RuleCode): Finding["audience"] {
  return expertRules.has(rule) ? "expert" : "all";
}

/** A finding about a cell, or a product row where `measure` is null. */
export function atCell<R extends RuleCode>(
  rule: R,
  severity: Severity,
  row: Pick<ProductRow, "product_line_id" | "unit_code">,
  measure: Measure,
  said: Said<R> = {},
): Finding {
  return {
    rule,
    version: 1,
    severity,
    product_line_id: row.product_line_id,
    measure,
    variant: said.variant ?? "",
    params: { unit: isValueMeasure(measure) ? "money" : row.unit_code, ...said.params },
    fix: said.fix ?? null,
    key: keyOf(rule, row.product_line_id, measure, undefined),
    audience: audienceOf(rule),
  };
}

/** A finding about the operation block, or about the whole return where `place` is null. */
export function atReturn<R extends RuleCode>(
  rule: R,
  severity: Severity,
  place: "days_worked" | "operating_state" | "stoppages" | null,
  said: Said<R> = {},
): Finding {
  return {
    rule,
    version: 1,
    severity,
    product_line_id: null,
    measure: place,
    variant: said.variant ?? "",
    params: said.params ?? {},
    fix: said.fix ?? null,
    key: keyOf(rule, null, place, said.position),
    audience: audienceOf(rule),
  };
}

/** A finding about a field of blocks 3 to 5; `product` where the field is of one. */
export function atBlock<R extends RuleCode>(
  rule: R,
  severity: Severity,
  place: string,
  said: Omit<Said<R>, "position"> & { product?: number | null } = {},
): Finding {
  return {
    rule,
    version: 1,
    severity,
    product_line_id: said.product ?? null,
    measure: null,
    place,
    variant: said.variant ?? "",
    params: said.params ?? {},
    fix: said.fix ?? null,
    key: `${rule}.${place}`,
    audience: audienceOf(rule),
  };
}

/** A blank row of an idle month says nothing, and needs nothing: idle is one click. */
export function isUntouched(row: { figures: Figures }): boolean {
  const figures = row.figures;
  return (
    figures.production === null &&
    figures.toll === null &&
    figures.domestic_quantity === null &&
    figures.domestic_value === null &&
    figures.export_quantity === null &&
    figures.export_value === null &&
    figures.own_use === null &&
    figures.loss === null &&
    figures.other_in === null &&
    figures.other_out === null &&
    (figures.closing === null || figures.closing === figures.opening)
  );
}
