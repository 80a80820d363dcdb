import type { Stoppage } from "#app/domain/monthly-return.ts";
import type { Finding } from "./finding.ts";
import { atReturn, type Checked } from "./rule.ts";

/** @returns whether a stoppage lies within the month and runs forwards. */
export function isWithinMonth(stoppage: Stoppage, days: number): boolean {
  return stoppage.from_day >= 1 && stoppage.to_day <= days && stoppage.from_day <= stoppage.to_day;
}

/** A stoppage lies within the month, its end is not before its start, and no day is stopped twice. */
export function stoppageRange(checked: Checked): Finding[] {
  const found: Finding[] = [];
  const { stoppages } = checked.operation;
  stoppages.forEach((stoppage, position) => {
    const params = {
      number: String(position + 1),
      from: String(stoppage.from_day),
      to: String(stoppage.to_day),
      days: String(checked.days),
    };
    if (!isWithinMonth(stoppage, checked.days)) {
      found.push(atReturn("stoppage-range", "block", "stoppages", { params, position }));
      return;
    }
    const before = stoppages.findIndex(
      (other, index) =>
        index < position &&
        isWithinMonth(other, checked.days) &&
        other.from_day <= stoppage.to_day &&
        stoppage.from_day <= other.to_day,
    );
    if (before === -1) return;
    found.push(
      atReturn("stoppage-range", "block", "stoppages", {
        variant: "overlap",
        params: { ...params, other: String(before + 1) },
        position,
      }),
    );
  });
  return found;
}
