import { compare } from "#app/domain/decimal.ts";
import type { Finding } from "./finding.ts";
import { atCell, type Checked } from "./rule.ts";

/** What was made for others is part of the production. */
export function tollAboveProduction(checked: Checked): Finding[] {
  const found: Finding[] = [];
  for (const row of checked.products) {
    const { toll, production } = row.figures;
    if (toll === null || production === null || compare(toll, production) <= 0) continue;
    found.push(atCell("toll-above-production", "block", row, "toll", { params: { toll, production } }));
  }
  return found;
}
