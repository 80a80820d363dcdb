import { judgeCode, readCode } from "#app/domain/contact-change.ts";
import { addressFor } from "#app/domain/outgoing.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { changeContact, changeContactChange, findContact, lockContactChange } from "#db/contact-change.ts";
import { inTransaction } from "#db/transaction.ts";
import { type ContactTools, tellAccount } from "./ask-contact-change.server.ts";
import type { Context, RequestKey } from "./context.server.ts";
import { recordAudit } from "./record-audit.server.ts";
import { once } from "./request-key.server.ts";

export interface OwnContactChange {
  change_id: number;
  request: RequestKey;
}

type Ended = { change_id: number };

/**
 * Makes an address one's own by the code that went to it; the address before is told. Refusals: `not-found` for anybody
 * else's; `changed-meanwhile` for one that waits no more; `invalid-input` at field `code`: `six-digits`, `wrong`,
 * `failed` (too many wrong ones: it is over), `expired`.
 */
export async function confirmContactChange(
  context: Context,
  { real, open }: ContactTools,
  command: OwnContactChange & { code: string },
): Promise<Outcome<Ended>> {
  const { actor, now } = context;
  const { user_id } = actor;
  const { change_id, request } = command;
  const at = (code: string) => refuse("invalid-input", { fields: [{ field: "code", code }] });
  const typed = readCode(command.code);
  return once<Ended>(context, request, (remember) =>
    inTransaction(context.db, async (trx): Promise<Outcome<Ended>> => {
      const change = await lockContactChange(trx, user_id, change_id);
      if (change === undefined) return refuse("not-found");
      if (change.state !== "waiting") return refuse("changed-meanwhile");
      if (typed === null) return at("six-digits");
      const verdict = judgeCode(change, typed, real);
      const over = { live: null, code: null, ended_at: now } as const;
      switch (verdict) {
        case "over":
          return refuse("changed-meanwhile");
        case "wrong":
          await changeContactChange(trx, change_id, { tries: change.tries + 1 });
          return at(verdict);
        case "failed":
        case "expired":
          await changeContactChange(trx, change_id, { ...over, state: verdict });
          return at(verdict);
        case "confirmed":
          break;
      }
      const { channel, address } = change;
      const before = await findContact(trx, user_id, true);
      const former = before === undefined ? null : addressFor(channel, before);
      await changeContact(trx, user_id, channel, address);
      await changeContactChange(trx, change_id, { ...over, state: "confirmed", former });
      if (former !== null && former !== address && open.has(channel)) {
        await tellAccount(trx, context, { kind: "contact-changed", channel, contact_change_id: change_id, real });
      }
      const subject = { subject_kind: "app_user", subject_id: user_id };
      await recordAudit(trx, { at: now, actor_id: user_id, verb: "change-contact", ...subject, detail: { channel, change_id } });
      await remember(trx, { change_id });
      return done({ change_id });
    }),
  );
}

/** Gives up a change that waits for its code. Refusals: `not-found` for anybody else's, `changed-meanwhile`. */
export async function withdrawContactChange(context: Context, command: OwnContactChange): Promise<Outcome<Ended>> {
  const { actor, now } = context;
  const { change_id, request } = command;
  return once<Ended>(context, request, (remember) =>
    inTransaction(context.db, async (trx): Promise<Outcome<Ended>> => {
      const change = await lockContactChange(trx, actor.user_id, change_id);
      if (change === undefined) return refuse("not-found");
      if (change.state !== "waiting") return refuse("changed-meanwhile");
      await changeContactChange(trx, change_id, { state: "withdrawn", live: null, code: null, ended_at: now });
      const subject = { subject_kind: "app_user", subject_id: actor.user_id };
      const detail = { channel: change.channel, change_id };
      await recordAudit(trx, { at: now, actor_id: actor.user_id, verb: "withdraw-contact-change", ...subject, detail });
      await remember(trx, { change_id });
      return done({ change_id });
    }),
  );
}
