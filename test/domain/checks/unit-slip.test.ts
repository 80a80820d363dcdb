import { describe, expect, test } from "vitest";
import { checkReturn } from "#app/domain/checks/index.ts";
import { corrected, slipFactor } from "#app/domain/checks/unit-slip.ts";
import { multiply } from "#app/domain/decimal.ts";
import { measures } from "#app/domain/monthly-return.ts";
import { figures, input, line, only, pastMonth, product, stableHistory, usualRow, withFigures } from "./case.ts";

/**
 * Source: Office for National Statistics, sml-python-small 8e6d01a (MIT), uat tpc_test_data_original: value, previous,
 * auxiliary (taken where the previous is missing or 0), marker N (none) or C (corrected), final value.
 * Bounds 250 < ratio < 1350, strict.
 */
const thousandPounds: [number, number, number | null, "N" | "C", string][] = [
  [706, 605, null, "N", "706"],
  [381, 400, null, "N", "381"],
  [823650, 605, null, "N", "823650"],
  [11638071, 3481, null, "N", "11638071"],
  [151250, 605, null, "N", "151250"],
  [5750, 23, null, "N", "5750"],
  [816750, 605, null, "N", "816750"],
  [31050, 23, null, "N", "31050"],
  [716750, 605, null, "C", "716.75"],
  [21758, 23, null, "C", "21.758"],
  [716750, 0, 605, "C", "716.75"],
  [21758, 0, 23, "C", "21.758"],
];

test.each(thousandPounds)("thousand pounds: %d against %d (else %s) is %s, %s", (value, previous, auxiliary, marker, final) => {
  const slip = slipFactor(value, previous || (auxiliary ?? 0), [1000], { low: 0.25, high: 1.35 });
  expect(slip === null ? "N" : "C").toBe(marker);
  expect(slip === null ? String(value) : corrected(String(value), slip)).toBe(final);
});

describe("quantities", () => {
  test.each([
    ["5000000", "large", "1000", "5000", "KGM"],
    ["5", "small", "1000", "5000", "KTN"],
    ["5000000000", "large", "1000000", "5000", "GRM"],
    ["0.005", "small", "1000000", "5000", ""],
  ] as const)("a production of %s t is too %s by %s and may be %s", (production, direction, factor, fix, guess) => {
    expect(only(withFigures({ production, toll: "0" }), "unit-slip")).toMatchObject({
      severity: "explain",
      measure: "production",
      variant: `quantity-${direction}`,
      fix,
      params: { factor, guess, usual: "5000" },
    });
  });

  test("ten or a hundred times is no unit of a quantity", () => {
    for (const production of ["50000", "500000", "500", "50"]) {
      const found = checkReturn(withFigures({ production, toll: "0" }));
      expect(found.filter((finding) => finding.rule === "unit-slip").map(line)).toEqual([]);
    }
  });

  test("a value that cannot be had by the factor in whole pieces is not offered", () => {
    const pieces = { unit_decimals: 0, unit_code: "H87" };
    const whole = product(1, { ...usualRow, production: "5000500" }, pieces);
    expect(only(input({ products: [whole] }), "unit-slip").fix).toBeNull();
    const exact = product(1, { ...usualRow, production: "5001000" }, pieces);
    expect(only(input({ products: [exact] }), "unit-slip").fix).toBe("5001");
  });

  test("a few days of work explain a small production", () => {
    const few = withFigures({ production: "7.5", toll: "0" }, { operation: { ...input().operation, days_worked: 1 } });
    expect(checkReturn(few).map((finding) => finding.rule)).toContain("unit-slip");
    const days = withFigures({ production: "192", toll: "0" }, { operation: { ...input().operation, days_worked: 1 } });
    expect(checkReturn(days).map((finding) => finding.rule)).not.toContain("unit-slip");
  });

  test("a stock that balances is left alone", () => {
    const row = { ...usualRow, opening: "1000", closing: "1.25", own_use: "1448.75" };
    expect(checkReturn(withFigures(row)).map((finding) => finding.rule)).not.toContain("unit-slip");
  });

  test("a whole row in kilograms is said at every cell", () => {
    const kilograms = Object.fromEntries(
      measures.filter((m) => !m.endsWith("value") && usualRow[m] !== null).map((m) => [m, multiply(usualRow[m] ?? "0", "1000")]),
    );
    const found = checkReturn(withFigures(kilograms)).filter((finding) => finding.rule === "unit-slip");
    expect(found.map((finding) => finding.measure)).toEqual([
      "opening",
      "production",
      "toll",
      "domestic_quantity",
      "export_quantity",
      "own_use",
      "loss",
      "closing",
    ]);
    expect(found.every((finding) => finding.fix === usualRow[finding.measure as "production"])).toBe(true);
  });

  test("without history there is nothing to stand off from", () => {
    const alone = withFigures({ production: "5000000" }, { history: [], last_month: null, same_month_last_year: null });
    expect(checkReturn(alone).map((finding) => finding.rule)).not.toContain("unit-slip");
  });
});

describe("amounts", () => {
  /** The bagged cement of the design picture, sold at 17.3 million rial a tonne. */
  const bagged = figures({
    opening: "4112",
    production: "44713",
    domestic_quantity: "33304",
    domestic_value: "576237",
    export_quantity: "11409",
    export_value: "190000",
    closing: "4112",
  });
  const history = stableHistory("1404-07", [[1, bagged]]);
  const of = (domestic_value: string, header = {}) =>
    input({ products: [product(1, { ...bagged, domestic_value }, { yearly_capacity: "600000" })], history, ...header });

  test("a thousand times is million written as thousand rial, with both prices", () => {
    expect(only(of("576237000"), "unit-slip")).toMatchObject({
      measure: "domestic_value",
      variant: "value-large",
      fix: "576237",
      params: { factor: "1000", guess: "scale-1000", price: "17302", usual_price: "17", unit: "money" },
    });
  });

  test.each([
    ["57623.7", "small", "10", "576237", "toman"],
    ["57.6237", "small", "10000", "576237", "IRR_NEW"],
    ["0.576237", "small", "1000000", "576237", ""],
    ["576.237", "small", "1000", "576237", ""],
    ["5762370", "large", "10", "576237", ""],
    ["576237000000", "large", "1000000", "576237", "scale-1"],
  ] as const)("%s is too %s by %s", (typed, direction, factor, fix, guess) => {
    expect(only(of(typed), "unit-slip")).toMatchObject({ variant: `value-${direction}`, fix, params: { factor, guess } });
  });

  test("history in another money unit and scale is converted", () => {
    // 576,237 million rial are 57,623,700 new rial.
    const inNewRial = (domestic_value: string) =>
      input({
        products: [product(1, { ...bagged, domestic_value, export_value: "19000" }, { yearly_capacity: "600000" })],
        history,
        money_unit: "IRR_NEW",
        money_scale: 1000,
      });
    expect(checkReturn(inNewRial("57623.7")).map((finding) => finding.rule)).not.toContain("unit-slip");
    expect(only(inNewRial("576237"), "unit-slip")).toMatchObject({ params: { factor: "10" }, fix: "57623.7" });
    expect(only(inNewRial("576237000"), "unit-slip")).toMatchObject({
      params: { factor: "10000", guess: "IRR_OLD" },
      fix: "57623.7",
    });
  });

  test("selling a tenth at the usual price is no slip", () => {
    const row = { ...bagged, domestic_quantity: "3330.4", domestic_value: "57623.7", closing: "34085.6" };
    const found = checkReturn(input({ products: [product(1, row, { yearly_capacity: "600000" })], history }));
    expect(found.map((finding) => finding.rule)).not.toContain("unit-slip");
  });

  test("a quantity that slipped does not put its amount under suspicion", () => {
    const row = { ...bagged, domestic_quantity: "33304000" };
    const found = checkReturn(input({ products: [product(1, row, { yearly_capacity: "600000" })], history }));
    expect(found.filter((finding) => finding.rule === "unit-slip").map((finding) => finding.measure)).toEqual([
      "domestic_quantity",
    ]);
  });

  test("without quantities ten times needs three months to stand on", () => {
    const silent = figures({ domestic_value: "500" });
    const months = [
      pastMonth("1404-06", [[1, silent]]),
      pastMonth("1404-05", [[1, silent]]),
      pastMonth("1404-04", [[1, silent]]),
    ];
    const typed = product(1, figures({ domestic_value: "5000" }));
    const rulesFor = (history: typeof months) =>
      checkReturn(input({ products: [typed], history })).map((finding) => finding.rule);
    expect(rulesFor(months)).toContain("unit-slip");
    expect(rulesFor(months.slice(0, 2))).not.toContain("unit-slip");
  });
});
