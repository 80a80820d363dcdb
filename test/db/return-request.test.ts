import { afterAll, beforeAll, expect, test } from "vitest";
import * as requests from "#db/return-request.ts";
import { isDuplicate } from "#db/transaction.ts";
import { buildRegister, filingTime, lines, people } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("return-request", requests);
const ask = review.functions;

let fresh: FreshDatabase;
const [mine, theirs] = [101, 103];
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());

const row = (return_id: number, kind: "extension" | "correction", open_key: string | null = `${kind}:${return_id}`) => ({
  return_id,
  kind,
  text: "چرا",
  asked_by: people.liaison,
  asked_at: filingTime,
  version: 0,
  open_key,
});
const by = { user_id: people.expert, role: "expert", at: filingTime };
const stateOf = async (id: number) => (await ask.listRequests(fresh.db, mine)).find((one) => one.id === id)?.state;

test("a return that is talked about is marked, and read as it stands in the transaction", async () => {
  expect(await fresh.db.transaction().execute((trx) => ask.lockForDealings(trx, mine))).toMatchObject({
    id: mine,
    state: "not-started",
    due_on: "2026-11-01",
  });
  const marked = await fresh.db.selectFrom("monthly_return").where("has_dealings", "=", 1).select("id").execute();
  expect(marked).toEqual([{ id: mine }]);
});

test("one request about a matter is open at a time; a settled one makes room", async () => {
  const { db } = fresh;
  const id = await ask.insertRequest(db, row(mine, "extension"), []);
  const again = ask.insertRequest(db, row(mine, "extension"), []);
  await expect(again).rejects.toSatisfy((error) => isDuplicate(error, "open_key"));
  await ask.insertRequest(db, row(theirs, "extension"), []);
  expect(await ask.listOpenMatters(db, mine)).toEqual([{ kind: "extension", state: "open", subject: null }]);
  const scope = { kind: "province", province_code: "23", divisions: null } as const;
  expect(await ask.listWaitingRequests(db, scope, 10)).toMatchObject([{ id, return_id: mine, subject_by: null }]);
  expect(await ask.changeRequest(db, { id, state: "endorsed" }, { state: "refused", open_key: null })).toBe(false);
  expect(await ask.changeRequest(db, { id, state: "open" }, { state: "refused", open_key: null })).toBe(true);
  expect(await ask.insertRequest(db, row(mine, "extension"), [])).toBeGreaterThan(id);
});

test("a request keeps its cells in order; whoever sends the month back grants it", async () => {
  const { db } = fresh;
  const cells = [
    { product_line_id: lines.bricks, measure: "closing" as const },
    { product_line_id: lines.cement, measure: null },
  ];
  const id = await ask.insertRequest(db, row(mine, "correction"), cells);
  expect((await ask.listRequestCells(db, mine)).map((cell) => [cell.request_id, cell.product_en, cell.measure])).toEqual([
    [id, "Bricks", "closing"],
    [id, "Cement", null],
  ]);
  await ask.grantOpenCorrections(db, mine, by);
  expect(await stateOf(id)).toBe("granted");
  const other = await ask.insertRequest(db, row(mine, "correction"), []);
  await ask.closeAnsweredRequests(db, mine, filingTime);
  expect(await stateOf(other)).toBe("closed");
});

test("an extension moves the due day it saw, and keeps both", async () => {
  const { db } = fresh;
  const extension = {
    return_id: mine,
    due_before: "2026-11-01",
    due_after: "2026-11-08",
    granted_by: people.expert,
    granted_role: "expert",
    granted_at: filingTime,
  };
  expect(await ask.insertExtension(db, extension)).toBe(true);
  expect(await ask.insertExtension(db, extension)).toBe(false);
  expect(await ask.listExtensions(db, mine)).toMatchObject([{ ...extension, by_en: "expert" }]);
  const { due_on } = await db.selectFrom("monthly_return").where("id", "=", mine).select("due_on").executeTakeFirstOrThrow();
  expect(due_on).toBe("2026-11-08");
});

test("another supervisor is one of the province, other than who decided", async () => {
  const place = { province_code: "23", isic_code: "2394" };
  expect(await ask.findOtherSupervisor(fresh.db, place, null, filingTime)).toBe(true);
  expect(await ask.findOtherSupervisor(fresh.db, place, people.supervisor, filingTime)).toBe(false);
  expect(await ask.findOtherSupervisor(fresh.db, { ...place, province_code: "10" }, null, filingTime)).toBe(false);
});

test("a recall keeps its reasons in order, and what came about settles it", async () => {
  const { db } = fresh;
  const id = await ask.insertRequest(db, { ...row(mine, "extension"), kind: "recall", open_key: `recall:${mine}` }, []);
  await ask.insertRequestReasons(db, id, [
    { code: "unit-slip", text: "", product_line_id: lines.cement, measure: "closing" },
    { code: "missing-document", text: "قبض", product_line_id: null, measure: null },
  ]);
  expect(await ask.listRequestReasons(db, mine)).toMatchObject([
    { request_id: id, code: "unit-slip", measure: "closing", product_en: "Cement" },
    { request_id: id, code: "missing-document", text: "قبض", product_fa: null },
  ]);
  await ask.settleRequests(db, mine, ["annulment"], { state: "closed", at: filingTime, by: null });
  expect(await stateOf(id)).toBe("open");
  await ask.settleRequests(db, mine, ["recall"], { state: "granted", at: filingTime, by });
  expect(await stateOf(id)).toBe("granted");
});

review.compare();
