import { exportSums } from "#app/domain/block-cells.ts";
import { compare } from "#app/domain/decimal.ts";
import type { Finding } from "./finding.ts";
import { atCell, type Checked } from "./rule.ts";

/** A product's export quantity is the sum of its rows by country. The form sees to it; other ways in may not. */
export function exportRows({ blocks, products }: Checked): Finding[] {
  if (!blocks || blocks.exports.size === 0) return [];
  const sums = exportSums(blocks.exports);
  const found: Finding[] = [];
  for (const row of products) {
    const sum = sums.get(row.product_line_id);
    const exported = row.figures.export_quantity;
    if (sum === undefined || exported === null || compare(sum.quantity, exported) === 0) continue;
    const params = { exported, expected: sum.quantity };
    found.push(atCell("export-rows", "block", row, "export_quantity", { params, fix: sum.quantity }));
  }
  return found;
}
