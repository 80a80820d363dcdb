import { readFileSync } from "node:fs";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { cellsOf, exportSums } from "#app/domain/block-cells.ts";
import { blankBlocks, energyCarriers, type ReturnBlocks } from "#app/domain/form-blocks.ts";
import {
  blankFigures,
  type Figures,
  measures,
  moneyScales,
  moneyUnits,
  operatingStates,
  otherReasons,
  stoppageReasons,
} from "#app/domain/monthly-return.ts";
import { workbookProblems } from "#app/domain/workbook.ts";
import { previewEdit, withExportSums } from "#app/domain/workbook-preview.ts";
import { basesOf, offeredCells, type WorkbookMonth } from "#app/domain/workbook-source.ts";
import { editOfWorkbook } from "#app/forms/workbook-edit.server.ts";
import { readReturnWorkbook } from "#app/outputs/return-workbook/read-workbook.server.ts";
import { workbookReader } from "#app/outputs/return-workbook/reader-process.server.ts";
import { writeReturnWorkbook } from "#app/outputs/return-workbook/write-return-workbook.server.ts";
import { workbookBytes } from "#test/builders/odd-workbooks.ts";
import { workbookMonth } from "#test/builders/workbook-month.ts";
import { budget } from "#test/setup/budget.ts";

const decimal = fc
  .tuple(fc.bigInt({ min: 0n, max: 999_999_999_999_999n }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, places]) => {
    const text = String(digits).padStart(places + 1, "0");
    const whole = text.slice(0, text.length - places);
    const fraction = text.slice(text.length - places).replace(/0+$/, "");
    return fraction === "" ? whole : `${whole}.${fraction}`;
  });
const cell = fc.option(decimal, { nil: null });
const figures: fc.Arbitrary<Figures> = fc.record({
  ...Object.fromEntries(measures.map((measure) => [measure, cell])),
  other_in_reason: fc.option(fc.constantFrom(...otherReasons), { nil: null }),
  other_out_reason: fc.option(fc.constantFrom(...otherReasons), { nil: null }),
}) as fc.Arbitrary<Figures>;
// As the form keeps it: trimmed, in NFC, Persian letters, one kind of line end.
const text = (longest: number) =>
  fc
    .oneof(fc.string({ maxLength: 60, unit: "binary" }), fc.constantFrom("=1+1", "@x", "_x0041_", "<b>&", "سطر\nدوم", "-3", "۱۲"))
    .map((one) =>
      one
        .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, (sign) => (sign === "\n" ? sign : ""))
        .normalize("NFC")
        .replace(/[يى]/g, "ی")
        .replace(/ك/g, "ک")
        .trim()
        .slice(0, longest),
    )
    .filter((one) => !/^[\ud800-\udfff]|[\ud800-\udbff]$/.test(one));
const stoppage = fc
  .record({
    reason: fc.constantFrom(...stoppageReasons),
    from_day: fc.integer({ min: 1, max: 29 }),
    length: fc.integer({ min: 0, max: 2 }),
    text: text(500),
  })
  .map(({ reason, from_day, length, text: said }) => ({ reason, from_day, to_day: from_day + length, text: said }));

const word = text(60).filter((one) => one !== "");
const blank = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const rows = <R>(row: fc.Arbitrary<R>, most: number): fc.Arbitrary<ReadonlyMap<number, R>> =>
  fc.array(fc.tuple(fc.integer({ min: 1, max: most }), row), { maxLength: 4 }).map((all) => new Map(all));
const exported = fc.record({
  product_line_id: fc.constantFrom(11, 12),
  country: blank(fc.constantFrom("AF", "IQ", "TR", "CI", "KP")),
  tariff_code: blank(fc.constantFrom("25232900", "01012100")),
  quantity: decimal,
  net_kg: cell,
  value_usd: cell,
  value_rial: cell,
  declaration: blank(fc.constantFrom("1405-77/3", "00012", "=2")),
});
const unit = blank(fc.constantFrom("TNE" as const, "H87" as const, "SET" as const));
const material = fc.record({
  name: word,
  unit_code: unit,
  opening: cell,
  bought_home: cell,
  imported: cell,
  used: cell,
  closing: cell,
});
const blocks: fc.Arbitrary<ReturnBlocks> = fc.record({
  exports: rows(exported, 12),
  materials: rows(material, 8),
  energy: fc.record(Object.fromEntries(energyCarriers.map((carrier) => [carrier, cell]))) as fc.Arbitrary<ReturnBlocks["energy"]>,
  people: fc.record({ men: blank(fc.nat(999_999)), women: blank(fc.nat(9)), wage_bill: cell }),
  outside: rows(fc.record({ name: word, unit_code: unit, quantity: cell }), 4),
  none: fc.subarray(["materials", "energy", "outside"] as const).map((names) => new Set(names)),
});

/** Exports of a product with rows are their sum, as every stored month has them. */
function withSums(figures: Figures, line: number, { exports }: ReturnBlocks): Figures {
  const sum = exportSums(exports).get(line);
  return sum ? { ...figures, export_quantity: sum.quantity, export_value: sum.value ?? figures.export_value } : figures;
}

const month: fc.Arbitrary<WorkbookMonth> = fc
  .record({
    blocks,
    figures: fc.tuple(figures, figures),
    operating_state: fc.option(fc.constantFrom(...operatingStates), { nil: null }),
    days_worked: fc.option(fc.integer({ min: 0, max: 31 }), { nil: null }),
    idle_cause: fc.option(fc.constantFrom(...stoppageReasons), { nil: null }),
    stoppages: fc.array(stoppage, { maxLength: 6 }),
    remarks: text(4000),
    unit: fc.constantFrom(...moneyUnits),
    scale: fc.constantFrom(...moneyScales),
    derived: fc.boolean(),
  })
  .map(({ figures: [one, two], unit, scale, derived, blocks, ...operation }) =>
    workbookMonth({
      blocks,
      operation: { ...operation, money: { unit, scale } },
      figures: new Map([
        [11, withSums(one, 11, blocks)],
        [12, withSums(two, 12, blocks)],
      ]),
      derived_openings: new Set(derived ? [11] : []),
    }),
  );

/** A month in which nothing was typed, to which the same workbook is a change in every filled field. */
const untyped = (full: WorkbookMonth): WorkbookMonth => ({
  ...full,
  blocks: blankBlocks(),
  operation: {
    operating_state: null,
    days_worked: null,
    idle_cause: null,
    stoppages: [],
    remarks: "",
    money: full.operation.money,
  },
  figures: new Map(
    [...full.figures].map(([line, row]) => [
      line,
      { ...blankFigures(), opening: full.derived_openings.has(line) ? row.opening : null },
    ]),
  ),
});

describe("the round trip of a workbook", () => {
  it("is the identity for any return that can be filed, in both languages", { timeout: budget(60_000) }, async () => {
    const property = fc.asyncProperty(month, fc.constantFrom("fa" as const, "en" as const), async (full, language) => {
      const reading = await readReturnWorkbook(await writeReturnWorkbook([{ month: full }], language, "x"));
      if (!reading.ok) throw new Error(reading.problem);
      const [read] = reading.book.returns;
      if (!read) throw new Error("no month was read");
      expect(read.bases).toEqual(basesOf(full));
      const same = editOfWorkbook(read, full);
      if (!same.ok) throw new Error(same.wrong.map((one) => `${one.cell.name} ${one.cell.typed} ${one.error.code}`).join());
      expect(previewEdit(full, withExportSums(full, same.edit)).fields).toEqual([]);
      // Against a month in which nothing is typed, every filled field comes back as it was.
      const blank = untyped(full);
      const changed = editOfWorkbook({ ...read, bases: basesOf(blank) }, blank);
      if (!changed.ok) throw new Error("a cell was refused");
      expect({ ...blank.operation, ...changed.edit.operation }).toEqual(full.operation);
      for (const { product_line_id, measure, value } of withExportSums(blank, changed.edit).cells) {
        expect([product_line_id, measure, value]).toEqual([
          product_line_id,
          measure,
          full.figures.get(product_line_id)?.[measure],
        ]);
      }
      // Rows that the workbook offers, as the form does, come back beside them; nothing counts them unless they are used.
      const stored = new Map([...offeredCells(full), ...(full.blocks ? cellsOf(full.blocks) : [])]);
      expect(new Map(changed.edit.blocks?.flatMap(({ field, value }) => (value === null ? [] : [[field, value]])))).toEqual(
        stored,
      );
      for (const { product_line_id, column, value } of changed.edit.other_reasons) {
        expect(value).toBe(full.figures.get(product_line_id)?.[column]);
      }
    });
    await fc.assert(property, { numRuns: budget(60) });
  });
});

describe("bytes that somebody sends", () => {
  const megabytes = 128;
  const reader = workbookReader({ milliseconds: 15_000 });
  afterAll(() => reader.close());

  it("500 times soup or a mutated workbook: answered by a word or by what it says, in one bounded process", {
    timeout: budget(120_000),
  }, async () => {
    const ours = await workbookBytes();
    const position = fc.nat({ max: ours.length - 1 });
    const mutated = fc.array(fc.tuple(position, fc.nat({ max: 255 })), { minLength: 1, maxLength: 12 }).map((changes) => {
      const bytes = Buffer.from(ours);
      for (const [at, byte] of changes) bytes[at] = byte;
      return bytes;
    });
    const cut = fc.tuple(position, position).map(([a, b]) => Buffer.concat([ours.subarray(0, a), ours.subarray(b)]));
    const soup = fc.uint8Array({ maxLength: 3000 }).map((bytes) => Buffer.from(bytes));
    const marked = soup.map((bytes) => Buffer.concat([Buffer.from("PK\u0003\u0004"), bytes]));
    const known = new Set<string>(workbookProblems);
    const began = Date.now();
    let slowest = 0;
    const property = fc.asyncProperty(fc.oneof(mutated, cut, soup, marked), async (bytes) => {
      const from = Date.now();
      const reading = await reader.read(bytes);
      slowest = Math.max(slowest, Date.now() - from);
      if (reading.ok) expect(reading.book.returns.length).toBeGreaterThan(0);
      else expect(known.has(reading.problem)).toBe(true);
    });
    await fc.assert(property, { numRuns: budget(500) });
    expect(slowest).toBeLessThan(15_000);
    // With the program itself and its buffers beside the heap, which has the cap.
    const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${reader.pid()}/status`, "utf8"))?.[1];
    expect(Number(peak) / 1024).toBeLessThan(megabytes * 3);
    expect(Date.now() - began).toBeLessThan(budget(110_000));
  });
});
