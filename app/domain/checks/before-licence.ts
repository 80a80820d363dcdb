import { lastDay } from "#app/domain/period.ts";
import type { Finding } from "./finding.ts";
import { atReturn, type Checked } from "./rule.ts";

/** A month that ended before the licence was issued is not reported. */
export function beforeLicence(checked: Checked): Finding[] {
  if (lastDay(checked.period) >= checked.licence_issued_on) return [];
  return [atReturn("before-licence", "block", null, { params: { issued_on: checked.licence_issued_on } })];
}
