import { afterAll, beforeAll, expect, test } from "vitest";
import * as contact from "#db/contact.ts";
import { buildRegister, filingTime, people } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("contact", contact);
const { insertContact, listContacts, listLastContacts, listContactPeople } = review.functions;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());

const noted = { noted_by: people.expert, noted_role: "expert", noted_at: filingTime };

test("the log of a month, newest first, and the newest of each of several", async () => {
  const { db } = fresh;
  await insertContact(db, { return_id: 101, kind: "call", outcome: "no-answer", ...noted });
  const last = await insertContact(db, { return_id: 101, kind: "visit", outcome: "promised", spoke_to: "مدیر", ...noted });
  await insertContact(db, { return_id: 103, kind: "call", outcome: "refuses", ...noted });
  expect((await listContacts(db, 101)).map((row) => [row.id, row.outcome, row.by_en])).toEqual([
    [last, "promised", "expert"],
    [last - 1, "no-answer", "expert"],
  ]);
  expect(await listLastContacts(db, [101, 102])).toMatchObject([
    { return_id: 101, kind: "visit", outcome: "promised", count: "2" },
  ]);
  expect(await listLastContacts(db, [])).toEqual([]);
});

test("another outcome without words is refused by the schema", async () => {
  await expect(insertContact(fresh.db, { return_id: 101, kind: "call", outcome: "other", ...noted })).rejects.toThrow();
});

test("people of an establishment are those who have access now", async () => {
  const { db } = fresh;
  await db.updateTable("role_grant").set({ valid_to: filingTime }).where("user_id", "=", people.colleague).execute();
  await db.updateTable("app_user").set({ phone: "09121234567" }).where("id", "=", people.liaison).execute();
  const found = await listContactPeople(db, [1, 2], filingTime);
  expect(found.map((row) => [row.establishment_id, row.role, row.name_en, row.phone])).toEqual([
    [1, "liaison", "liaison", "09121234567"],
    [1, "signatory", "signatory", null],
  ]);
  expect(await listContactPeople(db, [], filingTime)).toEqual([]);
});

review.compare();
