import type { Scope } from "#app/domain/actor.ts";
import type { ReturnState } from "#app/domain/monthly-return.ts";
import { permit } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import {
  arrivingStates,
  isFiltered,
  type QueueQuestion,
  type ReviewDesk,
  statesOfTab,
  waitingStates,
} from "#app/domain/review-queue.ts";
import type { ImpactCause } from "#app/domain/statistics/impact.ts";
import { countOpenInquiries } from "#db/conversation.ts";
import { listNamed } from "#db/named.ts";
import { listPeriods } from "#db/period.ts";
import type { QueueFilter } from "#db/queue-parts.ts";
import * as queue from "#db/review-queue.ts";
import { listProvinces } from "#db/statistics.ts";
import type { Context } from "./context.server.ts";
import { portionsOf } from "./portions-of.server.ts";
import { placesAt, placesOf } from "./queue-places.server.ts";

type StoredRow = Awaited<ReturnType<typeof queue.listQueueRows>>[number];
export type QueueRow = Omit<StoredRow, "impact_cause"> & { cause: ImpactCause | null };
export type Province = Awaited<ReturnType<typeof listProvinces>>[number];

/** What the queue's filters offer. */
export interface QueueChoices {
  counties: Awaited<ReturnType<typeof queue.listCounties>>;
  divisions: Awaited<ReturnType<typeof queue.listDivisions>>;
  items: Awaited<ReturnType<typeof queue.listItems>>;
}

export interface QueueView {
  desk: ReviewDesk;
  /** The desk's province; null at the ministry. */
  province: Province | null;
  provinces: Province[];
  choices: QueueChoices;
  /** Periods that have opened, newest first, each with what waits in it for the desk. */
  periods: { code: string; waiting: number }[];
  /** The question as it was answered: its period chosen, and since when. */
  question: QueueQuestion & { since: Date };
  /** Number of returns of the period by state. */
  counts: ReadonlyMap<ReturnState, number>;
  /** What waits for the desk in every period. */
  waiting: number;
  /** How many returns came to the desk after the queue was opened, of those the filters let through. */
  arrived: number;
  total: number;
  /** Number of the first row shown, from 1; 0 where there is none. */
  first: number;
  rows: QueueRow[];
  /** Product lines that causes name. */
  lines: Awaited<ReturnType<typeof queue.listLineNames>>;
  /** Inquiries without an answer, of the rows that have any. */
  inquiries: ReadonlyMap<number, number>;
}

const recentPeriods = 60;
// Beyond this it is quicker to go down the queue and ask of each return whether its name fits.
const mostNamed = 5000;

export const verbOfQueue = { province: "view-province-queue", ministry: "view-ministry-queue" } as const;

/** @returns the province a scope is of, among all; null for a national one. */
export function provinceOf(scope: Scope, provinces: readonly Province[]): Province | null {
  return scope.kind === "province" ? (provinces.find((row) => row.code === scope.province_code) ?? null) : null;
}

/** A question as the database is asked. */
export async function filterOf(context: Context, desk: ReviewDesk, asked: QueueQuestion): Promise<QueueFilter> {
  const filter = { ...asked, states: statesOfTab(desk, asked.tab) };
  const [portions, named] = await Promise.all([
    asked.mine ? portionsOf(context) : null,
    asked.search === "" ? null : listNamed(context.db, asked.search, mostNamed),
  ]);
  return { ...filter, named, ...(portions === null ? {} : { portions }) };
}

async function choicesOf(context: Context, scope: Scope, asked: QueueQuestion): Promise<QueueChoices> {
  const province = scope.kind === "province" ? scope.province_code : asked.province;
  const [counties, divisions, items] = await Promise.all([
    province === null ? [] : queue.listCounties(context.db, province),
    queue.listDivisions(context.db),
    queue.listItems(context.db),
  ]);
  const used = new Set(items.map((item) => item.isic_code.slice(0, 2)));
  return { counties, divisions: divisions.filter((row) => used.has(row.code)), items };
}

/** A month filed very late waits too, however old it is. Newest first. */
function periodsShown(opened: readonly string[], waiting: readonly { period: string }[]): string[] {
  return [...new Set([...opened, ...waiting.map((row) => row.period)])].sort().reverse();
}

/** The period asked for where it is one of those shown, or the newest in which something waits, or the newest. */
function periodOf(asked: string | null, opened: readonly string[], waiting: readonly { period: string }[]): string | null {
  const codes = periodsShown(opened, waiting);
  return codes.find((code) => code === asked) ?? waiting[0]?.period ?? codes[0] ?? null;
}

/**
 * A page of a review desk's queue, largest impact first. A period that is not known falls back to the newest in which
 * something waits, a page beyond the end to the last.
 * @returns `not-found` for who has no such desk
 */
export async function viewQueue(context: Context, desk: ReviewDesk, asked: QueueQuestion): Promise<Outcome<QueueView>> {
  const right = permit(context.actor, verbOfQueue[desk]);
  if (!right) return refuse("not-found");
  const { db } = context;
  const { scope } = right;
  const states = waitingStates(desk);
  const known = await listPeriods(db, recentPeriods);
  const opened = known.filter((period) => period.state !== "planned").map((period) => period.code);
  const chosen = opened.find((code) => code === asked.period) ?? null;
  // What waits in the month shown is part of its counts by state; only where none is chosen it must be known before.
  const everywhere = chosen === null ? await queue.countByPeriod(db, scope, states, null) : null;
  const period = chosen ?? periodOf(asked.period, opened, everywhere ?? []);
  const question = { ...asked, period, since: asked.since ?? context.now };
  const sumOf = (counts: ReadonlyMap<ReturnState, number>, of: readonly ReturnState[]) =>
    of.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0);
  const asking = period === null ? Promise.resolve([]) : queue.countStates(db, scope, period);
  const counting = asking.then((rows) => new Map(rows.map((row) => [row.state, row.count])));
  // What the filters let through waits for the names that are looked for; the rest is asked meanwhile.
  const letThrough = async () => {
    const filter = await filterOf(context, desk, question);
    const known = isFiltered(asked) ? null : counting.then((counts) => sumOf(counts, filter.states));
    const places = await placesOf(db, scope, filter, known);
    return Promise.all([
      places.total,
      period === null ? { places: [], first: 0 } : placesAt(places, asked.spot),
      asked.since === null ? 0 : queue.countArrived(db, scope, { ...filter, states: arrivingStates(desk) }, asked.since),
    ]);
  };
  const [[total, { places, first }, arrived], elsewhere, provinces, choices, counts] = await Promise.all([
    letThrough(),
    everywhere ?? queue.countByPeriod(db, scope, states, period),
    listProvinces(db),
    choicesOf(context, scope, asked),
    counting,
  ]);
  const waitingIn = new Map(elsewhere.map((row) => [row.period, row.count]));
  if (period !== null) waitingIn.set(period, sumOf(counts, states));
  const ids = places.map((place) => place.id);
  const [stored, inquiries] = await Promise.all([queue.listQueueRows(db, scope, ids), countOpenInquiries(db, ids)]);
  const rows = stored.map(({ impact_cause, ...row }): QueueRow => {
    return { ...row, cause: impact_cause === null ? null : (JSON.parse(impact_cause) as ImpactCause) };
  });
  return done({
    desk,
    province: provinceOf(scope, provinces),
    provinces,
    choices,
    periods: periodsShown(opened, elsewhere).map((code) => ({ code, waiting: waitingIn.get(code) ?? 0 })),
    question,
    counts,
    waiting: [...waitingIn.values()].reduce((sum, count) => sum + count, 0),
    arrived,
    total,
    first,
    rows,
    lines: await queue.listLineNames(
      db,
      rows.flatMap((row) => row.cause?.line ?? []),
    ),
    inquiries,
  });
}
