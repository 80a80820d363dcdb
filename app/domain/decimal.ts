import Big from "big.js";
import type { Decimal } from "./decimal-text.ts";

export {
  canonical,
  type Decimal,
  decimalPlaces,
  fromColumn,
  integerDigits,
  isDecimal,
  significantDigits,
} from "./decimal-text.ts";

const dividers = new Map<number, Big.BigConstructor>();

/** A Big constructor of its own per scale: the scale of a division is otherwise a global of the library. */
function dividerOf(places: number): Big.BigConstructor {
  let divider = dividers.get(places);
  if (divider === undefined) {
    divider = Big();
    divider.DP = places;
    divider.RM = Big.roundHalfUp;
    dividers.set(places, divider);
  }
  return divider;
}

function textOf(value: Big): Decimal {
  return value.eq(0) ? "0" : value.toFixed();
}

/** Exact sum of two. */
export function add(a: Decimal, b: Decimal): Decimal {
  return textOf(new Big(a).plus(b));
}

/** Exact difference a − b. */
export function subtract(a: Decimal, b: Decimal): Decimal {
  return textOf(new Big(a).minus(b));
}

/** Exact product. */
export function multiply(a: Decimal, b: Decimal): Decimal {
  return textOf(new Big(a).times(b));
}

/** a ÷ b, rounded half-up (away from zero) to `places` decimals. @throws RangeError where b is zero. */
export function divide(a: Decimal, b: Decimal, places: number): Decimal {
  if (isZero(b)) throw new RangeError("division by zero");
  return textOf(new (dividerOf(places))(a).div(b));
}

/** Rounds half-up (away from zero) to `places` decimals; `places` may be 0. */
export function round(value: Decimal, places: number): Decimal {
  return textOf(new Big(value).round(places, Big.roundHalfUp));
}

/** Negative where a < b, 0 where equal, positive where a > b: fit for sorting. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  return new Big(a).cmp(b);
}

export function isZero(value: Decimal): boolean {
  return value === "0" || new Big(value).eq(0);
}

export function isNegative(value: Decimal): boolean {
  return value.startsWith("-") && !isZero(value);
}

/** Exact sum of any number of values; "0" of none. */
export function sum(values: Iterable<Decimal>): Decimal {
  let total = new Big(0);
  for (const value of values) total = total.plus(value);
  return textOf(total);
}

export function negate(value: Decimal): Decimal {
  return textOf(new Big(value).times(-1));
}

export function abs(value: Decimal): Decimal {
  return textOf(new Big(value).abs());
}

/**
 * a ÷ b as a double, rounded half-up to 6 decimals, for scores and thresholds only, never for stored figures.
 * @returns undefined where b is zero.
 */
export function ratio(a: Decimal, b: Decimal): number | undefined {
  return isZero(b) ? undefined : Number(divide(a, b, 6));
}

/** A double (a score) as a decimal, rounded half-up to `places` (6). @throws RangeError for NaN and infinities. */
export function decimalOfNumber(value: number, places = 6): Decimal {
  if (!Number.isFinite(value)) throw new RangeError("not a finite number");
  return textOf(new Big(value).round(places, Big.roundHalfUp));
}
