import type { Finding } from "./finding.ts";
import { atReturn, type Checked } from "./rule.ts";
import { isWithinMonth } from "./stoppage-range.ts";

/** Days worked and days of full stoppage together fit into the month. */
export function stoppageDays(checked: Checked): Finding[] {
  const { days_worked: worked, stoppages } = checked.operation;
  if (worked === null || worked < 0 || worked > checked.days || stoppages.length === 0) return [];
  const stopped = new Set<number>();
  for (const stoppage of stoppages) {
    if (!isWithinMonth(stoppage, checked.days)) continue;
    for (let day = stoppage.from_day; day <= stoppage.to_day; day++) stopped.add(day);
  }
  const together = worked + stopped.size;
  if (together <= checked.days) return [];
  const params = {
    worked: String(worked),
    stopped: String(stopped.size),
    together: String(together),
    days: String(checked.days),
  };
  return [atReturn("stoppage-days", "block", "stoppages", { params })];
}
