import type { LoaderFunctionArgs } from "@remix-run/node";
import { detailedReturnsWorkbook } from "#app/outputs/workbook/detailed-returns.server.ts";
import { writeTemporaryReport } from "#app/outputs/workbook/temporary-report.server.ts";
import { exportDetailedReturns } from "#app/usecases/export-detailed-returns.server.ts";
import { answerReport } from "#app/web/answer-report.server.ts";

/** The Excel report "detailed returns" of a period. */
export async function loader(args: LoaderFunctionArgs) {
  return answerReport(args, "detailed-returns", (context, question) =>
    exportDetailedReturns(context, question, (report) =>
      writeTemporaryReport(detailedReturnsWorkbook(report, question.language)),
    ),
  );
}
