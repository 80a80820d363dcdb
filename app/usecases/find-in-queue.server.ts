import { permit } from "#app/domain/permission.ts";
import { undoUntil } from "#app/domain/review-guards.ts";
import { type QueuePlace, type QueueQuestion, type ReviewDesk, waitingStates } from "#app/domain/review-queue.ts";
import { listEvents } from "#db/history.ts";
import { findReturn } from "#db/monthly-return.ts";
import { countBefore, countByPeriod, countQueue, listQueuePlaces } from "#db/review-queue.ts";
import type { Context } from "./context.server.ts";
import { filterOf, verbOfQueue } from "./view-queue.server.ts";

export interface QueuePosition {
  previous: number | null;
  next: number | null;
  /** From 1; null where the return itself is not in the queue. */
  at: number | null;
  total: number;
}

/**
 * The neighbours of a place in a desk's queue.
 * @param asked its period must be chosen already; null asks every period
 * @param inQueue whether the return of the place is itself shown by the queue
 */
export async function findInQueue(
  context: Context,
  desk: ReviewDesk,
  asked: QueueQuestion,
  place: QueuePlace,
  inQueue: boolean,
): Promise<QueuePosition> {
  const right = permit(context.actor, verbOfQueue[desk]);
  if (!right) return { previous: null, next: null, at: null, total: 0 };
  const filter = await filterOf(context, desk, asked);
  const { db } = context;
  const beside = async (direction: "next" | "previous") => {
    const [found] = await listQueuePlaces(db, right.scope, filter, { from: place, direction, offset: 0, limit: 1 });
    return found?.id ?? null;
  };
  const [previous, next, before, total] = await Promise.all([
    beside("previous"),
    beside("next"),
    inQueue ? countBefore(db, right.scope, filter, place) : null,
    countQueue(db, right.scope, filter),
  ]);
  return { previous, next, at: before === null ? null : before + 1, total };
}

/** How many returns of every period wait for a desk; for the frame round its pages. */
export async function countWaiting(context: Context, desk: ReviewDesk): Promise<number> {
  const right = permit(context.actor, verbOfQueue[desk]);
  if (!right) return 0;
  const rows = await countByPeriod(context.db, right.scope, waitingStates(desk));
  return rows.reduce((sum, row) => sum + row.count, 0);
}

/** What somebody just did to a return, for the page that follows. */
export interface LastDecision {
  event: string;
  establishment_fa: string;
  establishment_en: string;
  period: string;
  /** The acceptance while it can be taken back. */
  undo: { id: number; revision: number; until: Date } | null;
}

/** The newest event of a return, if this person made it; null for anything else, also what he may not see. */
export async function findOwnLastDecision(context: Context, desk: ReviewDesk, returnId: number): Promise<LastDecision | null> {
  const right = permit(context.actor, verbOfQueue[desk]);
  const found = right && (await findReturn(context.db, right.scope, returnId));
  if (!found) return null;
  const [newest] = await listEvents(context.db, found.id);
  if (newest?.actor_id !== context.actor.user_id) return null;
  const { establishment_fa, establishment_en, period, id, revision } = found;
  const until = desk === "province" ? undoUntil(found, context.actor.user_id, context.now) : null;
  return { event: newest.event, establishment_fa, establishment_en, period, undo: until && { id, revision, until } };
}
