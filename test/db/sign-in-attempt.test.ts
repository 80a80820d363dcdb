import { afterAll, beforeAll, expect, test } from "vitest";
import * as attempts from "#db/sign-in-attempt.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("sign-in-attempt", attempts);
const { changeAttemptsByOneLess, deleteAttempts, deleteAttemptsBefore, findAttempts, insertAttempt } = review.functions;
const at = (minute: number) => new Date(Date.UTC(2025, 3, 25, 9, minute));
const account = { subject: "a".repeat(64), kind: "account" } as const;
const address = { subject: "a".repeat(64), kind: "address" } as const;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
});
afterAll(() => fresh.close());

test("attempts add up within a window, and begin anew after it", async () => {
  const { db } = fresh;
  await insertAttempt(db, account, at(0), at(15));
  await insertAttempt(db, account, at(5), at(20));
  expect(await findAttempts(db, account)).toEqual({ failures: 2, window_ends_at: at(15) });
  expect(await findAttempts(db, address)).toBeUndefined();
  await insertAttempt(db, account, at(15), at(30));
  expect(await findAttempts(db, account)).toEqual({ failures: 1, window_ends_at: at(30) });
});

test("one is taken back, never below none; a subject is forgotten alone", async () => {
  const { db } = fresh;
  await insertAttempt(db, address, at(15), at(30));
  await changeAttemptsByOneLess(db, account);
  await changeAttemptsByOneLess(db, account);
  expect(await findAttempts(db, account)).toMatchObject({ failures: 0 });
  expect(await findAttempts(db, address)).toMatchObject({ failures: 1 });
  await deleteAttempts(db, account);
  expect(await findAttempts(db, account)).toBeUndefined();
  expect(await findAttempts(db, address)).toBeDefined();
});

test("a count is swept when its window has ended before the day given", async () => {
  const { db } = fresh;
  await insertAttempt(db, account, at(0), at(15));
  await insertAttempt(db, address, at(31), at(45));
  await deleteAttemptsBefore(db, at(40));
  expect(await findAttempts(db, account)).toBeUndefined();
  expect(await findAttempts(db, address)).toBeDefined();
});

review.compare();
