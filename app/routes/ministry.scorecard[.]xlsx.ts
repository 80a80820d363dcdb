import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { scorecardResponse } from "#app/outputs/workbook/attachment.server.ts";
import { scorecardWorkbook } from "#app/outputs/workbook/scorecard.server.ts";
import { writeTemporaryReport } from "#app/outputs/workbook/temporary-report.server.ts";
import { exportScorecard } from "#app/usecases/export-scorecard.server.ts";
import { notFound, requireViewer } from "#app/web/respond.server.ts";

/** The provinces' scorecard of a year as Excel. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "analyst", "reviewer");
  const asked = new URL(args.request.url).searchParams.get("year");
  const back = (problem: "busy" | "fault") => redirect(`/ministry/scorecard?report=${problem}`, { status: 303 });
  try {
    const outcome = await exportScorecard(context, asked, (card) => {
      const by = { asked_by: context.actor, asked_at: context.now };
      return writeTemporaryReport(scorecardWorkbook({ ...card, ...by }, language));
    });
    if (!outcome.ok) return outcome.refusal.code === "busy" ? back("busy") : notFound();
    return await scorecardResponse(outcome.value.file, outcome.value.year, language);
  } catch (error) {
    args.context.report(error);
    return back("fault");
  }
}
