import { afterAll, beforeAll, expect, test } from "vitest";
import * as units from "#db/unit-of-measure.ts";
import { buildRegister } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("unit-of-measure", units);
const { listUnits } = review.functions;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());

test("units have names in both languages and a symbol", async () => {
  const units = await listUnits(fresh.db);
  expect(units.find((unit) => unit.code === "TNE")).toEqual({ code: "TNE", name_fa: "تن", name_en: "tonne", symbol: "t" });
  expect(units).toHaveLength(2);
});

review.compare();
