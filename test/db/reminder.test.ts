import { afterAll, beforeAll, expect, test } from "vitest";
import * as reminder from "#db/reminder.ts";
import { buildRegister, filedPeriod, filingTime } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("reminder", reminder);
const { listSilentDueDays, insertReminders, listReminders, countReminders } = review.functions;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());

const about = { period: filedPeriod, province_code: "23", due_on: "2026-11-01", kind: "before-due", at: filingTime } as const;

test("the due days of months not filed, by province", async () => {
  expect(await listSilentDueDays(fresh.db, filedPeriod)).toEqual([
    { province_code: "10", due_on: "2026-11-01" },
    { province_code: "23", due_on: "2026-11-01" },
  ]);
});

test("each month not filed is reminded once of a due day, with a notice to its establishment", async () => {
  const { db } = fresh;
  expect(await insertReminders(db, about)).toBe(2);
  expect(await insertReminders(db, about)).toBe(0);
  const told = await db.selectFrom("notice").select(["kind", "return_id", "audience"]).orderBy("return_id").execute();
  expect(told).toEqual([
    { kind: "reminder-before-due", return_id: 101, audience: "establishment" },
    { kind: "reminder-before-due", return_id: 102, audience: "establishment" },
  ]);
  await db.updateTable("monthly_return").set({ due_on: "2026-11-08" }).where("id", "=", 101).execute();
  expect(await insertReminders(db, { ...about, due_on: "2026-11-08", at: new Date(filingTime.getTime() + 1) })).toBe(1);
  expect((await listReminders(db, 101)).map((row) => row.due_on)).toEqual(["2026-11-08", "2026-11-01"]);
  expect((await countReminders(db, [101, 103])).map((row) => [row.return_id, row.count])).toEqual([[101, "2"]]);
  expect(await countReminders(db, [])).toEqual([]);
});

test("who has filed gets none", async () => {
  const { db } = fresh;
  await db.updateTable("monthly_return").set({ state: "submitted", version: 1, first_submitted_at: filingTime }).execute();
  expect(await insertReminders(db, { ...about, province_code: "10" })).toBe(0);
});

review.compare();
