import { afterAll, beforeAll, expect, test } from "vitest";
import { sessionHash } from "#app/usecases/find-viewer.server.ts";
import { askReturned, viewReturned } from "#app/usecases/view-returned.server.ts";
import { insertEvent } from "#db/history.ts";
import * as returnedMonth from "#db/returned-month.ts";
import { buildRegister, contextOf, filingTime, type Person, people } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";
import { openSession } from "#test/setup/web.ts";

const review = reviewSql("returned-month", returnedMonth);
const db = review.functions;
let fresh: FreshDatabase;
let mine: number;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  mine = (await buildRegister(fresh.db)).returnId;
});
afterAll(() => fresh.close());
const sessionOf = async (person: number) => sessionHash((await openSession(fresh.db, person)).split("=")[1] ?? "");

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

  const [own, foreign] = [await sessionOf(people.liaison), await sessionOf(people.otherLiaison)];
  expect(await db.listReturnedOfSession(fresh.db, own, 10)).toEqual(found);
  expect(await db.listReturnedOfSession(fresh.db, foreign, 10)).toEqual([]);
  expect(await db.listReturnedOfSession(fresh.db, await sessionOf(people.expert), 10)).toEqual([]);
  expect(await db.listReturnedOfSession(fresh.db, "0".repeat(64), 10)).toEqual([]);
});

test("a liaison is told of a month sent back, and of none of an establishment he has left or whose liaison he never was", async () => {
  const told = async (person: Person, ahead: boolean) => {
    const { db: direct, ...context } = contextOf(fresh.db, person);
    const asked = ahead ? askReturned(fresh.db, await sessionOf(people[person])) : undefined;
    return (await viewReturned({ db: direct, ...context }, asked)).map((month) => month.id);
  };
  for (const ahead of [true, false]) {
    expect(await told("liaison", ahead)).toEqual([mine]);
    expect(await told("otherLiaison", ahead)).toEqual([]);
    expect(await told("expert", ahead)).toEqual([]);
  }
  // Whoever has left still has the grant that ended; the actor of the moment no longer does.
  const left = askReturned(fresh.db, await sessionOf(people.liaison));
  expect(await viewReturned(contextOf(fresh.db, "otherLiaison"), left)).toEqual([]);
});

review.compare();
