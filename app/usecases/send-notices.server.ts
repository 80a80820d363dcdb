import { type AccountKind, accountKinds, maskContact } from "#app/domain/contact-change.ts";
import { pauseAfter } from "#app/domain/dispatch.ts";
import {
  addressFor,
  type Channel,
  channels,
  type DropReason,
  freshFor,
  type HandedOver,
  isDone,
  mayUse,
  type OutgoingFacts,
  type OutgoingMessage,
  wants,
} from "#app/domain/outgoing.ts";
import { tehranDay } from "#app/domain/tehran-time.ts";
import {
  type ClaimedOutgoing,
  changeClaimedOutgoing,
  claimOutgoing,
  findClaimedOutgoing,
  releaseOutgoing,
} from "#db/outgoing.ts";
import { inTransaction } from "#db/transaction.ts";
import { digestOf } from "./digest-of.server.ts";
import type { JobContext } from "./job-context.server.ts";
import { prepareOutgoing } from "./prepare-outgoing.server.ts";

export type Sender = (message: OutgoingMessage) => Promise<HandedOver>;
export type Senders = Partial<Record<Channel, Sender>>;

export interface NoticeContext extends JobContext {
  /** The channels that are set up. */
  senders: Senders;
  /** A random number of 0 to 1. */
  random: () => number;
  /** True when the process is asked to end: nothing more is begun. */
  ending?: () => boolean;
}

export interface NoticeCount {
  prepared: number;
  sent: number;
  dropped: number;
  again: number;
  dead: number;
  /** Taken over by another owner meanwhile. */
  lost: number;
}

const batch = 20;
const inFlight = 4;
const roundMs = 15_000;
export const outgoingLeaseMs = 120_000;
/** More than one attempt takes: nothing is begun that another owner might take over before it ends. */
const attemptMs = 40_000;

let serial = 0;

/**
 * Prepares and sends what leaves the portal by e-mail and SMS. Before each message goes out it is asked again whether
 * there is still something to do, whether the person may know of it, and whether he still wants it; if not, it is
 * dropped and says why. What fails is tried again with growing pauses for two days; a channel that is down is left for
 * the rest of the round, and an SMS waits for the day. A process that dies leaves messages whose lease runs out; the
 * next attempt carries the same id.
 */
export async function sendNotices(context: NoticeContext): Promise<NoticeCount> {
  const open = new Set(channels.filter((channel) => context.senders[channel] !== undefined));
  const count = { prepared: (await prepareOutgoing(context, open)) ?? 0, sent: 0, dropped: 0, again: 0, dead: 0, lost: 0 };
  const until = context.real().getTime() + roundMs;
  const rounds = await Promise.allSettled([...open].map((channel) => sendBy(context, channel, until, count)));
  const fault = rounds.find((round) => round.status === "rejected");
  if (fault) throw fault.reason;
  return count;
}

async function sendBy(context: NoticeContext, channel: Channel, until: number, count: NoticeCount): Promise<void> {
  // Whoever waits for a code looks at the clock, and is awake.
  const down = await sendKinds(context, channel, accountKinds, until, count);
  if (!down && mayUse(channel, context.now())) await sendKinds(context, channel, null, until, count);
}

/** @returns whether the channel is down */
async function sendKinds(
  context: NoticeContext,
  channel: Channel,
  kinds: readonly AccountKind[] | null,
  until: number,
  count: NoticeCount,
): Promise<boolean> {
  const { db, real } = context;
  const send = context.senders[channel];
  let down = false;
  while (send !== undefined && !down && real().getTime() < until && !context.ending?.()) {
    // A name of its own for each claim: after a lapse even this process must not write under its older lease.
    serial += 1;
    const owner = `${context.owner}.${serial}`;
    const now = real();
    const claim = { channel, kinds, owner, now, lease_until: new Date(now.getTime() + outgoingLeaseMs), limit: batch };
    const waiting = await inTransaction(db, (trx) => claimOutgoing(trx, claim));
    if (waiting.length === 0) return down;
    const worker = async (): Promise<void> => {
      while (!down && !context.ending?.()) {
        const id = waiting.shift();
        if (id === undefined) return;
        const ended = await sendOne(context, send, id, owner);
        count[ended.fate] += 1;
        down ||= ended.down;
      }
    };
    const workers = await Promise.allSettled(Array.from({ length: inFlight }, worker));
    await releaseOutgoing(db, waiting, owner);
    const fault = workers.find((one) => one.status === "rejected");
    if (fault) throw fault.reason;
  }
  return down;
}

type Fate = { fate: Exclude<keyof NoticeCount, "prepared">; down: boolean };

async function sendOne(context: NoticeContext, send: Sender, id: number, owner: string): Promise<Fate> {
  const { db, real, now } = context;
  const lost: Fate = { fate: "lost", down: false };
  const until = new Date(real().getTime() + attemptMs);
  const row = await findClaimedOutgoing(db, id, owner, { until, at: now() });
  if (row === undefined) return lost;
  const end = async (fate: Fate["fate"], changes: Parameters<typeof changeClaimedOutgoing>[3], down = false): Promise<Fate> =>
    (await changeClaimedOutgoing(db, id, owner, changes)) ? { fate, down } : { ...lost, down };
  const facts = await factsOf(context, row);
  const to = row.disabled_at === null ? addressFor(row.channel, reachedBy(row)) : null;
  if (typeof facts === "string" || to === null) {
    const drop_reason = typeof facts === "string" ? facts : row.disabled_at === null ? "no-address" : "no-access";
    return end("dropped", { state: "dropped", drop_reason, ended_at: now() });
  }
  const outcome = await send({ to, language: row.language === "en" ? "en" : "fa", facts, message_id: row.message_id });
  if (outcome.kind === "sent") return end("sent", { state: "sent", ended_at: now(), last_error: null });
  const last_error = outcome.error.replace(/[^\x20-\x7e]/g, "").slice(0, 60);
  const down = outcome.kind === "down";
  const pause = outcome.kind === "refused" ? null : pauseAfter(row.attempts, context.random());
  if (pause === null) return end("dead", { state: "dead", ended_at: now(), last_error }, down);
  return end("again", { next_attempt_at: new Date(real().getTime() + pause), last_error }, down);
}

/** What a person is reached by; a matter of his account goes to the address it is about. */
function reachedBy({ kind, email, phone, address, former }: ClaimedOutgoing): { email: string | null; phone: string | null } {
  const about = kind === "contact-code" ? address : kind === "contact-changed" ? former : undefined;
  return about === undefined ? { email, phone } : { email: about, phone: about };
}

/** What a message about a change of an address has to say. The code's time is the real clock's. */
function contactFacts(row: ClaimedOutgoing, kind: AccountKind, real: Date): OutgoingFacts | DropReason {
  const { channel, address, code, code_expires_at } = row;
  if (address === null) return "done";
  if (kind === "contact-changed") return { kind, channel, masked: maskContact(channel, address) };
  if (code === null || code_expires_at === null) return "done";
  const minutes = Math.floor((code_expires_at.getTime() - real.getTime()) / 60_000);
  return minutes < 1 ? "expired" : { kind, channel, code, minutes };
}

/** What a message has to say now, or why it has nothing to say any more. */
async function factsOf(context: NoticeContext, row: ClaimedOutgoing): Promise<OutgoingFacts | DropReason> {
  const now = context.now();
  const { kind, return_id, state, state_since, period, due_on, told_at } = row;
  if (kind === "contact-code" || kind === "contact-changed") return contactFacts(row, kind, context.real());
  if (!wants(row.wanted === null ? undefined : row.wanted === 1, kind, row.channel)) return "not-wanted";
  if (kind === "digest") {
    if (row.digest_on !== tehranDay(now)) return "expired";
    const desks = await digestOf(context.db, row.user_id, now);
    return desks.length === 0 ? "nothing-waits" : { kind, desks };
  }
  if (!Number(row.has_access)) return "no-access";
  if (return_id === null || state === null || state_since === null || period === null || due_on === null) return "done";
  if (told_at === null || now.getTime() - told_at.getTime() > freshFor) return "expired";
  const read = Boolean(row.read_there) || (row.read_up_to ?? 0) >= (row.notice_id ?? 0);
  const waits = { asked: Boolean(row.asked), to_confirm: Boolean(row.to_confirm) };
  const stands = { state, state_since, first_submitted_at: row.first_submitted_at, due_on, ...waits, read };
  if (isDone(kind, stands, { at: told_at, due_then: row.due_then })) return "done";
  return { kind, return_id, period, establishment_fa: row.name_fa ?? "", establishment_en: row.name_en ?? "" };
}
