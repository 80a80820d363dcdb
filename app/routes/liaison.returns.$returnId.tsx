import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { isSent } from "#app/domain/review.ts";
import { type Refused, readReturnForm } from "#app/forms/read-return-form.server.ts";
import { refusedView } from "#app/forms/refused-view.server.ts";
import { ReturnForm } from "#app/forms/return-form.tsx";
import { ReturnFormHead } from "#app/forms/return-form-head.tsx";
import { returnFormView } from "#app/forms/return-view.server.ts";
import { catalogue } from "#app/messages/catalogue.server.ts";
import { requestSignature } from "#app/usecases/request-signature.server.ts";
import { saveFigures } from "#app/usecases/save-figures.server.ts";
import { submitReturn } from "#app/usecases/submit-return.server.ts";
import { viewReturnForm } from "#app/usecases/view-return-form.server.ts";
import { idOf } from "#app/web/params.server.ts";
import { headOfForm } from "#app/web/present/return-form-head.server.ts";
import { readAhead } from "#app/web/read-ahead.server.ts";
import { newRequestKey } from "#app/web/request-key.server.ts";
import { answer, notFound, readForm, requireViewer } from "#app/web/respond.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ahead = readAhead(args);
  const { context, language } = await requireViewer(args, "liaison", "signatory");
  const id = idOf(args.params.returnId);
  const outcome = await viewReturnForm({ ...context, ahead }, id);
  if (!outcome.ok) throw notFound();
  const { loaded, findings, editable, can_submit, can_request } = outcome.value;
  const { found } = loaded;
  // A refused write must be told, with what was typed, also where the month was locked meanwhile.
  if (!editable && args.context.body === null)
    throw redirect(`/liaison/returns/${found.id}/${isSent(found.state) ? "view" : "sign"}`);
  const source = { ...loaded, period: found.period, findings, selected: found.selected === 1 };
  const { common, findings: sentences } = catalogue(language);
  const head = headOfForm(outcome.value, { language, now: context.now, url: new URL(args.request.url) });
  return {
    ...head,
    view: returnFormView(source, { language, common, findings: sentences }, null),
    requestKey: newRequestKey(),
    revision: found.revision,
    next: can_submit ? ("submit" as const) : can_request ? ("request-signature" as const) : null,
    selected: found.selected === 1,
  };
}

export async function action(args: ActionFunctionArgs) {
  const ahead = readAhead(args);
  const { context, language } = await requireViewer(args, "liaison", "signatory");
  const id = idOf(args.params.returnId);
  const read = await readForm(args);
  const form = readReturnForm(read);
  const { common, findings: sentences } = catalogue(language);
  /** The form again, with every letter of what was sent unless the draft has taken it. */
  const again = async (refused: Refused, status: { status: number; headers?: Record<string, string> }) => {
    const now = await viewReturnForm(context, id);
    if (!now.ok) throw notFound();
    const { loaded, findings } = now.value;
    const source = { ...loaded, period: loaded.found.period, findings, selected: loaded.found.selected === 1 };
    const view = returnFormView(source, { language, common, findings: sentences }, refused.attempt);
    return json(
      {
        view,
        refused: refusedView(refused, view, { language, common, findings: sentences }),
        revision: loaded.found.revision,
        locked: !now.value.editable,
        requestKey: newRequestKey(),
      },
      status,
    );
  };
  if (!form.ok) return again(form.refused, { status: form.status });
  const { edit, intent, revision, request } = form;
  const command = { return_id: id, edit, request };
  const file = intent === "submit" ? submitReturn : requestSignature;
  const outcome =
    intent === "submit" || intent === "request-signature"
      ? await file({ ...context, ahead }, { ...command, revision })
      : await saveFigures({ ...context, ahead }, { ...command, fill: intent === "save" ? null : intent });
  if (!outcome.ok) return again(form.refusedBy(outcome.refusal), answer(outcome.refusal));
  if ("tracking_code" in outcome.value) {
    return redirect(`/liaison/returns/${id}/receipt/${outcome.value.version}?new`, { status: 303 });
  }
  if ("awaits" in outcome.value) return redirect(`/liaison/returns/${id}/sign?requested`, { status: 303 });
  return redirect(`/liaison/returns/${id}?saved=${outcome.value.rows}`, { status: 303 });
}

/**
 * A refused submit has saved the draft: the findings shown must be those of now. Of a month that was locked meanwhile
 * the loader would lead away from the refusal and what was typed.
 */
export const shouldRevalidate: ShouldRevalidateFunction = ({ defaultShouldRevalidate, actionStatus, actionResult }) => {
  if (actionStatus === undefined || actionStatus < 400) return defaultShouldRevalidate;
  return (actionResult as { locked?: boolean } | undefined)?.locked !== true;
};

export default function LiaisonReturn() {
  const data = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const view = refused?.view ?? data.view;
  const requestKey = refused?.requestKey ?? data.requestKey;
  return (
    <ReturnFormHead head={data} refused={refused?.refused ?? null}>
      <ReturnForm
        key={requestKey}
        view={view}
        requestKey={requestKey}
        revision={refused?.revision ?? data.revision}
        next={data.next}
        selected={data.selected}
        status={data.status}
      />
    </ReturnFormHead>
  );
}
