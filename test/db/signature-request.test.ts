import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as signatureRequest from "#db/signature-request.ts";
import { databaseErrno, isDuplicate } from "#db/transaction.ts";
import { buildRegister, filingTime, people } from "#test/builders/filing.ts";
import { emptyTables, type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("signature-request", signatureRequest);
const { changeSignatureRequest, findLastSignatureRequest, findSignature, findSignatureAsker, insertSignatureRequest } =
  review.functions;
const refusedByCheck = 4025;

let fresh: FreshDatabase;
let id: number;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  id = (await buildRegister(fresh.db)).returnId;
});
afterAll(() => fresh.close());
beforeEach(() => emptyTables(fresh.db, ["signature_request"]));

const ask = () =>
  insertSignatureRequest(fresh.db, {
    return_id: id,
    figures_revision: 1,
    requested_by: people.liaison,
    requested_at: filingTime,
  });
const by = (decided_by: number) => ({ decided_by, decided_at: filingTime, version: null, text: "" });

test("of a return one request waits at a time, and after its end another may", async () => {
  expect(await findSignatureAsker(fresh.db, id)).toBeNull();
  await ask();
  expect(await findSignatureAsker(fresh.db, id)).toBe(people.liaison);
  await expect(ask()).rejects.toSatisfy((error) => isDuplicate(error));
  await changeSignatureRequest(fresh.db, id, { outcome: "taken-back", ...by(people.liaison) });
  expect(await findSignatureAsker(fresh.db, id)).toBeNull();
  await ask();
  expect(await findSignatureAsker(fresh.db, id)).toBe(people.liaison);
  await changeSignatureRequest(fresh.db, id, { outcome: "declined", ...by(people.signatory), text: "موجودی" });
  expect(await findLastSignatureRequest(fresh.db, id)).toMatchObject({
    outcome: "declined",
    text: "موجودی",
    decided_en: "signatory",
  });
  expect(await findSignature(fresh.db, id, 1)).toBeUndefined();
  expect(await findLastSignatureRequest(fresh.db, 100)).toBeUndefined();
});

test("a version's signature is found by its number", async () => {
  await ask();
  await changeSignatureRequest(fresh.db, id, { outcome: "signed", ...by(people.signatory), version: 1 });
  expect(await findSignature(fresh.db, id, 1)).toMatchObject({ requested_en: "liaison", decided_en: "signatory" });
});

test("the schema itself lets nobody sign what he requested, decline without a reason or sign without a version", async () => {
  await ask();
  for (const wrong of [
    { outcome: "signed", ...by(people.liaison), version: 1 },
    { outcome: "declined", ...by(people.signatory) },
    { outcome: "signed", ...by(people.signatory) },
  ] as const) {
    const error: unknown = await changeSignatureRequest(fresh.db, id, wrong).catch((fault: unknown) => fault);
    expect(databaseErrno(error)).toBe(refusedByCheck);
  }
});

review.compare();
