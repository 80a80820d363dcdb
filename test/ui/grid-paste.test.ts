import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseNumber } from "#app/domain/quantity.ts";
import { isBlock, parseBlock, placeBlock, shownText } from "#app/forms/grid/paste.ts";

describe("a block from a spreadsheet", () => {
  it.each([
    [
      "1\t2\r\n3\t4\r\n",
      [
        ["1", "2"],
        ["3", "4"],
      ],
    ],
    [
      "1\t2\n3\t4",
      [
        ["1", "2"],
        ["3", "4"],
      ],
    ],
    ["1\r2\r", [["1"], ["2"]]],
    [
      "\t2\r\n\t\r\n",
      [
        ["", "2"],
        ["", ""],
      ],
    ],
    [
      '"a\tb"\t"say ""ten"""\r\n"two\nlines"\t5\r\n',
      [
        ["a\tb", 'say "ten"'],
        ["two\nlines", "5"],
      ],
    ],
    [
      '12" pipe\t"open\r\n3\t4',
      [
        ['12" pipe', '"open'],
        ["3", "4"],
      ],
    ],
    ["", [[""]]],
    ["5\r\n", [["5"]]],
  ])("%j is read cell by cell", (text, rows) => {
    expect(parseBlock(text)).toEqual(rows);
  });

  it("of one cell is no block", () => {
    expect(isBlock(parseBlock("۱۲٬۰۰۰\r\n"))).toBe(false);
    expect(isBlock(parseBlock("1\t"))).toBe(true);
  });

  it("comes out as it went in, whatever its cells hold", () => {
    const quoted = (cell: string) => (/[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    const cell = fc.string({ unit: fc.constantFrom("1", "۲", "٬", ".", '"', "\t", "\n", "\r\n", " ", "x"), maxLength: 8 });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, fc.constantFrom("\r\n", "\n"), fc.boolean(), (block, end, last) => {
        const text = block.map((cells) => cells.map(quoted).join("\t")).join(end) + (last ? end : "");
        expect(parseBlock(text)).toEqual(block);
      }),
    );
  });
});

describe("a pasted text", () => {
  it.each([
    ["۱۲٬۳۴۵", "fa", "۱۲٬۳۴۵"],
    ["١٢٣٤٫٥", "fa", "۱٬۲۳۴٫۵"],
    ["12,345.50", "fa", "۱۲٬۳۴۵٫۵"],
    ["12/5", "en", "12.5"],
    ["1 234 567", "en", "1,234,567"],
    ["۱ ۲۳۴ ۵۶۷٫۲۵", "en", "1,234,567.25"],
    ["(1,200)", "en", "-1,200"],
    ["1200-", "en", "-1,200"],
    ["  ", "fa", ""],
    ["1,5", "fa", "1,5"],
    ["n/a", "fa", "n/a"],
    ["12 34", "fa", "12 34"],
    ["two\nlines", "fa", "two lines"],
  ] as const)("%j reads in %s as %j", (text, language, shown) => {
    expect(shownText(text, language)).toBe(shown);
  });

  it("that is a number keeps its value, and pasted again stays as it is", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 15n - 1n), fc.constantFrom("fa" as const, "en" as const), (value, language) => {
        const shown = shownText(String(value), language);
        expect(parseNumber(shown)).toEqual({ ok: true, value: String(value) });
        expect(shownText(shown, language)).toBe(shown);
      }),
    );
  });
});

describe("where a block lands", () => {
  it("goes on rightwards and downwards, and says what does not fit", () => {
    const { writes, lost } = placeBlock([["a", "b", "c"], ["d"]], { row: 3, column: 1 }, { rows: 4, columns: 3 });
    expect(writes).toEqual([
      { row: 3, column: 1, text: "a" },
      { row: 3, column: 2, text: "b" },
    ]);
    expect(lost).toEqual({ rows: 1, columns: 1 });
  });

  it("writes each cell of the grid at most once and none outside it", () => {
    const size = fc.integer({ min: 1, max: 8 });
    fc.assert(
      fc.property(size, size, size, size, fc.nat(7), fc.nat(7), (high, wide, rows, columns, row, column) => {
        const at = { row: row % rows, column: column % columns };
        const block = Array.from({ length: high }, () => Array.from({ length: wide }, () => "1"));
        const { writes, lost } = placeBlock(block, at, { rows, columns });
        const places = new Set(writes.map((one) => `${one.row}.${one.column}`));
        expect(places.size).toBe(writes.length);
        expect(writes.every((one) => one.row < rows && one.column < columns)).toBe(true);
        expect(writes.length).toBe((high - lost.rows) * (wide - lost.columns));
      }),
    );
  });
});
