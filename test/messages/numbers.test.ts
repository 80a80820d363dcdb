import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDecimal, formatInteger, toDigits } from "#app/messages/numbers.ts";
import { formatPercent } from "#app/messages/percent.ts";

describe("numbers for readers", () => {
  test("Persian and English write their own digits and signs", () => {
    expect(formatDecimal("1234567.5", "fa")).toBe("۱٬۲۳۴٬۵۶۷٫۵");
    expect(formatDecimal("1234567.5", "en")).toBe("1,234,567.5");
    expect(formatDecimal("-1200", "fa")).toBe("\u200e\u2212۱٬۲۰۰");
    expect(formatDecimal("-1200.000000", "en")).toBe("-1,200");
    expect(toDigits("12 از ٣۴", "fa")).toBe("۱۲ از ۳۴");
    expect(toDigits("۱۲/٣۴", "en")).toBe("12/34");
  });

  test("decimals are filled and rounded half-up", () => {
    expect(formatDecimal("1.005", "en", { maximumDecimals: 2 })).toBe("1.01");
    expect(formatDecimal("-1.005", "en", { maximumDecimals: 2 })).toBe("-1.01");
    expect(formatDecimal("3", "fa", { minimumDecimals: 2 })).toBe("۳٫۰۰");
    expect(formatDecimal("-0.001", "en", { maximumDecimals: 2, minimumDecimals: 2 })).toBe("0.00");
    expect(formatDecimal("0.99", "en", { maximumDecimals: 0 })).toBe("1");
  });

  test("growth carries its sign", () => {
    expect(formatPercent("0.123", "fa", { sign: "always" })).toBe("\u200e+۱۲٫۳٪");
    expect(formatPercent("-0.0005", "en", { sign: "always" })).toBe("-0.1%");
    expect(formatPercent(0, "en", { sign: "always", decimals: 0 })).toBe("0%");
    expect(formatPercent(1 / 3, "en")).toBe("33.3%");
  });

  test("counts are grouped", () => {
    expect(formatInteger(12500, "fa")).toBe("۱۲٬۵۰۰");
    expect(formatInteger("-7", "en")).toBe("-7");
  });

  test("English agrees with the platform's own formatter", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (value) => {
        expect(formatDecimal(value.toString(), "en")).toBe(value.toLocaleString("en-US"));
        expect(formatDecimal(value.toString(), "fa").replaceAll("\u200e", "")).toBe(
          value.toLocaleString("fa-IR").replaceAll("\u200e", ""),
        );
      }),
    );
  });
});
