import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ruleCodes } from "#app/domain/checks/finding.ts";
import { checkReturn, laterRules, rules, sortFindings } from "#app/domain/checks/index.ts";
import { sentenceCodes } from "#app/domain/checks/sentence.ts";
import { multiply, subtract, sum } from "#app/domain/decimal.ts";
import { type Figures, type Measure, measures } from "#app/domain/monthly-return.ts";
import { figures, input, product, stableHistory, usualRow } from "./case.ts";

const thousandths = (maximum: number) => fc.integer({ min: 0, max: maximum }).map((n) => multiply(String(n), "0.001"));

/** A row whose closing is what the rest makes it; nothing goes below zero. */
const balanced = fc
  .record({
    opening: thousandths(10_000_000),
    production: thousandths(50_000_000),
    other_in: thousandths(1_000_000),
    shares: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 5, maxLength: 5 }),
  })
  .map(({ opening, production, other_in, shares }): Figures => {
    const inward = sum([opening, production, other_in]);
    const part = (index: number) => multiply(multiply(inward, "0.01"), String(shares[index] ?? 0));
    const outward = [0, 1, 2, 3, 4].map(part);
    return figures({
      opening,
      production,
      other_in,
      other_in_reason: "transfer",
      other_out_reason: "transfer",
      domestic_quantity: outward[0] ?? "0",
      export_quantity: outward[1] ?? "0",
      own_use: outward[2] ?? "0",
      loss: outward[3] ?? "0",
      other_out: outward[4] ?? "0",
      closing: subtract(inward, sum(outward)),
    });
  });

test("a row that balances never gets a balance finding", () => {
  fc.assert(
    fc.property(balanced, (row) => {
      const alone = input({
        selected: false,
        products: [product(1, row, { unit_decimals: 6 })],
        history: [],
        last_month: null,
        same_month_last_year: null,
      });
      expect(
        checkReturn(alone).filter((finding) => finding.rule === "balance" || finding.rule === "export-above-available"),
      ).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

describe("a single cell a thousand times too large or small on a stable history is caught", () => {
  const filled = measures.filter((measure) => usualRow[measure] !== null);
  const noise = fc.array(fc.integer({ min: 85, max: 115 }), { minLength: 12, maxLength: 12 });
  const scaled = (row: Figures, percent: number): Figures => ({
    ...row,
    ...Object.fromEntries(
      measures.map((measure) => [measure, row[measure] === null ? null : multiply(row[measure], String(percent / 100))]),
    ),
  });

  test.each(filled)("%s", (measure: Measure) => {
    fc.assert(
      fc.property(noise, fc.constantFrom("1000", "0.001"), (percents, factor) => {
        const history = stableHistory("1404-07", []).map((month, index) => ({
          ...month,
          figures: new Map([[1, scaled(usualRow, percents[index] ?? 100)]]),
        }));
        const row = { ...usualRow, [measure]: multiply(usualRow[measure] ?? "0", factor) };
        const checked = input({
          products: [product(1, row)],
          history,
          last_month: history[0] ?? null,
          same_month_last_year: history[11] ?? null,
        });
        const caught = checkReturn(checked).filter((finding) => finding.severity !== "note" && finding.measure === measure);
        expect(caught.length).toBeGreaterThan(0);
        const slip = caught.find((finding) => finding.rule === "unit-slip");
        expect(slip?.fix).toBe(usualRow[measure]);
      }),
      { numRuns: 25 },
    );
  });
});

describe("what is said", () => {
  const anyRow = fc.record(
    Object.fromEntries(measures.map((measure) => [measure, fc.option(thousandths(20_000_000))])) as Record<
      Measure,
      fc.Arbitrary<string | null>
    >,
  );
  const anyReturn = fc.array(anyRow, { minLength: 1, maxLength: 5 }).map((rows) => {
    const lines = rows.map((row, index) => product(index + 1, figures(row)));
    const history = stableHistory(
      "1404-07",
      lines.map((held) => [held.product_line_id, usualRow]),
    );
    return input({ products: lines, history });
  });

  test("is the same each time, and changes nothing of what it looked at", () => {
    fc.assert(
      fc.property(anyReturn, (checked) => {
        const before = JSON.stringify(checked);
        expect(checkReturn(checked)).toEqual(checkReturn(checked));
        expect(JSON.stringify(checked)).toBe(before);
      }),
      { numRuns: 100 },
    );
  });

  test("does not depend on the order of the rows", () => {
    fc.assert(
      fc.property(anyReturn, (checked) => {
        const reversed = { ...checked, products: [...checked.products].reverse() };
        const byKey = (findings: ReturnType<typeof checkReturn>) => [...findings].sort((a, b) => (a.key < b.key ? -1 : 1));
        expect(byKey(checkReturn(reversed))).toEqual(byKey(checkReturn(checked)));
      }),
      { numRuns: 100 },
    );
  });

  test("has a key of its own, comes by severity and offers only values its cell may hold", () => {
    fc.assert(
      fc.property(anyReturn, (checked) => {
        const found = checkReturn(checked);
        expect(new Set(found.map((finding) => finding.key)).size).toBe(found.length);
        expect(sortFindings(found, checked.products)).toEqual(found);
        for (const finding of found) if (finding.fix !== null) expect(finding.fix).toMatch(/^\d+(\.\d{1,6})?$/);
      }),
      { numRuns: 200 },
    );
  });
});

test("every rule of the list is run", () => {
  expect([...Object.keys(rules), ...laterRules].sort()).toEqual([...ruleCodes].sort());
  expect(new Set(sentenceCodes()).size).toBe(sentenceCodes().length);
});

test("five products with a year of history are checked in well under a millisecond", () => {
  const rows = [1, 2, 3, 4, 5].map((id) => product(id, usualRow));
  const history = stableHistory(
    "1404-07",
    rows.map((row) => [row.product_line_id, usualRow]),
  );
  const checked = input({ products: rows, history });
  for (let round = 0; round < 300; round++) checkReturn(checked);
  const times = Array.from({ length: 300 }, () => {
    const start = performance.now();
    checkReturn(checked);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  expect(times[150]).toBeLessThan(1);
});
