import { afterAll, beforeAll, expect, test } from "vitest";
import type { Scope } from "#app/domain/actor.ts";
import * as ownHistory from "#db/own-history.ts";
import { buildRegister, filedPeriod } from "#test/builders/filing.ts";
import { file } from "#test/builders/review.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("own-history", ownHistory);
const { findMonthBounds, findOwnEstablishment, listOwnMonths, listOwnSnapshots, listOwnVersions } = review.functions;
const own: Scope = { kind: "establishments", ids: [1] };
const other: Scope = { kind: "establishments", ids: [3] };
const range = { establishment_id: 1, from: "1405-01", to: "1405-12" };

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  await buildRegister(fresh.db);
  await file(fresh.db, 101);
});
afterAll(() => fresh.close());

test("an establishment is found by those who file for it only", async () => {
  expect(await findOwnEstablishment(fresh.db, own, 1)).toMatchObject({ name_en: "Test Cement", licence_number: "124/581" });
  expect(await findOwnEstablishment(fresh.db, other, 1)).toBeUndefined();
  expect(await findOwnEstablishment(fresh.db, { kind: "all", divisions: null }, 1)).toBeUndefined();
});

test("its months and versions are listed oldest first, and nobody else's", async () => {
  expect((await listOwnMonths(fresh.db, own, range)).map((row) => row.period)).toEqual(["1405-06", filedPeriod]);
  expect(await findMonthBounds(fresh.db, own, 1)).toEqual({ first: "1405-06", last: filedPeriod });
  const versions = await listOwnVersions(fresh.db, own, range);
  expect(versions).toMatchObject([{ period: filedPeriod, version: 1, operating_state: "working", withdrawn: false }]);
  const ids = versions.map((row) => row.submission_id);
  expect(await listOwnSnapshots(fresh.db, own, range, ids)).toMatchObject([{ period: filedPeriod, version: 1 }]);
  expect(await listOwnSnapshots(fresh.db, own, range, [])).toEqual([]);
  expect(await listOwnMonths(fresh.db, other, range)).toEqual([]);
  expect(await listOwnVersions(fresh.db, other, range)).toEqual([]);
  expect(await listOwnSnapshots(fresh.db, other, range, ids)).toEqual([]);
  expect(await findMonthBounds(fresh.db, other, 1)).toBeUndefined();
});

review.compare();
