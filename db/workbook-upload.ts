import type { Insertable, Kysely } from "kysely";
import type { Database } from "./schema.ts";

type Db = Kysely<Database>;

/** Keeps a workbook that was read, with what it says of each return. @returns its id */
export async function insertUpload(
  db: Db,
  row: Insertable<Database["workbook_upload"]>,
  returns: readonly { return_id: number; contents: string }[],
): Promise<number> {
  const result = await db.insertInto("workbook_upload").values(row).executeTakeFirstOrThrow();
  const upload_id = Number(result.insertId);
  // One by one: each may be as large as a packet allows.
  for (const one of returns)
    await db
      .insertInto("workbook_upload_return")
      .values({ upload_id, ...one })
      .execute();
  return upload_id;
}

/**
 * A person's own upload that has not expired, with what it says of each return.
 * @returns undefined where there is none, or it is another person's
 */
export async function findUpload(db: Db, of: { id: number; user_id: number; now: Date }) {
  const upload = await db
    .selectFrom("workbook_upload")
    .where("id", "=", of.id)
    .where("user_id", "=", of.user_id)
    .where("expires_at", ">", of.now)
    .selectAll()
    .executeTakeFirst();
  if (!upload) return undefined;
  const returns = await db
    .selectFrom("workbook_upload_return")
    .where("upload_id", "=", of.id)
    .select(["return_id", "contents"])
    .orderBy("return_id")
    .execute();
  return { ...upload, returns };
}

/** Notes that an upload's figures were stored. */
export async function changeUploadStored(db: Db, id: number, at: Date): Promise<void> {
  await db.updateTable("workbook_upload").set({ stored_at: at }).where("id", "=", id).execute();
}

/** Removes uploads whose day is over, a hundred at a time. @returns how many */
export async function deleteExpiredUploads(db: Db, now: Date): Promise<number> {
  const result = await db.deleteFrom("workbook_upload").where("expires_at", "<=", now).limit(100).executeTakeFirst();
  return Number(result.numDeletedRows);
}
