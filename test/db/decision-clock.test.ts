import { afterAll, beforeAll, expect, test } from "vitest";
import * as clock from "#db/decision-clock.ts";
import { buildRegister, filingTime, people } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("decision-clock", clock);
const read = review.functions;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  const { db } = fresh;
  await buildRegister(db);
  const event = { return_id: 101, version: 1, actor_id: people.expert, actor_role: "expert" } as const;
  await db
    .insertInto("return_event")
    .values([
      { ...event, id: 1, event: "submit", from_state: "draft", to_state: "submitted", at: filingTime },
      { ...event, id: 2, event: "send-back", from_state: "submitted", to_state: "returned", at: filingTime },
    ])
    .execute();
});
afterAll(() => fresh.close());

const timed = {
  event_id: 2,
  return_id: 101,
  office: "province",
  event: "send-back",
  province_code: "23",
  actor_id: people.expert,
  year: 1405,
  arrived_at: filingTime,
  decided_at: filingTime,
  calendar_days: 9,
  working_days: 6,
  timely: 0,
} as const;

test("a decision is found until it is timed, and is timed once", async () => {
  const { db } = fresh;
  const between = { from: new Date("2026-01-01T00:00:00Z"), before: new Date("2027-01-01T00:00:00Z") };
  expect(await read.findLastTimed(db)).toBeUndefined();
  expect(await read.listUntimed(db, between, ["send-back"], 10)).toEqual([{ id: 2, return_id: 101 }]);
  expect((await read.listHistories(db, [101])).map((row) => [row.id, row.period, row.province_code])).toEqual([
    [1, "1405-07", "23"],
    [2, "1405-07", "23"],
  ]);
  expect(await read.listHistories(db, [])).toEqual([]);
  await read.insertDecisionClocks(db, []);
  await read.insertDecisionClocks(db, [timed]);
  await read.insertDecisionClocks(db, [{ ...timed, calendar_days: 1 }]);
  expect(await read.listUntimed(db, between, ["send-back"], 10)).toEqual([]);
  expect(await read.findLastTimed(db)).toEqual(filingTime);
});

test("a year's decisions are summed by province and by person", async () => {
  const { db } = fresh;
  const sum = { decisions: "1", timely: "0", sent_back: "1", calendar_days: "9", working_days: "6", longest: 6 };
  expect(await read.countDecisionsByProvince(db, "province", 1405)).toEqual([{ province_code: "23", ...sum }]);
  expect(await read.countDecisionsByProvince(db, "ministry", 1405)).toEqual([]);
  expect(await read.countDecisionsByActor(db, "23", 1405)).toMatchObject([
    { actor_id: people.expert, name_en: "expert", ...sum },
  ]);
  expect(await read.countDecisionsByActor(db, "10", 1405)).toEqual([]);
  expect(await read.listDecisionYears(db)).toEqual([1405]);
});

test("an objection that was upheld overturns the send-back it was raised against", async () => {
  const { db } = fresh;
  await db
    .insertInto("return_request")
    .values({
      return_id: 101,
      kind: "objection",
      state: "granted",
      subject: "send-back",
      subject_event_id: 2,
      text: "چرا",
      asked_by: people.liaison,
      asked_at: filingTime,
      version: 1,
    })
    .execute();
  expect(await read.countOverturned(db, 1405)).toEqual([{ province_code: "23", actor_id: people.expert, overturned: "1" }]);
  expect(await read.countOverturned(db, 1404)).toEqual([]);
});

review.compare();
