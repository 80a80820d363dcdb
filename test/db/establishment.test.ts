import { afterAll, beforeAll, expect, test } from "vitest";
import * as establishment from "#db/establishment.ts";
import { buildRegister } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("establishment", establishment);
const { listEstablishmentNames } = review.functions;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());

test("names of the establishments given, and of no other", async () => {
  const named = await listEstablishmentNames(fresh.db, [3, 1, 99]);
  expect(named.map((row) => [row.id, row.name_en])).toEqual([
    [1, "Test Cement"],
    [3, "Kashan Cement"],
  ]);
  expect(await listEstablishmentNames(fresh.db, [])).toEqual([]);
});

review.compare();
