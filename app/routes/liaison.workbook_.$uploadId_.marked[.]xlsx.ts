import type { LoaderFunctionArgs } from "@remix-run/node";
import { typedAgain } from "#app/forms/workbook-view.server.ts";
import { catalogue } from "#app/messages/catalogue.server.ts";
import { returnWorkbookResponse } from "#app/outputs/return-workbook/respond.server.ts";
import { viewWorkbook } from "#app/usecases/view-workbook.server.ts";
import { idOf } from "#app/web/params.server.ts";
import { notFound, requireViewer } from "#app/web/respond.server.ts";

/** An uploaded workbook made anew: everything that was typed, wrong cells marked and explained. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "liaison");
  const outcome = await viewWorkbook(context, idOf(args.params.uploadId));
  if (!outcome.ok) throw notFound();
  const areas = catalogue(language);
  const months = outcome.value.months
    .filter(({ editable }) => editable)
    .map(({ read, month }) => ({ month, bases: read.bases, again: typedAgain({ read, month }, { language, areas }) }));
  if (months.length === 0) throw notFound();
  return returnWorkbookResponse(months, language, new URL(args.request.url).origin);
}
