import { describe, expect, test } from "vitest";
import { fillIdle, fillLikeLastMonth } from "#app/domain/fill-month.ts";
import { figures, pastMonth, usualRow } from "./checks/case.ts";

describe("an idle month", () => {
  test("fills rows nobody touched: nothing made, nothing sold, stock as it stood", () => {
    const filled = fillIdle(new Map([[1, figures({ opening: "40" })]]));
    expect(filled.get(1)).toMatchObject({ production: "0", domestic_quantity: "0", export_quantity: "0", closing: "40" });
  });

  test("leaves a row in which something was typed, and one whose opening nobody knows", () => {
    const touched = figures({ opening: "40", domestic_quantity: "5" });
    expect(
      fillIdle(
        new Map([
          [1, touched],
          [2, figures()],
        ]),
      ).size,
    ).toBe(0);
  });
});

describe("the same as last month", () => {
  const last = pastMonth("1404-06", [[1, { ...usualRow, closing: "1250" }]]);
  const typedByHand = () => false;
  const money = { unit: "IRR_OLD", scale: 1_000_000 } as const;

  test("fills what is blank and keeps what was typed; closing is what closes the balance", () => {
    const row = figures({ opening: "1250", production: "4000" });
    const filled = fillLikeLastMonth(new Map([[1, row]]), last, money, typedByHand).get(1);
    expect(filled).toMatchObject({ production: "4000", domestic_quantity: "3500", export_quantity: "1000", closing: "500" });
  });

  test("amounts come in this month's money, exactly", () => {
    const rows = new Map([[1, figures({ opening: "0" })]]);
    const filled = fillLikeLastMonth(rows, last, { unit: "IRR_NEW", scale: 1 }, typedByHand).get(1);
    expect(filled?.domestic_value).toBe("7000000");
  });

  test("leaves alone what is not typed, and products last month did not have", () => {
    const rows = new Map([
      [1, figures({ opening: "1250" })],
      [2, figures({ opening: "1" })],
    ]);
    const filled = fillLikeLastMonth(rows, last, money, (_, measure) => measure === "export_quantity");
    expect([filled.get(1)?.export_quantity, filled.has(2)]).toEqual([null, false]);
  });

  test("offers no closing below zero", () => {
    const rows = new Map([[1, figures({ opening: "0", production: "10" })]]);
    expect(fillLikeLastMonth(rows, last, money, typedByHand).get(1)?.closing).toBeNull();
  });
});
