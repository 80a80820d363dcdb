import { isWorkingDay } from "#app/domain/calendar.ts";
import {
  addressFor,
  type Channel,
  freshFor,
  isDigestTime,
  type OutgoingKind,
  outgoingKindOf,
  roleTold,
  toldNotices,
  wants,
} from "#app/domain/outgoing.ts";
import { tehranDay } from "#app/domain/tehran-time.ts";
import { listPreferences } from "#db/notice-preference.ts";
import {
  changeOutgoingMark,
  findNewestNotice,
  findOutgoingMark,
  insertOutgoing,
  listDigestPeople,
  listEstablishmentPeople,
  listNoticesToTell,
} from "#db/outgoing.ts";
import type { Trx } from "./context.server.ts";
import { type JobContext, withJobLease } from "./job-context.server.ts";
import { loadCalendars } from "./open-period.server.ts";
import { randomSlice } from "./random.server.ts";

const leaseMs = 5 * 60_000;
const batch = 200;
/** Longer than any transaction: a notice whose writer commits late, under a lower id, is still met. */
const settleMs = 5 * 60_000;

interface Reachable {
  user_id: number;
  email: string | null;
  phone: string | null;
}

/** The messages that tell people of a kind, one for each channel by which they are reached and want to be. */
async function messagesTo<P extends Reachable>(
  trx: Trx,
  context: JobContext,
  open: ReadonlySet<Channel>,
  telling: readonly { person: P; kind: OutgoingKind; about: object }[],
) {
  const chosen = await listPreferences(trx, [...new Set(telling.map(({ person }) => person.user_id))]);
  const byKey = new Map(chosen.map((row) => [`${row.user_id} ${row.kind} ${row.channel}`, row.wanted]));
  return telling.flatMap(({ person, kind, about }) =>
    [...open]
      .filter((channel) => addressFor(channel, person) !== null)
      .filter((channel) => wants(byKey.get(`${person.user_id} ${kind} ${channel}`), kind, channel))
      .map((channel) => ({
        ...about,
        message_id: randomSlice(16).toString("hex"),
        user_id: person.user_id,
        channel,
        kind,
        prepared_at: context.now(),
        next_attempt_at: context.real(),
      })),
  );
}

async function prepareNotices(trx: Trx, context: JobContext, open: ReadonlySet<Channel>, after: number) {
  const since = new Date(context.now().getTime() - freshFor);
  const notices = await listNoticesToTell(trx, { after, kinds: toldNotices, since, limit: batch });
  const people = await listEstablishmentPeople(trx, [...new Set(notices.map((row) => row.establishment_id))], context.now());
  const telling = notices.flatMap((notice) => {
    const kind = outgoingKindOf(notice.kind);
    if (kind === null) return [];
    const due_then = kind === "reminder" ? notice.due_on : null;
    const about = { notice_id: notice.id, return_id: notice.return_id, due_then };
    return people
      .filter((row) => row.establishment_id === notice.establishment_id && row.role === roleTold(kind))
      .map((person) => ({ person, kind, about }));
  });
  const rows = await messagesTo(trx, context, open, telling);
  await insertOutgoing(trx, rows);
  return { prepared: rows.length, last: notices.length < batch ? null : (notices.at(-1)?.id ?? null) };
}

async function prepareDigests(trx: Trx, context: JobContext, open: ReadonlySet<Channel>, digest_on: string): Promise<number> {
  const calendars = await loadCalendars(trx);
  const working = (await listDigestPeople(trx, context.now())).filter(({ province_code }) =>
    isWorkingDay(digest_on, calendars.provinces.get(province_code ?? "") ?? calendars.country),
  );
  const people = [...new Map(working.map((person) => [person.user_id, person])).values()];
  const telling = people.map((person) => ({ person, kind: "digest" as const, about: { digest_on } }));
  const rows = await messagesTo(trx, context, open, telling);
  await insertOutgoing(trx, rows);
  return rows.length;
}

/**
 * Prepares what is to leave the portal by the channels that are set up: notices that ask something of an establishment
 * or answer it, to its liaisons or signatories; once a working morning a digest to those who review. Nobody is told one
 * notice twice by one channel. Where no channel is set up notices are passed over, so they do not pile up for the day
 * one is. @returns how many messages; null where another owner is at it
 */
export async function prepareOutgoing(context: JobContext, open: ReadonlySet<Channel>): Promise<number | null> {
  let [prepared, after, newest] = [0, null as number | null, 0];
  for (;;) {
    const done = await withJobLease(context, "prepare-outgoing", leaseMs, async (trx) => {
      const mark = await findOutgoingMark(trx);
      if (after === null) {
        newest = await findNewestNotice(trx);
        after = mark.settled_up_to;
      }
      const part = open.size === 0 ? { prepared: 0, last: null } : await prepareNotices(trx, context, open, after);
      if (part.last !== null) return { outcome: "more", ...part };
      const today = tehranDay(context.now());
      const morning = open.size > 0 && isDigestTime(context.now()) && mark.digest_on !== today;
      const digests = morning ? await prepareDigests(trx, context, open, today) : 0;
      const settles = context.real().getTime() - mark.seen_at.getTime() >= settleMs;
      const seen = settles && newest !== mark.seen_up_to ? { seen_up_to: newest, seen_at: context.real() } : {};
      const moved = settles && mark.settled_up_to !== mark.seen_up_to ? { settled_up_to: mark.seen_up_to } : {};
      const changes = { ...moved, ...seen, ...(morning ? { digest_on: today } : {}) };
      if (Object.keys(changes).length > 0) await changeOutgoingMark(trx, changes);
      return { outcome: `prepared ${part.prepared + digests}`, prepared: part.prepared + digests, last: null };
    });
    if (done === null) return null;
    prepared += done.prepared;
    if (done.last === null) return prepared;
    after = done.last;
  }
}
