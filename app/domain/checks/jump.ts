import { type Decimal, decimalOfNumber, divide, round } from "#app/domain/decimal.ts";
import type { Measure } from "#app/domain/monthly-return.ts";
import type { Finding, PastMonth } from "./finding.ts";
import { rounded } from "./history.ts";
import { limitsFor } from "./limits.ts";
import { atCell, type Checked, type CheckedProduct, cellKey } from "./rule.ts";
import type { FindingParams } from "./sentence.ts";

const watched = ["production", "domestic_quantity", "export_quantity"] as const satisfies readonly Measure[];
type Watched = (typeof watched)[number];

/** A month's cell and what it is per day worked (per month where days are not known). */
interface Reading {
  month: PastMonth;
  text: Decimal;
  perDay: number;
}

function reading(checked: Checked, month: PastMonth | null, line: number, measure: Watched): Reading | null {
  const text = checked.past.exact(month, line, measure);
  if (month === null || text === null) return null;
  const value = Number(text);
  const worked = month.days_worked;
  return { month, text, perDay: worked !== null && worked > 0 ? value / worked : value / checked.days };
}

/** Last month; where it stood still, the newest month that worked, as nothing can be measured against standstill. */
function lastWorked(checked: Checked): PastMonth | null {
  const last = checked.last_month;
  if (last === null || last.days_worked === null || last.days_worked > 0) return last;
  return checked.history.find((month) => month.days_worked === null || month.days_worked > 0) ?? null;
}

/** Whether a cell is above or below the range round its reference; null within it. */
function side(now: number, before: number, low: number, high: number): "above" | "below" | null {
  if (before === 0) return now > 0 ? "above" : null;
  const ratio = rounded(now / before);
  if (ratio > high) return "above";
  return ratio < low ? "below" : null;
}

/**
 * A cell that now and then is zero while the works run (orders, export shipments) jumps by nature: only a value beyond
 * everything it ever was counts.
 */
function isIntermittentlyUsual(checked: Checked, line: number, measure: Watched, now: number, high: number): boolean {
  const series = checked.past.perDay(line, measure);
  const zeros = series.filter((value) => value === 0).length;
  return series.length >= 3 && zeros * 4 >= series.length && now <= high * Math.max(...series);
}

/** What one unit of a product is worth in the money of the return; null where nothing was ever sold. */
function priceOf(checked: Checked, line: number): number | null {
  return checked.past.usualPrice(line, "domestic") ?? checked.past.usualPrice(line, "export");
}

/** What the establishment usually makes in a month, in the money of the return; null without prices. */
function usualOutput(checked: Checked): number | null {
  let total = 0;
  for (const row of checked.products) {
    const price = priceOf(checked, row.product_line_id);
    const usual = checked.past.usual(row.product_line_id, "production");
    if (price !== null && usual !== null) total += price * usual;
  }
  return total > 0 ? total : null;
}

/** Share of the establishment's usual output (else of the product's month capacity) that a difference weighs. */
function impact(checked: Checked, row: CheckedProduct, difference: number, output: () => number | null): number {
  const price = priceOf(checked, row.product_line_id);
  const total = price === null ? null : output();
  if (price !== null && total !== null) return rounded((difference * price) / total);
  const month = Number(row.yearly_capacity ?? "0") / 12;
  return month > 0 ? rounded(difference / month) : 1;
}

function changeOf(now: number, before: number): string {
  return before === 0 ? "" : decimalOfNumber(now / before - 1);
}

/**
 * A jump against own history: per day worked against last month *and* against the same month last year out of range,
 * and its impact above a floor; so that Nowruz and Esfand, which come every year, stay quiet. With only one of the two
 * months known it is a note. Silent where the cell is taken for a unit slip, and in an idle month.
 */
export function jump(checked: Checked): Finding[] {
  if (checked.idle) return [];
  const found: Finding[] = [];
  const worked = checked.operation.days_worked;
  const days = worked !== null && worked > 0 ? worked : checked.days;
  const lastMonth = lastWorked(checked);
  let output: number | null | undefined;
  const outputOnce = () => {
    if (output === undefined) output = usualOutput(checked);
    return output;
  };
  for (const row of checked.products) {
    const line = row.product_line_id;
    const limits = limitsFor(checked, line);
    const low = Number(limits.jump_low);
    const high = Number(limits.jump_high);
    const floor = Number(limits.jump_floor);
    for (const measure of watched) {
      const typed = row.figures[measure];
      if (typed === null || checked.slips.has(cellKey(line, measure))) continue;
      const last = reading(checked, lastMonth, line, measure);
      const year = reading(checked, checked.same_month_last_year, line, measure);
      const references = [last, year].filter((held) => held !== null);
      const now = Number(typed) / days;
      if (references.length === 0 || references.some((held) => side(now, held.perDay, low, high) === null)) continue;
      if (isIntermittentlyUsual(checked, line, measure, now, high)) continue;
      const expected = ((last ?? year)?.perDay ?? 0) * days;
      if (impact(checked, row, Math.abs(Number(typed) - expected), outputOnce) < floor) continue;
      const params: FindingParams = {
        value: typed,
        per_day: round(divide(typed, String(days), 6), 3),
        days: String(days),
        last_period: last?.month.period ?? "",
        last_value: last === null ? "" : last.text,
        last_change: last === null ? "" : changeOf(now, last.perDay),
        year_period: year?.month.period ?? "",
        year_value: year === null ? "" : year.text,
        year_change: year === null ? "" : changeOf(now, year.perDay),
        range_low: decimalOfNumber(expected * low, row.unit_decimals),
        range_high: decimalOfNumber(expected * high, row.unit_decimals),
      };
      const both = last !== null && year !== null;
      const variant = both ? "both" : last !== null ? "no-last-year" : "no-last-month";
      found.push(atCell("jump", both ? "explain" : "note", row, measure, { variant, params }));
    }
  }
  return found;
}
