import { afterAll, beforeAll, expect, test } from "vitest";
import * as weight from "#db/weight.ts";
import { buildRegister, filedPeriod, filingTime, lines, people } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("weight", weight);
const { changeWeights, countWeights } = review.functions;
const all = { kind: "all", divisions: null } as const;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  const { db } = fresh;
  await buildRegister(db);
  const item = { isic_code: "2394", unit_code: "TNE", tariff_code: "25232900", listed_on_exchange: 0 } as const;
  await db
    .insertInto("catalogue_item")
    .values({
      ...item,
      id: 1,
      code: "cement",
      name_fa: "سیمان",
      name_en: "Cement",
      tariff_status: "hs6-certain",
      usual_price: "3000",
      yearly_capacity: "1200000",
    })
    .execute();
  await db.updateTable("product_line").set({ catalogue_item_id: 1 }).where("id", "in", [lines.cement, lines.other]).execute();
  const submission = await db
    .insertInto("submission")
    .values({
      return_id: 100,
      version: 1,
      tracking_code: "0".repeat(20),
      sha256: "0".repeat(64),
      snapshot: "{}",
      findings: "[]",
      form_version: 1,
      submitted_at: filingTime,
      submitted_by: people.liaison,
    })
    .executeTakeFirstOrThrow();
  const figure = {
    period: "1405-06",
    establishment_id: 1,
    submission_id: Number(submission.insertId),
    province_code: "23",
    isic_code: "2394",
    money_unit: "IRR_NEW",
    money_scale: 1000,
  } as const;
  await db
    .insertInto("figure_in_force")
    .values([
      // Its own price: 2 thousand new rial for 10 t are 2,000,000 rial a tonne.
      {
        ...figure,
        product_line_id: lines.cement,
        catalogue_item_id: 1,
        production: "20",
        domestic_quantity: "10",
        domestic_value: "2",
      },
      // Nothing sold and no item of the catalogue: no price.
      { ...figure, product_line_id: lines.bricks, catalogue_item_id: null, production: "500", domestic_quantity: "0" },
    ])
    .execute();
});
afterAll(() => fresh.close());

const weighing = { from: "1404-07", to: "1405-06", on: "2026-10-27" };

test("an establishment weighs its mean monthly production at its own price, else a month of its capacity", async () => {
  const { db } = fresh;
  await changeWeights(db, { ...weighing, at: filingTime });
  const rows = await db.selectFrom("establishment_weight").selectAll().orderBy("establishment_id").execute();
  expect(rows.map((row) => [row.establishment_id, row.monthly_value, row.basis, row.months])).toEqual([
    [1, "40000000.00", "figures", 1],
    // 1,200,000 t at 3,000 rial, a twelfth of it.
    [3, "300000000.00", "capacity", 0],
  ]);
});

test("weighed again, a weight follows the figures of its months only", async () => {
  const { db } = fresh;
  await changeWeights(db, { from: "1403-01", to: "1403-12", on: "2026-10-27", at: new Date(filingTime.getTime() + 1) });
  const rows = await db.selectFrom("establishment_weight").selectAll().orderBy("establishment_id").execute();
  expect(rows.map((row) => [row.monthly_value, row.basis])).toEqual([
    ["300000000.00", "capacity"],
    ["300000000.00", "capacity"],
  ]);
});

test("weights are summed by province and state, within the scope", async () => {
  expect(await countWeights(fresh.db, all, filedPeriod)).toEqual([
    { province_code: "10", state: "not-started", weight: "300000000.00", in_force: "0.00" },
    { province_code: "23", state: "not-started", weight: "300000000.00", in_force: "0.00" },
  ]);
  expect(await countWeights(fresh.db, { kind: "nothing" }, filedPeriod)).toEqual([]);
});

review.compare();
