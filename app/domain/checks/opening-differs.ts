import type { Decimal } from "#app/domain/decimal.ts";
import type { Figures, ProductRow } from "#app/domain/monthly-return.ts";
import type { Finding } from "./finding.ts";
import { atCell } from "./rule.ts";

/**
 * Opening stock as it was sent beside last month's closing as it is now, after a later version of last month. It arises
 * after submission, so `checkReturn` never meets it: a month in the liaison's hands takes the new opening by itself.
 * @param closings last month's closing where it differs, by product line
 */
export function openingDiffers(
  products: readonly ProductRow[],
  figures: ReadonlyMap<number, Figures>,
  closings: ReadonlyMap<number, Decimal>,
): Finding[] {
  return products.flatMap((product) => {
    const closing = closings.get(product.product_line_id);
    if (closing === undefined) return [];
    const value = figures.get(product.product_line_id)?.opening ?? "";
    return [atCell("opening-differs", "note", product, "opening", { params: { value, closing } })];
  });
}
