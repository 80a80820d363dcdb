import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { returnStates } from "#app/domain/monthly-return.ts";
import { bases, countedReturns, readBasis, statesOfBasis } from "#app/domain/statistics/basis.ts";
import { chooseProducts, productOrders, readProductOrder, readSearch } from "#app/domain/statistics/product-list.ts";
import { productSeries, seriesPeriods } from "#app/domain/statistics/product-series.ts";
import {
  growthOf,
  type ProductStatistic,
  parseStatisticKey,
  productStatistics,
  statisticKey,
} from "#app/domain/statistics/product-statistic.ts";

const none = growthOf(0, "0", "0");
function product(change: Partial<ProductStatistic>): ProductStatistic {
  return {
    key: "i1.TNE",
    name_fa: "سیمان",
    name_en: "Cement",
    isic_code: "2394",
    unit_fa: "تن",
    unit_en: "tonne",
    unit_decimals: 3,
    expected: 10,
    reporting: 5,
    production: "1",
    domestic_quantity: null,
    export_quantity: null,
    domestic_rial: null,
    export_rial: null,
    value_rial: null,
    on_last_month: none,
    on_last_year: none,
    ...change,
  };
}

describe("a basis", () => {
  test("widens from approved to submitted", () => {
    const [approved, accepted, submitted] = bases.map((basis) => new Set(statesOfBasis(basis)));
    for (const state of approved ?? []) expect(accepted?.has(state)).toBe(true);
    for (const state of accepted ?? []) expect(submitted?.has(state)).toBe(true);
  });

  test("counts a month under correction once, by its version in force", () => {
    const counts = returnStates.map((state) => ({ state, returns: 10, in_force: 3 }));
    // Ten approved, and of the other eight states three each that an older version stands in for.
    expect(countedReturns(counts, "approved")).toBe(10 + 8 * 3);
    expect(countedReturns(counts, "submitted")).toBe(5 * 10 + 4 * 3);
  });

  test("is approved where none is named, and nothing where nonsense is", () => {
    expect([readBasis(null), readBasis(""), readBasis("accepted"), readBasis("all")]).toEqual([
      "approved",
      "approved",
      "accepted",
      undefined,
    ]);
  });
});

describe("growth", () => {
  test("is exact to six decimals, half up", () => {
    expect(growthOf(2, "110", "100").rate).toBe("0.1");
    expect(growthOf(2, "2", "3").rate).toBe("-0.333333");
    expect(growthOf(1, "0", "5").rate).toBe("-1");
  });

  test("is nothing where nobody is in both months, or nothing was made before", () => {
    expect(growthOf(0, "5", "4").rate).toBeNull();
    expect(growthOf(3, "5", "0").rate).toBeNull();
  });
});

test("a product's key comes back from its address", () => {
  const ids = fc.integer({ min: 1, max: 999_999_999 });
  fc.assert(
    fc.property(ids, fc.boolean(), fc.constantFrom("TNE", "C62", "H87"), (id, item, unit_code) => {
      const key = { item_id: item ? id : null, line_id: item ? null : id, unit_code };
      expect(parseStatisticKey(statisticKey(key))).toEqual(key);
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => parseStatisticKey(`${text} `) === undefined));
});

test("a product reported by more than the register expects is expected of those who did", () => {
  const total = {
    item_id: 1,
    line_id: null,
    unit_code: "TNE",
    reporting: 3,
    production: "1200.500000",
    domestic_quantity: null,
    export_quantity: null,
    domestic_rial: "10.000000",
    export_rial: "5.000000",
    matched_before: 0,
    now_before: "0",
    then_before: "0",
    matched_year_ago: 1,
    now_year_ago: "30.000000",
    then_year_ago: "20.000000",
  };
  const items = [{ id: 1, name_fa: "الف", name_en: "A", isic_code: "2394" }];
  const units = [{ code: "TNE", name_fa: "تن", name_en: "tonne", decimals: 3 }];
  const expected = [{ item_id: 1, line_id: null, unit_code: "TNE", expected: 2 }];
  const [found] = productStatistics({ totals: [total], expected, items, lines: [], units });
  expect(found).toMatchObject({
    expected: 3,
    reporting: 3,
    production: "1200.5",
    value_rial: "15",
    on_last_year: { rate: "0.5" },
  });
});

test("products are ordered by value, those without any last; equal ones by name", () => {
  const list = [
    product({ key: "a", name_en: "B" }),
    product({ key: "b", name_en: "A" }),
    product({ key: "c", value_rial: "9" }),
    product({ key: "d", value_rial: "100" }),
  ];
  const keys = chooseProducts(list, { search: "", order: "value", language: "en" }).map((one) => one.key);
  expect(keys).toEqual(["d", "c", "b", "a"]);
  for (const order of productOrders) expect(chooseProducts(list, { search: "", order, language: "fa" })).toHaveLength(4);
  expect(readProductOrder("price")).toBeUndefined();
});

test("a search folds letters and digits and finds names and the beginning of a code", () => {
  const list = [product({ key: "a" }), product({ key: "b", name_fa: "کاشی", name_en: "Tile", isic_code: "2392" })];
  const found = (text: string) =>
    chooseProducts(list, { search: readSearch(text), order: "isic", language: "fa" }).map((one) => one.key);
  const texts = ["سيمان", "كاشي", "TILE", "۲۳۹۲", "23", "x"];
  expect(texts.map(found)).toEqual([["a"], ["b"], ["b"], ["b"], ["b", "a"], []]);
  expect(readSearch("a".repeat(500))).toHaveLength(80);
});

test("a series stands 13 months beside the year before, gaps left open", () => {
  expect(seriesPeriods("1404-01")).toHaveLength(25);
  const points = productSeries("1404-01", [
    { period: "1404-01", production: "5.500000", reporting: 2 },
    { period: "1403-01", production: "4.000000", reporting: 1 },
  ]);
  expect(points).toHaveLength(13);
  expect(points.at(-1)).toEqual({
    period: "1404-01",
    production: "5.5",
    reporting: 2,
    production_last_year: "4",
    reporting_last_year: 1,
  });
  expect(points[0]).toMatchObject({ period: "1403-01", production: "4", production_last_year: null });
  expect(points[1]).toMatchObject({ production: null, reporting: 0 });
});
