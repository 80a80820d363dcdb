import { isZero } from "#app/domain/decimal.ts";
import type { Finding } from "./finding.ts";
import { atCell, type Checked } from "./rule.ts";

/** What came in or went out in another way says why. */
export function otherReasonMissing(checked: Checked): Finding[] {
  const found: Finding[] = [];
  for (const row of checked.products) {
    for (const measure of ["other_in", "other_out"] as const) {
      const value = row.figures[measure];
      if (value === null || isZero(value) || row.figures[`${measure}_reason`] !== null) continue;
      found.push(atCell("other-reason-missing", "block", row, measure, { params: { value } }));
    }
  }
  return found;
}
