import { randomInt } from "node:crypto";
import { askLimits, codeMinutes, readContact } from "#app/domain/contact-change.ts";
import { addressFor, type Channel } from "#app/domain/outgoing.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { endContactChanges, findContact, insertContactChange } from "#db/contact-change.ts";
import { insertOutgoing } from "#db/outgoing.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Context, RequestKey, Trx } from "./context.server.ts";
import { countAttempt, subjectOfContact } from "./count-attempt.server.ts";
import { randomSlice } from "./random.server.ts";
import { recordAudit } from "./record-audit.server.ts";
import { once } from "./request-key.server.ts";

/** What a change of one's own addresses is done with besides the context. */
export interface ContactTools {
  /** The real clock: codes and limits. */
  real: Date;
  /** The channels by which this installation sends. */
  open: ReadonlySet<Channel>;
}

export interface AskContactChange {
  channel: Channel;
  /** As typed. */
  address: string;
  request: RequestKey;
}

/** Prepares a message about a change of an address; it goes out with the others, within seconds. */
export async function tellAccount(
  trx: Trx,
  context: Context,
  told: { kind: "contact-code" | "contact-changed"; channel: Channel; contact_change_id: number; real: Date },
): Promise<void> {
  const { real, ...about } = told;
  const message_id = randomSlice(16).toString("hex");
  const times = { prepared_at: context.now, next_attempt_at: real };
  await insertOutgoing(trx, [{ ...about, ...times, message_id, user_id: context.actor.user_id }]);
}

/**
 * Asks that one be reached by another address: a code goes to it, and nothing changes until the code is typed. An
 * earlier request of the same channel ends. Refusals: `invalid-input` at the channel's field, with `empty`, `email` or
 * `mobile` as readContact says, `same`, `not-set-up`, or `too-many` with the minutes to wait.
 */
export async function askContactChange(
  context: Context,
  { real, open }: ContactTools,
  command: AskContactChange,
): Promise<Outcome<{ change_id: number }>> {
  const { db, actor, now } = context;
  const { channel, request } = command;
  const { user_id } = actor;
  const at = (code: string, params?: Record<string, string>) =>
    refuse("invalid-input", { fields: [{ field: channel, code, ...(params === undefined ? {} : { params }) }] });
  if (!open.has(channel)) return at("not-set-up");
  const read = readContact(channel, command.address);
  if (!read.ok) return at(read.fault);
  const { address } = read;
  return once<{ change_id: number }>(context, request, async (remember) => {
    const person = await findContact(db, user_id);
    if (person === undefined) return refuse("not-found");
    if (addressFor(channel, person) === address) return at("same");
    const minutes = Math.max(
      await countAttempt(db, subjectOfContact("account", String(user_id)), real, askLimits.account),
      await countAttempt(db, subjectOfContact("address", address), real, askLimits.address),
    );
    if (minutes > 0) return at("too-many", { minutes: String(minutes) });
    return inTransaction(db, async (trx) => {
      // The person's own row keeps two requests of one moment apart: the later takes the other's place.
      await findContact(trx, user_id, true);
      await endContactChanges(trx, { user_id, channel }, { state: "replaced", ended_at: now });
      const code = String(randomInt(1_000_000)).padStart(6, "0");
      const expires_at = new Date(real.getTime() + codeMinutes * 60_000);
      const change_id = await insertContactChange(trx, { user_id, channel, address, code, asked_at: now, expires_at });
      await tellAccount(trx, context, { kind: "contact-code", channel, contact_change_id: change_id, real });
      const subject = { subject_kind: "app_user", subject_id: user_id };
      await recordAudit(trx, {
        at: now,
        actor_id: user_id,
        verb: "ask-contact-change",
        ...subject,
        detail: { channel, change_id },
      });
      await remember(trx, { change_id });
      return done({ change_id });
    });
  });
}
