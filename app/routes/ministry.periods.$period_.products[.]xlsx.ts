import type { LoaderFunctionArgs } from "@remix-run/node";
import { productsWorkbook } from "#app/outputs/workbook/products.server.ts";
import { writeTemporaryReport } from "#app/outputs/workbook/temporary-report.server.ts";
import { exportProducts } from "#app/usecases/export-products.server.ts";
import { answerReport } from "#app/web/answer-report.server.ts";

/** The Excel report "products" of a period. */
export async function loader(args: LoaderFunctionArgs) {
  return answerReport(args, "products", (context, question) =>
    exportProducts(context, question, (report) => writeTemporaryReport(productsWorkbook(report, question.language))),
  );
}
