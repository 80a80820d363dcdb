import type { Finding } from "./finding.ts";
import { atReturn, type Checked } from "./rule.ts";

/** Days worked are whole days of the Jalali month. */
export function daysOfMonth(checked: Checked): Finding[] {
  const worked = checked.operation.days_worked;
  if (worked === null || (Number.isInteger(worked) && worked >= 0 && worked <= checked.days)) return [];
  return [atReturn("days-of-month", "block", "days_worked", { params: { worked: String(worked), days: String(checked.days) } })];
}
