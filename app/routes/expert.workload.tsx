import { type ActionFunctionArgs, json, type LinksFunction, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readAbsence, readAbsenceEnd, typedShare } from "#app/forms/share.server.ts";
import { WorkloadPage } from "#app/forms/workload-page.tsx";
import type { Language } from "#app/messages/language.ts";
import stylesheet from "#app/styles/share.css?url";
import type { Context } from "#app/usecases/context.server.ts";
import { endAbsenceEarly, noteAbsence } from "#app/usecases/note-absence.server.ts";
import { viewWorkload } from "#app/usecases/view-workload.server.ts";
import type { ShareRefused } from "#app/web/present/share.server.ts";
import { presentWorkload } from "#app/web/present/workload.server.ts";
import { answer, notFound, readForm, requireViewer } from "#app/web/respond.server.ts";

async function look(context: Context, language: Language, refused: ShareRefused | null, done: string | null) {
  const seen = await viewWorkload(context);
  if (!seen.ok) throw notFound();
  return presentWorkload(seen.value, { language, refused, done });
}

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "supervisor");
  return look(context, language, null, new URL(args.request.url).searchParams.get("done"));
}

export async function action(args: ActionFunctionArgs) {
  const { context, language } = await requireViewer(args, "supervisor");
  const body = await readForm(args);
  const again = async (refused: ShareRefused, status: ResponseInit) => json(await look(context, language, refused, null), status);
  if (!body.ok) return again({ code: "unreadable", fields: [], typed: null }, { status: body.status });
  const { form, key } = body;
  const typed = typedShare(form);
  const invalid = (fields: ShareRefused["fields"]) => again({ code: "invalid-input", fields, typed }, { status: 422 });
  const intent = form.get("intent");
  if (key === null || (intent !== "away" && intent !== "end")) return invalid([]);
  const read = intent === "away" ? readAbsence(form) : readAbsenceEnd(form);
  if (!read.ok) return invalid(read.fields);
  const command = { ...read.value, request: key };
  const outcome = "absence_id" in command ? await endAbsenceEarly(context, command) : await noteAbsence(context, command);
  if (!outcome.ok) {
    const { code, fields = [] } = outcome.refusal;
    return again({ code, fields, typed }, answer(outcome.refusal));
  }
  return redirect(`/expert/workload?done=${intent === "away" ? "noted" : "ended"}`, { status: 303 });
}

export default function ExpertWorkload() {
  const loaded = useLoaderData<typeof loader>();
  return <WorkloadPage view={useActionData<typeof action>() ?? loaded} />;
}
