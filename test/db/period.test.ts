import { afterAll, beforeAll, expect, test } from "vitest";
import * as period from "#db/period.ts";
import { buildRegister, filedPeriod, filingTime } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("period", period);
const { changePeriodState, findPeriod, insertExpectedReturns, insertPeriods, listHolidays, listPeriods, listWorkingWeeks } =
  review.functions;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());

test("periods are added once and listed newest first", async () => {
  const { db } = fresh;
  await insertPeriods(db, [
    { code: filedPeriod, state: "planned", due_on: "2030-01-01" },
    { code: "1405-09", state: "planned", due_on: "2026-12-31" },
  ]);
  await insertPeriods(db, []);
  expect(await findPeriod(db, filedPeriod)).toMatchObject({ state: "open", due_on: "2026-11-01" });
  expect(await findPeriod(db, "1405-12")).toBeUndefined();
  expect((await listPeriods(db)).map((row) => row.code)).toEqual(["1405-09", "1405-08", filedPeriod, "1405-06"]);
  expect((await listPeriods(db, 1)).map((row) => row.code)).toEqual(["1405-09"]);
});

test("a period moves on from the state it is in, and is stamped", async () => {
  const { db } = fresh;
  expect(await changePeriodState(db, "1405-08", "planned", "open", filingTime)).toBe(true);
  expect(await changePeriodState(db, "1405-08", "planned", "open", filingTime)).toBe(false);
  expect(await changePeriodState(db, filedPeriod, "open", "closed", filingTime)).toBe(true);
  expect(await findPeriod(db, "1405-08")).toMatchObject({ state: "open", opened_at: filingTime, closed_at: null });
  expect(await findPeriod(db, filedPeriod)).toMatchObject({ state: "closed", closed_at: filingTime });
  expect(await changePeriodState(db, filedPeriod, "closed", "published", filingTime)).toBe(true);
});

test("the calendar's days off and working weeks are read in order", async () => {
  const { db } = fresh;
  const names = { name_fa: "نوروز", name_en: "Nowruz" };
  await db
    .insertInto("holiday")
    .values([
      { day: "2026-03-22", ...names },
      { day: "2026-03-21", ...names },
    ])
    .execute();
  await db
    .insertInto("working_week")
    .values([
      { valid_from: "2025-01-01", province_code: "23", weekend: "4,5" },
      { valid_from: "2000-01-01", province_code: null, weekend: "5" },
    ])
    .execute();
  expect(await listHolidays(db)).toEqual(["2026-03-21", "2026-03-22"]);
  expect(await listWorkingWeeks(db)).toEqual([
    { valid_from: "2000-01-01", province_code: null, weekend: "5" },
    { valid_from: "2025-01-01", province_code: "23", weekend: "4,5" },
  ]);
});

test("expected returns are added for the provinces named, to whom is licensed and not closed, once", async () => {
  const { db } = fresh;
  const month = { period: "1405-08", first_day: "2026-10-23", last_day: "2026-11-21", due_on: "2026-12-01", now: filingTime };
  const expected = () =>
    db
      .selectFrom("monthly_return")
      .where("period", "=", "1405-08")
      .select("establishment_id")
      .orderBy("establishment_id")
      .execute();
  await db
    .updateTable("establishment")
    .set({ register_state: "closed", register_state_from: "2026-10-23" })
    .where("id", "=", 2)
    .execute();

  expect(await insertExpectedReturns(db, { ...month, provinces: { only: "23" } })).toBe(1);
  expect(await expected()).toEqual([{ establishment_id: 1 }]);
  expect(await insertExpectedReturns(db, { ...month, provinces: { except: ["10", "23"] } })).toBe(0);
  expect(await insertExpectedReturns(db, { ...month, provinces: { except: [] } })).toBe(1);
  expect(await expected()).toEqual([{ establishment_id: 1 }, { establishment_id: 3 }]);
  expect(await insertExpectedReturns(db, { ...month, provinces: { except: [] } })).toBe(0);
});

review.compare();
