import {
  addressFor,
  type Channel,
  channels,
  kindsOfRoles,
  type OutgoingKind,
  type Preference,
  wants,
} from "#app/domain/outgoing.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { changeNoticeLanguage, changePreferences, findReach, listOwnOutgoing, listPreferences } from "#db/notice-preference.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Context, RequestKey } from "./context.server.ts";
import { recordAudit } from "./record-audit.server.ts";
import { once } from "./request-key.server.ts";

export interface NoticeChoice {
  kinds: OutgoingKind[];
  chosen: Preference[];
  language: "fa" | "en";
  /** What the person is reached by, by channel; null where nothing usable is on record. */
  reach: Record<Channel, string | null>;
  /** The newest messages prepared for the person, newest first. */
  lately: Awaited<ReturnType<typeof listOwnOutgoing>>;
}

const mostShown = 10;

function kindsOf(context: Context): OutgoingKind[] {
  return kindsOfRoles(new Set(context.actor.grants.map((grant) => grant.role)));
}

/** What one is told outside the portal, how, and what was told lately; `not-found` for roles that are told nothing. */
export async function viewNoticeChoice(context: Context): Promise<Outcome<NoticeChoice>> {
  const { db, actor } = context;
  const kinds = kindsOf(context);
  if (kinds.length === 0) return refuse("not-found");
  const [own, person, lately] = await Promise.all([
    listPreferences(db, [actor.user_id]),
    findReach(db, actor.user_id),
    listOwnOutgoing(db, actor.user_id, mostShown),
  ]);
  const chosen = kinds.flatMap((kind) =>
    channels.map((channel) => {
      const choice = own.find((row) => row.kind === kind && row.channel === channel);
      return { kind, channel, wanted: wants(choice?.wanted, kind, channel) };
    }),
  );
  const known = { email: person?.email ?? null, phone: person?.phone ?? null };
  const reach = { email: addressFor("email", known), sms: addressFor("sms", known) };
  return done({ kinds, chosen, language: person?.language === "en" ? "en" : "fa", reach, lately });
}

export interface ChooseNotices {
  /** What is wanted; everything else of the person's kinds is not. */
  wanted: readonly { kind: OutgoingKind; channel: Channel }[];
  language: "fa" | "en";
  request: RequestKey;
}

/** Keeps what one wants to be told; nobody chooses for another. Refusals: `not-found`, `invalid-input`. */
export async function chooseNotices(context: Context, command: ChooseNotices): Promise<Outcome<{ chosen: number }>> {
  const { actor, now } = context;
  const { wanted, language, request } = command;
  const kinds = kindsOf(context);
  if (kinds.length === 0) return refuse("not-found");
  if (wanted.some((one) => !kinds.includes(one.kind))) return refuse("invalid-input");
  const user_id = actor.user_id;
  const rows = kinds.flatMap((kind) =>
    channels.map((channel) => ({
      user_id,
      kind,
      channel,
      wanted: wanted.some((one) => one.kind === kind && one.channel === channel),
    })),
  );
  return once<{ chosen: number }>(context, request, (remember) =>
    inTransaction(context.db, async (trx) => {
      const value = { chosen: wanted.length };
      await changePreferences(trx, rows);
      await changeNoticeLanguage(trx, { user_id, language });
      const detail = { wanted: rows.filter((row) => row.wanted).map((row) => `${row.kind} ${row.channel}`), language };
      const subject = { subject_kind: "app_user", subject_id: user_id };
      await recordAudit(trx, { at: now, actor_id: user_id, verb: "choose-notices", ...subject, detail });
      await remember(trx, value);
      return done(value);
    }),
  );
}
