import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { readSignatureForm, type SignatureRefused } from "#app/forms/signature.server.ts";
import { SignaturePage } from "#app/forms/signature-page.tsx";
import { submissionFigures } from "#app/forms/submission-view.server.ts";
import { catalogue } from "#app/messages/catalogue.server.ts";
import type { Language } from "#app/messages/language.ts";
import type { Context } from "#app/usecases/context.server.ts";
import { declineReturn, takeBackReturn } from "#app/usecases/end-signature-request.server.ts";
import { signReturn } from "#app/usecases/sign-return.server.ts";
import { viewSignature } from "#app/usecases/view-signature.server.ts";
import { idOf } from "#app/web/params.server.ts";
import { presentSignature, refusedSignature } from "#app/web/present/signature.server.ts";
import { newRequestKey } from "#app/web/request-key.server.ts";
import { answer, notFound, readForm, requireViewer } from "#app/web/respond.server.ts";

async function look(context: Context, id: number) {
  const outcome = await viewSignature(context, id);
  if (!outcome.ok) throw notFound();
  return outcome.value;
}

function present(view: Awaited<ReturnType<typeof look>>, language: Language, now: Date, refused: SignatureRefused | null) {
  const { common, findings } = catalogue(language);
  return {
    ...presentSignature(view, language, now),
    ...submissionFigures(view.submission, { language, common, findings }),
    revision: view.submission.found.revision,
    requestKey: newRequestKey(),
    refused: refused && refusedSignature(refused, language),
  };
}

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "liaison", "signatory");
  const id = idOf(args.params.returnId);
  const view = await look(context, id);
  // The page of a refused act is made by the action; the loader's own is not shown then.
  if (args.context.body === null) {
    if (view.stage === "sent") throw redirect(`/liaison/returns/${id}/view`);
    if (view.stage === "typing" && view.editable) throw redirect(`/liaison/returns/${id}`);
  }
  const fresh = new URL(args.request.url).searchParams.has("requested");
  return { ...present(view, language, context.now, null), fresh };
}

export async function action(args: ActionFunctionArgs) {
  const { context, language } = await requireViewer(args, "liaison", "signatory");
  const id = idOf(args.params.returnId);
  const form = readSignatureForm(await readForm(args));
  const again = async (refused: SignatureRefused, status: { status: number; headers?: Record<string, string> }) =>
    json({ ...present(await look(context, id), language, context.now, refused), fresh: false }, status);
  if (!form.ok) return again(form.refused, { status: form.status });
  const { intent, sha256, text } = form;
  const command = { return_id: id, ...form.command };
  if (intent === "sign") {
    const signed = await signReturn(context, { ...command, sha256 });
    if (signed.ok) return redirect(`/liaison/returns/${id}/receipt/${signed.value.version}?new`, { status: 303 });
    return again({ code: signed.refusal.code, text: "" }, answer(signed.refusal));
  }
  const ended = await (intent === "decline" ? declineReturn(context, { ...command, text }) : takeBackReturn(context, command));
  if (!ended.ok) return again({ code: ended.refusal.code, text }, answer(ended.refusal));
  return redirect(intent === "decline" ? "/liaison?declined" : `/liaison/returns/${id}?taken-back`, { status: 303 });
}

/** Of a month that was sent meanwhile the loader would lead away from the refusal. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ defaultShouldRevalidate, actionStatus }) =>
  actionStatus === undefined || actionStatus < 400 ? defaultShouldRevalidate : false;

export default function LiaisonSignature() {
  const loaded = useLoaderData<typeof loader>();
  const { requested, hint, can, sha256, requestKey, revision, fresh, refused, ...page } =
    useActionData<typeof action>() ?? loaded;
  return (
    <SignaturePage key={requestKey} page={page} {...{ requested, hint, can, sha256, requestKey, revision, fresh, refused }} />
  );
}
