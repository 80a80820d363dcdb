import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { Role } from "#app/domain/actor.ts";
import { chooseNotices, viewNoticeChoice } from "#app/usecases/choose-notices.server.ts";
import { readNoticeChoice, tickedBoxes } from "./notice-form.server.ts";
import { type ChoiceSaid, presentNoticeChoice } from "./present/notice-choice.server.ts";
import { answer, type Entry, notFound, readForm, requireViewer } from "./respond.server.ts";

type Args = LoaderFunctionArgs | ActionFunctionArgs;

async function look(args: Args, { context, language }: Entry, said: ChoiceSaid) {
  const seen = await viewNoticeChoice(context);
  if (!seen.ok) throw notFound();
  const account = new URL(args.request.url).pathname.replace(/notices$/, "account");
  return presentNoticeChoice(seen.value, { language, demonstration: args.context.demonstration, account }, said);
}

/** The page of what one is told outside the portal, at a desk of these roles. */
export async function loadNoticeChoice(args: LoaderFunctionArgs, roles: readonly Role[]) {
  const entry = await requireViewer(args, ...roles);
  return look(args, entry, { saved: new URL(args.request.url).searchParams.has("done"), refused: null });
}

/** Keeps what was chosen on it; a body it does not send is answered with the page, as it was filled in. */
export async function keepNoticeChoice(args: ActionFunctionArgs, roles: readonly Role[]) {
  const entry = await requireViewer(args, ...roles);
  const read = await readForm(args);
  const refused = read.ok
    ? { ticked: tickedBoxes(read.form), language: read.form.get("language") }
    : { ticked: null, language: null };
  const again = async (status: ResponseInit) => json(await look(args, entry, { saved: false, refused }), status);
  if (!read.ok) return again({ status: read.status });
  const chosen = readNoticeChoice(read.form);
  if (chosen === null || read.key === null) return again({ status: 422 });
  const outcome = await chooseNotices(entry.context, { ...chosen, request: read.key });
  if (!outcome.ok) return again(answer(outcome.refusal));
  return redirect(`${new URL(args.request.url).pathname}?done`, { status: 303 });
}
