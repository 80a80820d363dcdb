import { measures } from "#app/domain/monthly-return.ts";
import { isSome } from "./block-numbers.ts";
import type { Finding } from "./finding.ts";
import { atReturn, type Checked } from "./rule.ts";

/** Stocks follow from these. */
const flows = measures.filter((measure) => measure !== "opening" && measure !== "closing");

/**
 * Every cell equal to last month's, in a month that was not idle: perhaps copied and not edited. Stocks are left out, as
 * they follow from the rest; an amount in another money counts by what it is worth. A note for the expert.
 */
export function sameAsLastMonth(checked: Checked): Finding[] {
  const { last_month, past, products } = checked;
  if (checked.idle || last_month === null) return [];
  let count = 0;
  for (const { product_line_id: line, figures } of products) {
    for (const measure of flows) {
      const now = figures[measure];
      if ((now ?? "0") !== (past.exact(last_month, line, measure) ?? "0")) return [];
      if (isSome(now)) count += 1;
    }
  }
  if (!products.some(({ figures }) => isSome(figures.production))) return [];
  const params = { count: String(count), last_period: last_month.period };
  return [atReturn("same-as-last-month", "note", null, { params })];
}
