import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { returnWorkbookResponse } from "#app/outputs/return-workbook/respond.server.ts";
import { makeWorkbook } from "#app/usecases/make-workbook.server.ts";
import { idOf } from "#app/web/params.server.ts";
import { notFound, requireViewer } from "#app/web/respond.server.ts";

/** The workbook of a month, with its draft. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "liaison");
  const id = idOf(args.params.returnId);
  const outcome = await makeWorkbook(context, id);
  if (outcome.ok) return returnWorkbookResponse([{ month: outcome.value }], language, new URL(args.request.url).origin);
  // A month that was sent is read where it stands.
  if (outcome.refusal.code === "not-in-this-state") return redirect(`/liaison/returns/${id}/view`);
  throw notFound();
}
