import { afterAll, beforeAll, expect, test } from "vitest";
import * as verification from "#db/verification.ts";
import { buildRegister, filedPeriod } from "#test/builders/filing.ts";
import { file } from "#test/builders/review.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("verification", verification);
const { findCertificateByCode, findSubmissionByCode } = review.functions;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  await buildRegister(fresh.db);
  await file(fresh.db, 101);
});
afterAll(() => fresh.close());

test("a version is found by its code alone, and an unknown code finds nothing", async () => {
  const { tracking_code } = await fresh.db.selectFrom("submission").select("tracking_code").executeTakeFirstOrThrow();
  expect(await findSubmissionByCode(fresh.db, tracking_code)).toMatchObject({
    establishment_en: "Test Cement",
    period: filedPeriod,
    withdrawn: 0,
    superseded: 0,
    approved_once: 0,
  });
  expect(await findSubmissionByCode(fresh.db, "0".repeat(20))).toBeUndefined();
  expect(await findCertificateByCode(fresh.db, tracking_code)).toBeUndefined();
});

review.compare();
