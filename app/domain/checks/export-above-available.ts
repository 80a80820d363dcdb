import { compare, sum } from "#app/domain/decimal.ts";
import type { Finding } from "./finding.ts";
import { atCell, type Checked } from "./rule.ts";

/** Nobody exports more than there was: opening stock, production and what came in otherwise. */
export function exportAboveAvailable(checked: Checked): Finding[] {
  const found: Finding[] = [];
  for (const row of checked.products) {
    const { opening, production, other_in, export_quantity: exported } = row.figures;
    if (exported === null || opening === null || (production === null && !checked.idle)) continue;
    // Most export less than they made; only the rest is worth an exact sum.
    if (production !== null && Number(exported) < Number(production) && Number(opening) >= 0 && Number(other_in ?? "0") >= 0)
      continue;
    const available = sum([opening, production ?? "0", other_in ?? "0"]);
    if (compare(exported, available) <= 0) continue;
    found.push(atCell("export-above-available", "explain", row, "export_quantity", { params: { exported, available } }));
  }
  return found;
}
