import type { Outcome } from "#app/domain/refusal.ts";
import { chooseProducts } from "#app/domain/statistics/product-list.ts";
import type { ProductReport, WrittenReport } from "#app/domain/statistics/report.ts";
import { onOneSnapshot } from "#db/statistics.ts";
import type { Context } from "./context.server.ts";
import { type ReportQuestion, readReportRequest, reportCover, writeReport } from "./report-request.server.ts";
import { productsOfPeriod } from "./view-period.server.ts";

/**
 * The report "products" of a period: one row per product with its totals, the number reporting and its growth, by ISIC
 * class and name. All from one snapshot of the data. Refusals: `not-found` (no right, no such period or basis), `busy`.
 */
export async function exportProducts<F extends WrittenReport>(
  context: Context,
  question: ReportQuestion & { language: "fa" | "en" },
  write: (report: ProductReport) => Promise<F>,
): Promise<Outcome<F>> {
  const read = await readReportRequest(context, question);
  if (!read.ok) return read;
  const request = read.value;
  return writeReport(context, request, "products", () =>
    onOneSnapshot(context.db, async (trx) => {
      const products = await productsOfPeriod(trx, request);
      const rows = chooseProducts(products, { search: request.search, order: "isic", language: question.language });
      const cover = await reportCover(context, trx, request, { report: "products", rows: rows.length, establishments: null });
      return write({ cover, rows });
    }),
  );
}
