import { afterAll, beforeAll, expect, test } from "vitest";
import { insertEvent } from "#db/history.ts";
import * as returnedMonth from "#db/returned-month.ts";
import { buildRegister, filingTime, people } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("returned-month", returnedMonth);
const db = review.functions;
let fresh: FreshDatabase;
let mine: number;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  mine = (await buildRegister(fresh.db)).returnId;
});
afterAll(() => fresh.close());

test("a month that was sent back is listed with when that was, whatever came after, and with nobody else's", async () => {
  expect(await db.listReturnedMonths(fresh.db, [1], 10)).toEqual([]);
  const later = new Date(filingTime.getTime() + 86_400_000);
  const sent = { version: 1, first_submitted_at: filingTime, submitted_at: filingTime, submitted_by: people.liaison };
  const row = { state: "returned" as const, state_since: later, ...sent };
  await fresh.db.updateTable("monthly_return").set(row).where("id", "=", mine).execute();
  const event = { return_id: mine, version: 1, actor_id: people.expert, actor_role: "expert" } as const;
  await insertEvent(fresh.db, { ...event, event: "send-back", from_state: "in-review", to_state: "returned", at: filingTime });
  await insertEvent(fresh.db, { ...event, event: "decline", from_state: "awaiting-signature", to_state: "returned", at: later });
  const found = await db.listReturnedMonths(fresh.db, [1, 2], 10);
  expect(found).toMatchObject([{ id: mine, establishment_en: "Test Cement", suspended: 0 }]);
  expect(found[0]?.returned_at).toEqual(filingTime);
  expect(await db.listReturnedMonths(fresh.db, [2, 3], 10)).toEqual([]);
  expect(await db.listReturnedMonths(fresh.db, [], 10)).toEqual([]);
});

review.compare();
