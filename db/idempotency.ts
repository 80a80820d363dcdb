import { type Insertable, type Kysely, sql } from "kysely";
import { prepared } from "./prepared.ts";
import type { Database } from "./schema.ts";

type Db = Kysely<Database>;

/** What an earlier request under the same key answered, if any. */
export async function findRequestKey(db: Db, userId: number, key: string) {
  return db
    .selectFrom("idempotency_key")
    .where("user_id", "=", userId)
    .where("request_key", "=", key)
    .select(["body_hash", "outcome"])
    .executeTakeFirst();
}

const insert = prepared((db, row: Omit<Insertable<Database["idempotency_key"]>, "created_at">) =>
  db.insertInto("idempotency_key").values({
    user_id: row.user_id,
    request_key: row.request_key,
    body_hash: row.body_hash,
    outcome: row.outcome,
    created_at: sql<Date>`utc_timestamp(3)`,
  }),
);

/** Stores a request's outcome; a duplicate key error (1062) says another request under the key was quicker. */
export async function insertRequestKey(
  db: Db,
  row: Omit<Insertable<Database["idempotency_key"]>, "created_at">,
): Promise<void> {
  await insert(db, row);
}

/** Removes keys stored before an instant. @returns how many */
export async function deleteRequestKeysBefore(db: Db, before: Date): Promise<number> {
  const result = await db.deleteFrom("idempotency_key").where("created_at", "<", before).executeTakeFirst();
  return Number(result.numDeletedRows);
}
