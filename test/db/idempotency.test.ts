import { afterAll, beforeAll, expect, test } from "vitest";
import * as idempotency from "#db/idempotency.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("idempotency", idempotency);
const { deleteRequestKeysBefore, findRequestKey, insertRequestKey } = review.functions;
const row = { user_id: 1, request_key: "k".repeat(22), body_hash: "b".repeat(64), outcome: '{"ok":true}' };

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
});
afterAll(() => fresh.close());

test("a key belongs to one person and is stored once", async () => {
  await insertRequestKey(fresh.db, row);
  expect(await findRequestKey(fresh.db, 1, row.request_key)).toEqual({ body_hash: row.body_hash, outcome: row.outcome });
  expect(await findRequestKey(fresh.db, 2, row.request_key)).toBeUndefined();
  await expect(insertRequestKey(fresh.db, row)).rejects.toMatchObject({ errno: 1062 });
  await insertRequestKey(fresh.db, { ...row, user_id: 2 });
});

test("only keys older than asked for are removed", async () => {
  await fresh.db
    .updateTable("idempotency_key")
    .where("user_id", "=", 2)
    .set({ created_at: new Date("2020-01-01T00:00:00Z") })
    .execute();
  expect(await deleteRequestKeysBefore(fresh.db, new Date("2021-01-01T00:00:00Z"))).toBe(1);
  expect(await findRequestKey(fresh.db, 2, row.request_key)).toBeUndefined();
  expect(await findRequestKey(fresh.db, 1, row.request_key)).toBeDefined();
});

review.compare();
