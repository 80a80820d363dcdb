import { type ChangePlace, changesPageSize, mostChangesCounted, shownSince, shownUntil } from "#app/domain/last-look.ts";
import { permit } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { type ChangeRow, countChanges, countNewlyAccepted, findLastLook, listChanges } from "#db/last-look.ts";
import type { Context } from "./context.server.ts";

/** What the page's address asks: until when, and what lies after which place. */
export interface ChangedQuestion {
  until: Date | null;
  after: ChangePlace | null;
}

export interface Changed {
  /** Whether the person ever said what was seen. */
  looked: boolean;
  since: Date;
  until: Date;
  rows: ChangeRow[];
  /** Where the next page begins; null on the last. */
  next: ChangePlace | null;
  /** What provinces accepted meanwhile and waits, by province and period. */
  accepted: Awaited<ReturnType<typeof countNewlyAccepted>>;
}

/**
 * What happened since this reviewer's last look to returns within his scope, newest first, his own acts left out. To
 * look moves nothing. `not-found` for anybody else.
 */
export async function viewChanged(context: Context, asked: ChangedQuestion): Promise<Outcome<Changed>> {
  const right = permit(context.actor, "view-ministry-queue");
  if (!right) return refuse("not-found");
  const { db, now, actor } = context;
  const seen = (await findLastLook(db, actor.user_id)) ?? null;
  const span = { since: shownSince(seen, now), until: shownUntil(asked.until, now) };
  const [found, accepted] = await Promise.all([
    listChanges(db, right.scope, { ...span, notBy: actor.user_id, after: asked.after, limit: changesPageSize + 1 }),
    countNewlyAccepted(db, right.scope, span),
  ]);
  const rows = found.slice(0, changesPageSize);
  const last = rows.at(-1);
  const next = found.length > rows.length && last ? { at: last.at, source: last.source, id: last.id } : null;
  return done({ looked: seen !== null, ...span, rows, next, accepted });
}

/** How many changes wait to be seen, counted to one more than is ever said; 0 for who is no reviewer. */
export async function countChanged(context: Context): Promise<number> {
  const right = permit(context.actor, "view-ministry-queue");
  if (!right) return 0;
  const { db, now, actor } = context;
  const seen = (await findLastLook(db, actor.user_id)) ?? null;
  const span = { since: shownSince(seen, now), until: shownUntil(null, now) };
  return countChanges(db, right.scope, { ...span, notBy: actor.user_id, after: null, limit: mostChangesCounted + 1 });
}
