import { describe, expect, test } from "vitest";
import type { CheckInput, PastMonth } from "#app/domain/checks/finding.ts";
import { checkReturn } from "#app/domain/checks/index.ts";
import type { Figures } from "#app/domain/monthly-return.ts";
import { figures, input, line, only, pastMonth, product, usualRow } from "./case.ts";

function made(production: string, domestic = production): Figures {
  return figures({
    opening: "1000",
    production,
    domestic_quantity: domestic,
    domestic_value: String(Number(domestic) * 20),
    export_quantity: "0",
    closing: String(1000 + Number(production) - Number(domestic)),
  });
}

interface Month {
  row: Figures;
  days: number;
}

function jumps(now: Month, last: Month | null, lastYear: Month | null, other: Partial<CheckInput> = {}): string[] {
  const month = (period: string, held: Month | null): PastMonth | null =>
    held === null ? null : pastMonth(period, [[1, held.row]], { days_worked: held.days });
  const period = other.period ?? "1404-01";
  const last_month = month("1403-12", last);
  const same_month_last_year = month("1403-01", lastYear);
  const found = checkReturn(
    input({
      period,
      products: [product(1, now.row, { yearly_capacity: null })],
      operation: { ...input().operation, days_worked: now.days },
      last_month,
      same_month_last_year,
      history: [last_month, same_month_last_year].filter((held) => held !== null),
      ...other,
    }),
  );
  return found.filter((finding) => finding.rule === "jump").map(line);
}

describe("a jump needs both months", () => {
  const usual = { row: made("5000"), days: 25 };

  test("far above both is to be explained", () => {
    expect(jumps({ row: made("15000", "5000"), days: 25 }, usual, usual)).toEqual(["explain jump.both production"]);
  });

  test("far below both is to be explained", () => {
    expect(jumps({ row: made("1500", "1500"), days: 25 }, usual, usual)).toEqual([
      "explain jump.both production",
      "explain jump.both domestic_quantity",
    ]);
  });

  test("within range of either is quiet", () => {
    const large = { row: made("14000"), days: 25 };
    expect(jumps({ row: made("15000"), days: 25 }, usual, large)).toEqual([]);
    expect(jumps({ row: made("15000"), days: 25 }, large, usual)).toEqual([]);
  });

  test("the bounds themselves are within range", () => {
    expect(jumps({ row: made("12500"), days: 25 }, usual, usual)).toEqual([]);
    expect(jumps({ row: made("2000"), days: 25 }, usual, usual)).toEqual([]);
  });

  test("with one of the two months missing it is a note", () => {
    const now = { row: made("15000", "5000"), days: 25 };
    expect(jumps(now, usual, null)).toEqual(["note jump.no-last-year production"]);
    expect(jumps(now, null, usual)).toEqual(["note jump.no-last-month production"]);
    expect(jumps(now, null, null)).toEqual([]);
  });
});

describe("Nowruz and Esfand do not cry wolf", () => {
  test("Farvardin works thirteen days less: the same per day worked is no jump", () => {
    const esfand = { row: made("5800"), days: 29 };
    const farvardin = { row: made("1900"), days: 10 };
    expect(jumps(farvardin, esfand, { row: made("5000"), days: 25 })).toEqual([]);
  });

  test("Farvardin sells a third of Esfand every year: quiet", () => {
    const esfand = { row: made("5800", "9000"), days: 29 };
    const farvardin = { row: made("2000", "1000"), days: 18 };
    expect(jumps(farvardin, esfand, { row: made("2100", "1100"), days: 18 })).toEqual([]);
  });

  test("Esfand sells three times Bahman, as every year: quiet", () => {
    const esfand = { row: made("5800", "9000"), days: 27 };
    const bahman = { row: made("5000", "2500"), days: 26 };
    expect(jumps(esfand, bahman, { row: made("5500", "8600"), days: 27 }, { period: "1403-12" })).toEqual([]);
  });

  test("ten times Farvardin is no season", () => {
    const esfand = { row: made("5800", "9000"), days: 29 };
    const lastYear = { row: made("2100", "1100"), days: 18 };
    expect(jumps({ row: made("20000", "1000"), days: 18 }, esfand, lastYear)).toEqual(["explain jump.both production"]);
  });
});

describe("quiet on purpose", () => {
  const usual = { row: made("5000"), days: 25 };

  test("an idle month", () => {
    const idle = { ...input().operation, operating_state: "idle", days_worked: 0, idle_cause: "no-demand" } as const;
    expect(jumps({ row: made("0", "100"), days: 0 }, usual, usual, { operation: idle })).toEqual([]);
  });

  test("after an idle month the newest month that worked counts", () => {
    const idle = pastMonth("1404-06", [[1, made("0", "0")]], { days_worked: 0 });
    const before = pastMonth("1404-05", [[1, made("5000")]]);
    const year = pastMonth("1403-07", [[1, made("5000")]]);
    const now = (production: string) =>
      checkReturn(
        input({
          products: [product(1, made(production), { yearly_capacity: null })],
          history: [idle, before, year],
          last_month: idle,
          same_month_last_year: year,
        }),
      ).map((finding) => finding.rule);
    expect(now("5200")).toEqual([]);
    expect(now("13500")).toContain("jump");
  });

  test("a cell taken for a unit slip", () => {
    expect(jumps({ row: made("5000000", "5000"), days: 25 }, usual, usual)).toEqual([]);
  });

  test("a small product beside a large one", () => {
    const small = made("50");
    const large = made("5000");
    const months = [
      pastMonth("1404-06", [
        [1, large],
        [2, small],
      ]),
      pastMonth("1403-07", [
        [1, large],
        [2, small],
      ]),
    ] as const;
    const now = (production: string) =>
      checkReturn(
        input({
          products: [product(1, large), product(2, made(production, "50"))],
          history: months,
          last_month: months[0],
          same_month_last_year: months[1],
        }),
      ).map(line);
    expect(now("200")).toEqual([]);
    expect(now("600")).toEqual(["explain jump.both production"]);
  });

  test("exports that come as shipments", () => {
    const shipment = (export_quantity: string) => figures({ ...usualRow, export_quantity, export_value: null, closing: null });
    const months = ["0", "900", "0", "1200", "0", "1000"].map((quantity, index) =>
      pastMonth(`1404-0${6 - index}`, [[1, shipment(quantity)]]),
    );
    const year = pastMonth("1403-07", [[1, shipment("0")]]);
    const now = (quantity: string) =>
      checkReturn(
        input({
          selected: false,
          products: [product(1, shipment(quantity))],
          history: [...months, year],
          last_month: months[0] ?? null,
          same_month_last_year: year,
        }),
      ).filter((finding) => finding.rule === "jump");
    expect(now("1100")).toEqual([]);
    expect(now("9000").map(line)).toEqual(["explain jump.both export_quantity"]);
  });
});

test("speaks with the months, the changes per day and the range", () => {
  const usual = pastMonth("1403-12", [[1, made("5000")]], { days_worked: 25 });
  const year = pastMonth("1403-01", [[1, made("4500")]], { days_worked: 18 });
  const finding = only(
    input({
      period: "1404-01",
      products: [product(1, made("500", "5000"), { yearly_capacity: null })],
      operation: { ...input().operation, days_worked: 20 },
      history: [usual, year],
      last_month: usual,
      same_month_last_year: year,
    }),
    "jump",
  );
  expect(finding.params).toMatchObject({
    value: "500",
    per_day: "25",
    days: "20",
    last_period: "1403-12",
    last_value: "5000",
    last_change: "-0.875",
    year_period: "1403-01",
    year_change: "-0.9",
    range_low: "1600",
    range_high: "10000",
  });
});
