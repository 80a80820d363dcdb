import { isZero } from "#app/domain/decimal.ts";
import type { Finding } from "./finding.ts";
import { atCell, atReturn, type Checked } from "./rule.ts";

/** A month that is said to be idle has no production and no day worked. */
export function idleButProduced(checked: Checked): Finding[] {
  if (!checked.idle) return [];
  const found: Finding[] = [];
  const worked = checked.operation.days_worked;
  if (worked !== null && worked > 0) {
    found.push(atReturn("idle-but-produced", "block", "days_worked", { variant: "days", params: { worked: String(worked) } }));
  }
  for (const row of checked.products) {
    const { production } = row.figures;
    if (production !== null && !isZero(production)) {
      found.push(atCell("idle-but-produced", "block", row, "production", { params: { production } }));
    }
  }
  return found;
}
