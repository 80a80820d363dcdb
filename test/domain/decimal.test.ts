import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  abs,
  add,
  canonical,
  compare,
  decimalPlaces,
  divide,
  integerDigits,
  isDecimal,
  isZero,
  multiply,
  negate,
  ratio,
  round,
  significantDigits,
  subtract,
  sum,
} from "#app/domain/decimal.ts";
import { roundText } from "#app/domain/decimal-text.ts";

const places = 6n;
const unit = 10n ** places;

/** The oracle: a number is a BigInt of millionths. */
function text(millionths: bigint, scale = 6): string {
  const negative = millionths < 0n;
  const digits = (negative ? -millionths : millionths).toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, "");
  const plain = fraction === "" ? whole : `${whole}.${fraction}`;
  return negative && plain !== "0" ? `-${plain}` : plain;
}

const millionths = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });

function halfUp(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const rounded = (2n * n + d) / (2n * d);
  return negative ? -rounded : rounded;
}

describe("decimals agree with scaled integers", () => {
  test("sums, differences, products, signs and order are exact", () => {
    fc.assert(
      fc.property(millionths, millionths, (a, b) => {
        expect(add(text(a), text(b))).toBe(text(a + b));
        expect(subtract(text(a), text(b))).toBe(text(a - b));
        expect(multiply(text(a), text(b))).toBe(text(a * b, 12));
        expect(compare(text(a), text(b))).toBe(a < b ? -1 : a > b ? 1 : 0);
        expect(negate(text(a))).toBe(text(-a));
        expect(abs(text(a))).toBe(text(a < 0n ? -a : a));
        expect(isZero(text(a))).toBe(a === 0n);
      }),
    );
  });

  test("a quotient is rounded half-up, away from zero", () => {
    fc.assert(
      fc.property(
        millionths,
        millionths.filter((b) => b !== 0n),
        (a, b) => {
          expect(divide(text(a), text(b), 6)).toBe(text(halfUp(a * unit, b)));
          expect(round(text(a), 2)).toBe(text(halfUp(a, 10_000n), 2));
        },
      ),
    );
  });

  test("a sum does not depend on order", () => {
    fc.assert(
      fc.property(fc.array(millionths), (values) => {
        const total = text(values.reduce((a, b) => a + b, 0n));
        expect(sum(values.map((value) => text(value)))).toBe(total);
        expect(sum(values.map((value) => text(value)).reverse())).toBe(total);
      }),
    );
  });

  test("what a DECIMAL(24,6) column returns becomes canonical", () => {
    fc.assert(
      fc.property(millionths, (value) => {
        const digits = (value < 0n ? -value : value).toString().padStart(7, "0");
        const stored = `${value < 0n ? "-" : ""}${digits.slice(0, -6)}.${digits.slice(-6)}`;
        expect(canonical(stored)).toBe(text(value));
        expect(isDecimal(canonical(stored))).toBe(true);
      }),
    );
  });
});

describe("canonical form", () => {
  test.each([
    ["0", "0"],
    ["-0", "0"],
    ["-0.000", "0"],
    ["+7.50", "7.5"],
    ["0012", "12"],
    ["1200", "1200"],
    ["5.", "5"],
    ["1200.000000", "1200"],
    ["-3.0", "-3"],
  ])("%s is %s", (from, to) => {
    expect(canonical(from)).toBe(to);
  });

  test.each(["", " 1", "1e5", ".5", "1,5", "NaN", "--1", "۱"])("%j is refused", (bad) => {
    expect(() => canonical(bad)).toThrow(RangeError);
    expect(isDecimal(bad)).toBe(false);
  });

  test("digits are counted without the zeros at either end", () => {
    expect([significantDigits("1200"), significantDigits("0.050"), significantDigits("0"), significantDigits("-10.5")]).toEqual([
      2, 1, 0, 3,
    ]);
    expect([decimalPlaces("1.500"), decimalPlaces("7"), integerDigits("0.5"), integerDigits("-120.5")]).toEqual([1, 0, 0, 3]);
  });

  test("a ratio has six decimals, and none where it would divide by zero", () => {
    expect(ratio("1", "3")).toBe(0.333333);
    expect(ratio("1", "0")).toBeUndefined();
    expect(() => divide("1", "0", 2)).toThrow(RangeError);
  });

  test("rounding on the digits is the same as rounding the number", () => {
    fc.assert(
      fc.property(millionths, fc.integer({ min: 0, max: 7 }), (value, places) => {
        const text = canonical(`${value / 1_000_000n}.${String((value < 0n ? -value : value) % 1_000_000n).padStart(6, "0")}`);
        expect(roundText(text, places)).toBe(round(text, places));
      }),
    );
  });
});
