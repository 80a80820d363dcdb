import { afterAll, beforeAll, expect, test } from "vitest";
import * as contact from "#db/contact-change.ts";
import { isDuplicate } from "#db/transaction.ts";
import { buildRegister, filingTime, people } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("contact-change", contact);
const c = review.functions;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());

const asked = {
  user_id: people.liaison,
  channel: "email",
  address: "new@example.com",
  code: "123456",
  asked_at: filingTime,
  expires_at: filingTime,
} as const;
const over = { live: null, code: null, ended_at: filingTime } as const;

test("of a person and channel one change waits, is the person's own, and is seen without its code", async () => {
  const { db } = fresh;
  const first = await c.insertContactChange(db, asked);
  const again = await c.insertContactChange(db, { ...asked, code: "654321" }).catch((error: unknown) => error);
  expect(isDuplicate(again, "one_waits")).toBe(true);
  await c.insertContactChange(db, { ...asked, channel: "sms", address: "09120000000" });
  expect(await c.lockContactChange(db, people.colleague, first)).toBeUndefined();
  expect(await c.lockContactChange(db, people.liaison, first)).toMatchObject({ code: "123456", state: "waiting", tries: 0 });
  await c.endContactChanges(db, asked, { state: "replaced", ended_at: filingTime });
  const second = await c.insertContactChange(db, asked);
  await c.changeContactChange(db, second, { ...over, state: "confirmed", former: "old@example.com" });
  const rows = await c.listContactChanges(db, people.liaison, 5);
  expect(rows.map((row) => [row.channel, row.state, row.former])).toEqual([
    ["email", "confirmed", "old@example.com"],
    ["sms", "waiting", null],
    ["email", "replaced", null],
  ]);
  expect(rows.some((row) => "code" in row)).toBe(false);
});

test("what was never confirmed is forgotten after a time, what waits or was confirmed is not", async () => {
  const { db } = fresh;
  const later = new Date(filingTime.getTime() + 1);
  expect(await c.deleteUnconfirmedBefore(db, filingTime)).toBe(0);
  expect(await c.deleteUnconfirmedBefore(db, later)).toBe(1);
  const states = async () => (await c.listContactChanges(db, people.liaison, 5)).map((row) => row.state);
  expect(await states()).toEqual(["confirmed", "waiting"]);
  expect(await c.endStaleContactChanges(db, new Date(filingTime.getTime() - 1), filingTime)).toBe(0);
  expect(await c.endStaleContactChanges(db, filingTime, filingTime)).toBe(1);
  expect(await states()).toEqual(["confirmed", "expired"]);
});

test("an address is one person's alone", async () => {
  const { db } = fresh;
  await c.changeContact(db, people.liaison, "email", "new@example.com");
  await c.changeContact(db, people.liaison, "sms", "09120000000");
  expect(await c.findContact(db, people.liaison, true)).toEqual({ email: "new@example.com", phone: "09120000000" });
  expect(await c.findContact(db, people.colleague)).toEqual({ email: null, phone: null });
});

test.each([
  ["an end without a time", { state: "expired", live: null, code: null }],
  ["a code after the end", { state: "expired", live: null, ended_at: filingTime }],
  ["a wait without a code", { code: null }],
  ["an end that is live", { state: "expired", code: null, ended_at: filingTime }],
  ["a blank address", { address: "" }],
])("the database refuses %s", async (_what, more: object) => {
  const row = { ...asked, user_id: people.expert, ...more };
  await expect(fresh.db.insertInto("contact_change").values(row).execute()).rejects.toThrow();
});

review.compare();
