import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { StandingPage } from "#app/forms/standing-pages.tsx";
import type { Language } from "#app/messages/language.ts";
import type { Context } from "#app/usecases/context.server.ts";
import { endStanding } from "#app/usecases/end-standing.server.ts";
import { viewStanding } from "#app/usecases/view-standing.server.ts";
import { idOf } from "#app/web/params.server.ts";
import { presentStanding, standingPath } from "#app/web/present/standing.server.ts";
import { answer, notFound, readForm, requireViewer } from "#app/web/respond.server.ts";
import { type EndRefused, readEndForm } from "#app/web/standing-form.server.ts";

async function look(context: Context, language: Language, id: number, url: string, refused: EndRefused | null) {
  const seen = await viewStanding(context, id);
  if (!seen.ok) throw notFound();
  const done = refused === null && new URL(url).searchParams.get("done") === "ended";
  return presentStanding(seen.value, { language, now: context.now, refused, done });
}

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "expert", "supervisor");
  return look(context, language, idOf(args.params.standingId), args.request.url, null);
}

export async function action(args: ActionFunctionArgs) {
  const { context, language } = await requireViewer(args, "expert", "supervisor");
  const id = idOf(args.params.standingId);
  const { url } = args.request;
  const form = readEndForm(await readForm(args), id);
  if (!form.ok) return json(await look(context, language, id, url, form.refused), form.status);
  const outcome = await endStanding(context, form.value);
  if (outcome.ok) throw redirect(`${standingPath}/${id}?done=ended`, { status: 303 });
  const refused = { refusal: outcome.refusal, reason: form.value.reason };
  return json(await look(context, language, id, url, refused), answer(outcome.refusal));
}

export default function ExpertStanding() {
  const loaded = useLoaderData<typeof loader>();
  return <StandingPage view={useActionData<typeof action>() ?? loaded} />;
}
