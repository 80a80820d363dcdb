import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AccessPage } from "#app/forms/access-page.tsx";
import { readConfirmation } from "#app/forms/people.server.ts";
import type { Language } from "#app/messages/language.ts";
import { confirmAccess } from "#app/usecases/confirm-access.server.ts";
import type { Context } from "#app/usecases/context.server.ts";
import { viewWaitingAccess } from "#app/usecases/view-people.server.ts";
import { presentWaiting } from "#app/web/present/people.server.ts";
import { newRequestKey } from "#app/web/request-key.server.ts";
import { answer, notFound, readForm, requireViewer } from "#app/web/respond.server.ts";

async function look(context: Context, language: Language, url: URL) {
  const seen = await viewWaitingAccess(context);
  if (!seen.ok) throw notFound();
  const done = url.searchParams.get("done");
  return {
    ...presentWaiting(seen.value, language),
    requestKey: newRequestKey(),
    done: (["confirmed", "refused"] as const).find((known) => known === done) ?? null,
    refused: null as { code: string; invitation: number | null; text: string } | null,
  };
}

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "expert", "supervisor");
  return look(context, language, new URL(args.request.url));
}

export async function action(args: ActionFunctionArgs) {
  const { context, language } = await requireViewer(args, "expert", "supervisor");
  const url = new URL(args.request.url);
  url.searchParams.delete("done");
  const read = await readForm(args);
  const asked = read.ok ? readConfirmation(read.form) : null;
  const again = async (code: string, status: ResponseInit) => {
    const refused = { code, invitation: asked?.invitation ?? null, text: asked?.text ?? "" };
    return json({ ...(await look(context, language, url)), refused }, status);
  };
  if (!read.ok) return again("unreadable", { status: read.status });
  if (asked === null || read.key === null) return again("invalid-input", { status: 422 });
  const confirm = asked.intent === "confirm";
  const command = { invitation_id: asked.invitation, confirm, text: asked.text, request: read.key };
  const outcome = await confirmAccess(context, command);
  if (!outcome.ok) return again(outcome.refusal.code, answer(outcome.refusal));
  return redirect(`/expert/people?done=${confirm ? "confirmed" : "refused"}`, { status: 303 });
}

export default function ExpertPeople() {
  const loaded = useLoaderData<typeof loader>();
  const page = useActionData<typeof action>() ?? loaded;
  return <AccessPage key={page.requestKey} {...page} />;
}
