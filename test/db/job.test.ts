import { afterAll, beforeAll, expect, test } from "vitest";
import * as job from "#db/job.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("job", job);
const { claimJob, finishJob } = review.functions;
const at = (minute: number) => new Date(Date.UTC(2025, 3, 25, 9, minute));

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
});
afterAll(() => fresh.close());

test("a job has one owner until its lease is over or it is finished", async () => {
  const { db } = fresh;
  expect(await claimJob(db, "seal", "a", at(0), at(5))).toBe(true);
  expect(await claimJob(db, "seal", "b", at(4), at(9))).toBe(false);
  expect(await claimJob(db, "open", "b", at(4), at(9))).toBe(true);
  expect(await claimJob(db, "seal", "b", at(5), at(10))).toBe(true);
  expect(await finishJob(db, "seal", "a", at(6), "done")).toBe(false);
  expect(await finishJob(db, "seal", "b", at(7), "x".repeat(600))).toBe(true);
  expect(await claimJob(db, "seal", "a", at(7), at(12))).toBe(true);
  const row = await db.selectFrom("job").where("name", "=", "seal").selectAll().executeTakeFirstOrThrow();
  expect(row).toMatchObject({ owner: "a", last_started_at: at(7), last_finished_at: at(7), last_outcome: "x".repeat(500) });
});

review.compare();
