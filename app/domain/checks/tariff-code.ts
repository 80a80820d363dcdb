import { blockFieldName } from "#app/domain/form-blocks.ts";
import type { Finding } from "./finding.ts";
import { atBlock, type Checked } from "./rule.ts";

/** A tariff code has eight digits. */
export function tariffCode({ blocks }: Checked): Finding[] {
  if (!blocks) return [];
  const found: Finding[] = [];
  for (const [slot, row] of blocks.exports) {
    if (row.tariff_code === null || /^\d{8}$/.test(row.tariff_code)) continue;
    const place = blockFieldName.exports(slot, "tariff_code");
    found.push(atBlock("tariff-code", "block", place, { product: row.product_line_id }));
  }
  return found;
}
