import { afterAll, beforeAll, expect, test } from "vitest";
import * as formBlock from "#db/form-block.ts";
import { buildRegister, filingTime, lines, people } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("form-block", formBlock);
const { changeBlocks, listBlocks } = review.functions;
const by = { user_id: people.liaison, at: filingTime };

let fresh: FreshDatabase;
let mine: number;
let theirs: number;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  const built = await buildRegister(fresh.db);
  mine = built.returnId;
  theirs = built.otherProvinceId;
});
afterAll(() => fresh.close());

const cells = new Map([
  ["x.2.product_line_id", String(lines.cement)],
  ["x.2.country", "IQ"],
  ["x.2.tariff_code", "25232900"],
  ["x.2.quantity", "123456789.123456"],
  ["x.2.declaration", "12345.600000"],
  ["m.1.name", "سنگ آهک"],
  ["m.1.unit_code", "TNE"],
  ["m.1.used", "0.5"],
  ["n.electricity", "52000"],
  ["n.gas-oil", "0"],
  ["p.men", "40"],
  ["p.wage_bill", "9000.5"],
  ["o.10.name", "کلینکر سفید"],
  ["none.outside", "1"],
]);
const rows = new Set(["x.2", "m.1", "n.electricity", "n.gas-oil", "p", "o.10", "none.outside"]);

test("what is stored comes back cell by cell, exact, with who wrote it", async () => {
  const { db } = fresh;
  await changeBlocks(db, mine, cells, rows, by);
  await changeBlocks(db, theirs, new Map([["n.petrol", "7"]]), new Set(["n.petrol"]), by);
  const { stored } = await listBlocks(db, [mine]);
  expect([...stored.keys()]).toEqual([mine]);
  expect(new Map([...(stored.get(mine)?.cells ?? [])].sort())).toEqual(new Map([...cells].sort()));
  expect(stored.get(mine)?.typed_by).toEqual(new Set([people.liaison]));
});

test("a row without cells is removed, rows that did not change are left alone, nobody else's is touched", async () => {
  const { db } = fresh;
  const after = new Map([...cells].filter(([name]) => /^(?:n\.electricity|m\.)/.test(name)));
  await changeBlocks(db, mine, after, new Set(["x.2", "n.gas-oil", "p", "o.10", "none.outside"]), by);
  const { stored } = await listBlocks(db, [mine, theirs]);
  expect(new Map([...(stored.get(mine)?.cells ?? [])].sort())).toEqual(new Map([...after].sort()));
  expect(stored.get(theirs)?.cells).toEqual(new Map([["n.petrol", "7"]]));
  expect(await listBlocks(db, [])).toEqual({ stored: new Map(), used: new Map() });
});

test("beside blocks come what other months used, electricity and materials only", async () => {
  const { db } = fresh;
  const used = new Map([...cells, ["m.2.name", "گچ"], ["m.2.unit_code", "TNE"]]);
  await changeBlocks(db, theirs, used, new Set(["m.1", "m.2", "n.electricity", "n.gas-oil"]), by);
  const found = await listBlocks(db, [mine], [theirs]);
  expect([...found.stored.keys()]).toEqual([mine]);
  expect(found.used).toEqual(new Map([[theirs, { electricity: "52000", materials: new Map([["TNE سنگ آهک", "0.5"]]) }]]));
});

test("the tables themselves refuse what no form sends", async () => {
  const { db } = fresh;
  const at = { return_id: mine, changed_by: null, changed_at: null };
  await expect(
    db
      .insertInto("working_export")
      .values({ ...at, slot: 201 })
      .execute(),
  ).rejects.toMatchObject({ errno: 4025 });
  await expect(
    db
      .insertInto("working_material")
      .values({ ...at, slot: 2, used: "-1" })
      .execute(),
  ).rejects.toMatchObject({
    errno: 4025,
  });
  await expect(
    db
      .insertInto("working_people")
      .values({ ...at, return_id: 999_999 })
      .execute(),
  ).rejects.toMatchObject({
    errno: 1452,
  });
});

review.compare();
