import { afterAll, beforeAll, expect, test } from "vitest";
import * as exportFile from "#db/export-file.ts";
import { buildRegister, filedPeriod, filingTime, people } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("export-file", exportFile);
const { insertExportFile } = review.functions;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());

test("a report is recorded under a number of its own, by somebody who exists", async () => {
  const { db } = fresh;
  const report = {
    asked_at: filingTime,
    report: "products",
    period: filedPeriod,
    basis: "approved",
    row_count: 2,
    sha256: "a".repeat(64),
  };
  const first = await insertExportFile(db, { ...report, asked_by: people.analyst });
  const second = await insertExportFile(db, { ...report, asked_by: people.reviewer });
  expect(second).toBeGreaterThan(first);
  const row = await db.selectFrom("export_file").where("id", "=", first).selectAll().executeTakeFirstOrThrow();
  expect(row).toEqual({ id: first, ...report, asked_by: people.analyst });
  await expect(insertExportFile(db, { ...report, asked_by: 999 })).rejects.toMatchObject({ errno: 1452 });
});

review.compare();
