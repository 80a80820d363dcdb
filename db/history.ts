import { type Insertable, type Kysely, sql } from "kysely";
import type { Sends } from "./batch.ts";
import { preparedInsert, writer } from "./prepared.ts";
import type { Database } from "./schema.ts";

type Db = Kysely<Database>;

const insert = preparedInsert("return_event", [
  "return_id",
  "event",
  "from_state",
  "to_state",
  "version",
  "actor_id",
  "actor_role",
  "at",
  "text",
]);

/** Inserts one row of a return's history. @returns its id */
export async function insertEvent(db: Sends, row: Insertable<Database["return_event"]>): Promise<number> {
  return insert(db, { ...row, text: row.text ?? "" });
}

/** Inserts one row of the history of each of several returns. */
export async function insertEvents(db: Db, rows: readonly Insertable<Database["return_event"]>[]): Promise<void> {
  await db
    .insertInto("return_event")
    .values([...rows])
    .execute();
}

/** History of a return whose access was checked by the caller, newest first. */
export async function listEvents(db: Db, returnId: number) {
  return db
    .selectFrom("return_event as h")
    .leftJoin("app_user as u", "u.id", "h.actor_id")
    .where("h.return_id", "=", returnId)
    .select([
      "h.id",
      "h.event",
      "h.from_state",
      "h.to_state",
      "h.version",
      "h.actor_id",
      "h.actor_role",
      "h.at",
      "h.text",
      "u.name_fa as by_fa",
      "u.name_en as by_en",
    ])
    .orderBy("h.id", "desc")
    .execute();
}

/** When a version was taken back; undefined where it was not. */
export async function findWithdrawal(db: Sends, returnId: number, version: number): Promise<Date | undefined> {
  const query = writer
    .selectFrom("return_event")
    .where("return_id", "=", returnId)
    .where("version", "=", version)
    .where("event", "=", "withdraw")
    .select("at");
  const { rows } = await db.executeQuery(query);
  return rows[0]?.at;
}

/** Inserts the reasons of one send-back or refer-back. */
export async function insertReasons(db: Db, rows: readonly Insertable<Database["review_reason"]>[]): Promise<void> {
  await db
    .insertInto("review_reason")
    .values([...rows])
    .execute();
}

/** All reasons ever given on a return, oldest first; open ones have no `answer`. */
export async function listReasons(db: Db, returnId: number) {
  return db
    .selectFrom("review_reason as q")
    .innerJoin("return_event as h", "h.id", "q.event_id")
    .leftJoin("app_user as u", "u.id", "h.actor_id")
    .where("q.return_id", "=", returnId)
    .selectAll("q")
    .select(["h.at", "u.name_fa as by_fa", "u.name_en as by_en"])
    .orderBy("q.id")
    .execute();
}
export type ReasonRow = Awaited<ReturnType<typeof listReasons>>[number];

/** Number of open reasons of each return given. */
export async function countOpenReasons(db: Db, returnIds: readonly number[]): Promise<Map<number, number>> {
  if (returnIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("review_reason")
    .where("return_id", "in", [...returnIds])
    .where("answer", "is", null)
    .select((eb) => ["return_id", eb.fn.countAll<string>().as("count")])
    .groupBy("return_id")
    .execute();
  return new Map(rows.map((row) => [row.return_id, Number(row.count)]));
}

/** Stores the reply typed to a reason; the answer counts from the next submission on. */
export async function changeReply(
  db: Sends,
  reasonId: number,
  reply: { text: string; user_id: number; at: Date },
): Promise<void> {
  const changes = { reply: reply.text, replied_by: reply.user_id, replied_at: reply.at };
  await db.executeQuery(writer.updateTable("review_reason").set(changes).where("id", "=", reasonId));
}

/** Marks a reason as answered by a submission (or withdrawn by who gave it). */
export async function changeAnswer(
  db: Sends,
  reasonIds: readonly number[],
  answer: "changed" | "replied" | "withdrawn",
  version: number,
): Promise<void> {
  if (reasonIds.length === 0) return;
  const changes = { answer, answered_version: version };
  await db.executeQuery(
    writer
      .updateTable("review_reason")
      .set(changes)
      .where("id", "in", [...reasonIds]),
  );
}

/** Opens again the reasons that a version answered: it was taken back. Replies stay as typed. */
export async function reopenReasons(db: Db, returnId: number, version: number): Promise<void> {
  await db
    .updateTable("review_reason")
    .set({ answer: null, answered_version: null })
    .where("return_id", "=", returnId)
    .where("answered_version", "=", version)
    .where("answer", "in", ["changed", "replied"])
    .execute();
}

/** Opens again the ministry's reasons that one acceptance answered; the replies stay as typed. */
export async function reopenReplies(db: Db, returnId: number, given: { user_id: number; at: Date }): Promise<void> {
  await db
    .updateTable("review_reason")
    .set({ answer: null, answered_version: null })
    .where("return_id", "=", returnId)
    .where("answer", "=", "replied")
    .where("raised_by", "=", "ministry")
    .where("replied_by", "=", given.user_id)
    .where("replied_at", "=", given.at)
    .execute();
}

/** Sets when a return was first submitted to its oldest version that was not taken back; null where none stands. */
export async function changeFirstSubmission(db: Db, id: number): Promise<void> {
  const standing = sql<Date | null>`(select min(s.submitted_at) from submission s where s.return_id = ${id} and not exists
    (select 1 from return_event h where h.return_id = s.return_id and h.version = s.version and h.event = 'withdraw'))`;
  await db.updateTable("monthly_return").set({ first_submitted_at: standing }).where("id", "=", id).execute();
}
