import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { catalogue } from "#app/messages/catalogue.server.ts";
import { fieldErrorText } from "#app/messages/field-error.server.ts";
import { fileView } from "#app/ui/attachment-list.tsx";
import { viewReturnForm } from "#app/usecases/view-return-form.server.ts";
import { idOf } from "#app/web/params.server.ts";
import { answer, notFound, readFormWithFiles, requireViewer } from "#app/web/respond.server.ts";
import { changeFilesOf, saidOfFiles } from "#app/web/return-files.server.ts";

/** Whoever opens the address itself wants the form. */
export async function loader(args: LoaderFunctionArgs) {
  const { context } = await requireViewer(args, "liaison");
  const now = await viewReturnForm(context, idOf(args.params.returnId));
  if (!now.ok) throw notFound();
  return redirect(`/liaison/returns/${now.value.loaded.found.id}#files-card`);
}

/** Files of a return, sent by the form's script beside the form: attach or remove, answered with the list. */
export async function action(args: ActionFunctionArgs) {
  const { context, language } = await requireViewer(args, "liaison");
  const id = idOf(args.params.returnId);
  const read = await readFormWithFiles(args, "files");
  const { filed } = await changeFilesOf(context, id, read);
  const now = await viewReturnForm(context, id);
  if (!now.ok) throw notFound();
  const { common } = catalogue(language);
  const files = now.value.loaded.files.map(fileView);
  if (!read.ok) return json({ files, said: null, error: common.form.unreadable }, { status: read.status });
  if (filed?.ok === true) return { files, said: saidOfFiles(new URLSearchParams(filed.query), language), error: null };
  const refusal = filed?.refusal ?? { code: "invalid-input" as const };
  const errors = (refusal.fields ?? []).map((field) => fieldErrorText(field, common, language));
  const error = errors.length > 0 ? errors.join(" ") : common.refusals[refusal.code];
  return json({ files, said: null, error }, answer(refusal));
}
