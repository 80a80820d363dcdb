import type { Kysely } from "kysely";
import type { Actor } from "#app/domain/actor.ts";
import { type DeskDigest, daysWaited } from "#app/domain/outgoing.ts";
import { permit } from "#app/domain/permission.ts";
import { type ReviewDesk, waitingStates } from "#app/domain/review-queue.ts";
import { countWaiting } from "#db/outgoing.ts";
import type { Database } from "#db/schema.ts";
import { listGrants } from "#db/session.ts";
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

/** What waits for a person who reviews, desk by desk, as the desks themselves show it; desks where nothing does are left out. */
export async function digestOf(db: Kysely<Database>, userId: number, now: Date): Promise<DeskDigest[]> {
  const actor = await actorAt(db, userId, now);
  const digests: DeskDigest[] = [];
  for (const desk of desks) {
    const right = permit(actor, verbOfQueue[desk]);
    if (right === null) continue;
    const { count, since } = await countWaiting(db, right.scope, waitingStates(desk));
    const { requests } = await viewOfficeDealings({ db, actor, now }, desk);
    if (count === 0 && requests.length === 0) continue;
    const oldest_days = since === null ? 0 : daysWaited(since, now);
    digests.push({ desk, waiting: count, oldest_days, requests: requests.length > 0 });
  }
  return digests;
}
