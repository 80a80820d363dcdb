import { decimalPlaces } from "#app/domain/decimal.ts";
import { isValueMeasure, measures } from "#app/domain/monthly-return.ts";
import { maximumDecimals } from "#app/domain/quantity.ts";
import { blockNumbers } from "./block-numbers.ts";
import type { Finding } from "./finding.ts";
import { atBlock, atCell, type Checked } from "./rule.ts";

/** A quantity has no more decimals than its unit allows (pieces are whole), an amount no more than are kept. */
export function decimals(checked: Checked): Finding[] {
  const found: Finding[] = [];
  for (const row of checked.products) {
    for (const measure of measures) {
      const value = row.figures[measure];
      if (value === null || !value.includes(".")) continue;
      const allowed = isValueMeasure(measure) ? maximumDecimals : row.unit_decimals;
      if (decimalPlaces(value) <= allowed) continue;
      const variant = allowed === 0 ? "whole" : "";
      found.push(atCell("decimals", "block", row, measure, { variant, params: { value, allowed: String(allowed) } }));
    }
  }
  for (const { place, value, unit, product, decimals: allowed } of blockNumbers(checked)) {
    if (!value.includes(".") || decimalPlaces(value) <= allowed) continue;
    const variant = allowed === 0 ? "whole" : "";
    found.push(atBlock("decimals", "block", place, { product, variant, params: { value, unit, allowed: String(allowed) } }));
  }
  return found;
}
