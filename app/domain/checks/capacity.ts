import { compare, type Decimal, divide, isZero, multiply, round } from "#app/domain/decimal.ts";
import { daysInJalaliYear, periodParts } from "#app/domain/period.ts";
import type { Finding } from "./finding.ts";
import { limitsFor } from "./limits.ts";
import { atCell, type Checked, cellKey } from "./rule.ts";

/**
 * The month's share of a yearly capacity: nominal × days of the month ÷ days of the Jalali year, rounded half-up to
 * 6 decimals.
 */
export function capacityOfMonth(yearly: Decimal, daysOfMonth: number, year: number): Decimal {
  return divide(multiply(yearly, String(daysOfMonth)), String(daysInJalaliYear(year)), 6);
}

/**
 * Production above the month's share of the nominal capacity: a note up to `capacity_explain`, above it to be explained,
 * above `capacity_loud` louder. Silent where the cell is already taken for a unit slip.
 */
export function capacity(checked: Checked): Finding[] {
  const found: Finding[] = [];
  const { year } = periodParts(checked.period);
  const yearDays = daysInJalaliYear(year);
  for (const row of checked.products) {
    const { production } = row.figures;
    const yearly = row.yearly_capacity;
    if (production === null || yearly === null || isZero(yearly)) continue;
    // Cheap and safe: far from the bound a double cannot be on the wrong side.
    if (Number(production) * yearDays < Number(yearly) * checked.days * 0.999) continue;
    if (checked.slips.has(cellKey(row.product_line_id, "production"))) continue;
    const share = divide(multiply(production, String(yearDays)), multiply(yearly, String(checked.days)), 6);
    if (compare(share, "1") <= 0) continue;
    const limits = limitsFor(checked, row.product_line_id);
    const loud = compare(share, limits.capacity_loud) > 0;
    const explain = compare(share, limits.capacity_explain) > 0;
    const month = capacityOfMonth(yearly, checked.days, year);
    const params = {
      production,
      yearly,
      month_capacity: round(month, Math.min(row.unit_decimals, 3)),
      share,
      days: String(checked.days),
    };
    const variant = loud ? "over-130" : explain ? "over-110" : "over-100";
    found.push(atCell("capacity", explain ? "explain" : "note", row, "production", { variant, params }));
  }
  return found;
}
