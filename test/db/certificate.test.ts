import { afterAll, beforeAll, expect, test } from "vitest";
import * as certificate from "#db/certificate.ts";
import { buildRegister, filingTime, people } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("certificate", certificate);
const { findCertificate, insertCertificate, listCertificates } = review.functions;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());

const row = (establishment_id: number, code: string) => ({
  establishment_id,
  from_period: "1405-01",
  to_period: "1405-07",
  tracking_code: code.padEnd(20, "0"),
  sha256: "a".repeat(64),
  content: "{}",
  issued_at: filingTime,
  issued_by: people.liaison,
});

test("a certificate is stored once under its code, found by its id, and listed with its establishment's, newest first", async () => {
  const first = await insertCertificate(fresh.db, row(1, "A"));
  const second = await insertCertificate(fresh.db, row(1, "B"));
  await insertCertificate(fresh.db, row(3, "C"));
  await expect(insertCertificate(fresh.db, row(1, "A"))).rejects.toMatchObject({ errno: 1062 });
  expect(await findCertificate(fresh.db, first)).toMatchObject({ establishment_id: 1, content: "{}" });
  expect(await findCertificate(fresh.db, 999)).toBeUndefined();
  expect((await listCertificates(fresh.db, 1, 10)).map((one) => [one.id, one.by_en])).toEqual([
    [second, "liaison"],
    [first, "liaison"],
  ]);
});

test("a range that runs backwards, or content that is no JSON, is not stored", async () => {
  await expect(insertCertificate(fresh.db, { ...row(1, "D"), to_period: "1404-12" })).rejects.toThrow();
  await expect(insertCertificate(fresh.db, { ...row(1, "D"), content: "x" })).rejects.toThrow();
});

review.compare();
