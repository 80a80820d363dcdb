import type { PastMonth } from "./checks/finding.ts";
import { type Decimal, sum } from "./decimal.ts";
import type { Measure } from "./monthly-return.ts";

/** Measures whose course over the Jalali year is shown beside them; all are counted in the product's own unit. */
export const toDateMeasures = ["production", "domestic_quantity", "export_quantity"] as const satisfies readonly Measure[];
export type ToDateMeasure = (typeof toDateMeasures)[number];

/** Of one product line: sums of a span of months; null where nothing was reported. */
export type SumsToDate = Readonly<Record<ToDateMeasure, Decimal | null>>;

export function isToDateMeasure(measure: Measure): measure is ToDateMeasure {
  return (toDateMeasures as readonly Measure[]).includes(measure);
}

/** @returns the months of `history` that lie in the period's Jalali year before it. */
export function earlierInYear(history: readonly PastMonth[], period: string): PastMonth[] {
  const year = period.slice(0, 5);
  return history.filter((month) => month.period < period && month.period.startsWith(year));
}

/** Exact sum of a product line's figures over months; null where none of them has one. */
export function sumOver(months: readonly PastMonth[], line: number, measure: ToDateMeasure): Decimal | null {
  const values: Decimal[] = [];
  for (const month of months) {
    const value = month.figures.get(line)?.[measure];
    if (value !== null && value !== undefined) values.push(value);
  }
  return values.length === 0 ? null : sum(values);
}
