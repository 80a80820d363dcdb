import type { Scope } from "#app/domain/actor.ts";
import type { ReturnState } from "#app/domain/monthly-return.ts";
import { permit } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { type QueueQuestion, queuePageSize, type ReviewDesk, statesOfTab, waitingStates } from "#app/domain/review-queue.ts";
import { countOpenInquiries } from "#db/conversation.ts";
import { countByPeriod, countQueue, countStates, listQueue } from "#db/monthly-return.ts";
import { listPeriods } from "#db/period.ts";
import { listProvinces } from "#db/statistics.ts";
import type { Context } from "./context.server.ts";

export type QueueRow = Awaited<ReturnType<typeof listQueue>>[number];
export type Province = Awaited<ReturnType<typeof listProvinces>>[number];

export interface QueueView {
  desk: ReviewDesk;
  /** The desk's province; null at the ministry. */
  province: Province | null;
  provinces: Province[];
  /** Periods that have opened, newest first, each with what waits in it for the desk. */
  periods: { code: string; waiting: number }[];
  /** The question as it was answered: its period chosen, its page one that is. */
  question: QueueQuestion;
  /** Number of returns of the period by state. */
  counts: ReadonlyMap<ReturnState, number>;
  /** What waits for the desk in every period. */
  waiting: number;
  total: number;
  pages: number;
  rows: QueueRow[];
  /** Inquiries without an answer, of the rows that have any. */
  inquiries: ReadonlyMap<number, number>;
}

const recentPeriods = 60;

export const verbOfQueue = { province: "view-province-queue", ministry: "view-ministry-queue" } as const;

/** @returns the province a scope is of, among all; null for a national one. */
export function provinceOf(scope: Scope, provinces: readonly Province[]): Province | null {
  return scope.kind === "province" ? (provinces.find((row) => row.code === scope.province_code) ?? null) : null;
}

/**
 * A page of a review desk's queue. A period that is not known falls back to the newest in which something waits, a page
 * beyond the end to the last.
 * @returns `not-found` for who has no such desk
 */
export async function viewQueue(context: Context, desk: ReviewDesk, asked: QueueQuestion): Promise<Outcome<QueueView>> {
  const right = permit(context.actor, verbOfQueue[desk]);
  if (!right) return refuse("not-found");
  const { db } = context;
  const { scope } = right;
  const [known, waiting, provinces] = await Promise.all([
    listPeriods(db, recentPeriods),
    countByPeriod(db, scope, waitingStates(desk)),
    listProvinces(db),
  ]);
  const opened = known.filter((period) => period.state !== "planned").map((period) => period.code);
  // A month filed very late waits too, however old it is.
  const codes = [...new Set([...opened, ...waiting.map((row) => row.period)])].sort().reverse();
  const waitingIn = new Map(waiting.map((row) => [row.period, row.count]));
  const period = codes.find((code) => code === asked.period) ?? waiting[0]?.period ?? codes[0] ?? null;
  const filter = {
    period,
    states: statesOfTab(desk, asked.tab),
    search: asked.search,
    limit: queuePageSize,
  };
  const [states, total] = await Promise.all([
    countStates(db, scope, period === null ? [] : [period]),
    period === null ? 0 : countQueue(db, scope, { ...filter, offset: 0 }),
  ]);
  const pages = Math.max(1, Math.ceil(total / queuePageSize));
  const page = Math.min(asked.page, pages);
  const rows = total === 0 ? [] : await listQueue(db, scope, { ...filter, offset: (page - 1) * queuePageSize });
  return done({
    desk,
    province: provinceOf(scope, provinces),
    provinces,
    periods: codes.map((code) => ({ code, waiting: waitingIn.get(code) ?? 0 })),
    question: { ...asked, period, page },
    counts: new Map(states.map((row) => [row.state, Number(row.count)])),
    waiting: waiting.reduce((sum, row) => sum + row.count, 0),
    total,
    pages,
    rows,
    inquiries: await countOpenInquiries(
      db,
      rows.map((row) => row.id),
    ),
  });
}
