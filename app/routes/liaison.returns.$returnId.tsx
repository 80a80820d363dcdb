import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { useMemo } from "react";
import { isSent } from "#app/domain/review.ts";
import { conflictsOf } from "#app/forms/conflict-view.server.ts";
import { filesShown } from "#app/forms/files-card.tsx";
import { type Refused, readReturnForm } from "#app/forms/read-return-form.server.ts";
import { refusedForm } from "#app/forms/refused-form.server.ts";
import { ReturnForm } from "#app/forms/return-form.tsx";
import { ReturnFormHead } from "#app/forms/return-form-head.tsx";
import { returnFormView, sentView } from "#app/forms/return-view.server.ts";
import { TalkAbout } from "#app/forms/talk-about.tsx";
import { catalogue } from "#app/messages/catalogue.server.ts";
import { fileView } from "#app/ui/attachment-list.tsx";
import { findChangers } from "#app/usecases/find-changers.server.ts";
import { requestSignature } from "#app/usecases/request-signature.server.ts";
import { saveFigures } from "#app/usecases/save-figures.server.ts";
import { submitReturn } from "#app/usecases/submit-return.server.ts";
import { viewReturnForm } from "#app/usecases/view-return-form.server.ts";
import { idOf } from "#app/web/params.server.ts";
import { headOfForm } from "#app/web/present/return-form-head.server.ts";
import { talkAbout } from "#app/web/present/talk.server.ts";
import { readAhead } from "#app/web/read-ahead.server.ts";
import { newRequestKey } from "#app/web/request-key.server.ts";
import { answer, notFound, readFormWithFiles, requireViewer } from "#app/web/respond.server.ts";
import { changeFilesOf, saidOfFiles } from "#app/web/return-files.server.ts";
import { returnedOf } from "#app/web/returned.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ahead = readAhead(args);
  const { context, language } = await requireViewer(args, "liaison", "signatory");
  const outcome = await viewReturnForm({ ...context, ahead }, idOf(args.params.returnId));
  if (!outcome.ok) throw notFound();
  const { loaded, findings, editable, can_submit, can_request, typing } = outcome.value;
  const { found } = loaded;
  // A refused write must be told, with what was typed, also where the month was locked meanwhile.
  if (!editable && args.context.body === null)
    throw redirect(`/liaison/returns/${found.id}/${isSent(found.state) ? "view" : "sign"}`);
  const source = { ...loaded, period: found.period, findings, typing, selected: found.selected === 1 };
  const reading = { language, ...catalogue(language) };
  const url = new URL(args.request.url);
  return {
    ...headOfForm(outcome.value, { language, now: context.now, url, returned: await returnedOf(args.context) }),
    view: sentView(returnFormView(source, reading, null), args.context),
    talk: await talkAbout(context, language, "establishment", found),
    requestKey: newRequestKey(),
    revision: found.revision,
    returnId: found.id,
    next: can_submit ? ("submit" as const) : can_request ? ("request-signature" as const) : null,
    selected: found.selected === 1,
    files: loaded.files.map(fileView),
    filesSaid: saidOfFiles(url.searchParams, language),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ahead = readAhead(args);
  const { context, language } = await requireViewer(args, "liaison", "signatory");
  const id = idOf(args.params.returnId);
  // Files first, and by themselves: a figure that cannot be read keeps no file from being attached.
  const { filed, rest } = await changeFilesOf(context, id, await readFormWithFiles(args, "files"));
  const form = readReturnForm(rest);
  /** The form again, with every letter of what was sent unless the draft has taken it. */
  const again = async (refused: Refused, status: { status: number; headers?: Record<string, string> }) => {
    const now = await viewReturnForm(context, id);
    if (!now.ok) throw notFound();
    const changers = await findChangers(context, now.value.loaded, conflictsOf(refused));
    const shown = refusedForm(refused, now.value, changers, { language, ...catalogue(language) });
    return json({ ...shown, files: now.value.loaded.files.map(fileView), requestKey: newRequestKey() }, status);
  };
  if (!form.ok) return again(form.refused, { status: form.status });
  const { intent, fill, revision } = form;
  const command = { return_id: id, edit: form.edit, request: form.request };
  const file = intent === "submit" ? submitReturn : requestSignature;
  const outcome =
    // A file that was chosen and not sent: what is typed is saved, and nothing leaves without it.
    (intent === "submit" || intent === "request-signature") && filed === null
      ? await file({ ...context, ahead }, { ...command, revision })
      : await saveFigures({ ...context, ahead }, { ...command, fill });
  if (!outcome.ok) return again(form.refusedBy(outcome.refusal), answer(outcome.refusal));
  if ("tracking_code" in outcome.value) {
    return redirect(`/liaison/returns/${id}/receipt/${outcome.value.version}?new`, { status: 303 });
  }
  if (filed?.ok === false) return again(form.refusedAfterSave(filed.refusal), answer(filed.refusal));
  if (filed !== null) return redirect(`/liaison/returns/${id}?${filed.query}#files-card`, { status: 303 });
  if ("awaits" in outcome.value) return redirect(`/liaison/returns/${id}/sign?requested`, { status: 303 });
  return redirect(`/liaison/returns/${id}?saved=${outcome.value.rows}`, { status: 303 });
}

// A refused submit has saved the draft: the findings shown must be those of now. Of a month that was locked meanwhile
// the loader would lead away from the refusal and what was typed.
export const shouldRevalidate: ShouldRevalidateFunction = ({ defaultShouldRevalidate, actionStatus, actionResult }) => {
  if (actionStatus === undefined || actionStatus < 400) return defaultShouldRevalidate;
  return (actionResult as { locked?: boolean } | undefined)?.locked !== true;
};

export default function LiaisonReturn() {
  const data = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const requestKey = refused?.requestKey ?? data.requestKey;
  const files = useMemo(() => filesShown(data, refused), [data, refused]);
  return (
    <ReturnFormHead head={data} refused={refused?.refused ?? null}>
      <TalkAbout talk={data.talk} back="form" />
      <ReturnForm
        key={requestKey}
        view={refused?.view ?? data.view}
        requestKey={requestKey}
        revision={refused?.revision ?? data.revision}
        next={data.next}
        selected={data.selected}
        files={files}
        status={data.status}
        returnId={data.returnId}
        month={data.month}
        conflicts={refused?.conflicts}
      />
    </ReturnFormHead>
  );
}
