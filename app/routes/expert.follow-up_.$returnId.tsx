import { type ActionFunctionArgs, json, type LinksFunction, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readContact, readExtension, typedFollowUp } from "#app/forms/follow-up.server.ts";
import { FollowUpPage } from "#app/forms/follow-up-page.tsx";
import type { Fields } from "#app/forms/odd-fields.server.ts";
import type { Language } from "#app/messages/language.ts";
import stylesheet from "#app/styles/review.css?url";
import type { Context, RequestKey } from "#app/usecases/context.server.ts";
import { extendSilent } from "#app/usecases/extend-silent.server.ts";
import { logContact } from "#app/usecases/log-contact.server.ts";
import { viewFollowUp } from "#app/usecases/view-follow-up.server.ts";
import { idOf } from "#app/web/params.server.ts";
import { type FollowUpRefused, followUpPath, presentFollowUp } from "#app/web/present/follow-up.server.ts";
import { answer, notFound, readForm, requireViewer } from "#app/web/respond.server.ts";

async function look(context: Context, language: Language, id: number, url: URL, refused: FollowUpRefused | null) {
  const seen = await viewFollowUp(context, id);
  if (!seen.ok) throw notFound();
  const said = url.searchParams.get("done");
  const done = refused === null && (said === "noted" || said === "extended" || said === "filed") ? said : null;
  return presentFollowUp(seen.value, { language, now: context.now, refused, done });
}

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "expert", "supervisor");
  return look(context, language, idOf(args.params.returnId), new URL(args.request.url), null);
}

/** Does what one of the page's two forms asks; null: neither. */
async function act(context: Context, id: number, form: Fields, request: RequestKey) {
  if (form.get("intent") === "note") {
    const read = readContact(form);
    if (!read.ok) return { fields: read.fields };
    return { done: "noted", outcome: await logContact(context, { ...read.value, return_id: id, request }) };
  }
  const read = readExtension(form);
  if (form.get("intent") !== "extend" || form.get("one") !== null || !read.ok || read.value.return_ids.length > 0) {
    return { fields: read.ok ? [] : read.fields };
  }
  const { days, text } = read.value;
  return { done: "extended", outcome: await extendSilent(context, { return_ids: [id], days, text, request }) };
}

export async function action(args: ActionFunctionArgs) {
  const { context, language } = await requireViewer(args, "expert", "supervisor");
  const id = idOf(args.params.returnId);
  const url = new URL(args.request.url);
  const body = await readForm(args);
  const again = async (refused: FollowUpRefused, status: ResponseInit) =>
    json(await look(context, language, id, url, refused), status);
  if (!body.ok) return again({ code: "unreadable", fields: [], typed: null }, { status: body.status });
  const typed = typedFollowUp(body.form);
  if (body.key === null) return again({ code: "invalid-input", fields: [], typed }, { status: 422 });
  const acted = await act(context, id, body.form, body.key);
  if (acted.outcome === undefined) return again({ code: "invalid-input", fields: acted.fields, typed }, { status: 422 });
  const { outcome } = acted;
  if (!outcome.ok) {
    const { code, fields = [] } = outcome.refusal;
    return again({ code, fields, typed }, answer(outcome.refusal));
  }
  // Filed in the same moment: the page says so by itself.
  const nothing = "left" in outcome.value && outcome.value.extended.length === 0;
  return redirect(`${followUpPath}/${id}${nothing ? "" : `?done=${acted.done}`}`, { status: 303 });
}

export default function ExpertFollowUpOfMonth() {
  const loaded = useLoaderData<typeof loader>();
  return <FollowUpPage view={useActionData<typeof action>() ?? loaded} />;
}
