import { add, compare, type Decimal, divide, isZero, multiply } from "#app/domain/decimal.ts";
import type { ReturnState } from "#app/domain/monthly-return.ts";
import { addMonths, type Period, periodsBetween } from "#app/domain/period.ts";
import { statesOfBasis } from "./basis.ts";

/** Fewer others, or legal persons behind them, and a quartile would tell one of them. */
const leastOthers = 5;
const leastLegalPersons = 3;

/**
 * How sure a month's figure is: `settled` is approved, `sent` waits for a decision, `in-force` counts while the month is
 * with the liaison again, `unfiled` has none though it was expected, `none` had nothing to report.
 */
export type TrendMark = "settled" | "sent" | "in-force" | "unfiled" | "none";

/** A product's production in one month; null where nothing was said. */
export interface TrendMonth {
  period: Period;
  mark: TrendMark;
  production: Decimal | null;
}

/** One row as stored: of a month and product, or of a month that says nothing of any. */
export interface ProducedRow {
  period: Period;
  state: ReturnState;
  product_line_id: number | null;
  production: Decimal | null;
}

/** The first of the 25 months a trend shows: two years before its own. */
export function trendBegins(period: Period): Period {
  return addMonths(period, -24);
}

function markOf(row: ProducedRow | undefined, state: ReturnState | undefined): TrendMark {
  if (state === undefined) return "none";
  if (!row || row.production === null) return statesOfBasis("submitted").includes(state) ? "none" : "unfiled";
  if (state === "approved") return "settled";
  return statesOfBasis("submitted").includes(state) ? "sent" : "in-force";
}

/**
 * Two years of a product's production and the month itself, oldest first.
 * @param own what the version shown says of its own month, which may be another than the newest
 */
export function productTrend(period: Period, lineId: number, rows: readonly ProducedRow[], own: Decimal | null): TrendMonth[] {
  const states = new Map(rows.map((row) => [row.period, row.state]));
  const found = new Map(rows.filter((row) => row.product_line_id === lineId).map((row) => [row.period, row]));
  return periodsBetween(trendBegins(period), period).map((month): TrendMonth => {
    const row = found.get(month);
    if (month !== period) return { period: month, mark: markOf(row, states.get(month)), production: row?.production ?? null };
    const settled = states.get(month) === "approved";
    return { period, mark: own === null ? "none" : settled ? "settled" : "sent", production: own };
  });
}

/** What stands in words beside the drawing. Of equal months the newest is the highest or lowest. */
export interface TrendSummary {
  first: TrendMonth;
  last: TrendMonth;
  highest: TrendMonth;
  lowest: TrendMonth;
  reported: number;
}

/** @returns null where no month has a figure */
export function trendSummary(trend: readonly TrendMonth[]): TrendSummary | null {
  const said = trend.flatMap((month) => (month.production === null ? [] : [{ ...month, production: month.production }]));
  const [first] = said;
  const last = said.at(-1);
  if (!first || !last) return null;
  let highest = first;
  let lowest = first;
  for (const month of said) {
    if (compare(month.production, highest.production) >= 0) highest = month;
    if (compare(month.production, lowest.production) <= 0) lowest = month;
  }
  return { first, last, highest, lowest, reported: said.length };
}

/** Lower quartile, median, upper quartile; and of how many. */
export interface Band {
  q1: Decimal;
  median: Decimal;
  q3: Decimal;
  count: number;
}

/**
 * Quartiles by the definition of `percentile`, T = p ÷ 100 × (n + 1), of exact values; rounded half-up to 6 decimals.
 * @returns null for no values
 */
export function quartiles(values: readonly Decimal[]): Band | null {
  const sorted = [...values].sort(compare);
  const count = sorted.length;
  if (count === 0) return null;
  const at = (position: number) => sorted[Math.min(Math.max(position, 1), count) - 1] ?? "0";
  const of = (quarters: number): Decimal => {
    const whole = Math.floor((quarters * (count + 1)) / 4);
    const rest = (quarters * (count + 1)) % 4;
    const weighed = add(multiply(at(whole), String(4 - rest)), multiply(at(whole + 1), String(rest)));
    return divide(weighed, "4", 6);
  };
  return { q1: of(1), median: of(2), q3: of(3), count };
}

/** What another establishment reported of a product in a month and the month before; amount in rial. */
export interface Other {
  legal_id: string;
  production: Decimal | null;
  production_before: Decimal | null;
  domestic_quantity: Decimal | null;
  domestic_rial: Decimal | null;
}

/** a ÷ b to 6 decimals; null where either is missing or b is zero. */
export function share(a: Decimal | null, b: Decimal | null): Decimal | null {
  return a === null || b === null || isZero(b) ? null : divide(a, b, 6);
}

/** Price of one unit; an amount or a quantity of zero is no price. */
export function priceOf(rial: Decimal | null, quantity: Decimal | null): Decimal | null {
  return rial === null || isZero(rial) ? null : share(rial, quantity);
}

function bandOf(said: readonly { legal_id: string; value: Decimal | null }[]): Band | null {
  const some = said.flatMap(({ legal_id, value }) => (value === null ? [] : [{ legal_id, value }]));
  const persons = new Set(some.map((one) => one.legal_id)).size;
  if (some.length < leastOthers || persons < leastLegalPersons) return null;
  return quartiles(some.map((one) => one.value));
}

/** Bands of the others' figure of this month ÷ last month's, and of their price; null where too few said it. */
export function othersBands(others: readonly Other[]): { ratio: Band | null; price: Band | null } {
  return {
    ratio: bandOf(others.map((one) => ({ legal_id: one.legal_id, value: share(one.production, one.production_before) }))),
    price: bandOf(others.map((one) => ({ legal_id: one.legal_id, value: priceOf(one.domestic_rial, one.domestic_quantity) }))),
  };
}
