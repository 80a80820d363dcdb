import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonical } from "#app/domain/decimal.ts";
import { checkDecimals, foldPersian, parseNumber } from "#app/domain/quantity.ts";
import { formatDecimal } from "#app/messages/numbers.ts";

const ok = (value: string | null) => ({ ok: true, value });

describe("a typed number", () => {
  test.each([
    ["1234", "1234"],
    ["۱۲۳۴", "1234"],
    ["١٢٣٤", "1234"],
    ["۱2٣", "123"],
    ["۱٬۲۳۴٬۵۶۷", "1234567"],
    ["1,234,567.5", "1234567.5"],
    ["۱،۵۰۰", "1500"],
    ["1,500", "1500"],
    ["۱٫۵", "1.5"],
    ["1.5", "1.5"],
    ["۱.۵۰۰", "1.5"],
    ["۱۲/۵", "12.5"],
    ["1,500/5", "1500.5"],
    [".5", "0.5"],
    ["5.", "5"],
    ["007", "7"],
    ["0", "0"],
    ["+5", "5"],
    ["\u00a0\u200f۱۲\u200c ", "12"],
    ["\u2066۱\u200e۲\u2069", "12"],
    ["999999999999999", "999999999999999"],
    ["123000000000000000", "123000000000000000"],
    ["0.000001", "0.000001"],
  ])("%j is %s", (typed, value) => {
    expect(parseNumber(typed)).toEqual(ok(value));
  });

  test.each(["", "  ", "\u200f\u00a0\u200c"])("%j is blank, which is not zero", (typed) => {
    expect(parseNumber(typed)).toEqual(ok(null));
  });

  test.each([
    ["1,5", ["1500", "1.5"]],
    ["۱٬۵", ["1500", "1.5"]],
    ["1,50", ["1500", "1.5"]],
    ["12,34", ["12340", "12.34"]],
    ["1500,5", ["15005", "1500.5"]],
    ["1,2345", ["12345", "1.2345"]],
    ["1,234,5", ["1234500", "1234.5"]],
    ["0,500", ["500", "0.5"]],
  ])("%j is asked about", (typed, choices) => {
    expect(parseNumber(typed)).toEqual({
      ok: false,
      code: "ambiguous-separator",
      choices: choices.map((choice) => canonical(choice)),
    });
  });

  test.each([",5", "5,", "1,,5", "1,2,3", "1,5.2"])("%j is ambiguous without two readings", (typed) => {
    expect(parseNumber(typed)).toEqual({ ok: false, code: "ambiguous-separator" });
  });

  test.each([
    "abc",
    "12 تن",
    "1 500",
    "1.2.3",
    "1/2/3",
    "/5",
    "5/",
    "1e5",
    ".",
    "-",
    "--5",
    "5-5",
    "1.5,2",
    "½",
    "٪",
    "0x1f",
    "+-5",
    "9".repeat(200),
  ])("%j is not a number", (typed) => {
    expect(parseNumber(typed, { allowNegative: true })).toEqual({ ok: false, code: "not-a-number" });
  });

  test.each(["-5", "\u200e\u22125", "۵-", "\u2066-۵\u2069", "- 5"])("%j is minus five where that is allowed", (typed) => {
    expect(parseNumber(typed, { allowNegative: true })).toEqual(ok("-5"));
    expect(parseNumber(typed)).toEqual({ ok: false, code: "negative" });
  });

  test("minus zero is zero", () => {
    expect(parseNumber("-0")).toEqual(ok("0"));
  });

  test.each([
    ["1234567890123456", "too-many-digits"],
    ["1000000000000000000", "too-many-digits"],
    ["0.0000001", "too-many-decimals"],
    ["12.3456789", "too-many-decimals"],
  ])("%s is refused: %s", (typed, code) => {
    expect(parseNumber(typed)).toEqual({ ok: false, code });
  });

  test("any text gets an answer, and a value it gives is canonical", () => {
    const hostile = fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[0-9۰-۹٬,،.٫/ \u200e\u2212-]{0,30}$/u));
    fc.assert(
      fc.property(hostile, (typed) => {
        const parsed = parseNumber(typed, { allowNegative: true });
        if (parsed.ok && parsed.value !== null) expect(canonical(parsed.value)).toBe(parsed.value);
      }),
    );
  });
});

const written = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }), fc.integer({ min: 0, max: 6 }), fc.boolean())
  .map(([digits, places, negative]) => {
    const padded = digits.toString().padStart(places + 1, "0");
    const point = padded.length - places;
    return canonical(`${negative ? "-" : ""}${padded.slice(0, point)}.${padded.slice(point)}`);
  });

test.each(["fa", "en"] as const)("what is shown in %s reads back as the same number", (language) => {
  fc.assert(
    fc.property(written, (value) => {
      expect(parseNumber(formatDecimal(value, language), { allowNegative: true })).toEqual(ok(value));
    }),
  );
});

test("a unit allows so many decimals", () => {
  expect(checkDecimals("12", { decimals: 0 })).toEqual({ ok: true });
  expect(checkDecimals("12.5", { decimals: 0 })).toEqual({ ok: false, code: "too-many-decimals", allowed: 0 });
  expect(checkDecimals("12.125", { decimals: 3 })).toEqual({ ok: true });
});

test("Arabic letters are folded to Persian ones", () => {
  expect(foldPersian(" كارخانه‌ي سيمان ")).toBe("کارخانه‌ی سیمان");
});
