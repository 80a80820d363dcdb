import { expect, test } from "vitest";
import { capacityOfMonth } from "#app/domain/checks/capacity.ts";
import { checkReturn } from "#app/domain/checks/index.ts";
import { figures, input, product, said } from "./case.ts";

function produced(production: string, yearly_capacity: string | null, period = "1404-01") {
  const row = figures({ opening: "0", production, domestic_quantity: "0", export_quantity: "0", closing: production });
  return input({
    period,
    products: [product(1, row, { yearly_capacity })],
    history: [],
    last_month: null,
    same_month_last_year: null,
  });
}

test("the month's share is the days of the month over the days of the Jalali year", () => {
  expect(capacityOfMonth("365000", 31, 1404)).toBe("31000");
  expect(capacityOfMonth("366000", 30, 1403)).toBe("30000");
  expect(capacityOfMonth("1000000", 29, 1404)).toBe("79452.054795");
});

test.each([
  ["31000", []],
  ["31000.1", ["note capacity.over-100 production"]],
  ["34100", ["note capacity.over-100 production"]],
  ["34100.1", ["explain capacity.over-110 production"]],
  ["40300", ["explain capacity.over-110 production"]],
  ["40300.1", ["explain capacity.over-130 production"]],
] as const)("%s of 31,000", (production, expected) => {
  expect(said(produced(production, "365000"))).toEqual(expected);
});

test("a licence without a capacity says nothing", () => {
  expect(said(produced("99999999", null))).toEqual([]);
  expect(said(produced("99999999", "0"))).toEqual([]);
});

test("speaks with the case's own numbers", () => {
  const [finding] = checkReturn(produced("38750", "365000"));
  expect(finding?.params).toMatchObject({ share: "1.25", month_capacity: "31000", yearly: "365000", days: "31" });
});
