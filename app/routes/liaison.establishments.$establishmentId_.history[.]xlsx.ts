import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { historyResponse } from "#app/outputs/workbook/attachment.server.ts";
import { ownHistoryWorkbook } from "#app/outputs/workbook/own-history.server.ts";
import { writeTemporaryReport } from "#app/outputs/workbook/temporary-report.server.ts";
import { exportOwnHistory } from "#app/usecases/export-own-history.server.ts";
import { idOf } from "#app/web/params.server.ts";
import { yearPath } from "#app/web/present/year.server.ts";
import { notFound, requireViewer } from "#app/web/respond.server.ts";

/** An establishment's own history as a workbook; what hinders it leads back to its page, which says so. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "liaison", "signatory");
  const id = idOf(args.params.establishmentId);
  const { searchParams } = new URL(args.request.url);
  const question = { establishment_id: id, from: searchParams.get("from"), to: searchParams.get("to") };
  const back = (problem: "busy" | "fault" | "range") => redirect(`${yearPath(id)}?excel=${problem}`, { status: 303 });
  try {
    const outcome = await exportOwnHistory(context, question, async (history) => {
      const { establishment_fa, establishment_en, from, to } = history;
      const written = await writeTemporaryReport(ownHistoryWorkbook(history, language));
      return { ...written, of: { id, from, to, name: language === "fa" ? establishment_fa : establishment_en } };
    });
    if (outcome.ok) return await historyResponse(outcome.value, outcome.value.of, language);
    const { code } = outcome.refusal;
    return code === "busy" ? back("busy") : code === "invalid-input" ? back("range") : notFound();
  } catch (error) {
    args.context.report(error);
    return back("fault");
  }
}
