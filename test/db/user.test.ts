import { afterAll, beforeAll, expect, test } from "vitest";
import * as user from "#db/user.ts";
import { buildRegister, people } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("user", user);
const { findUserForSignIn, listDemonstrationAccounts } = review.functions;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());

test("who signs in is found by national id unless disabled", async () => {
  const { db } = fresh;
  const national_id = String(people.expert).padStart(10, "0");
  expect(await findUserForSignIn(db, national_id)).toEqual({ id: people.expert, password_hash: null, demonstration: 0 });
  expect(await findUserForSignIn(db, "9999999999")).toBeUndefined();
  await db
    .updateTable("app_user")
    .set({ disabled_at: new Date(0) })
    .where("id", "=", people.expert)
    .execute();
  expect(await findUserForSignIn(db, national_id)).toBeUndefined();
});

test("accounts of the demonstration are its people who can sign in, some of each role", async () => {
  const { db } = fresh;
  expect(await listDemonstrationAccounts(db, 3)).toEqual([]);
  const shown = [people.liaison, people.otherLiaison, people.expert, people.stranger, people.analyst];
  await db.updateTable("app_user").set({ demonstration: 1, password_hash: "$" }).where("id", "in", shown).execute();
  await db.updateTable("app_user").set({ password_hash: null }).where("id", "=", people.analyst).execute();
  const accounts = await listDemonstrationAccounts(db, 1);
  expect(accounts.map((row) => [row.role, row.name_en, row.place_en])).toEqual([
    ["liaison", "liaison", "Test Cement"],
    ["expert", "stranger", "Isfahan"],
  ]);
  expect(await listDemonstrationAccounts(db, 2)).toHaveLength(3);
});

review.compare();
