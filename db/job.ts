import { type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";

type Db = Kysely<Database>;

/**
 * Takes a job for one owner until `leaseUntil`. All times are the real clock.
 * @returns false where another owner's lease still runs
 */
export async function claimJob(db: Db, name: string, owner: string, now: Date, leaseUntil: Date): Promise<boolean> {
  const claim = () =>
    db
      .updateTable("job")
      .set({ owner, lease_until: leaseUntil, last_started_at: now })
      .where("name", "=", name)
      .where((eb) => eb.or([eb("lease_until", "is", null), eb("lease_until", "<=", now)]))
      .executeTakeFirst();
  if ((await claim()).numUpdatedRows === 1n) return true;
  await db.insertInto("job").values({ name }).onDuplicateKeyUpdate({ name: sql`name` }).execute();
  return (await claim()).numUpdatedRows === 1n;
}

/** Gives a job back with what came of it. @returns false where the lease was lost: then nothing of it may be kept */
export async function finishJob(db: Db, name: string, owner: string, now: Date, outcome: string): Promise<boolean> {
  const result = await db
    .updateTable("job")
    .set({ owner: null, lease_until: null, last_finished_at: now, last_outcome: outcome.slice(0, 500) })
    .where("name", "=", name)
    .where("owner", "=", owner)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
