import { afterAll, beforeAll, expect, test } from "vitest";
import * as installation from "#db/installation.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("installation", installation);
const { findInstallation } = review.functions;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
});
afterAll(() => fresh.close());

test("an unmarked database is nothing yet; a marked one says what it is for", async () => {
  const { db } = fresh;
  expect(await findInstallation(db)).toBeUndefined();
  await db
    .insertInto("installation")
    .values({ id: 1, kind: "production", created_at: new Date(0) })
    .execute();
  expect(await findInstallation(db)).toEqual({ kind: "production", seed: null, seeded_as_of: null });
});

review.compare();
