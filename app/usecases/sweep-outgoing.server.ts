import { deleteUnconfirmedBefore, endStaleContactChanges } from "#db/contact-change.ts";
import { deleteEndedBefore } from "#db/outgoing.ts";
import { type JobContext, withJobLease } from "./job-context.server.ts";

const leaseMs = 10 * 60_000;
const atOnce = 1000;

export interface Swept {
  messages: number;
  /** Addresses that were asked for and never confirmed. */
  unconfirmed: number;
  /** Codes whose time was over. */
  codes: number;
}

/**
 * Forgets messages that ended more than so many days ago and addresses that were never confirmed, and empties codes
 * whose time is over. What waits to be sent stays, however old.
 * @returns how many of each; null where another owner is at it
 */
export async function sweepOutgoing(context: JobContext, keptDays: number): Promise<Swept | null> {
  const before = new Date(context.now().getTime() - keptDays * 86_400_000);
  const swept: Swept = { messages: 0, unconfirmed: 0, codes: 0 };
  for (;;) {
    // In short transactions: a first sweep may find millions, and what is sent meanwhile must not wait for it.
    const part = await withJobLease(context, "sweep-outgoing", leaseMs, async (trx) => {
      const messages = await deleteEndedBefore(trx, before, atOnce);
      if (messages === atOnce) return { outcome: "more", messages, unconfirmed: 0, codes: 0, more: true };
      const codes = await endStaleContactChanges(trx, context.real(), context.now());
      const unconfirmed = await deleteUnconfirmedBefore(trx, before);
      return { outcome: `removed ${swept.messages + messages}`, messages, unconfirmed, codes, more: false };
    });
    if (part === null) return null;
    swept.messages += part.messages;
    swept.unconfirmed += part.unconfirmed;
    swept.codes += part.codes;
    if (!part.more) return swept;
  }
}
