import { isNegative } from "#app/domain/decimal.ts";
import { measures } from "#app/domain/monthly-return.ts";
import { blockNumbers } from "./block-numbers.ts";
import type { Finding } from "./finding.ts";
import { atBlock, atCell, type Checked } from "./rule.ts";

/** No cell of the form goes below zero. */
export function negative(checked: Checked): Finding[] {
  const found: Finding[] = [];
  for (const row of checked.products) {
    for (const measure of measures) {
      const value = row.figures[measure];
      if (value !== null && isNegative(value)) found.push(atCell("negative", "block", row, measure, { params: { value } }));
    }
  }
  for (const { place, value, unit, product } of blockNumbers(checked)) {
    if (isNegative(value)) found.push(atBlock("negative", "block", place, { product, params: { value, unit } }));
  }
  return found;
}
