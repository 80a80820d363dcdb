import { type Insertable, type Kysely, sql } from "kysely";
import type { TimedOffice } from "#app/domain/review-clock.ts";
import type { Database } from "./schema.ts";

type Db = Kysely<Database>;

/** When the newest decision that was timed was taken; undefined where none was. */
export async function findLastTimed(db: Db): Promise<Date | undefined> {
  const row = await db
    .selectFrom("decision_clock")
    .select("decided_at")
    .orderBy("decided_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.decided_at;
}

/** Decisions of a stretch of time that were not timed yet, oldest first. */
export async function listUntimed(
  db: Db,
  between: { from: Date; before: Date },
  events: readonly string[],
  limit: number,
): Promise<{ id: number; return_id: number }[]> {
  return db
    .selectFrom("return_event as h")
    .where("h.at", ">=", between.from)
    .where("h.at", "<", between.before)
    .where("h.event", "in", [...events])
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom("decision_clock as d").select("d.event_id").whereRef("d.event_id", "=", "h.id"))),
    )
    .select(["h.id", "h.return_id"])
    .orderBy("h.at")
    .orderBy("h.id")
    .limit(limit)
    .execute();
}

/** Whole histories of the returns given, each oldest first, with where and of which month they are. */
export async function listHistories(db: Db, returnIds: readonly number[]) {
  if (returnIds.length === 0) return [];
  return db
    .selectFrom("return_event as h")
    .innerJoin("monthly_return as r", "r.id", "h.return_id")
    .where("h.return_id", "in", [...returnIds])
    .select(["h.id", "h.return_id", "h.event", "h.from_state", "h.to_state", "h.actor_id", "h.at", "r.period", "r.province_code"])
    .orderBy("h.return_id")
    .orderBy("h.id")
    .execute();
}

/** Adds decisions with their time; one that is there stays as it is. */
export async function insertDecisionClocks(db: Db, rows: readonly Insertable<Database["decision_clock"]>[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto("decision_clock")
    .values([...rows])
    .onDuplicateKeyUpdate({ event_id: sql`event_id` })
    .execute();
}

const sums = [
  sql<string>`count(*)`.as("decisions"),
  sql<string>`sum(d.timely)`.as("timely"),
  sql<string>`sum(d.event in ('send-back', 'refer-back'))`.as("sent_back"),
  sql<string>`sum(d.calendar_days)`.as("calendar_days"),
  sql<string>`sum(d.working_days)`.as("working_days"),
  sql<number>`max(d.working_days)`.as("longest"),
] as const;

/** What an office decided in a year, by province: how many, in time, sent back, days. */
export async function countDecisionsByProvince(db: Db, office: TimedOffice, year: number) {
  return db
    .selectFrom("decision_clock as d")
    .where("d.office", "=", office)
    .where("d.year", "=", year)
    .groupBy("d.province_code")
    .select("d.province_code")
    .select(sums)
    .execute();
}

/** What each of a province's people decided in a year. */
export async function countDecisionsByActor(db: Db, province: string, year: number) {
  return db
    .selectFrom("decision_clock as d")
    .leftJoin("app_user as u", "u.id", "d.actor_id")
    .where("d.office", "=", "province")
    .where("d.year", "=", year)
    .where("d.province_code", "=", province)
    .groupBy(["d.actor_id", "u.name_fa", "u.name_en"])
    .select(["d.actor_id", "u.name_fa", "u.name_en"])
    .select(sums)
    .execute();
}

/** Objections against send-backs of a year that were upheld, by province and by who had sent back. */
export async function countOverturned(db: Db, year: number) {
  return db
    .selectFrom("decision_clock as d")
    .innerJoin("return_request as q", "q.subject_event_id", "d.event_id")
    .where("d.office", "=", "province")
    .where("d.year", "=", year)
    .where("q.kind", "=", "objection")
    .where("q.state", "=", "granted")
    .groupBy(["d.province_code", "d.actor_id"])
    .select(["d.province_code", "d.actor_id", sql<string>`count(*)`.as("overturned")])
    .execute();
}

/** The Jalali years in which something was decided, newest first. */
export async function listDecisionYears(db: Db): Promise<number[]> {
  const rows = await db
    .selectFrom("decision_clock")
    .where("office", "=", "province")
    .groupBy("year")
    .select("year")
    .orderBy("year", "desc")
    .execute();
  return rows.map((row) => row.year);
}
