/**
 * An exact number as canonical plain decimal text: no exponent, no leading "+", no leading zeros, no trailing zeros
 * after the point, never "-0" ("1200", "0.5", "-3"). What big columns of the database return ("1200.000000") is made
 * canonical by `canonical`.
 */
export type Decimal = string;

const plain = /^([+-]?)0*(\d+)(?:\.(\d*?)0*)?$/;

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

/**
 * Rounds half-up (away from zero) to `places` decimals, as `round` of `decimal.ts` does, on the digits themselves.
 * @throws RangeError where the text is not a plain decimal
 */
export function roundText(text: string, places: number): Decimal {
  const value = canonical(text);
  const negative = value.startsWith("-");
  const [whole = "0", fraction = ""] = (negative ? value.slice(1) : value).split(".");
  if (fraction.length <= places) return value;
  const up = fraction.charCodeAt(places) >= 53 ? 1n : 0n;
  const digits = (BigInt(whole + fraction.slice(0, places)) + up).toString().padStart(places + 1, "0");
  const point = digits.length - places;
  const rounded = places === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return canonical(negative ? `-${rounded}` : rounded);
}
