import { type Decimal, integerDigits, significantDigits } from "#app/domain/decimal.ts";
import type { Measure } from "#app/domain/monthly-return.ts";
import type { Finding } from "./finding.ts";
import { limitsFor } from "./limits.ts";
import { atReturn, type Checked } from "./rule.ts";

const measured = [
  "production",
  "domestic_quantity",
  "export_quantity",
  "own_use",
  "closing",
] as const satisfies readonly Measure[];
/** Shorter numbers are round by chance. */
const leastDigits = 3;

/** A number of three digits or more whose digits after the first two are zeros. */
export function isRound(value: Decimal): boolean {
  return significantDigits(value) <= (integerDigits(value) > leastDigits ? 2 : 1);
}

/**
 * All quantities round, and at least `round_cells` of them: probably estimated, not read from the books. A note for the
 * expert.
 */
export function roundNumbers(checked: Checked): Finding[] {
  if (checked.idle) return [];
  let count = 0;
  for (const { figures } of checked.products) {
    for (const measure of measured) {
      const value = figures[measure];
      if (value === null || integerDigits(value) < leastDigits) continue;
      if (!isRound(value)) return [];
      count += 1;
    }
  }
  if (count < Number(limitsFor(checked, null).round_cells)) return [];
  return [atReturn("round-numbers", "note", null, { params: { count: String(count) } })];
}
