import { afterAll, beforeAll, expect, test } from "vitest";
import * as invitation from "#db/invitation.ts";
import { inTransaction } from "#db/transaction.ts";
import { buildRegister, filingTime, people } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("invitation", invitation);
const db = review.functions;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());

const by = { decided_by: people.expert, decided_at: filingTime };
const row = (establishment_id: number, code_hash: string) => ({
  establishment_id,
  kind: "colleague" as const,
  role: "liaison" as const,
  national_id: "9123450118",
  name_fa: "نو",
  name_en: "New",
  code_hash: code_hash.padEnd(64, "0"),
  invited_by: people.liaison,
  invited_at: filingTime,
  expires_at: new Date(filingTime.getTime() + 86_400_000),
});

test("an invitation is found by its code's hash, moves on once, and waits in its own province", async () => {
  const id = await db.insertInvitation(fresh.db, row(1, "a"));
  const other = await db.insertInvitation(fresh.db, row(1, "b"));
  expect(await db.findInvitationByCode(fresh.db, "a".padEnd(64, "0"))).toMatchObject({ id, establishment_en: "Test Cement" });
  expect(await db.changeInvitation(fresh.db, id, ["open"], { state: "waiting", activated_at: filingTime })).toBe(true);
  expect(await db.changeInvitation(fresh.db, id, ["open"], { state: "withdrawn" })).toBe(false);
  expect((await db.findWaitingInvitation(fresh.db, { national_id: "9123450118" }))?.id).toBe(id);
  expect(await db.findWaitingInvitation(fresh.db, { user_id: people.liaison })).toBeUndefined();
  const province = (province_code: string) => ({ kind: "province", province_code, divisions: ["23"] }) as const;
  expect(await db.listWaitingInvitations(fresh.db, province("23"), 10)).toMatchObject([{ id }]);
  expect(await db.listWaitingInvitations(fresh.db, province("10"), 10)).toEqual([]);
  for (const scope of [{ kind: "nothing" }, { kind: "establishments", ids: [3] }, { kind: "all", divisions: [] }] as const) {
    expect(await db.listWaitingInvitations(fresh.db, scope, 10)).toEqual([]);
  }
  expect(await db.listInvitationsOfEstablishment(fresh.db, 1)).toHaveLength(2);
  await db.changeInvitationsToWithdrawn(fresh.db, { establishment_id: 1, invited_by: people.liaison, but: other }, by);
  expect((await db.findInvitation(fresh.db, id))?.state).toBe("withdrawn");
  expect((await db.findInvitation(fresh.db, other))?.state).toBe("open");
});

test("a person gets an access, is listed with it, and has it no more once it is ended", async () => {
  const person = { national_id: "9123450118", name_fa: "نو", name_en: "New", created_at: filingTime };
  const user_id = await db.insertUser(fresh.db, person);
  await db.insertAccess(fresh.db, { user_id, role: "signatory", establishment_id: 1, valid_from: filingTime });
  const access = { establishment_id: 1, role: "signatory" as const, legal_id: "10100000001", at: filingTime };
  expect(await db.findAccount(fresh.db, "9123450118", access)).toMatchObject({
    holds_access: 1,
    holds_office: 0,
    serves_same_owner: 1,
  });
  expect(await db.findAccount(fresh.db, "0000000003", access)).toMatchObject({ holds_access: 0, holds_office: 1 });
  const listed = await db.listAccesses(fresh.db, 1, filingTime);
  const mine = listed.find((one) => one.user_id === user_id);
  expect(mine).toMatchObject({ role: "signatory", last_sign_in: null });
  await db.changeAccessEnd(fresh.db, mine?.id ?? 0, filingTime);
  const held = await inTransaction(fresh.db, (trx) => db.listAccessesLocked(trx, 1, filingTime));
  expect(held.map((one) => one.user_id)).not.toContain(user_id);
});

review.compare();
