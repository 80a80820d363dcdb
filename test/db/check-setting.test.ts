import { afterAll, beforeAll, expect, test } from "vitest";
import * as checkSetting from "#db/check-setting.ts";
import { loadReference } from "#db/seed/reference/load.ts";
import { buildPerson } from "#test/builders/statistics.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("check-setting", checkSetting);
const { insertThresholdChange, listGroupPrices, listProductGroups, listThresholdChanges, listThresholds } = review.functions;
let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  await loadReference(fresh.db);
  await buildPerson(fresh.db, 1, "reviewer");
});
afterAll(() => fresh.close());

const change = {
  product_group: "all",
  name: "jump_low",
  before_value: "0.4",
  reason: "too loud",
  set_by: 1,
  set_at: new Date(0),
} as const;

test("the newest change of a group and threshold holds, and every change stays", async () => {
  const { db } = fresh;
  await insertThresholdChange(db, { ...change, version: 1, value: "0.3" });
  await insertThresholdChange(db, { ...change, version: 2, value: "0.5", product_group: "isic-23" });
  await insertThresholdChange(db, { ...change, version: 3, value: "0.2" });
  await insertThresholdChange(db, { ...change, version: 4, value: null, product_group: "isic-23" });
  expect((await listThresholds(db)).map((row) => [row.version, row.product_group, row.value])).toEqual([
    [3, "all", "0.2"],
    [4, "isic-23", null],
  ]);
  expect((await listThresholdChanges(db)).map((row) => [row.version, row.value, row.by_en])).toEqual([
    [1, "0.3", "User 1"],
    [2, "0.5", "User 1"],
    [3, "0.2", "User 1"],
    [4, null, "User 1"],
  ]);
});

test("a version is given once; no group, no reason and no value for all are refused by the table", async () => {
  const { db } = fresh;
  await expect(insertThresholdChange(db, { ...change, version: 4, value: "1" })).rejects.toMatchObject({ errno: 1062 });
  for (const wrong of [{ product_group: "isic-2" }, { product_group: "item-0" }, { reason: "" }, { value: null }]) {
    await expect(insertThresholdChange(db, { ...change, version: 9, value: "1", ...wrong })).rejects.toMatchObject({
      errno: 4025,
    });
  }
});

test("prices are those of the newest published period, groups too small left out", async () => {
  const { db } = fresh;
  expect(await listGroupPrices(db)).toEqual([]);
  const row = { unit_code: "TNE", domestic_count: 6, export: null, export_count: 0 };
  await db
    .insertInto("group_price")
    .values([
      { ...row, period: "1404-03", catalogue_item_id: 1, domestic: "1" },
      { ...row, period: "1404-04", catalogue_item_id: 1, domestic: "2.5" },
      { ...row, period: "1404-04", catalogue_item_id: 2, domestic: null },
    ])
    .execute();
  expect(await listGroupPrices(db)).toEqual([
    { period: "1404-04", catalogue_item_id: 1, unit_code: "TNE", domestic: "2.500000", export: null },
  ]);
});

test("groups are the ISIC divisions and the products of the catalogue", async () => {
  const { divisions, items } = await listProductGroups(fresh.db);
  expect(divisions.every((division) => /^\d\d$/.test(division.code))).toBe(true);
  expect(items.length).toBeGreaterThan(10);
});

review.compare();
