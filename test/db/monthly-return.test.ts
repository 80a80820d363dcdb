import { afterAll, beforeAll, expect, test } from "vitest";
import type { Scope } from "#app/domain/actor.ts";
import { Batch, LostRace } from "#db/batch.ts";
import * as monthlyReturn from "#db/monthly-return.ts";
import { inTransaction } from "#db/transaction.ts";
import { buildRegister, filedPeriod } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("monthly-return", monthlyReturn);
const { changeReturn, listReturnsFrom, findAnyReturn, findReturn, findReturnOfMonth, listReturns } = review.functions;

const tehran: Scope = { kind: "province", province_code: "23", divisions: null };
const isfahan: Scope = { kind: "province", province_code: "10", divisions: null };
const everywhere: Scope = { kind: "all", divisions: null };
const dairy: Scope = { kind: "all", divisions: ["10", "11"] };
const undivided: Scope = { kind: "all", divisions: [] };
const works: Scope = { kind: "establishments", ids: [1] };
const nothing: Scope = { kind: "nothing" };
const at = (day: number) => new Date(Date.UTC(2026, 9, day));

let fresh: FreshDatabase;
/** Two months of one works and one of another in Tehran; one month in Isfahan. */
let ids: { mine: number; before: number; neighbour: number; isfahan: number };
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  const { returnId, lastMonthId, otherProvinceId } = await buildRegister(fresh.db);
  ids = { mine: returnId, before: lastMonthId, neighbour: returnId + 1, isfahan: otherProvinceId };
  // The review of `before` began late; it has waited since it was submitted.
  const waiting = [
    [ids.mine, { state: "submitted", submitted_at: at(5), state_since: at(5) }],
    [ids.before, { state: "in-review", submitted_at: at(3), state_since: at(9) }],
    [ids.neighbour, { state: "submitted", submitted_at: at(4), state_since: at(4) }],
    [ids.isfahan, { state: "submitted", submitted_at: at(1), state_since: at(1) }],
  ] as const;
  for (const [id, row] of waiting) {
    await fresh.db
      .updateTable("monthly_return")
      .set({ ...row, version: 1 })
      .where("id", "=", id)
      .execute();
  }
});
afterAll(() => fresh.close());

test("an establishment's month is found within the scope, and not beside it", async () => {
  const { db } = fresh;
  expect(await findReturnOfMonth(db, works, 1, filedPeriod)).toBe(ids.mine);
  expect(await findReturnOfMonth(db, works, 3, filedPeriod)).toBeUndefined();
  expect(await findReturnOfMonth(db, isfahan, 1, filedPeriod)).toBeUndefined();
  expect(await findReturnOfMonth(db, works, 1, "1390-01")).toBeUndefined();
});

test("a return is found by whoever's scope reaches it, and does not exist for anybody else", async () => {
  const { db } = fresh;
  for (const scope of [tehran, everywhere, works, { ...tehran, divisions: ["23"] }]) {
    expect(await findReturn(db, scope, ids.mine)).toMatchObject({
      id: ids.mine,
      establishment_en: "Test Cement",
      licence_number: "124/581",
      province_en: "Tehran",
      period_state: "open",
      has_extras: 0,
    });
  }
  for (const scope of [isfahan, dairy, undivided, nothing, { ...works, ids: [2, 3] }, { ...works, ids: [] }]) {
    expect(await findReturn(db, scope, ids.mine)).toBeUndefined();
  }
  expect(await findReturn(db, everywhere, 9999)).toBeUndefined();
});

test("returns of some months are those of the scope, newest month first", async () => {
  const { db } = fresh;
  const found = async (scope: Scope, periods: string[]) => (await listReturns(db, scope, periods)).map((row) => row.id);
  expect(await found(tehran, ["1405-06", filedPeriod])).toEqual([ids.mine, ids.neighbour, ids.before]);
  expect(await found(works, ["1405-06"])).toEqual([ids.before]);
  expect(await found(isfahan, ["1405-06", filedPeriod])).toEqual([ids.isfahan]);
  expect(await found(dairy, [filedPeriod])).toEqual([]);
  expect(await found(tehran, [])).toEqual([]);
});

test("the months from one on are the establishment's own, oldest first", async () => {
  const months = await listReturnsFrom(fresh.db, 1, "1405-06");
  expect(months.map((row) => [row.id, row.period])).toEqual([
    [100, "1405-06"],
    [101, filedPeriod],
  ]);
  expect(await listReturnsFrom(fresh.db, 1, filedPeriod)).toMatchObject([{ id: 101, establishment_id: 1 }]);
});

test("a change lands once on the revisions it was decided on", async () => {
  const { db } = fresh;
  const seen = { revision: 0, figures_revision: 0 };
  const before = await findReturn(db, everywhere, ids.isfahan);
  expect(await changeReturn(db, ids.mine, seen, { revision: 1, remarks: "a" })).toBe(true);
  expect(await changeReturn(db, ids.mine, seen, { revision: 1, remarks: "b" })).toBe(false);
  expect(await changeReturn(db, ids.mine, { ...seen, revision: 1 }, { figures_revision: 1 })).toBe(true);
  expect(await changeReturn(db, ids.mine, { ...seen, revision: 1 }, { figures_revision: 2 })).toBe(false);
  expect(await findReturn(db, works, ids.mine)).toMatchObject({ revision: 1, figures_revision: 1, remarks: "a" });
  expect(await findReturn(db, everywhere, ids.isfahan)).toEqual(before);
});

test("as part of a batch the change carries the rest with it, or nothing is kept", async () => {
  const { db } = fresh;
  const write = (seen: { revision: number; figures_revision: number }, remarks: string) =>
    inTransaction(db, async (trx) => {
      const batch = new Batch();
      await monthlyReturn.changeReturn(batch, ids.isfahan, seen, { revision: seen.revision + 1, remarks });
      batch.demandOneRow();
      await batch.executeQuery(
        db
          .updateTable("establishment")
          .set({ name_en: `${remarks} cement` })
          .where("id", "=", 3),
      );
      await batch.sendAndCommit(trx);
    });
  const stored = async () => {
    const found = await findAnyReturn(db, ids.isfahan);
    return [found?.revision, found?.remarks, found?.establishment_en];
  };
  const before = await stored();
  await expect(write({ revision: 7, figures_revision: 0 }, "lost")).rejects.toBeInstanceOf(LostRace);
  expect(await stored()).toEqual(before);
  await write({ revision: 0, figures_revision: 0 }, "won");
  expect(await stored()).toEqual([1, "won", "won cement"]);
  await expect(write({ revision: 0, figures_revision: 0 }, "late")).rejects.toBeInstanceOf(LostRace);
  expect(await stored()).toEqual([1, "won", "won cement"]);
});

test("whoever asks gets a return by its id, to be compared with a scope", async () => {
  expect(await findAnyReturn(fresh.db, ids.isfahan)).toMatchObject({ id: ids.isfahan, province_code: "10" });
  expect(await findAnyReturn(fresh.db, 9999)).toBeUndefined();
});

review.compare();
