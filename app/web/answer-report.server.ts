import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { Outcome } from "#app/domain/refusal.ts";
import { readBasis } from "#app/domain/statistics/basis.ts";
import type { ReportCode } from "#app/domain/statistics/report.ts";
import type { Language } from "#app/messages/language.ts";
import { reportResponse } from "#app/outputs/workbook/attachment.server.ts";
import type { TemporaryReport } from "#app/outputs/workbook/temporary-report.server.ts";
import type { Context } from "#app/usecases/context.server.ts";
import { periodPath } from "./present/period-address.server.ts";
import { notFound, requireViewer } from "./respond.server.ts";

interface Question {
  period: string;
  basis: string | null;
  search: string | null;
  language: Language;
}

/**
 * Answers a period's report as a download. What hinders it leads back to the period's page, which says so: a reader
 * gets a whole workbook or a page, never half a file. Throws a missing page for whoever may not see the period.
 */
export async function answerReport(
  args: LoaderFunctionArgs,
  report: ReportCode,
  make: (context: Context, question: Question) => Promise<Outcome<TemporaryReport>>,
): Promise<Response> {
  const { context, language } = await requireViewer(args, "analyst", "reviewer");
  const { searchParams } = new URL(args.request.url);
  const period = args.params.period ?? "";
  const question = { period, basis: searchParams.get("basis"), search: searchParams.get("q"), language };
  const back = (problem: "busy" | "fault") => {
    searchParams.set("report", problem);
    return redirect(`${periodPath(encodeURIComponent(period))}?${searchParams}`, { status: 303 });
  };
  try {
    const outcome = await make(context, question);
    if (outcome.ok)
      return await reportResponse(outcome.value, { report, period, basis: readBasis(question.basis) ?? "approved" }, language);
    return outcome.refusal.code === "busy" ? back("busy") : notFound();
  } catch (error) {
    args.context.report(error);
    return back("fault");
  }
}
