import { decimalOfNumber } from "#app/domain/decimal.ts";
import { nextPeriod, periodParts } from "#app/domain/period.ts";
import type { Finding } from "./finding.ts";
import { rounded } from "./history.ts";
import { limitsFor } from "./limits.ts";
import { atCell, type Checked, cellKey } from "./rule.ts";

/** Fewer months say too little about what is usual. */
const leastMonths = 3;

/** The first quota day ("MM-DD") that falls into a month or the one after it; null where none does. */
function quotaDayAfter(period: string, days: string): string | null {
  const months = [period, nextPeriod(period)].map((code) => String(periodParts(code).month).padStart(2, "0"));
  for (const month of months) {
    const day = days.split(/\s+/).find((candidate) => candidate.startsWith(`${month}-`));
    if (day !== undefined) return day;
  }
  return null;
}

/**
 * Production per day worked above `quota_jump` times the own usual, in the month of a quota date or the month before it:
 * quotas are reckoned from what was reported. A note for the expert, never more.
 */
export function quotaJump(checked: Checked): Finding[] {
  const { days_worked: worked } = checked.operation;
  if (checked.idle || worked === null || worked <= 0) return [];
  const found: Finding[] = [];
  for (const row of checked.products) {
    const line = row.product_line_id;
    const { quota_days, quota_jump } = limitsFor(checked, line);
    const day = quota_days === "" ? null : quotaDayAfter(checked.period, quota_days);
    const { production } = row.figures;
    if (day === null || production === null || checked.slips.has(cellKey(line, "production"))) continue;
    const usual = checked.past.usualPerDay(line, "production");
    if (usual === null || checked.past.perDay(line, "production").length < leastMonths) continue;
    const times = rounded(Number(production) / worked / usual);
    if (times <= Number(quota_jump)) continue;
    const params = {
      value: production,
      quota_day: day,
      times: decimalOfNumber(times, 1),
      usual: decimalOfNumber(usual * worked, row.unit_decimals),
      days: String(worked),
    };
    found.push(atCell("quota-jump", "note", row, "production", { params }));
  }
  return found;
}
