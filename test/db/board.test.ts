import { afterAll, beforeAll, expect, test } from "vitest";
import * as board from "#db/board.ts";
import { buildRegister, filedPeriod, filingTime } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("board", board);
const { listOldestWaiting } = review.functions;
const all = { kind: "all", divisions: null } as const;
const earlier = new Date("2026-10-20T08:00:00Z");

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());

test("the oldest wait of each province, which the beginning of a review does not start anew", async () => {
  const { db } = fresh;
  const sent = { version: 1, first_submitted_at: earlier } as const;
  const change = (id: number, values: object) => db.updateTable("monthly_return").set(values).where("id", "=", id).execute();
  await change(101, { ...sent, state: "in-review", submitted_at: earlier, state_since: filingTime });
  await change(102, { ...sent, state: "submitted", submitted_at: filingTime, state_since: filingTime });
  expect(await listOldestWaiting(db, all, filedPeriod, ["submitted", "in-review"])).toEqual([
    { province_code: "23", since: earlier },
  ]);
  expect(await listOldestWaiting(db, { kind: "nothing" }, filedPeriod, ["submitted"])).toEqual([]);
  expect(await listOldestWaiting(db, all, filedPeriod, [])).toEqual([]);
});

review.compare();
