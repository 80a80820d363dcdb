import { afterAll, beforeAll, expect, test } from "vitest";
import * as preference from "#db/notice-preference.ts";
import { buildRegister, filingTime, people } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("notice-preference", preference);
const p = review.functions;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());

test("what somebody chose is kept and can be changed", async () => {
  const { db } = fresh;
  const choice = { user_id: people.liaison, kind: "reminder", channel: "sms" } as const;
  await p.changePreferences(db, []);
  await p.changePreferences(db, [{ ...choice, wanted: true }]);
  await p.changePreferences(db, [{ ...choice, wanted: false }]);
  expect(await p.listPreferences(db, [people.liaison, people.expert])).toEqual([{ ...choice, wanted: false }]);
  expect(await p.listPreferences(db, [])).toEqual([]);
});

test("the language of messages is the person's until he chooses another", async () => {
  const { db } = fresh;
  expect(await p.findReach(db, people.liaison)).toEqual({ email: null, phone: null, language: "fa" });
  await p.changeNoticeLanguage(db, { user_id: people.liaison, language: "fa" });
  await p.changeNoticeLanguage(db, { user_id: people.liaison, language: "en" });
  expect(await p.findReach(db, people.liaison)).toMatchObject({ language: "en" });
});

test("one's own messages are the newest first, others' are not among them", async () => {
  const { db } = fresh;
  const at = { prepared_at: filingTime, next_attempt_at: filingTime };
  const row = (user_id: number, n: number) =>
    ({
      message_id: String(n).padStart(32, "0"),
      user_id,
      channel: "email",
      kind: "digest",
      digest_on: `2026-10-0${n}`,
      ...at,
    }) as const;
  await db
    .insertInto("outgoing")
    .values([row(3, 1), row(3, 2), row(5, 3)])
    .execute();
  expect(await p.listOwnOutgoing(db, 3, 10)).toMatchObject([{ id: 2, state: "waiting", period: null }, { id: 1 }]);
  expect(await p.listOwnOutgoing(db, 3, 1)).toHaveLength(1);
});

review.compare();
