import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { returnWorkbookResponse } from "#app/outputs/return-workbook/respond.server.ts";
import { makeWorkbookOfAll } from "#app/usecases/make-workbook.server.ts";
import { notFound, requireViewer } from "#app/web/respond.server.ts";

/** One workbook of all open months of all of the liaison's establishments. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "liaison");
  const outcome = await makeWorkbookOfAll(context);
  if (!outcome.ok) throw notFound();
  const months = outcome.value.map((month) => ({ month }));
  if (months.length === 0) return redirect("/liaison/workbook?nothing");
  return returnWorkbookResponse(months, language, new URL(args.request.url).origin);
}
