import { afterAll, beforeAll, expect, test } from "vitest";
import * as absence from "#db/absence.ts";
import { buildRegister, filingTime, people } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("absence", absence);
const t = review.functions;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());

test("an absence holds from its first to its last day, until it is ended", async () => {
  const { db } = fresh;
  const { expert, supervisor, stranger } = people;
  expect(await t.findAbsenceNumber(db, "23")).toBe(0);
  const id = await t.insertAbsence(
    db,
    {
      province_code: "23",
      number: 1,
      expert_id: expert,
      from_on: "2026-10-27",
      to_on: "2026-10-29",
      noted_by: supervisor,
      noted_at: filingTime,
    },
    [supervisor, stranger],
  );
  expect(await t.findAbsenceNumber(db, "23")).toBe(1);
  expect(await t.listAbsences(db, "23", "2026-10-29")).toMatchObject([{ id, expert_id: expert, covers: [supervisor, stranger] }]);
  expect(await t.listAbsences(db, "23", "2026-10-30")).toEqual([]);
  expect(await t.listAbsences(db, "10", "2026-10-27")).toEqual([]);
  const covered = async (day: string) => (await t.listCovered(db, supervisor, day)).map((row) => row.covers);
  expect(await covered("2026-10-26")).toEqual([]);
  expect(await covered("2026-10-27")).toEqual([[supervisor, stranger]]);
  expect(await t.findAbsence(db, "10", id)).toBeUndefined();
  expect(await t.findAbsence(db, "23", id)).toMatchObject({ expert_id: expert, ended_at: null });
  const by = { ended_by: supervisor, ended_at: filingTime };
  expect(await t.endAbsence(db, id, by)).toBe(true);
  expect(await t.endAbsence(db, id, by)).toBe(false);
  expect(await covered("2026-10-27")).toEqual([]);
});

review.compare();
