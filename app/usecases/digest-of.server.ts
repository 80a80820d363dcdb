import type { Kysely } from "kysely";
import type { Actor, Scope } from "#app/domain/actor.ts";
import { type DeskDigest, daysWaited } from "#app/domain/outgoing.ts";
import { permit } from "#app/domain/permission.ts";
import { type ReviewDesk, waitingStates } from "#app/domain/review-queue.ts";
import type { Portion } from "#app/domain/share-out.ts";
import { holdsAny } from "#db/assignment.ts";
import type { Database } from "#db/schema.ts";
import { listGrants } from "#db/session.ts";
import { countWaiting } from "#db/workload.ts";
import type { Context } from "./context.server.ts";
import { portionsOf } from "./portions-of.server.ts";
import { viewOfficeDealings } from "./view-dealings.server.ts";
import { verbOfQueue } from "./view-queue.server.ts";

const desks: readonly ReviewDesk[] = ["province", "ministry"];

async function actorAt(db: Kysely<Database>, user_id: number, now: Date): Promise<Actor> {
  const grants = (await listGrants(db, user_id))
    .filter((row) => row.valid_from <= now && (row.valid_to === null || row.valid_to > now))
    .map(({ right_calendar, right_publish, valid_from: _from, valid_to: _to, ...grant }) => ({
      ...grant,
      right_calendar: right_calendar === 1,
      right_publish: right_publish === 1,
    }));
  return { user_id, name_fa: "", name_en: "", grants };
}

type Waiting = { waiting: number; oldest_days: number };

async function waitingOf(
  context: Context,
  scope: Scope,
  desk: ReviewDesk,
  portions: readonly Portion[] | null,
): Promise<Waiting> {
  const { count, since } = await countWaiting(context.db, scope, waitingStates(desk), portions);
  return { waiting: count, oldest_days: since === null ? 0 : daysWaited(since, context.now) };
}

/** What waits of a person's own share and of what he covers; null for who has neither. */
async function ownOf(context: Context, scope: Scope, desk: ReviewDesk): Promise<Waiting | null> {
  if (desk !== "province") return null;
  const portions = await portionsOf(context);
  const own = await waitingOf(context, scope, desk, portions);
  return own.waiting > 0 || (await holdsAny(context.db, portions)) ? own : null;
}

/**
 * What waits for a person who reviews, desk by desk, as the desks themselves show it: whoever looks after a share is told
 * of it, and beside it of the whole. Desks where nothing waits for him are left out, also where others have work.
 */
export async function digestOf(db: Kysely<Database>, userId: number, now: Date): Promise<DeskDigest[]> {
  const actor = await actorAt(db, userId, now);
  const digests: DeskDigest[] = [];
  for (const desk of desks) {
    const right = permit(actor, verbOfQueue[desk]);
    if (right === null) continue;
    const context = { db, actor, now };
    const whole = await waitingOf(context, right.scope, desk, null);
    const own = await ownOf(context, right.scope, desk);
    const { requests } = await viewOfficeDealings(context, desk);
    if ((own ?? whole).waiting === 0 && requests.length === 0) continue;
    digests.push({ desk, ...whole, own, requests: requests.length > 0 });
  }
  return digests;
}
