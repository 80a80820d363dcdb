import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Scope } from "#app/domain/actor.ts";
import * as dispatch from "#db/dispatch.ts";
import { approve, dispatchRows, dispatchTables, listed, queue } from "#test/builders/dispatches.ts";
import { addRecipients } from "#test/builders/recipients.ts";
import { addReference, addSubmission, isfahan, type Submitted, tehran } from "#test/builders/register.ts";
import { emptyTables, type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("dispatch", dispatch);
const {
  changeClaimedDispatch,
  claimDispatches,
  countDeliveries,
  findPlace,
  findSubmissionContent,
  insertAttempt,
  insertDispatches,
  listDeliveries,
  listDeliveriesOfReturn,
  listHandedOver,
  releaseDispatches,
} = review.functions;
const hamahang = 1;
const tehranOnly: Scope = { kind: "province", province_code: "23", divisions: null };
const isfahanOnly: Scope = { kind: "province", province_code: "10", divisions: null };
const everywhere: Scope = { kind: "all", divisions: null };
const all = { recipient_id: null, state: null, period: null, before: null, limit: 50 };

let fresh: FreshDatabase;
let sent: Submitted;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  await addReference(fresh.db);
  await addRecipients(fresh.db, [tehran.county, tehran.otherCounty]);
});
afterAll(() => fresh.close());
beforeEach(async () => {
  await emptyTables(fresh.db, dispatchTables);
  sent = await approve(fresh.db);
});

function claim(owner: string, minutes = 0) {
  const now = new Date(Date.now() + 1000 + minutes * 60_000);
  const lease_until = new Date(now.getTime() + 60_000);
  return claimDispatches(fresh.db, { recipient_id: hamahang, owner, now, lease_until, limit: 10 });
}

test("content and place are found by what identifies them", async () => {
  const { db } = fresh;
  expect(await findSubmissionContent(db, sent.submission_id)).toMatchObject({ return_id: sent.return_id });
  expect(await findSubmissionContent(db, 9999)).toBeUndefined();
  expect(await findPlace(db, tehran.otherCounty, "23")).toMatchObject({ county_fa: "ری", province_en: "Tehran" });
  expect(await findPlace(db, tehran.otherCounty, "99")).toBeUndefined();
});

test("a dispatch of a recipient, submission and kind exists once", async () => {
  const { db } = fresh;
  const [row] = await dispatchRows(db);
  if (!row) throw new Error("nothing was queued");
  const { recipient_id, return_id, submission_id, contract_version, kind, payload, payload_sha256, prepared_at } = row;
  const again = { recipient_id, return_id, submission_id, contract_version, kind, payload, payload_sha256, prepared_at };
  await insertDispatches(db, [{ ...again, message_id: crypto.randomUUID() }]);
  await insertDispatches(db, []);
  expect(await dispatchRows(db)).toHaveLength(4);
  await insertDispatches(db, [{ ...again, message_id: crypto.randomUUID(), kind: "withdraw" }]);
  expect(await dispatchRows(db)).toHaveLength(5);
});

test("a claimed row is nobody else's until its lease is over, and counts the attempt", async () => {
  expect(await claim("a")).toMatchObject([{ code: "hamahang", attempts: 1 }]);
  expect(await claim("b")).toEqual([]);
  expect(await claim("b", 2)).toMatchObject([{ code: "hamahang", attempts: 2 }]);
});

test("a later version waits until the earlier one of the return is settled, another return does not", async () => {
  const { establishment_id } = sent;
  await queue(fresh.db, await addSubmission(fresh.db, { establishment_id, version: 2, products: [listed] }), "supersede");
  const other = await approve(fresh.db, { province_code: isfahan.province, county_id: isfahan.county });
  const ids = (await claim("a")).map((row) => row.id);
  const rows = (await dispatchRows(fresh.db)).filter((row) => ids.includes(row.id));
  expect(rows.map((row) => [row.return_id, row.kind])).toEqual([
    [sent.return_id, "approve"],
    [other.return_id, "approve"],
  ]);
});

test("only the owner settles a row; the first time it went out is kept", async () => {
  const { db } = fresh;
  const [row] = await claim("a");
  const id = row?.id ?? 0;
  const went = new Date("2025-04-25T10:00:00Z");
  expect(await changeClaimedDispatch(db, id, "b", went, { state: "acknowledged" })).toBe(false);
  expect(await changeClaimedDispatch(db, id, "a", went, { state: "sent", last_status: 503 })).toBe(true);
  await insertAttempt(db, { dispatch_id: id, at: went, status: 503, error: null, milliseconds: 12 });
  await claim("c", 2);
  expect(await changeClaimedDispatch(db, id, "c", null, { state: "refused", last_error: "no" })).toBe(true);
  const [stored] = await dispatchRows(db);
  expect(stored).toMatchObject({ state: "refused", sent_at: went, last_status: 503, lease_owner: null, lease_until: null });
  const refused = await listHandedOver(db, sent.return_id);
  expect(refused.map((handed) => handed.recipient_id)).toEqual([2, 3, 4]);
  expect(await db.selectFrom("dispatch_attempt").selectAll().execute()).toMatchObject([{ dispatch_id: id, milliseconds: 12 }]);
});

test("a released row is free at once and its attempt uncounted", async () => {
  const ids = (await claim("a")).map((row) => row.id);
  await releaseDispatches(fresh.db, ids, "b");
  expect(await claim("b")).toEqual([]);
  await releaseDispatches(fresh.db, ids, "a");
  await releaseDispatches(fresh.db, [], "a");
  expect(await claim("b")).toMatchObject([{ attempts: 1 }]);
});

test("the ledger shows the scope's deliveries, newest first, page by page and filtered", async () => {
  const { db } = fresh;
  const other = await approve(db, { province_code: isfahan.province, county_id: isfahan.county });
  const found = async (scope: Scope, filter = {}) =>
    (await listDeliveries(db, scope, { ...all, ...filter })).map((row) => row.id);
  const ids = (await dispatchRows(db)).map((row) => row.id).reverse();
  expect(await found(everywhere)).toEqual(ids);
  expect(await found(everywhere, { limit: 3, before: ids[2] })).toEqual(ids.slice(3, 6));
  expect(await found(isfahanOnly)).toEqual(ids.slice(0, 3));
  expect(await found(tehranOnly)).toEqual(ids.slice(3));
  expect(await found({ kind: "nothing" })).toEqual([]);
  expect(await found(tehranOnly, { recipient_id: hamahang, state: "prepared", period: "1404-01" })).toHaveLength(1);
  expect(await found(tehranOnly, { state: "acknowledged" })).toEqual([]);
  const numbers = await countDeliveries(db, isfahanOnly, "1404-01");
  expect(numbers.map((row) => row.count)).toEqual([1, 1, 1]);
  expect(await countDeliveries(db, everywhere, null)).toContainEqual({ recipient_id: hamahang, state: "prepared", count: 2 });
  expect(await listDeliveriesOfReturn(db, other.return_id)).toHaveLength(3);
  expect((await listDeliveriesOfReturn(db, sent.return_id)).map((row) => row.recipient_code)).toEqual([
    "hamahang",
    "niopdc",
    "ime",
    "irica",
  ]);
});

review.compare();
