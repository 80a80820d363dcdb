import { afterAll, beforeAll, expect, test } from "vitest";
import * as silent from "#db/silent.ts";
import { buildRegister, filedPeriod, filingTime } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("silent", silent);
const { listSilent, countSilent, listSilentMonths } = review.functions;
const tehran = { kind: "province", province_code: "23", divisions: null } as const;
const of = { period: filedPeriod, search: "" };
const page = { offset: 0, limit: 10 };

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  await buildRegister(fresh.db);
  const weighed = { basis: "figures", months: 12, weighed_at: filingTime } as const;
  await fresh.db
    .insertInto("establishment_weight")
    .values([
      { establishment_id: 1, monthly_value: "10", ...weighed },
      { establishment_id: 3, monthly_value: "30", ...weighed },
    ])
    .execute();
});
afterAll(() => fresh.close());

test("months not filed of a scope, the heaviest first, those not weighed last", async () => {
  const { db } = fresh;
  expect((await listSilent(db, { kind: "all", divisions: null }, of, page)).map((row) => [row.id, row.monthly_value])).toEqual([
    [103, "30.00"],
    [101, "10.00"],
    [102, null],
  ]);
  expect((await listSilent(db, tehran, of, { offset: 1, limit: 1 })).map((row) => row.id)).toEqual([102]);
  expect((await listSilent(db, tehran, { ...of, search: "Brick%" }, page)).length).toBe(0);
  expect((await listSilent(db, tehran, { ...of, search: "Brick" }, page)).map((row) => row.id)).toEqual([102]);
  expect(await countSilent(db, tehran, of)).toEqual({ count: 2, weight: "10.00" });
});

test("of one's own establishments, where none is assigned nobody is listed", async () => {
  expect(await listSilent(fresh.db, tehran, { ...of, portions: [{ expert_id: 1, of: 1, place: 0 }] }, page)).toEqual([]);
});

test("earlier months that were not filed, by establishment", async () => {
  const { db } = fresh;
  expect(await listSilentMonths(db, [1, 2], "1404-01", filedPeriod)).toEqual([{ establishment_id: 1, period: "1405-06" }]);
  expect(await listSilentMonths(db, [], "1404-01", filedPeriod)).toEqual([]);
});

test("a month that was filed leaves the list", async () => {
  const { db } = fresh;
  await db
    .updateTable("monthly_return")
    .set({ state: "submitted", version: 1, first_submitted_at: filingTime })
    .where("id", "=", 101)
    .execute();
  expect((await listSilent(db, tehran, of, page)).map((row) => row.id)).toEqual([102]);
});

review.compare();
