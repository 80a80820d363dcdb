import { integerDigits, significantDigits } from "#app/domain/decimal.ts";
import { measures } from "#app/domain/monthly-return.ts";
import { maximumIntegerDigits, maximumSignificantDigits } from "#app/domain/quantity.ts";
import { blockNumbers } from "./block-numbers.ts";
import type { Finding } from "./finding.ts";
import { atBlock, atCell, type Checked } from "./rule.ts";

/** A value has at most 15 significant digits, so that an Excel cell carries it exactly. */
export function digits(checked: Checked): Finding[] {
  const found: Finding[] = [];
  for (const row of checked.products) {
    for (const measure of measures) {
      const value = row.figures[measure];
      if (value === null || value.length <= maximumSignificantDigits) continue;
      if (significantDigits(value) > maximumSignificantDigits || integerDigits(value) > maximumIntegerDigits) {
        const params = { value, allowed: String(maximumSignificantDigits) };
        found.push(atCell("digits", "block", row, measure, { params }));
      }
    }
  }
  for (const { place, value, unit, product } of blockNumbers(checked)) {
    if (significantDigits(value) <= maximumSignificantDigits && integerDigits(value) <= maximumIntegerDigits) continue;
    const params = { value, unit, allowed: String(maximumSignificantDigits) };
    found.push(atBlock("digits", "block", place, { product, params }));
  }
  return found;
}
