import fc from "fast-check";
import { expect, test } from "vitest";
import { canonical, multiply } from "#app/domain/decimal.ts";
import { convertMoney, defaultMoneyUnit, fromRial, type MoneyHeader, toRial } from "#app/domain/money.ts";

test("amounts become rial exactly", () => {
  expect(toRial("1226841", "IRR_OLD", 1_000_000)).toBe("1226841000000");
  expect(toRial("122.6841", "IRR_NEW", 1_000_000)).toBe("1226841000000");
  expect(toRial("1.5", "IRR_NEW", 1)).toBe("15000");
  expect(fromRial("1", "IRR_NEW", 1_000_000)).toBe("0.0000000001");
});

const headers = fc.record<MoneyHeader>({
  unit: fc.constantFrom("IRR_OLD", "IRR_NEW"),
  scale: fc.constantFrom(1, 1000, 1_000_000),
});
const amounts = fc.bigInt({ min: -(10n ** 21n), max: 10n ** 21n }).map((value) => multiply(canonical(String(value)), "0.000001"));

test("a conversion there and back changes nothing, and keeps the rial", () => {
  fc.assert(
    fc.property(amounts, headers, headers, (value, from, to) => {
      const converted = convertMoney(value, from, to);
      expect(toRial(converted, to.unit, to.scale)).toBe(toRial(value, from.unit, from.scale));
      expect(convertMoney(converted, to, from)).toBe(value);
    }),
  );
});

test("the default unit is that of the newest rule before the period", () => {
  const validity = [
    { from: "1300-01", unit: "IRR_OLD" as const },
    { from: "1407-01", unit: "IRR_NEW" as const },
  ];
  expect([defaultMoneyUnit("1405-07"), defaultMoneyUnit("1406-12", validity), defaultMoneyUnit("1407-01", validity)]).toEqual([
    "IRR_OLD",
    "IRR_OLD",
    "IRR_NEW",
  ]);
});
