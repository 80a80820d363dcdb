import { isZero } from "#app/domain/decimal.ts";
import type { Finding } from "./finding.ts";
import { atReturn, type Checked } from "./rule.ts";

/** Working, nothing produced, and no stoppage that would say why. Waits until every production is typed. */
export function workingWithoutProduction(checked: Checked): Finding[] {
  const { operating_state, stoppages, days_worked } = checked.operation;
  if (operating_state !== "working" || stoppages.length > 0 || checked.products.length === 0) return [];
  const nothing = checked.products.every(({ figures }) => figures.production !== null && isZero(figures.production));
  if (!nothing) return [];
  return [atReturn("working-without-production", "explain", "operating_state", { params: { worked: String(days_worked ?? 0) } })];
}
