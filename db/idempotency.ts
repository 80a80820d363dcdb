import { CompiledQuery, type Insertable, type Kysely } from "kysely";
import type { Sends } from "./batch.ts";
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

const insertText = `insert into idempotency_key (user_id, request_key, body_hash, outcome, created_at)
  values (?, ?, ?, ?, utc_timestamp(3))`;

/** Stores a request's outcome; a duplicate key error (1062) says another request under the key was quicker. */
export async function insertRequestKey(
  db: Sends,
  row: Omit<Insertable<Database["idempotency_key"]>, "created_at">,
): Promise<void> {
  await db.executeQuery(CompiledQuery.raw(insertText, [row.user_id, row.request_key, row.body_hash, row.outcome]));
}

/** Removes keys stored before an instant. @returns how many */
export async function deleteRequestKeysBefore(db: Db, before: Date): Promise<number> {
  const result = await db.deleteFrom("idempotency_key").where("created_at", "<", before).executeTakeFirst();
  return Number(result.numDeletedRows);
}
