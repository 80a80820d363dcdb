import { type DeliveryOutcome, judgeDelivery, pauseAfter } from "#app/domain/dispatch.ts";
import { type ClaimedDispatch, changeClaimedDispatch, claimDispatches, insertAttempt, releaseDispatches } from "#db/dispatch.ts";
import { listActiveRecipientIds } from "#db/recipient.ts";
import { inTransaction } from "#db/transaction.ts";
import type { JobContext } from "./job-context.server.ts";

/** One message to be posted; `message_id` stays the same over all attempts, so a recipient can know it again. */
export interface Parcel {
  message_id: string;
  endpoint: string;
  secret: string;
  payload: string;
}

export interface SendingContext extends JobContext {
  deliver: (parcel: Parcel) => Promise<DeliveryOutcome>;
  /** A random number of 0 to 1. */
  random: () => number;
  /** True when the process is asked to end: nothing more is begun. */
  ending?: () => boolean;
}

export interface SendingCount {
  acknowledged: number;
  refused: number;
  again: number;
  dead: number;
  /** Taken over by another owner while this one waited for an answer. */
  lost: number;
}

/** Longer than a batch can take: `inFlight` at a time, each with the channel's time limit. */
export const dispatchLeaseMs = 60_000;
const batch = 16;
const inFlight = 4;
const roundMs = 10_000;

/**
 * Sends what is due, recipient by recipient, side by side: claims a few rows in a short transaction, posts them, and
 * stores each outcome with its attempt in one transaction that counts only while the lease is still ours. A recipient
 * that fails once is left alone for the rest of the round; a process that dies leaves rows whose lease runs out.
 * Ends when nothing is due or after ten seconds, so that a round never grows into the next.
 */
export async function sendDispatches(context: SendingContext): Promise<SendingCount> {
  const count: SendingCount = { acknowledged: 0, refused: 0, again: 0, dead: 0, lost: 0 };
  const until = context.real().getTime() + roundMs;
  const recipients = await listActiveRecipientIds(context.db);
  const rounds = await Promise.allSettled(recipients.map((id) => sendTo(context, id, until, count)));
  const failed = rounds.find((round) => round.status === "rejected");
  if (failed) throw failed.reason;
  return count;
}

let serial = 0;

async function sendTo(context: SendingContext, recipientId: number, until: number, count: SendingCount): Promise<void> {
  const { db, real } = context;
  for (;;) {
    const now = real();
    if (now.getTime() >= until || context.ending?.()) return;
    // A name of its own for each claim: after a lapse even this process must not write under its older lease.
    serial += 1;
    const owner = `${context.owner}.${serial}`;
    const claimed = await inTransaction(db, (trx) =>
      claimDispatches(trx, {
        recipient_id: recipientId,
        owner,
        now,
        lease_until: new Date(now.getTime() + dispatchLeaseMs),
        limit: batch,
      }),
    );
    if (claimed.length === 0) return;
    const waiting = [...claimed];
    let failing = false;
    const worker = async (): Promise<void> => {
      while (!failing && !context.ending?.()) {
        const row = waiting.shift();
        if (row === undefined) return;
        const ended = await sendOne(context, row, owner);
        count[ended] += 1;
        if (ended === "again" || ended === "dead") failing = true;
      }
    };
    const workers = await Promise.allSettled(Array.from({ length: inFlight }, worker));
    await releaseDispatches(
      db,
      waiting.map((row) => row.id),
      owner,
    );
    const fault = workers.find((one) => one.status === "rejected");
    if (fault) throw fault.reason;
    if (failing) return;
  }
}

/** Where a business clock was set, those of two processes may be seconds apart; nothing arrives before it was prepared. */
function later(at: Date, floor: Date): Date {
  return at < floor ? floor : at;
}

async function sendOne(context: SendingContext, row: ClaimedDispatch, owner: string): Promise<keyof SendingCount> {
  const { db, deliver, now, real, random } = context;
  const sentAt = later(now(), row.prepared_at);
  const begun = real().getTime();
  const outcome = await deliver(row);
  const ended = real();
  const verdict = judgeDelivery(outcome);
  const pause = verdict === "again" ? pauseAfter(row.attempts, random()) : null;
  const reached = outcome.kind === "answered" || outcome.reached;
  const status = outcome.kind === "answered" ? outcome.status : null;
  const error = verdict === "acknowledged" ? null : (outcome.kind === "answered" ? outcome.text : outcome.error).slice(0, 500);
  const fate = verdict === "again" && pause === null ? "dead" : verdict;

  const kept = await inTransaction(db, async (trx) => {
    const mine = await changeClaimedDispatch(trx, row.id, owner, reached ? sentAt : null, {
      last_status: status,
      last_error: error,
      ...(fate === "again"
        ? { ...(reached ? { state: "sent" as const } : {}), next_attempt_at: new Date(ended.getTime() + (pause ?? 0)) }
        : { state: fate }),
      ...(outcome.kind === "answered" && verdict === "acknowledged"
        ? { acknowledged_at: later(now(), sentAt), acknowledgement: outcome.text.slice(0, 200) }
        : {}),
    });
    if (!mine) return false;
    await insertAttempt(trx, { dispatch_id: row.id, at: sentAt, status, error, milliseconds: ended.getTime() - begun });
    return true;
  });
  return kept ? fate : "lost";
}
