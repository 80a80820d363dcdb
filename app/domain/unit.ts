import { type Decimal, divide, multiply, round } from "./decimal.ts";

/** What a unit measures; only units of one dimension convert into each other. */
export const dimensions = [
  "mass",
  "volume",
  "length",
  "area",
  "count",
  "pair",
  "set",
  "pack",
  "energy",
  "time",
  "labour",
] as const;
export type Dimension = (typeof dimensions)[number];

/** A unit of measure by its UN/ECE Recommendation 20 code. */
export interface UnitOfMeasure {
  code: string;
  dimension: Dimension;
  /** Code of the unit the factor counts in. */
  base_code: string;
  /** How many base units one of this is (exact). */
  factor: Decimal;
  /** Decimal places a quantity may have. */
  decimals: number;
}

const whole: ReadonlySet<Dimension> = new Set(["count", "pair", "set", "pack"]);

/** Decimals a quantity of the dimension may have: what is counted is whole, what is measured has three. */
export function decimalsOfDimension(dimension: Dimension): number {
  return whole.has(dimension) ? 0 : 3;
}

const factorPlaces = 12;

/**
 * The number by which a quantity in `from` is multiplied to count it in `to`: exact where the factors divide, else
 * rounded half-up to 12 decimals. @returns undefined where the dimensions differ.
 */
export function convertFactor(from: UnitOfMeasure, to: UnitOfMeasure): Decimal | undefined {
  if (from.dimension !== to.dimension || from.base_code !== to.base_code) return undefined;
  return divide(from.factor, to.factor, factorPlaces);
}

/** A quantity in another unit, rounded half-up to `places` (6); undefined where the dimensions differ. */
export function convertQuantity(value: Decimal, from: UnitOfMeasure, to: UnitOfMeasure, places = 6): Decimal | undefined {
  if (from.dimension !== to.dimension || from.base_code !== to.base_code) return undefined;
  return round(divide(multiply(value, from.factor), to.factor, places + 2), places);
}
