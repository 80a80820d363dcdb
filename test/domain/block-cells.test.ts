import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  blockPlaceOf,
  blocksOf,
  cellsOf,
  exportSums,
  mergeBlockCells,
  prefilledCells,
  rowOfField,
  withCarriedOpenings,
} from "#app/domain/block-cells.ts";
import { blocksOfRecord, recordOfBlocks } from "#app/domain/block-record.ts";
import { blankBlocks, blocks as blockNames, energyCarriers, type ReturnBlocks } from "#app/domain/form-blocks.ts";
import { canonicalText } from "#app/domain/snapshot.ts";
import { blockCell, exportRow } from "#test/builders/edits.ts";
import { budget } from "#test/setup/budget.ts";

const decimal = fc.tuple(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 999 })).map(([whole, part]) => {
  const fraction = String(part).padStart(3, "0").replace(/0+$/, "");
  return fraction === "" ? String(whole) : `${whole}.${fraction}`;
});
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null, freq: 3 });
const words = fc.stringMatching(/^[a-zسنگهک0-9."'<&]{1,20}$/);
const exportRows = fc.record({
  product_line_id: fc.integer({ min: 1, max: 999_999 }),
  country: maybe(fc.constantFrom("IQ", "AF", "TR")),
  tariff_code: maybe(fc.stringMatching(/^\d{8}$/)),
  quantity: maybe(decimal),
  net_kg: maybe(decimal),
  value_usd: maybe(decimal),
  value_rial: maybe(decimal),
  declaration: maybe(words),
});
const materialRows = fc.record({
  name: words,
  unit_code: maybe(fc.constantFrom("TNE", "KGM", "H87")),
  opening: maybe(decimal),
  bought_home: maybe(decimal),
  imported: maybe(decimal),
  used: maybe(decimal),
  closing: maybe(decimal),
});
const outsideRows = fc.record({ name: words, unit_code: maybe(fc.constantFrom("TNE", "MTR")), quantity: maybe(decimal) });
const slotted = <R>(row: fc.Arbitrary<R>, last: number) =>
  fc
    .uniqueArray(fc.tuple(fc.integer({ min: 1, max: last }), row), { selector: ([slot]) => slot, maxLength: 5 })
    .map((rows) => new Map(rows.sort(([a], [b]) => a - b)));
const count = maybe(fc.integer({ min: 0, max: 99_999 }));
const anyBlocks: fc.Arbitrary<ReturnBlocks> = fc.record({
  exports: slotted(exportRows, 200),
  materials: slotted(materialRows, 30),
  outside: slotted(outsideRows, 10),
  energy: fc.record(Object.fromEntries(energyCarriers.map((carrier) => [carrier, maybe(decimal)]))) as fc.Arbitrary<
    ReturnBlocks["energy"]
  >,
  people: fc.record({ men: count, women: count, wage_bill: maybe(decimal) }),
  none: fc.subarray([...blockNames]).map((none) => new Set(none)),
});

describe("blocks come back as they were", () => {
  test("from their cells", () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        expect(blocksOf(cellsOf(blocks))).toEqual(blocks);
      }),
      { numRuns: budget(100) },
    );
  });

  test("from what a submission freezes, which has one text whatever the order they were typed in", () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const text = canonicalText(recordOfBlocks(blocks));
        expect(blocksOfRecord(JSON.parse(text))).toEqual(blocks);
        const backwards = { ...blocks, exports: new Map([...blocks.exports].reverse()) };
        expect(canonicalText(recordOfBlocks(backwards))).toBe(text);
      }),
      { numRuns: budget(100) },
    );
  });

  test("every cell has a name that leads back to its place", () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        for (const name of cellsOf(blocks).keys()) expect(blockPlaceOf(name)).toBeDefined();
      }),
      { numRuns: budget(30) },
    );
  });
});

test.each([
  "x.0.country",
  "x.01.country",
  "x.201.country",
  "x.1.password",
  "m.31.name",
  "o.11.name",
  "n.coal",
  "p.x",
  "none.x",
  "x.1",
  "x.1.name",
  "__proto__",
  "q.1.name",
])("%s is no field of the blocks", (name) => {
  expect(blockPlaceOf(name)).toBeUndefined();
});

test("people are stored as one row, every carrier as its own", () => {
  expect(["p.men", "p.wage_bill", "n.gas-oil", "x.12.country", "none.energy"].map(rowOfField)).toEqual([
    "p",
    "p",
    "n.gas-oil",
    "x.12",
    "none.energy",
  ]);
});

const form = { whole: true, last: null } as const;

describe("typed cells over stored ones", () => {
  const stored = new Map([
    ["x.1.product_line_id", "11"],
    ["x.1.country", "IQ"],
    ["x.1.quantity", "10"],
  ]);

  test("are written where the page had shown what is stored", () => {
    const merged = mergeBlockCells(stored, [blockCell("x.1.quantity", "12", "10"), blockCell("n.electricity", "5")], form);
    expect(merged.conflicts).toEqual([]);
    expect(merged.changed).toEqual(new Set(["x.1", "n.electricity"]));
    expect([merged.cells.get("x.1.quantity"), merged.cells.get("n.electricity")]).toEqual(["12", "5"]);
  });

  test("are conflicts one by one where somebody else was there first", () => {
    const merged = mergeBlockCells(stored, [blockCell("x.1.quantity", "12", "9"), blockCell("x.1.country", "AF", "IQ")], form);
    expect(merged.conflicts.map(({ field }) => field)).toEqual(["x.1.quantity"]);
    expect(merged.cells.get("x.1.country")).toBe("AF");
  });

  test("that say what is stored, or what the page had shown, change nothing", () => {
    const merged = mergeBlockCells(stored, [blockCell("x.1.quantity", "10", "9"), blockCell("x.1.country", "AF", "AF")], form);
    expect([merged.changed.size, merged.conflicts.length]).toEqual([0, 0]);
  });

  test("that clear a row remove it", () => {
    const cleared = ["product_line_id", "country", "quantity"].map((field) =>
      blockCell(`x.1.${field}`, null, stored.get(`x.1.${field}`) ?? null),
    );
    const merged = mergeBlockCells(stored, cleared, form);
    expect([merged.cells.size, [...merged.changed]]).toEqual([0, ["x.1"]]);
  });

  test("of a whole form that say no more than it had offered are no row; a cell saved by itself is one", () => {
    const offered = exportRow(11, "5").slice(0, 1);
    expect(mergeBlockCells(new Map(), offered, form).changed.size).toBe(0);
    expect(mergeBlockCells(new Map(), offered, { whole: false }).changed).toEqual(new Set(["x.11"]));
    expect(mergeBlockCells(new Map(), exportRow(11, "5"), form).changed).toEqual(new Set(["x.11"]));
  });

  test("any order of two people's different cells ends in the same blocks", () => {
    const mine = exportRow(11, "5");
    const theirs = exportRow(12, "7");
    const one = mergeBlockCells(mergeBlockCells(new Map(), mine, form).cells, theirs, form);
    const other = mergeBlockCells(mergeBlockCells(new Map(), theirs, form).cells, mine, form);
    expect(blocksOf(one.cells)).toEqual(blocksOf(other.cells));
    expect([...one.conflicts, ...other.conflicts]).toEqual([]);
  });
});

describe("export columns", () => {
  const row = { country: "IQ", tariff_code: "25232900", net_kg: null, value_usd: null, declaration: null };
  test("are the exact sum of their rows; a value only where every row names one", () => {
    const sums = exportSums(
      new Map([
        [1, { ...row, product_line_id: 11, quantity: "0.1", value_rial: "5" }],
        [2, { ...row, product_line_id: 11, quantity: "0.2", value_rial: null }],
        [3, { ...row, product_line_id: 12, quantity: "7", value_rial: "1.5" }],
        [4, { ...row, product_line_id: null, quantity: "7", value_rial: "1" }],
        [5, { ...row, product_line_id: 12, quantity: null, value_rial: "1" }],
      ]),
    );
    expect([...sums]).toEqual([
      [11, { quantity: "0.3", value: null }],
      [12, { quantity: "7", value: "1.5" }],
    ]);
  });
});

describe("what a form begins with", () => {
  const limestone = {
    name: "سنگ آهک",
    unit_code: "TNE",
    opening: "1",
    bought_home: "5",
    imported: null,
    used: "4",
    closing: "2",
  };
  const last = { ...blankBlocks(), materials: new Map([[3, limestone]]) };
  const facts = { products: [{ product_line_id: 11, tariff_code: "25232900" }], exported: new Set([11]), last };

  test("a row for what was exported, last month's materials with their closing as opening", () => {
    expect([...prefilledCells(blankBlocks(), facts)]).toEqual([
      ["x.1.product_line_id", "11"],
      ["x.1.tariff_code", "25232900"],
      ["m.1.name", "سنگ آهک"],
      ["m.1.unit_code", "TNE"],
      ["m.1.opening", "2"],
    ]);
  });

  test("nothing in a block closed with “none”", () => {
    const closed = { ...blankBlocks(), none: new Set(["exports", "materials"] as const) };
    expect(prefilledCells(closed, facts).size).toBe(0);
  });

  test("the opening of a material is last month's closing, whatever was typed", () => {
    const typed = { ...blankBlocks(), materials: new Map([[1, { ...limestone, opening: "99" }]]) };
    expect(withCarriedOpenings(typed, new Map([["TNE سنگ آهک", "2"]])).materials.get(1)?.opening).toBe("2");
    expect(withCarriedOpenings(typed, new Map()).materials.get(1)?.opening).toBe("99");
  });
});
