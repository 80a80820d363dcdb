import { abs, compare, isNegative, multiply, negate, subtract, sum } from "#app/domain/decimal.ts";
import { blockFieldName } from "#app/domain/form-blocks.ts";
import type { Finding } from "./finding.ts";
import { atBlock, type Checked } from "./rule.ts";

/** opening + bought at home + imported − used = closing, within a tolerance that is a share of what there was. */
export function materialBalance({ blocks, thresholds }: Checked): Finding[] {
  if (!blocks) return [];
  const found: Finding[] = [];
  for (const [slot, row] of blocks.materials) {
    const { opening, bought_home, imported, used, closing } = row;
    if (opening === null || used === null || closing === null) continue;
    const inward = sum([opening, bought_home ?? "0", imported ?? "0"]);
    const expected = subtract(inward, used);
    const difference = subtract(expected, closing);
    if (compare(abs(difference), multiply(abs(inward), thresholds.material_tolerance)) <= 0) continue;
    const below = isNegative(expected);
    found.push(
      atBlock("material-balance", "explain", blockFieldName.materials(slot, "closing"), {
        variant: below ? "below-zero" : isNegative(difference) ? "over" : "short",
        params: {
          difference: abs(difference),
          expected,
          closing,
          unit: row.unit_code ?? "",
          ...(below ? { beyond: negate(expected) } : {}),
        },
        fix: below ? null : expected,
      }),
    );
  }
  return found;
}
