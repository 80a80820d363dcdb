import { canonical, type Decimal } from "#app/domain/decimal.ts";
import { toRial } from "#app/domain/money.ts";
import { previousPeriod } from "#app/domain/period.ts";
import type { Snapshot } from "#app/domain/snapshot.ts";
import {
  type Band,
  othersBands,
  priceOf,
  productTrend,
  share,
  type TrendMonth,
  trendBegins,
} from "#app/domain/statistics/product-trend.ts";
import { listOthersOfProducts, listProductionOverTime } from "#db/product-trend.ts";
import type { Context } from "./context.server.ts";

/** A product's two years, and its own change and price beside other establishments'. */
export interface ProductTrendView {
  months: TrendMonth[];
  /** This month's production ÷ last month's; `others` null where too few reported. */
  ratio: { own: Decimal | null; others: Band | null };
  /** Of one unit sold at home, in rial. */
  price: { own: Decimal | null; others: Band | null };
}

const exact = (value: string | null) => (value === null ? null : canonical(value));

/** Trends of the products of a version, by product line, of a return whose access was checked by the caller. */
export async function trendsOf(
  db: Context["db"],
  found: { id: number; establishment_id: number; period: string },
  snapshot: Snapshot,
): Promise<Map<number, ProductTrendView>> {
  const ids = snapshot.products.map((row) => row.product_line_id);
  const before = previousPeriod(found.period);
  const [produced, others] = await Promise.all([
    listProductionOverTime(db, found.id, trendBegins(found.period)),
    listOthersOfProducts(db, ids, { establishment_id: found.establishment_id, now: found.period, before }),
  ]);
  const rows = produced.map((row) => ({ ...row, production: exact(row.production) }));
  return new Map(
    snapshot.products.map(({ product_line_id: id, figures }) => {
      const months = productTrend(found.period, id, rows, figures.production);
      const bands = othersBands(
        others
          .filter((row) => row.product_line_id === id)
          .map((row) => ({
            legal_id: row.legal_id,
            production: exact(row.production),
            production_before: exact(row.production_before),
            domestic_quantity: exact(row.domestic_quantity),
            domestic_rial: exact(row.domestic_rial),
          })),
      );
      const value = figures.domestic_value;
      const rial = value === null ? null : toRial(value, snapshot.money_unit, snapshot.money_scale);
      const trend: ProductTrendView = {
        months,
        ratio: { own: share(figures.production, months.at(-2)?.production ?? null), others: bands.ratio },
        price: { own: priceOf(rial, figures.domestic_quantity), others: bands.price },
      };
      return [id, trend] as const;
    }),
  );
}
