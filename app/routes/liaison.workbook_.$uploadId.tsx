import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readConfirmation } from "#app/forms/workbook-confirm.server.ts";
import { WorkbookPreviewPage } from "#app/forms/workbook-preview-page.tsx";
import { workbookView } from "#app/forms/workbook-view.server.ts";
import { catalogue } from "#app/messages/catalogue.server.ts";
import { storeWorkbook } from "#app/usecases/store-workbook.server.ts";
import { viewWorkbook } from "#app/usecases/view-workbook.server.ts";
import { idOf } from "#app/web/params.server.ts";
import { newRequestKey } from "#app/web/request-key.server.ts";
import { answer, notFound, readForm, requireViewer } from "#app/web/respond.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "liaison");
  const id = idOf(args.params.uploadId);
  const outcome = await viewWorkbook(context, id);
  if (!outcome.ok) throw notFound();
  const areas = catalogue(language);
  const view = workbookView(outcome.value, { language, areas });
  const { preview } = areas.liaison.workbook;
  return { title: view.wrong ? preview.titleWrong : preview.title, id, view, requestKey: newRequestKey() };
}

export async function action(args: ActionFunctionArgs) {
  const { context, language } = await requireViewer(args, "liaison");
  const id = idOf(args.params.uploadId);
  const outcome = await viewWorkbook(context, id);
  if (!outcome.ok) throw notFound();
  const areas = catalogue(language);
  const { refusals, form } = areas.common;
  const read = await readForm(args);
  if (!read.ok) return json({ sentence: form.unreadable }, { status: read.status });
  const confirmation = readConfirmation(read.form, outcome.value, { language, areas });
  if (read.key === null || confirmation === null) return json({ sentence: refusals["invalid-input"] }, { status: 422 });
  const stored = await storeWorkbook(context, { upload_id: id, edits: confirmation, request: read.key });
  if (!stored.ok) return json({ sentence: refusals[stored.refusal.code] }, answer(stored.refusal));
  const [refused] = stored.value.refused;
  if (refused) {
    const sentence = `${areas.liaison.workbook.preview.notStored} ${refusals[refused.refusal.code]}`;
    return json({ sentence }, answer(refused.refusal));
  }
  const [only, second] = outcome.value.months;
  if (only && !second) return redirect(`/liaison/returns/${only.month.return_id}?saved=${stored.value.stored}`, { status: 303 });
  return redirect(`/liaison/workbook/${id}`, { status: 303 });
}

export default function LiaisonWorkbookPreview() {
  const { id, view, requestKey } = useLoaderData<typeof loader>();
  return (
    <WorkbookPreviewPage id={id} view={view} requestKey={requestKey} refused={useActionData<typeof action>()?.sentence ?? null} />
  );
}

// A conflict that a refused confirmation met must be shown as it is now.
export const shouldRevalidate = () => true;
