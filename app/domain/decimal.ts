import Big from "big.js";

/**
 * An exact number as canonical plain decimal text: no exponent, no leading "+", no leading zeros, no trailing zeros
 * after the point, never "-0" ("1200", "0.5", "-3"). What big columns of the database return ("1200.000000") is made
 * canonical by `canonical`.
 */
export type Decimal = string;

const plain = /^([+-]?)0*(\d+)(?:\.(\d*?)0*)?$/;

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

/**
 * Takes a plain decimal text ("+007.50", "1200.000000"); gives its canonical form ("7.5", "1200").
 * @throws RangeError where the text is not a plain decimal: the domain reads typed text with `parseNumber` instead.
 */
export function canonical(text: string): Decimal {
  const parts = plain.exec(text);
  if (parts === null) throw new RangeError("not a plain decimal");
  const [, sign, whole = "0", fraction = ""] = parts;
  const magnitude = fraction === "" ? whole : `${whole}.${fraction}`;
  return sign === "-" && magnitude !== "0" ? `-${magnitude}` : magnitude;
}

/**
 * Takes what a DECIMAL column gives ("1200.000000"); gives its canonical form. The column's form is known, so nothing is
 * checked: a page reads a thousand of them.
 */
export function fromColumn(text: string): Decimal {
  const point = text.indexOf(".");
  if (point < 0) return text;
  let end = text.length;
  while (text.charCodeAt(end - 1) === 48) end -= 1;
  const short = text.slice(0, end === point + 1 ? point : end);
  return short === "-0" ? "0" : short;
}

/** Takes any text; says whether it is already a canonical decimal. */
export function isDecimal(text: string): boolean {
  return plain.test(text) && canonical(text) === text;
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

/**
 * Digits that carry the value: leading and trailing zeros do not count ("1200" has 2, "0.050" has 1, "0" has 0).
 * A value of at most 15 goes through a double, and so through an Excel cell, unchanged.
 */
export function significantDigits(text: string): number {
  const value = canonical(text).replace(/^-/, "").replace(".", "").replace(/^0+/, "").replace(/0+$/, "");
  return value.length;
}

/** Digits after the point of the canonical value. */
export function decimalPlaces(text: string): number {
  const value = canonical(text);
  const point = value.indexOf(".");
  return point === -1 ? 0 : value.length - point - 1;
}

/** Digits before the point of the canonical value ("0.5" has 0). */
export function integerDigits(text: string): number {
  const whole = canonical(text).replace(/^-/, "").split(".")[0] ?? "";
  return whole === "0" ? 0 : whole.length;
}
