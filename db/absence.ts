import type { Insertable, Kysely } from "kysely";
import type { Database } from "./schema.ts";

type Db = Kysely<Database>;

/** A row for each cover, in the order of their parts. */
async function withCovers<T extends { id: number }>(db: Db, rows: readonly T[]): Promise<(T & { covers: number[] })[]> {
  if (rows.length === 0) return [];
  const covers = await db
    .selectFrom("absence_cover")
    .where(
      "absence_id",
      "in",
      rows.map((row) => row.id),
    )
    .select(["absence_id", "cover_id"])
    .orderBy("absence_id")
    .orderBy("place")
    .execute();
  return rows.map((row) => ({
    ...row,
    covers: covers.filter((cover) => cover.absence_id === row.id).map((cover) => cover.cover_id),
  }));
}

/** Absences of a province that were not ended and are not over on a day, the first to begin first. */
export async function listAbsences(db: Db, province: string, from: string) {
  const rows = await db
    .selectFrom("absence")
    .where("province_code", "=", province)
    .where("to_on", ">=", from)
    .where("ended_at", "is", null)
    .select(["id", "expert_id", "from_on", "to_on", "note"])
    .orderBy("from_on")
    .orderBy("id")
    .execute();
  return withCovers(db, rows);
}

/** Absences that somebody covers on a day. */
export async function listCovered(db: Db, coverId: number, day: string) {
  const rows = await db
    .selectFrom("absence as b")
    .innerJoin("absence_cover as v", "v.absence_id", "b.id")
    .where("v.cover_id", "=", coverId)
    .where("b.from_on", "<=", day)
    .where("b.to_on", ">=", day)
    .where("b.ended_at", "is", null)
    .select(["b.id", "b.expert_id", "b.from_on", "b.to_on"])
    .orderBy("b.id")
    .execute();
  return withCovers(db, rows);
}

/** Number of the newest absence of a province; 0 before the first. */
export async function findAbsenceNumber(db: Db, province: string): Promise<number> {
  const row = await db
    .selectFrom("absence")
    .where("province_code", "=", province)
    .select("number")
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.number ?? 0;
}

/**
 * Inserts an absence with who covers it, in the order of their parts; one whose number is taken fails as a duplicate.
 * @returns its id
 */
export async function insertAbsence(db: Db, row: Insertable<Database["absence"]>, covers: readonly number[]): Promise<number> {
  const { insertId } = await db.insertInto("absence").values(row).executeTakeFirstOrThrow();
  const absence_id = Number(insertId);
  await db
    .insertInto("absence_cover")
    .values(covers.map((cover_id, place) => ({ absence_id, place, cover_id })))
    .execute();
  return absence_id;
}

/** An absence of a province. */
export async function findAbsence(db: Db, province: string, id: number) {
  return db
    .selectFrom("absence")
    .where("id", "=", id)
    .where("province_code", "=", province)
    .select(["id", "expert_id", "from_on", "to_on", "ended_at"])
    .executeTakeFirst();
}

/** Ends an absence that was not ended. @returns whether it did */
export async function endAbsence(db: Db, id: number, by: { ended_by: number; ended_at: Date }): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("absence")
    .set(by)
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
