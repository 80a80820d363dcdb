import { type ActionFunctionArgs, json, type LinksFunction, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AssignedPage } from "#app/forms/assigned-page.tsx";
import { readAssignedQuestion, readMove, typedShare } from "#app/forms/share.server.ts";
import type { Language } from "#app/messages/language.ts";
import queueStyles from "#app/styles/queue.css?url";
import stylesheet from "#app/styles/share.css?url";
import type { Context } from "#app/usecases/context.server.ts";
import { moveEstablishments } from "#app/usecases/move-establishments.server.ts";
import { viewAssigned } from "#app/usecases/view-assigned.server.ts";
import { assignedPath, presentAssigned } from "#app/web/present/assigned.server.ts";
import type { ShareRefused } from "#app/web/present/share.server.ts";
import { answer, notFound, readForm, requireViewer } from "#app/web/respond.server.ts";

async function look(context: Context, language: Language, url: URL, refused: ShareRefused | null) {
  const seen = await viewAssigned(context, readAssignedQuestion(url.searchParams));
  if (!seen.ok) throw notFound();
  const done = refused === null ? url.searchParams.get("done") : null;
  return presentAssigned(seen.value, { language, refused, done });
}

export const links: LinksFunction = () => [stylesheet, queueStyles].map((href) => ({ rel: "stylesheet", href }));

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "supervisor");
  return look(context, language, new URL(args.request.url), null);
}

export async function action(args: ActionFunctionArgs) {
  const { context, language } = await requireViewer(args, "supervisor");
  const url = new URL(args.request.url);
  const body = await readForm(args);
  const again = async (refused: ShareRefused, status: ResponseInit) => json(await look(context, language, url, refused), status);
  if (!body.ok) return again({ code: "unreadable", fields: [], typed: null }, { status: body.status });
  const { form, key } = body;
  const typed = typedShare(form);
  const read = readMove(form);
  if (!read.ok || key === null || form.get("intent") !== "move") {
    return again({ code: "invalid-input", fields: read.ok ? [] : read.fields, typed }, { status: 422 });
  }
  const outcome = await moveEstablishments(context, { ...read.value, request: key });
  if (!outcome.ok) {
    const { code, fields = [] } = outcome.refusal;
    return again({ code, fields, typed }, answer(outcome.refusal));
  }
  const question = readAssignedQuestion(url.searchParams);
  return redirect(assignedPath(question, { done: `moved.${outcome.value.moved}` }), { status: 303 });
}

export default function ExpertEstablishments() {
  const loaded = useLoaderData<typeof loader>();
  return <AssignedPage view={useActionData<typeof action>() ?? loaded} />;
}
