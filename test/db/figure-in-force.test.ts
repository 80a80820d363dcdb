import { afterAll, beforeAll, expect, test } from "vitest";
import * as figureInForce from "#db/figure-in-force.ts";
import { buildRegister, filedPeriod, lines } from "#test/builders/filing.ts";
import { file } from "#test/builders/review.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("figure-in-force", figureInForce);
const { replaceFiguresInForce } = review.functions;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
});
afterAll(() => fresh.close());

test("a version's figures take the place of an earlier one's, of that establishment and month only", async () => {
  const { db } = fresh;
  const { returnId } = await buildRegister(db);
  await file(db, returnId);
  const { id: submission_id } = await db.selectFrom("submission").select("id").executeTakeFirstOrThrow();
  const of = (establishment_id: number, period: string, product_line_id: number, production: string) => ({
    period,
    establishment_id,
    product_line_id,
    submission_id,
    province_code: establishment_id === 3 ? "10" : "23",
    isic_code: "2394",
    money_unit: "IRR_OLD" as const,
    money_scale: 1 as const,
    production,
  });
  await replaceFiguresInForce(db, 3, filedPeriod, [of(3, filedPeriod, lines.other, "1")]);
  await replaceFiguresInForce(db, 1, "1405-06", [of(1, "1405-06", lines.cement, "2")]);
  await replaceFiguresInForce(db, 1, filedPeriod, [of(1, filedPeriod, lines.cement, "3"), of(1, filedPeriod, lines.bricks, "4")]);
  await replaceFiguresInForce(db, 1, filedPeriod, [of(1, filedPeriod, lines.cement, "5")]);
  const inForce = async () => {
    const rows = await db.selectFrom("figure_in_force").selectAll().orderBy("production").execute();
    return rows.map((row) => [row.establishment_id, row.period, row.product_line_id, row.production]);
  };
  const others = [
    [3, filedPeriod, lines.other, "1.000000"],
    [1, "1405-06", lines.cement, "2.000000"],
  ];
  expect(await inForce()).toEqual([...others, [1, filedPeriod, lines.cement, "5.000000"]]);
  await replaceFiguresInForce(db, 1, filedPeriod, []);
  expect(await inForce()).toEqual(others);
});

review.compare();
