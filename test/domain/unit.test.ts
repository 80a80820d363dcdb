import { expect, test } from "vitest";
import { convertFactor, convertQuantity, decimalsOfDimension, type UnitOfMeasure } from "#app/domain/unit.ts";

const tonne: UnitOfMeasure = { code: "TNE", dimension: "mass", base_code: "KGM", factor: "1000", decimals: 3 };
const kilogram: UnitOfMeasure = { code: "KGM", dimension: "mass", base_code: "KGM", factor: "1", decimals: 3 };
const barrel: UnitOfMeasure = { code: "BLL", dimension: "volume", base_code: "MTQ", factor: "0.158987294928", decimals: 3 };
const litre: UnitOfMeasure = { code: "LTR", dimension: "volume", base_code: "MTQ", factor: "0.001", decimals: 3 };

test("units of one dimension convert", () => {
  expect(convertFactor(tonne, kilogram)).toBe("1000");
  expect(convertFactor(kilogram, tonne)).toBe("0.001");
  expect(convertFactor(barrel, litre)).toBe("158.987294928");
  expect(convertQuantity("2.5", tonne, kilogram)).toBe("2500");
  expect(convertQuantity("100", litre, barrel, 3)).toBe("0.629");
});

test("units of two dimensions do not", () => {
  expect(convertFactor(tonne, litre)).toBeUndefined();
  expect(convertQuantity("1", tonne, litre)).toBeUndefined();
});

test("what is counted is whole", () => {
  expect([decimalsOfDimension("count"), decimalsOfDimension("pair"), decimalsOfDimension("mass")]).toEqual([0, 0, 3]);
});
