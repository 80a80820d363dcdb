import { afterAll, beforeAll, expect, test } from "vitest";
import * as outgoing from "#db/outgoing.ts";
import { buildRegister, filingTime, people } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("outgoing", outgoing);
const o = review.functions;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  await buildRegister(fresh.db);
  const told = {
    kind: "sent-back",
    return_id: 101,
    establishment_id: 1,
    audience: "establishment",
    created_at: filingTime,
  } as const;
  await fresh.db
    .insertInto("notice")
    .values([told, { ...told, kind: "accepted" }, { ...told, audience: "province" }, told])
    .execute();
});
afterAll(() => fresh.close());

const later = (minutes: number) => new Date(filingTime.getTime() + minutes * 60_000);
const times = { prepared_at: filingTime, next_attempt_at: filingTime };
let made = 0;
const message = (more: object = {}) => {
  made += 1;
  const message_id = String(made).padStart(32, "0");
  const about = { notice_id: 1, return_id: 101, message_id };
  return { user_id: people.liaison, channel: "email", kind: "sent-back", ...about, ...times, ...more } as const;
};

test("notices are found after a mark, and once", async () => {
  const { db } = fresh;
  expect(await o.findOutgoingMark(db)).toMatchObject({ settled_up_to: 0, seen_up_to: 0, digest_on: null });
  await o.changeOutgoingMark(db, { seen_up_to: 4, seen_at: filingTime });
  expect(await o.findNewestNotice(db)).toBe(4);
  const question = { after: 0, kinds: ["sent-back", "inquiry"], since: filingTime, limit: 10 };
  expect((await o.listNoticesToTell(db, question)).map((row) => row.id)).toEqual([1, 4]);
  expect(await o.listNoticesToTell(db, { ...question, since: later(1) })).toEqual([]);
  await o.insertOutgoing(db, []);
  await o.insertOutgoing(db, [message()]);
  await o.insertOutgoing(db, [message()]);
  expect(await o.listNoticesToTell(db, question)).toMatchObject([{ id: 4, establishment_id: 1, due_on: "2026-11-01" }]);
  expect(await db.selectFrom("outgoing").select("message_id").execute()).toHaveLength(1);
});

test("people are those who have access now", async () => {
  const { db } = fresh;
  const told = await o.listEstablishmentPeople(db, [1, 2], filingTime);
  expect(told.map((row) => `${row.user_id} ${row.role}`).sort()).toEqual(["1 liaison", "2 liaison", "8 signatory"]);
  expect(await o.listEstablishmentPeople(db, [], filingTime)).toEqual([]);
  const reviewing = (await o.listDigestPeople(db, filingTime)).map((row) => row.user_id);
  expect(reviewing).toEqual([people.expert, people.stranger, people.reviewer, people.supervisor]);
});

test("a message is taken by one owner at a time, and ended by him only", async () => {
  const { db } = fresh;
  const claim = { channel: "email" as const, kinds: null, owner: "one", now: later(1), lease_until: later(3), limit: 5 };
  const take = (changes: object = {}) => db.transaction().execute((trx) => o.claimOutgoing(trx, { ...claim, ...changes }));
  expect(await take({ channel: "sms" })).toEqual([]);
  expect(await take({ kinds: ["contact-code"] })).toEqual([]);
  const [id = 0, ...others] = await take();
  expect(others).toEqual([]);
  const look = { until: later(2), at: filingTime };
  expect(await o.findClaimedOutgoing(db, id, "one", look)).toMatchObject({
    attempts: 1,
    language: "fa",
    state: "not-started",
    period: "1405-07",
    name_en: "Test Cement",
    wanted: null,
    has_access: 1,
    asked: 0,
  });
  expect(await o.findClaimedOutgoing(db, id, "one", { ...look, until: later(3) })).toBeUndefined();
  expect(await o.findClaimedOutgoing(db, id, "two", look)).toBeUndefined();
  expect(await take({ owner: "two" })).toEqual([]);
  await o.releaseOutgoing(db, [], "one");
  await o.releaseOutgoing(db, [id], "two");
  await o.releaseOutgoing(db, [id], "one");
  expect(await take({ owner: "two", lease_until: later(6) })).toEqual([id]);
  expect(await o.findClaimedOutgoing(db, id, "two", look)).toMatchObject({ attempts: 1 });
  expect(await o.changeClaimedOutgoing(db, id, "one", { state: "sent", ended_at: later(5) })).toBe(false);
  expect(await o.changeClaimedOutgoing(db, id, "two", { state: "sent", ended_at: later(5) })).toBe(true);
  expect(await take({ now: later(20), lease_until: later(22) })).toEqual([]);
});

test.each([
  ["a digest of a notice", { digest_on: "2026-10-28" }],
  ["a digest without a day", { kind: "digest", notice_id: null, return_id: null }],
  ["a notice without a month", { return_id: null, notice_id: 4 }],
  ["a code without the change it is for", { kind: "contact-code", notice_id: null, return_id: null }],
  ["a reminder without its due day", { kind: "reminder", notice_id: 4 }],
  ["an end without a time", { state: "sent", notice_id: 4 }],
  ["a drop without a reason", { state: "dropped", ended_at: filingTime, notice_id: 4 }],
  [
    "an end that somebody holds",
    { state: "sent", ended_at: filingTime, lease_owner: "x", lease_until: filingTime, notice_id: 4 },
  ],
  ["a lease without an end", { lease_owner: "x", notice_id: 4 }],
  ["a name that was given before", { message_id: "0".repeat(31).concat("1"), notice_id: 4, user_id: 2 }],
])("the database refuses %s", async (_what, more) => {
  await expect(fresh.db.insertInto("outgoing").values(message(more)).execute()).rejects.toThrow();
});

test("messages that ended long ago are removed, one that waits is not", async () => {
  const { db } = fresh;
  await o.insertOutgoing(db, [message({ channel: "sms" })]);
  expect(await o.deleteEndedBefore(db, later(5), 10)).toBe(0);
  expect(await o.deleteEndedBefore(db, later(6), 10)).toBe(1);
  expect(await o.deleteEndedBefore(db, later(1_000_000), 10)).toBe(0);
  expect(await db.selectFrom("outgoing").select("state").execute()).toEqual([{ state: "waiting" }]);
});

review.compare();
