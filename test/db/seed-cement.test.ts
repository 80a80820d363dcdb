import { describe, expect, test } from "vitest";
import { add, subtract, sum } from "#app/domain/decimal.ts";
import type { Figures } from "#app/domain/monthly-return.ts";
import { cementMonthFor, cementMonths } from "#db/seed/demo/cement-works.ts";
import { publishedCement } from "#db/seed/demo/published-cement.ts";

/**
 * Rows of the filings as Codal shows them (form N-30; tonnes, million rial): product, market, production, sold, amount.
 * The works' lines have to be their sums.
 */
const filings: Record<string, readonly (readonly [string, "domestic" | "export", number, number, number])[]> = {
  "1400-12": [
    ["clinker", "domestic", 132_031, 0, 0],
    ["cement", "domestic", 119_513, 112_027, 551_227],
    ["cement", "export", 22_834, 22_834, 151_441],
  ],
  "1402-12": [
    ["clinker", "domestic", 126_913, 0, 0],
    ["clinker", "export", 0, 11_453, 152_384],
    ["bulk", "domestic", 55_313, 64_957, 516_561],
    ["bulk", "export", 17_089, 17_089, 245_768],
    ["bag", "domestic", 54_761, 54_761, 514_019],
    ["bag", "export", 8_066, 8_066, 112_951],
    ["concrete", "domestic", 816, 816, 7_030],
  ],
  "1404-01": [
    ["clinker", "domestic", 167_588, 0, 0],
    ["bulk", "domestic", 44_147, 29_966, 377_598],
    ["bulk", "export", 48_955, 48_955, 1_226_841],
    ["bag", "domestic", 33_304, 33_304, 576_237],
    ["bag", "export", 11_409, 11_409, 241_404],
    ["concrete", "domestic", 196, 196, 14_029],
  ],
};

/** Published totals of a month: domestic and export sales, tonnes and million rial. */
const totals: Record<string, readonly [number, number, number, number]> = {
  "1400-12": [112_027, 551_227, 22_834, 151_441],
  "1402-12": [120_534, 1_037_610, 36_608, 511_103],
  "1404-01": [63_466, 967_864, 60_364, 1_468_245],
};

function balanceOf(figures: Figures): string {
  const into = sum([figures.opening ?? "0", figures.production ?? "0", figures.other_in ?? "0"]);
  const out = sum(
    [figures.domestic_quantity, figures.export_quantity, figures.own_use, figures.loss, figures.other_out].map(
      (held) => held ?? "0",
    ),
  );
  return subtract(into, add(out, figures.closing ?? "0"));
}

describe("the cement works", () => {
  test.each(Object.keys(filings))("carries what was published for %s", (period) => {
    const month = cementMonthFor("any", period);
    expect(month.origin).toBe("published");
    const sold = { domestic_quantity: 0, domestic_value: 0, export_quantity: 0, export_value: 0 };
    const seen = new Set<string>();
    for (const [line, figures] of month.figures) {
      const rows = (filings[period] ?? []).filter(([product]) => product === line);
      const of = (market: string, place: 2 | 3 | 4) =>
        rows.filter(([, held]) => held === market).reduce((so, row) => so + row[place], 0);
      expect(Number(figures.production), `${line} production`).toBe(of("domestic", 2) + of("export", 2));
      expect(Number(figures.domestic_quantity)).toBe(of("domestic", 3));
      expect(Number(figures.domestic_value)).toBe(of("domestic", 4));
      expect(Number(figures.export_quantity)).toBe(of("export", 3));
      expect(Number(figures.export_value)).toBe(of("export", 4));
      for (const measure of Object.keys(sold) as (keyof typeof sold)[]) sold[measure] += Number(figures[measure]);
      seen.add(line);
    }
    expect(seen).toEqual(new Set(Object.keys(publishedCement[period] ?? {})));
    expect(Object.values(sold)).toEqual(totals[period]);
  });

  test("balances in every month, and opens with what the month before left", () => {
    const stocks = new Map<string, string | null>();
    const months = cementMonths("balance", "1406-12");
    expect(months.size).toBe(1 + 6 * 12);
    for (const [period, { figures }] of months) {
      for (const [line, row] of figures) {
        expect(balanceOf(row), `${period} ${line}`).toBe("0");
        for (const held of Object.values(row)) if (held !== null && /^-/.test(held)) throw new Error(`${period} ${line} ${held}`);
        if (stocks.has(line)) expect(row.opening).toBe(stocks.get(line));
        stocks.set(line, row.closing);
      }
    }
    expect(stocks.get("cement")).toBe("0");
  });

  test("is one product in 1400-12 and four from 1401-02 on", () => {
    expect([...cementMonthFor("lines", "1400-12").figures.keys()].sort()).toEqual(["cement", "clinker"]);
    expect([...cementMonthFor("lines", "1401-01").figures.keys()].sort()).toEqual([
      "bag",
      "bulk",
      "cement",
      "clinker",
      "concrete",
    ]);
    expect([...cementMonthFor("lines", "1401-02").figures.keys()].sort()).toEqual(["bag", "bulk", "clinker", "concrete"]);
  });

  test("has a month that does not depend on how far the history goes, only on the seed", () => {
    const short = cementMonths("same", "1403-05").get("1403-05");
    expect(cementMonths("same", "1405-05").get("1403-05")).toEqual(short);
    expect(cementMonths("other", "1405-05").get("1403-05")).not.toEqual(short);
  });
});
