import { afterAll, beforeAll, expect, test } from "vitest";
import type { Scope } from "#app/domain/actor.ts";
import * as together from "#db/together.ts";
import { buildRegister, contextOf, filingTime, lines, people } from "#test/builders/filing.ts";
import { file } from "#test/builders/review.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("together", together);
const t = review.functions;
const tehran: Scope = { kind: "province", province_code: "23", divisions: null };
const isfahan: Scope = { kind: "province", province_code: "10", divisions: null };
const [mine, lastMonth] = [101, 100];

let fresh: FreshDatabase;
let theirs: number;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  theirs = (await buildRegister(fresh.db)).otherProvinceId;
  await file(fresh.db, mine);
  await file(fresh.db, lastMonth);
});
afterAll(() => fresh.close());

test("rows and ids lie within the scope, and what was never sent is none", async () => {
  expect((await t.listTogetherRows(fresh.db, tehran, [mine, theirs])).map((row) => [row.id, row.establishment_en])).toEqual([
    [mine, "Test Cement"],
  ]);
  expect(await t.listTogetherRows(fresh.db, tehran, [])).toEqual([]);
  expect(await t.listKnownIds(fresh.db, tehran, [mine, lastMonth, theirs, 999_999])).toEqual([lastMonth, mine]);
  expect(await t.listKnownIds(fresh.db, isfahan, [mine, theirs])).toEqual([]);
  expect(await t.listKnownIds(fresh.db, tehran, [])).toEqual([]);
});

test("figures stand beside those of last month, and are added by product and unit only", async () => {
  expect(await t.listReturnsOfMonth(fresh.db, [mine], "1405-06")).toEqual(new Map([[mine, lastMonth]]));
  expect(await t.listReturnsOfMonth(fresh.db, [], "1405-06")).toEqual(new Map());
  const totals = await t.listProductTotals(fresh.db, [mine, lastMonth]);
  expect(totals.map((row) => [row.unit_code, row.returns, row.production])).toEqual(
    expect.arrayContaining([
      ["TNE", "2", "160000.000000"],
      ["C62", "2", "600000.000000"],
    ]),
  );
  expect(totals).toHaveLength(2);
  expect(await t.listProductTotals(fresh.db, [])).toEqual([]);
  const figures = await t.listFiguresOf(fresh.db, [mine]);
  expect(figures.map((row) => [row.product_line_id, row.production])).toEqual([
    [lines.cement, "80000.000000"],
    [lines.bricks, "300000.000000"],
  ]);
  expect(await t.listFiguresOf(fresh.db, [])).toEqual([]);
});

test("a decision on many keeps what became of each, for who took it", async () => {
  const { db } = fresh;
  const by = { user_id: people.expert, desk: "province", event: "accept", asked_at: filingTime, unknown: 1 } as const;
  const items = [
    { return_id: mine, revision: 1 },
    { return_id: lastMonth, revision: 4 },
  ];
  const id = await t.insertTogether(db, by, items);
  expect(await t.findTogether(db, people.expert, id)).toMatchObject({ ...by, id, undo_asked_at: null });
  expect(await t.findTogether(db, people.supervisor, id)).toBeUndefined();
  expect(await t.listUndecided(db, id, 1)).toEqual([{ return_id: lastMonth, revision: 4 }]);
  await t.changeTogetherItems(db, id, [lastMonth], { outcome: "changed-meanwhile" });
  expect(await t.listUndecided(db, id, 5)).toEqual([{ return_id: mine, revision: 1 }]);
  await t.changeTogetherItems(db, id, [mine], { outcome: "done" });
  expect(await t.listNotUndone(db, id, 5)).toMatchObject([{ return_id: mine }]);
  expect(await t.lockTogether(db, id)).toBe(false);
  await t.changeUndoAsked(db, id, filingTime);
  expect(await t.lockTogether(db, id)).toBe(true);
  await t.changeTogetherItems(db, id, [mine], { undone: "done" });
  expect(await t.listNotUndone(db, id, 5)).toEqual([]);
  expect(await t.listTogetherItems(db, id)).toEqual([
    { return_id: lastMonth, outcome: "changed-meanwhile", undone: null },
    { return_id: mine, outcome: "done", undone: "done" },
  ]);
});

test("the revision a decision made is one more than the one it was taken on", async () => {
  const by = { user_id: people.expert, desk: "province", event: "accept", asked_at: filingTime } as const;
  const id = await t.insertTogether(fresh.db, by, [{ return_id: mine, revision: 7 }]);
  await t.changeTogetherItems(fresh.db, id, [mine], { outcome: "done" });
  expect((await t.listNotUndone(fresh.db, id, 5)).map((row) => Number(row.revision))).toEqual([8]);
});

test("what decisions ask of several returns comes by return", async () => {
  const { db } = fresh;
  expect((await t.lockReturns(db, [mine, lastMonth])).map((row) => [row.id, row.state])).toEqual([
    [lastMonth, "submitted"],
    [mine, "submitted"],
  ]);
  expect(await t.listSurroundings(db, [mine])).toEqual([{ id: mine, period_state: "open", signatory_required: 0 }]);
  expect(await t.listTypists(db, [mine])).toEqual([{ return_id: mine, user_id: people.liaison }]);
  expect((await t.listItemsOf(db, [1])).map((row) => row.id).sort()).toEqual([lines.cement, lines.bricks]);
  const asked = { kind: "correction", text: "اصلاح", asked_by: people.liaison, asked_at: filingTime, version: 1 } as const;
  await db
    .insertInto("return_request")
    .values({ ...asked, return_id: mine, open_key: "correction" })
    .execute();
  expect(await t.listMattersOf(db, [mine, lastMonth])).toMatchObject([{ return_id: mine, kind: "correction", state: "open" }]);
});

test("an event is stored on several returns at once, each a revision on", async () => {
  const before = await t.lockReturns(fresh.db, [mine, lastMonth]);
  const { user_id } = contextOf(fresh.db, "expert").actor;
  await t.changeReturns(fresh.db, [mine, lastMonth], { state: "accepted", accepted_by: user_id, state_since: filingTime });
  const after = await t.lockReturns(fresh.db, [mine, lastMonth]);
  expect(after.map((row) => row.state)).toEqual(["accepted", "accepted"]);
  expect(after.map((row) => row.revision)).toEqual(before.map((row) => row.revision + 1));
});

review.compare();
