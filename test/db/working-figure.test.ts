import { afterAll, beforeAll, expect, test } from "vitest";
import { blankFigures } from "#app/domain/monthly-return.ts";
import * as workingFigure from "#db/working-figure.ts";
import { buildRegister, filingTime, lines, people } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("working-figure", workingFigure);
const {
  changeExplanations,
  deleteExplanations,
  listPastFigures,
  listProductRows,
  listStoppagesAndExplanations,
  replaceStoppages,
  restoreFigures,
  upsertFigures,
} = review.functions;
const by = { changed_by: people.liaison, changed_at: filingTime };

let fresh: FreshDatabase;
let mine: number;
let lastMonth: number;
let theirs: number;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  const built = await buildRegister(fresh.db);
  mine = built.returnId;
  lastMonth = built.lastMonthId;
  theirs = built.otherProvinceId;
});
afterAll(() => fresh.close());

test("product lines of the month come in the licence's order, with the return's own figures", async () => {
  const { db } = fresh;
  await upsertFigures(db, [
    { ...blankFigures(), ...by, return_id: mine, product_line_id: lines.cement, production: "80000" },
    { ...blankFigures(), ...by, return_id: lastMonth, product_line_id: lines.cement, production: "1" },
    { ...blankFigures(), ...by, return_id: theirs, product_line_id: lines.other, production: "2" },
  ]);
  expect(await listProductRows(db, mine)).toMatchObject([
    { product_line_id: lines.cement, unit_decimals: 3, production: "80000.000000", closing: null, changed_by_en: "liaison" },
    { product_line_id: lines.bricks, unit_decimals: 0, production: null, changed_by_en: null },
  ]);
});

test("a row stored again replaces the whole of it", async () => {
  const { db } = fresh;
  const row = { ...blankFigures(), ...by, return_id: mine, product_line_id: lines.cement };
  await upsertFigures(db, [{ ...row, closing: "5.5", other_in: "3", other_in_reason: "transfer" }]);
  const [stored] = await listProductRows(db, mine);
  expect(stored).toMatchObject({ production: null, closing: "5.500000", other_in_reason: "transfer" });
  await upsertFigures(db, []);
});

test("past figures are the establishment's own submitted months", async () => {
  const { db } = fresh;
  expect(await listPastFigures(db, mine)).toEqual([]);
  await db.updateTable("monthly_return").set({ version: 1, state: "submitted" }).where("id", "in", [lastMonth, theirs]).execute();
  expect(await listPastFigures(db, mine)).toMatchObject([{ return_id: lastMonth, period: "1405-06", production: "1.000000" }]);
  expect(await listPastFigures(db, lastMonth)).toEqual([]);
  expect(await listPastFigures(db, theirs)).toEqual([]);
});

test("stoppages are replaced as one, explanations one by one, of this return only", async () => {
  const { db } = fresh;
  const cut = { reason: "power-cut", from_day: 3, to_day: 5, text: "" } as const;
  const overhaul = { reason: "planned-maintenance", from_day: 10, to_day: 12, text: "کوره" } as const;
  const author = { user_id: people.liaison, at: filingTime };
  await replaceStoppages(db, theirs, [cut]);
  await replaceStoppages(db, mine, [cut, overhaul]);
  await changeExplanations(
    db,
    mine,
    new Map([
      ["a", "چون"],
      ["b", "زیرا"],
    ]),
    author,
  );
  await changeExplanations(db, theirs, new Map([["a", "دیگر"]]), author);
  expect(await listStoppagesAndExplanations(db, mine)).toEqual({
    stoppages: [cut, overhaul],
    explanations: new Map([
      ["a", "چون"],
      ["b", "زیرا"],
    ]),
  });
  await replaceStoppages(db, mine, []);
  await changeExplanations(
    db,
    mine,
    new Map([
      ["a", "تازه"],
      ["b", ""],
    ]),
    author,
  );
  expect(await listStoppagesAndExplanations(db, mine)).toEqual({ stoppages: [], explanations: new Map([["a", "تازه"]]) });
  expect(await listStoppagesAndExplanations(db, theirs)).toEqual({ stoppages: [cut], explanations: new Map([["a", "دیگر"]]) });
});

test("figures are put back to what was sent, and who typed them stays", async () => {
  const { db } = fresh;
  const at = { return_id: mine, product_line_id: lines.cement };
  await upsertFigures(db, [{ ...at, production: "7", closing: "7", changed_by: people.colleague, changed_at: filingTime }]);
  await restoreFigures(db, [{ ...at, production: "5", closing: null }]);
  const rows = await db.selectFrom("working_figure").where("return_id", "=", mine).selectAll().execute();
  expect(rows.find((row) => row.product_line_id === lines.cement)).toMatchObject({
    production: "5.000000",
    closing: null,
    changed_by: people.colleague,
  });
  await deleteExplanations(db, mine);
  expect((await listStoppagesAndExplanations(db, mine)).explanations).toEqual(new Map());
});

review.compare();
