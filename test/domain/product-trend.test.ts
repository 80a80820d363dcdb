import { describe, expect, it } from "vitest";
import { percentile } from "#app/domain/statistics/hidiroglou-berthelot.ts";
import {
  type Other,
  othersBands,
  priceOf,
  productTrend,
  quartiles,
  share,
  trendSummary,
} from "#app/domain/statistics/product-trend.ts";

const line = 7;
const row = (period: string, state: "approved" | "submitted" | "returned" | "draft", production: string | null, id = line) =>
  ({ period, state, product_line_id: production === null ? null : id, production }) as const;

describe("two years of a product", () => {
  const rows = [
    row("1403-07", "approved", "90"),
    row("1403-08", "approved", "10"),
    row("1403-08", "approved", "999", 8),
    row("1405-04", "draft", null),
    row("1405-05", "returned", "40"),
    row("1405-06", "submitted", "90"),
    row("1405-07", "submitted", "50"),
  ];
  const trend = productTrend("1405-07", line, rows, "55");

  it("has 25 months, oldest first, each marked by what its figure is worth", () => {
    expect(trend).toHaveLength(25);
    expect([trend[0], trend[1], trend[2]]).toEqual([
      { period: "1403-07", mark: "settled", production: "90" },
      { period: "1403-08", mark: "settled", production: "10" },
      { period: "1403-09", mark: "none", production: null },
    ]);
    expect(trend.slice(-4)).toEqual([
      { period: "1405-04", mark: "unfiled", production: null },
      { period: "1405-05", mark: "in-force", production: "40" },
      { period: "1405-06", mark: "sent", production: "90" },
      { period: "1405-07", mark: "sent", production: "55" },
    ]);
  });

  it("ends with the version that is shown", () => {
    expect(productTrend("1405-07", line, rows, null).at(-1)).toEqual({ period: "1405-07", mark: "none", production: null });
  });

  it("is said in words, the newest of equal months", () => {
    expect(trendSummary(trend)).toMatchObject({
      first: { period: "1403-07" },
      lowest: { period: "1403-08", production: "10" },
      highest: { period: "1405-06", production: "90" },
      last: { period: "1405-07", production: "55" },
      reported: 5,
    });
    expect(trendSummary(productTrend("1405-07", 99, rows, null))).toBeNull();
  });
});

describe("quartiles", () => {
  it.each([1, 2, 4, 5, 6, 11])("of %i values are those of the percentile", (count) => {
    const values = Array.from({ length: count }, (_, index) => (index * index) / 8 + 1);
    const band = quartiles(values.map(String).reverse());
    const expected = [25, 50, 75].map((p) => percentile(values, p));
    expect([band?.q1, band?.median, band?.q3].map(Number)).toEqual(expected.map((value) => expect.closeTo(value, 6)));
    expect(band?.count).toBe(count);
  });
  it("of exact values are exact, and none of none", () => {
    expect(quartiles(["0.1", "0.2", "0.4"])).toMatchObject({ q1: "0.1", median: "0.2", q3: "0.4" });
    expect(quartiles([])).toBeNull();
  });
});

describe("other establishments' bands", () => {
  const other = (index: number, more: Partial<Other> = {}): Other => ({
    legal_id: String(index),
    production: String(100 + index),
    production_before: "100",
    domestic_quantity: "2",
    domestic_rial: String(2000 + 2 * index),
    ...more,
  });
  const five = [1, 2, 3, 4, 5].map((index) => other(index));

  it("stand from five others on, of three legal persons", () => {
    expect(othersBands(five)).toEqual({
      ratio: { q1: "1.015", median: "1.03", q3: "1.045", count: 5 },
      price: { q1: "1001.5", median: "1003", q3: "1004.5", count: 5 },
    });
    expect(othersBands(five.slice(1))).toEqual({ ratio: null, price: null });
    expect(othersBands(five.map((one) => ({ ...one, legal_id: one.legal_id === "1" ? "1" : "2" })))).toEqual({
      ratio: null,
      price: null,
    });
  });

  it("count only who said both figures", () => {
    const bands = othersBands([
      ...five,
      other(6, { production_before: "0", domestic_rial: "0" }),
      other(7, { production: null }),
    ]);
    expect([bands.ratio?.count, bands.price?.count]).toEqual([5, 6]);
  });

  it("take a month without production as one", () => {
    expect([share("0", "5"), share("5", "0"), share(null, "5")]).toEqual(["0", null, null]);
    expect([priceOf("0", "5"), priceOf("10", "4")]).toEqual([null, "2.5"]);
  });
});
