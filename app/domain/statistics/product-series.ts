import { canonical, type Decimal } from "#app/domain/decimal.ts";
import { addMonths, type Period, periodsBetween, sameMonthLastYear } from "#app/domain/period.ts";

/** A month of a product's production beside the same month of the year before; null where nobody reported. */
export interface SeriesPoint {
  period: Period;
  production: Decimal | null;
  reporting: number;
  production_last_year: Decimal | null;
  reporting_last_year: number;
}

/** The 25 months a comparison of 13 months with the year before needs, oldest first. */
export function seriesPeriods(last: Period): Period[] {
  return periodsBetween(addMonths(last, -24), last);
}

/** Takes monthly sums in any order; gives the 13 months up to `last`, oldest first, each beside its year before. */
export function productSeries(
  last: Period,
  rows: readonly { period: string; production: string | null; reporting: number }[],
): SeriesPoint[] {
  const months = new Map(rows.map((row) => [row.period, row]));
  const made = (period: Period) => {
    const text = months.get(period)?.production;
    return text === null || text === undefined ? null : canonical(text);
  };
  return periodsBetween(addMonths(last, -12), last).map((period) => {
    const before = sameMonthLastYear(period);
    return {
      period,
      production: made(period),
      reporting: months.get(period)?.reporting ?? 0,
      production_last_year: made(before),
      reporting_last_year: months.get(before)?.reporting ?? 0,
    };
  });
}
