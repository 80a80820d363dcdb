import { afterAll, beforeAll, expect, test } from "vitest";
import * as telephoneFiling from "#db/telephone-filing.ts";
import { buildRegister, filingTime, people } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("telephone-filing", telephoneFiling);
const t = review.functions;
let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());

test("a version's call is kept once; another person confirms it, once", async () => {
  const { db } = fresh;
  const call = { spoke_to: "خانم کاظمی", phone: "02133445566", called_at: filingTime };
  const row = { return_id: 101, version: 1, ...call, typed_by: people.expert, typed_at: filingTime };
  await t.insertTelephoneFiling(db, row);
  expect(await t.findTelephoneFiling(db, 101, 1)).toMatchObject({ ...call, by_en: "expert", confirmed_at: null });
  expect(await t.findTelephoneFiling(db, 101, 2)).toBeUndefined();
  const filing = { return_id: 101, version: 1 };
  const by = (confirmed_by: number) => ({ confirmed_by, confirmed_at: filingTime });
  await expect(t.confirmTelephoneFiling(db, filing, by(people.expert))).rejects.toMatchObject({ errno: 4025 });
  expect(await t.confirmTelephoneFiling(db, filing, by(people.liaison))).toBe(true);
  expect(await t.confirmTelephoneFiling(db, filing, by(people.colleague))).toBe(false);
  expect(await t.findTelephoneFiling(db, 101, 1)).toMatchObject({ confirmed_en: "liaison" });
  await expect(t.insertTelephoneFiling(db, row)).rejects.toMatchObject({ errno: 1062 });
  await expect(t.insertTelephoneFiling(db, { ...row, version: 2, spoke_to: "" })).rejects.toMatchObject({ errno: 4025 });
});

review.compare();
