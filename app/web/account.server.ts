import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { Role } from "#app/domain/actor.ts";
import type { FieldError, Outcome } from "#app/domain/refusal.ts";
import { environment } from "#app/environment.server.ts";
import { channelsOpen } from "#app/outputs/channels.server.ts";
import { askContactChange, type ContactTools } from "#app/usecases/ask-contact-change.server.ts";
import { confirmContactChange, withdrawContactChange } from "#app/usecases/confirm-contact-change.server.ts";
import type { Context, RequestKey } from "#app/usecases/context.server.ts";
import { viewContact } from "#app/usecases/view-contact.server.ts";
import { type AccountAct, readAccountForm } from "./account-form.server.ts";
import { type AccountRefused, type AccountSaid, presentAccount, saidOf } from "./present/account.server.ts";
import { answer, type Entry, notFound, readForm, requireViewer } from "./respond.server.ts";

type Args = LoaderFunctionArgs | ActionFunctionArgs;

async function look(args: Args, { context, language }: Entry, said: AccountSaid | null, refused: AccountRefused | null) {
  const seen = await viewContact(context, args.context.realNow());
  if (!seen.ok) throw notFound();
  const { pathname } = new URL(args.request.url);
  const reading = { language, demonstration: args.context.demonstration, notices: pathname.replace(/account$/, "notices") };
  return presentAccount(seen.value, reading, { said, refused });
}

/** The page of a person's own account, at a desk of these roles. */
export async function loadAccount(args: LoaderFunctionArgs, roles: readonly Role[]) {
  const entry = await requireViewer(args, ...roles);
  return look(args, entry, saidOf(new URL(args.request.url).searchParams.get("done")), null);
}

function perform(context: Context, tools: ContactTools, asked: AccountAct, request: RequestKey) {
  switch (asked.act) {
    case "ask":
      return askContactChange(context, tools, { channel: asked.channel, address: asked.typed, request });
    case "confirm":
      return confirmContactChange(context, tools, { change_id: asked.change_id, code: asked.typed, request });
    case "withdraw":
      return withdrawContactChange(context, { change_id: asked.change_id, request });
  }
}

/** Too many requests are said as such, with when to come again. */
function statusOf(outcome: Extract<Outcome<unknown>, { ok: false }>): ResponseInit {
  const many = outcome.refusal.fields?.find((field) => field.code === "too-many");
  if (many === undefined) return answer(outcome.refusal);
  return { status: 429, headers: { "Retry-After": String(Number(many.params?.minutes ?? 1) * 60) } };
}

/** Does what a form of it asks for; a body that no page of ours sends is answered with the page. */
export async function changeAccount(args: ActionFunctionArgs, roles: readonly Role[]) {
  const entry = await requireViewer(args, ...roles);
  const again = async (code: string, status: ResponseInit, asked: AccountAct | null = null, fields: FieldError[] = []) =>
    json(await look(args, entry, null, { code, asked, fields }), status);
  const read = await readForm(args);
  if (!read.ok) return again("unreadable", { status: read.status });
  const asked = readAccountForm(read.form);
  if (asked === null || read.key === null) return again("unreadable", { status: 422 });
  const { demonstration, realNow } = args.context;
  const tools = { real: realNow(), open: channelsOpen(environment(), demonstration) };
  const outcome = await perform(entry.context, tools, asked, read.key);
  if (!outcome.ok) return again(outcome.refusal.code, statusOf(outcome), asked, outcome.refusal.fields);
  return redirect(`${new URL(args.request.url).pathname}?done=${asked.act}`, { status: 303 });
}
