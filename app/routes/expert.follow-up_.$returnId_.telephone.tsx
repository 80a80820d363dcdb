import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Finding } from "#app/domain/checks/finding.ts";
import { conflictsOf } from "#app/forms/conflict-view.server.ts";
import { refusedForm } from "#app/forms/refused-form.server.ts";
import { returnFormView, sentView } from "#app/forms/return-view.server.ts";
import { readTelephoneForm, type TelephoneRefused } from "#app/forms/telephone.server.ts";
import { TelephonePage } from "#app/forms/telephone-page.tsx";
import { catalogue } from "#app/messages/catalogue.server.ts";
import type { Language } from "#app/messages/language.ts";
import type { Context } from "#app/usecases/context.server.ts";
import { checkOnBehalf, fileOnBehalf } from "#app/usecases/file-on-behalf.server.ts";
import { findChangers } from "#app/usecases/find-changers.server.ts";
import { viewTelephoneForm } from "#app/usecases/view-telephone-form.server.ts";
import { idOf } from "#app/web/params.server.ts";
import { presentTelephone } from "#app/web/present/telephone.server.ts";
import { answer, notFound, readForm, requireViewer } from "#app/web/respond.server.ts";

/** The page as it stands: blank, or with everything that was typed and what the checks say of it. */
async function look(
  context: Context,
  language: Language,
  id: number,
  told: (TelephoneRefused & { findings?: readonly Finding[]; checked?: true }) | null,
  posted = true,
) {
  const seen = await viewTelephoneForm(context, id);
  if (!seen.ok) throw notFound();
  const view = seen.value;
  const { allowed, typing } = view;
  const loaded = { ...view.loaded, unlinked: true } as const;
  const { found } = loaded;
  // A refused write must be told, with what was typed, also where the month was filed meanwhile.
  if (!allowed && !posted) throw redirect(`/expert/follow-up/${id}`);
  const reading = { language, ...catalogue(language) };
  const findings = [...(told?.findings ?? view.findings)];
  if (told === null) {
    const source = { ...loaded, period: found.period, findings, typing, selected: found.selected === 1 };
    const form = plain(sentView(returnFormView(source, reading, null), { document: false }));
    return { ...presentTelephone(view, language, null), form, revision: found.revision, conflicts: [] };
  }
  const changers = await findChangers(context, loaded, conflictsOf(told.refused));
  const shown = refusedForm(told.refused, { loaded, findings, editable: true, typing }, changers, reading);
  const code = told.checked ? null : told.refused.code;
  const page = presentTelephone(view, language, { ...told, code, summary: shown.refused.summary });
  return { ...page, form: plain(shown.view), revision: shown.revision, conflicts: shown.conflicts };
}

/** The liaison's form without the one click of an idle month, which only he has. */
function plain(form: ReturnType<typeof sentView>): ReturnType<typeof sentView> {
  return { ...form, operation: { ...form.operation, idle: null } };
}

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "expert", "supervisor");
  return look(context, language, idOf(args.params.returnId), null, args.context.body !== null);
}

export async function action(args: ActionFunctionArgs) {
  const { context, language } = await requireViewer(args, "expert", "supervisor");
  const id = idOf(args.params.returnId);
  const form = readTelephoneForm(await readForm(args));
  if (!form.ok) return json(await look(context, language, id, form.told), form.status);
  const { edit, revision, request, called_at, call } = form;
  if (form.intent === "check") {
    const checked = await checkOnBehalf(context, { return_id: id, edit });
    if (!checked.ok) return json(await look(context, language, id, form.again(checked.refusal)), answer(checked.refusal));
    const told = { ...form.again({ code: "invalid-input" }), findings: checked.value, checked: true } as const;
    return json(await look(context, language, id, told), 200);
  }
  if (called_at === null) {
    const again = form.again({ code: "invalid-input", fields: [form.timeFault] });
    return json(await look(context, language, id, again), 422);
  }
  const command = { return_id: id, revision, edit, call: { ...call, called_at }, request };
  const outcome = await fileOnBehalf(context, command);
  if (outcome.ok) throw redirect(`/expert/follow-up/${id}?done=filed`, { status: 303 });
  const { findings = [] } = outcome.refusal;
  return json(await look(context, language, id, { ...form.again(outcome.refusal), findings }), answer(outcome.refusal));
}

export default function ExpertTelephone() {
  const loaded = useLoaderData<typeof loader>();
  return <TelephonePage view={useActionData<typeof action>() ?? loaded} />;
}
