import { afterAll, beforeAll, expect, test } from "vitest";
import { fixStandardisingTotals } from "#app/usecases/fix-standardising-totals.server.ts";
import { seedPopulation } from "#db/seed/population.ts";
import * as standardisingTotal from "#db/standardising-total.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("standardising-total", standardisingTotal);
const { findMeanOutput, findMonthlyCapacity, insertStandardisingTotals, listStandardisedPeriods } = review.functions;
let fresh: FreshDatabase;
let open: string;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  const asOf = new Date("2025-04-25T09:00:00+03:30");
  ({ open } = await seedPopulation(fresh.db, { establishments: 40, months: 5, asOf, seed: "impact", kind: "test" }));
});
afterAll(() => fresh.close());

test("the output is the mean of the months in force, at the catalogue's prices", async () => {
  const { db } = fresh;
  const rows = await db
    .selectFrom("figure_in_force as f")
    .innerJoin("catalogue_item as c", "c.id", "f.catalogue_item_id")
    .where("f.period", "<", open)
    .where("f.period", ">=", "1403-01")
    .select(["f.period", "f.production", "c.usual_price"])
    .execute();
  const months = new Set(rows.map((row) => row.period)).size;
  const value = rows.reduce((sum, row) => sum + Number(row.production ?? 0) * Number(row.usual_price), 0) / months;
  expect(Number(await findMeanOutput(db, "1403-01", open))).toBeCloseTo(value, -6);
  expect(await findMeanOutput(db, "1390-01", "1390-02")).toBeNull();
  expect(Number(await findMonthlyCapacity(db))).toBeGreaterThan(0);
});

test("totals are frozen: a later run leaves them", async () => {
  const { db } = fresh;
  const total = async () =>
    (await db.selectFrom("standardising_total").where("period", "=", open).orderBy("catalogue_item_id").selectAll().execute())[0];
  const before = await total();
  expect(Number(before?.total)).toBeGreaterThan(0);
  await insertStandardisingTotals(db, open, "1");
  expect(await total()).toEqual(before);
  expect(await listStandardisedPeriods(db, [open, "1390-01"])).toEqual([open]);
  expect(await listStandardisedPeriods(db, [])).toEqual([]);
  expect(await fixStandardisingTotals(db, [open])).toEqual(new Map());
});

test("what the seed filed has an impact, the same on the return as on its newest submission", async () => {
  const rows = await fresh.db
    .selectFrom("monthly_return as r")
    .innerJoin("submission as s", (join) => join.onRef("s.return_id", "=", "r.id").onRef("s.version", "=", "r.version"))
    .where("r.period", "=", open)
    .select(["r.impact", "s.impact as sent", "s.impact_cause", "r.attention"])
    .execute();
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.filter((row) => row.impact !== row.sent)).toEqual([]);
  expect(rows.filter((row) => Number(row.impact) > 0 && Number(row.impact) < 100).length).toBeGreaterThan(rows.length / 2);
});

review.compare();
