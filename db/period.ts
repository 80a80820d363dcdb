import { type Insertable, type Kysely, sql } from "kysely";
import type { Database, PeriodState } from "./schema.ts";

type Db = Kysely<Database>;

/** One period by its code. */
export async function findPeriod(db: Db, code: string) {
  return db.selectFrom("period").where("code", "=", code).selectAll().executeTakeFirst();
}

/** All periods, newest first, at most `limit`. */
export async function listPeriods(db: Db, limit = 600) {
  return db.selectFrom("period").selectAll().orderBy("code", "desc").limit(limit).execute();
}

/** Adds periods; one that exists already stays as it is. */
export async function insertPeriods(db: Db, rows: readonly Insertable<Database["period"]>[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto("period")
    .values([...rows])
    .onDuplicateKeyUpdate({ code: sql`code` })
    .execute();
}

/** Moves a period on from a state. @returns false where it was no longer in that state */
export async function changePeriodState(db: Db, code: string, from: PeriodState, to: PeriodState, at: Date): Promise<boolean> {
  const stamp = to === "open" ? { opened_at: at } : to === "closed" ? { closed_at: at } : {};
  const result = await db
    .updateTable("period")
    .set({ state: to, ...stamp })
    .where("code", "=", code)
    .where("state", "=", from)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Days off that are not of the week, as Gregorian days. */
export async function listHolidays(db: Db): Promise<string[]> {
  const rows = await db.selectFrom("holiday").select("day").orderBy("day").execute();
  return rows.map((row) => row.day);
}

/** Working weeks by validity; `province_code` null holds for the country. */
export async function listWorkingWeeks(db: Db) {
  return db.selectFrom("working_week").select(["valid_from", "province_code", "weekend"]).orderBy("valid_from").execute();
}

export interface ExpectedMonth {
  period: string;
  /** First and last Gregorian day of the month. */
  first_day: string;
  last_day: string;
  due_on: string;
  now: Date;
  /** Which provinces: these, or all but these. */
  provinces: { only: string } | { except: readonly string[] };
}

/**
 * Adds the month's missing returns, in one statement: establishments with a licence valid on a day of the month that
 * the register does not call closed or sold from its first day or before. Existing returns are left as they are.
 * @returns how many were added
 */
export async function insertExpectedReturns(db: Db, month: ExpectedMonth): Promise<number> {
  const result = await db
    .insertInto("monthly_return")
    .columns(["establishment_id", "period", "province_code", "county_id", "isic_code", "selected", "state_since", "due_on"])
    .expression((eb) => {
      let expected = eb
        .selectFrom("establishment as e")
        .select((of) => [
          "e.id",
          of.val(month.period).as("period"),
          "e.province_code",
          "e.county_id",
          "e.isic_code",
          "e.selected",
          of.val(month.now).as("state_since"),
          of.val(month.due_on).as("due_on"),
        ])
        .where((of) => of.or([of("e.register_state", "=", "active"), of("e.register_state_from", ">", month.first_day)]))
        .where((of) =>
          of.exists(
            of
              .selectFrom("operating_licence as l")
              .select("l.id")
              .whereRef("l.establishment_id", "=", "e.id")
              .where("l.issued_on", "<=", month.last_day)
              .where((valid) => valid.or([valid("l.valid_to", "is", null), valid("l.valid_to", ">=", month.first_day)])),
          ),
        )
        .where((of) =>
          of.not(
            of.exists(
              of
                .selectFrom("monthly_return as r")
                .select("r.id")
                .whereRef("r.establishment_id", "=", "e.id")
                .where("r.period", "=", month.period),
            ),
          ),
        );
      if ("only" in month.provinces) expected = expected.where("e.province_code", "=", month.provinces.only);
      else if (month.provinces.except.length > 0) {
        expected = expected.where("e.province_code", "not in", [...month.provinces.except]);
      }
      return expected;
    })
    // Two runs at once: the later one finds the row and changes nothing.
    .onDuplicateKeyUpdate({ due_on: sql`monthly_return.due_on` })
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0n);
}
