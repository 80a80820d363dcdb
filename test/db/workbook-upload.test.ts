import { afterAll, beforeAll, expect, test } from "vitest";
import * as workbookUpload from "#db/workbook-upload.ts";
import { buildRegister, filingTime, people } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("workbook-upload", workbookUpload);
const { changeUploadStored, deleteExpiredUploads, findUpload, insertUpload } = review.functions;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());

const tomorrow = new Date(filingTime.getTime() + 86_400_000);
const row = {
  user_id: people.liaison,
  sha256: "a".repeat(64),
  file_name: "مهر.xlsx",
  created_at: filingTime,
  expires_at: tomorrow,
};

test("an upload is its sender's until its day is over, and then goes with all it said", async () => {
  const { db } = fresh;
  const id = await insertUpload(db, row, [
    { return_id: 101, contents: '{"a":1}' },
    { return_id: 100, contents: "{}" },
  ]);
  const found = await findUpload(db, { id, user_id: people.liaison, now: filingTime });
  expect(found).toMatchObject({ file_name: "مهر.xlsx", stored_at: null });
  expect(found?.returns.map((one) => one.return_id)).toEqual([100, 101]);
  expect(await findUpload(db, { id, user_id: people.colleague, now: filingTime })).toBeUndefined();
  expect(await findUpload(db, { id, user_id: people.liaison, now: tomorrow })).toBeUndefined();
  await changeUploadStored(db, id, filingTime);
  expect((await findUpload(db, { id, user_id: people.liaison, now: filingTime }))?.stored_at).toEqual(filingTime);
  expect(await deleteExpiredUploads(db, filingTime)).toBe(0);
  expect(await deleteExpiredUploads(db, tomorrow)).toBe(1);
  expect(await db.selectFrom("workbook_upload_return").select("return_id").execute()).toEqual([]);
});

test("the schema refuses an upload of nobody, of no return, and of what is no JSON", async () => {
  const { db } = fresh;
  await expect(insertUpload(db, { ...row, user_id: 999 }, [])).rejects.toMatchObject({ errno: 1452 });
  await expect(insertUpload(db, row, [{ return_id: 999, contents: "{}" }])).rejects.toMatchObject({ errno: 1452 });
  await expect(insertUpload(db, row, [{ return_id: 101, contents: "{" }])).rejects.toMatchObject({ errno: 4025 });
  await expect(insertUpload(db, { ...row, expires_at: filingTime }, [])).rejects.toMatchObject({ errno: 4025 });
});

review.compare();
