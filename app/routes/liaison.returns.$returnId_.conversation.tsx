import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { objectionFiles } from "#app/domain/return-request.ts";
import { type ConversationRefused, readConversationForm } from "#app/forms/conversation.server.ts";
import { ConversationPage } from "#app/forms/conversation-page.tsx";
import { afterTalk } from "#app/forms/conversation-path.ts";
import type { Language } from "#app/messages/language.ts";
import type { Context } from "#app/usecases/context.server.ts";
import { converse } from "#app/usecases/converse.server.ts";
import { readMessages } from "#app/usecases/read-messages.server.ts";
import { viewConversation } from "#app/usecases/view-conversation.server.ts";
import { idOf } from "#app/web/params.server.ts";
import { presentConversation } from "#app/web/present/conversation.server.ts";
import { newRequestKey } from "#app/web/request-key.server.ts";
import { answer, notFound, readFormWithFiles, requireViewer } from "#app/web/respond.server.ts";

const desk = "establishment";

/** The page as it stands now, keeping what a refused request had typed. */
async function present(context: Context, language: Language, id: number, url: URL, refused: ConversationRefused | null) {
  const seen = await viewConversation(context, desk, id);
  if (!seen.ok) throw notFound();
  await readMessages(context, seen.value);
  return presentConversation(seen.value, language, { key: newRequestKey(), refused, said: url.searchParams.get("said") });
}

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "liaison", "signatory");
  return present(context, language, idOf(args.params.returnId), new URL(args.request.url), null);
}

export async function action(args: ActionFunctionArgs) {
  const { context, language } = await requireViewer(args, "liaison", "signatory");
  const id = idOf(args.params.returnId);
  const url = new URL(args.request.url);
  const form = readConversationForm(await readFormWithFiles(args, objectionFiles), desk);
  if (!form.ok) return json(await present(context, language, id, url, form.refused), form.status);
  const about = { return_id: id, revision: form.revision, request: form.request };
  const outcome = await converse(context, desk, about, form.command);
  if (!outcome.ok) {
    const status = answer(outcome.refusal);
    return json(await present(context, language, id, url, form.refusedBy(outcome.refusal)), status);
  }
  throw redirect(afterTalk(desk, id, { intent: form.command.intent, back: form.back }), { status: 303 });
}

export default function LiaisonConversation() {
  const view = useLoaderData<typeof loader>();
  return <ConversationPage view={useActionData<typeof action>() ?? view} />;
}
