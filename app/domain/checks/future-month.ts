import { firstDay } from "#app/domain/period.ts";
import type { Finding } from "./finding.ts";
import { atReturn, type Checked } from "./rule.ts";

/** A month that has not begun in Tehran is not reported. */
export function futureMonth(checked: Checked): Finding[] {
  return firstDay(checked.period) > checked.today ? [atReturn("future-month", "block", null)] : [];
}
