import { afterAll, beforeAll, expect, test } from "vitest";
import * as session from "#db/session.ts";
import { buildRegister, people } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("session", session);
const { changeSessionExpiry, changeSessionToEnded, findLiveSession, insertSession, listGrants } = review.functions;
const at = (hour: number) => new Date(Date.UTC(2025, 3, 25, hour));
const hash = (letter: string) => letter.repeat(64);

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());

function look(letter: string, hour: number) {
  return findLiveSession(fresh.db, { id_hash: hash(letter), realNow: at(hour) });
}

test("a live session tells its person", async () => {
  const { db } = fresh;
  await insertSession(db, { id_hash: hash("a"), user_id: people.expert, created_at: at(8), expires_at: at(16) });
  expect(await look("a", 9)).toMatchObject({ user_id: people.expert, name_en: "expert" });
  expect(await look("b", 9)).toBeUndefined();
});

test("every change of a grant moves its person's version", async () => {
  const { db } = fresh;
  const version = async () => (await look("a", 9))?.grants_version ?? -1;
  const before = await version();
  const grant = { user_id: people.expert, role: "expert", province_code: "10", valid_from: at(0) } as const;
  await db.insertInto("role_grant").values(grant).execute();
  expect(await version()).toBe(before + 1);
  expect((await listGrants(db, people.expert)).map((row) => row.province_code)).toEqual(["23", "10"]);
  await db
    .updateTable("role_grant")
    .set({ valid_to: at(12) })
    .where("province_code", "=", "10")
    .where("user_id", "=", people.expert)
    .execute();
  await db.deleteFrom("role_grant").where("province_code", "=", "10").where("user_id", "=", people.expert).execute();
  expect(await version()).toBe(before + 3);
});

test("a session ends at its end, which can be moved while it lives", async () => {
  expect(await look("a", 16)).toBeUndefined();
  await changeSessionExpiry(fresh.db, hash("a"), at(20));
  expect(await look("a", 16)).toBeDefined();
});

test("an ended session stays ended, and another of the same person goes on", async () => {
  const { db } = fresh;
  await insertSession(db, { id_hash: hash("c"), user_id: people.expert, created_at: at(8), expires_at: at(16) });
  await changeSessionToEnded(db, hash("a"), at(10));
  await changeSessionToEnded(db, hash("a"), at(11));
  await changeSessionExpiry(db, hash("a"), at(23));
  expect(await look("a", 9)).toBeUndefined();
  expect(await look("c", 9)).toBeDefined();
  const row = await db.selectFrom("session").where("id_hash", "=", hash("a")).selectAll().executeTakeFirstOrThrow();
  expect(row).toMatchObject({ ended_at: at(10), expires_at: at(20) });
});

test("somebody disabled has no live session", async () => {
  const { db } = fresh;
  await insertSession(db, { id_hash: hash("d"), user_id: people.analyst, created_at: at(8), expires_at: at(16) });
  expect(await look("d", 9)).toMatchObject({ user_id: people.analyst });
  await db
    .updateTable("app_user")
    .set({ disabled_at: at(8) })
    .where("id", "=", people.analyst)
    .execute();
  expect(await look("d", 9)).toBeUndefined();
});

review.compare();
