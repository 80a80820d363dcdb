import { type Insertable, type Kysely, sql } from "kysely";
import type { Scope } from "#app/domain/actor.ts";
import type { Database } from "./schema.ts";
import { inScope } from "./scope.ts";

type Db = Kysely<Database>;

/** Inserts a message. @returns its id */
export async function insertMessage(db: Db, row: Insertable<Database["message"]>): Promise<number> {
  const { insertId } = await db.insertInto("message").values(row).executeTakeFirstOrThrow();
  return Number(insertId);
}

/** The newest messages about a return whose access was checked by the caller, oldest first, at most `limit`. */
export async function listMessages(db: Db, returnId: number, limit: number) {
  const rows = await db
    .selectFrom("message as m")
    .innerJoin("app_user as u", "u.id", "m.author_id")
    .where("m.return_id", "=", returnId)
    .select(["m.id", "m.side", "m.author_id", "m.author_role", "m.at", "m.text", "u.name_fa as by_fa", "u.name_en as by_en"])
    .orderBy("m.id", "desc")
    .limit(limit)
    .execute();
  return rows.reverse();
}

/** Up to which message somebody has read a return's conversation; 0 where never opened. */
export async function findMessageRead(db: Db, userId: number, returnId: number): Promise<number> {
  const row = await db
    .selectFrom("message_read")
    .where("user_id", "=", userId)
    .where("return_id", "=", returnId)
    .select("up_to")
    .executeTakeFirst();
  return row?.up_to ?? 0;
}

/** Remembers up to which message somebody has read; never goes back. */
export async function changeMessageRead(db: Db, row: Insertable<Database["message_read"]>): Promise<void> {
  await db.insertInto("message_read").values(row).onDuplicateKeyUpdate({ up_to: sql`greatest(up_to, values(up_to))` }).execute();
}

/** Inserts a question to the liaison. @returns its id */
export async function insertInquiry(db: Db, row: Insertable<Database["inquiry"]>): Promise<number> {
  const { insertId } = await db.insertInto("inquiry").values(row).executeTakeFirstOrThrow();
  return Number(insertId);
}

/** Every inquiry about a return whose access was checked by the caller, oldest first; open ones have no answer. */
export async function listInquiries(db: Db, returnId: number) {
  return db
    .selectFrom("inquiry as q")
    .innerJoin("app_user as a", "a.id", "q.asked_by")
    .leftJoin("app_user as w", "w.id", "q.answered_by")
    .leftJoin("product_line as p", "p.id", "q.product_line_id")
    .where("q.return_id", "=", returnId)
    .selectAll("q")
    .select([
      "a.name_fa as by_fa",
      "a.name_en as by_en",
      "w.name_fa as answered_fa",
      "w.name_en as answered_en",
      "p.name_fa as product_fa",
      "p.name_en as product_en",
    ])
    .orderBy("q.id")
    .execute();
}
export type InquiryRow = Awaited<ReturnType<typeof listInquiries>>[number];

/** Stores the answer of an inquiry that has none yet. @returns false where it was answered or is of another return */
export async function changeInquiryAnswer(
  db: Db,
  place: { id: number; return_id: number },
  answer: { text: string; user_id: number; at: Date },
): Promise<boolean> {
  const result = await db
    .updateTable("inquiry")
    .set({ answer: answer.text, answered_by: answer.user_id, answered_at: answer.at })
    .where("id", "=", place.id)
    .where("return_id", "=", place.return_id)
    .where("answered_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Number of open inquiries of each return given that has any. */
export async function countOpenInquiries(db: Db, returnIds: readonly number[]): Promise<Map<number, number>> {
  if (returnIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("inquiry")
    .where("return_id", "in", [...returnIds])
    .where("answered_at", "is", null)
    .select((eb) => ["return_id", eb.fn.countAll<string>().as("count")])
    .groupBy("return_id")
    .execute();
  return new Map(rows.map((row) => [row.return_id, Number(row.count)]));
}

/** Returns of a scope about which an inquiry waits, newest month first, at most `limit`. */
export async function listReturnsWithOpenInquiries(db: Db, scope: Scope, limit: number) {
  return db
    .selectFrom("inquiry as q")
    .innerJoin("monthly_return as r", "r.id", "q.return_id")
    .innerJoin("establishment as e", "e.id", "r.establishment_id")
    .where("q.answered_at", "is", null)
    .where((eb) => inScope(eb, scope))
    .select((eb) => [
      "r.id",
      "r.period",
      "r.state",
      "e.name_fa as establishment_fa",
      "e.name_en as establishment_en",
      eb.fn.countAll<string>().as("count"),
    ])
    .groupBy(["r.id", "r.period", "r.state", "e.name_fa", "e.name_en"])
    .orderBy("r.period", "desc")
    .orderBy("r.id")
    .limit(limit)
    .execute();
}
