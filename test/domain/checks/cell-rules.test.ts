import { describe, expect, test } from "vitest";
import { checkReturn } from "#app/domain/checks/index.ts";
import type { Measure } from "#app/domain/monthly-return.ts";
import { blankFigures } from "#app/domain/monthly-return.ts";
import { figures, input, only, product, said, usualRow, withFigures, withOperation } from "./case.ts";

test("a usual month has nothing to say", () => {
  expect(said(input())).toEqual([]);
});

describe("required", () => {
  test.each(["opening", "production", "domestic_quantity", "export_quantity", "closing"] as const)(
    "%s of everybody",
    (measure) => {
      expect(said(withFigures({ [measure]: null }, { selected: false }))).toContain(`block required ${measure}`);
    },
  );

  test("values of selected establishments only, where something was sold", () => {
    const blank = { domestic_value: null, export_value: null };
    expect(said(withFigures(blank))).toEqual(["block required.selected domestic_value", "block required.selected export_value"]);
    expect(said(withFigures(blank, { selected: false }))).toEqual([]);
    const unsold = figures({ opening: "0", production: "0", domestic_quantity: "0", export_quantity: "0", closing: "0" });
    expect(said(input({ products: [product(2, unsold), product(1, usualRow)] }))).toEqual([]);
  });

  test("the optional measures are never asked for", () => {
    const optional: Measure[] = ["toll", "own_use", "loss", "other_in", "other_out"];
    const blank = Object.fromEntries(optional.map((measure) => [measure, null]));
    expect(checkReturn(withFigures(blank)).filter((finding) => finding.rule === "required")).toEqual([]);
  });

  test("state and days worked", () => {
    expect(said(withOperation({ operating_state: null, days_worked: null }))).toEqual([
      "block required.state operating_state",
      "block required days_worked",
    ]);
  });

  test("an idle month needs its cause, and nothing of a row left blank", () => {
    const idle = { operating_state: "idle", days_worked: null } as const;
    const rows = [product(1, blankFigures()), product(2, figures({ opening: "5", closing: "5" }))];
    expect(said(withOperation({ ...idle, idle_cause: "gas-cut" }, { products: rows }))).toEqual([]);
    expect(said(withOperation({ ...idle, idle_cause: null }, { products: rows }))).toEqual([
      "block required.idle-cause operating_state",
    ]);
  });

  test("in an idle month stock may still be sold", () => {
    const sold = figures({ opening: "1000", domestic_quantity: "300", domestic_value: "6000", closing: "700" });
    const idle = { operating_state: "idle", days_worked: 0, idle_cause: "no-demand" } as const;
    expect(said(withOperation(idle, { products: [product(1, sold)] }))).toEqual([]);
    expect(said(withOperation(idle, { products: [product(1, { ...sold, closing: null })] }))).toEqual(["block required closing"]);
  });

  test("a stoppage for another reason says which", () => {
    const stoppages = [{ reason: "other", from_day: 1, to_day: 2, text: " " } as const];
    expect(said(withOperation({ stoppages }))).toEqual(["block required.stoppage-text stoppages"]);
  });
});

describe("cells", () => {
  test("below zero", () => {
    expect(said(withFigures({ loss: "-1", own_use: "251" }))).toEqual(["block negative loss"]);
  });

  test("pieces are whole", () => {
    const checked = input({ products: [product(1, { ...usualRow, closing: "1250.5", loss: "49.5" }, { unit_decimals: 0 })] });
    expect(said(checked).filter((text) => text.includes("decimals"))).toEqual([
      "block decimals.whole loss",
      "block decimals.whole closing",
    ]);
  });

  test("more decimals than the unit allows", () => {
    expect(said(withFigures({ opening: "1000.0001", closing: "1250.0001" }))).toEqual([
      "block decimals opening",
      "block decimals closing",
    ]);
  });

  test("at most fifteen significant digits", () => {
    expect(said(withFigures({ toll: "0.1234567890123456" }))).toContain("block digits toll");
    expect(said(withFigures({ toll: "123456789012345" }))).not.toContain("block digits toll");
    expect(said(withFigures({ toll: "1234567890123456" }))).toContain("block digits toll");
  });

  test("made for others is part of the production", () => {
    expect(said(withFigures({ toll: "5000.001" }))).toEqual(["block toll-above-production toll"]);
    expect(said(withFigures({ toll: "5000" }))).toEqual([]);
  });

  test("what came in or went out otherwise says why", () => {
    expect(said(withFigures({ other_in: "7", other_out: "7" }))).toEqual([
      "block other-reason-missing other_in",
      "block other-reason-missing other_out",
    ]);
    expect(
      said(withFigures({ other_in: "7", other_out: "7", other_in_reason: "transfer", other_out_reason: "stock-count" })),
    ).toEqual([]);
    expect(said(withFigures({ other_in: "0" }))).toEqual([]);
  });
});

describe("the month", () => {
  test.each([
    ["1404-01", 31, true],
    ["1404-07", 30, true],
    ["1404-07", 31, false],
    ["1403-12", 30, true],
    ["1404-12", 29, true],
    ["1404-12", 30, false],
  ] as const)("%s takes %i days worked: %s", (period, days_worked, allowed) => {
    const found = said(
      withOperation({ days_worked }, { period, today: "2027-01-01", last_month: null, same_month_last_year: null }),
    );
    expect(found.includes("block days-of-month days_worked")).toBe(!allowed);
  });

  test("days worked are whole and not below zero", () => {
    for (const days_worked of [-1, 3.5]) {
      expect(said(withOperation({ days_worked }))).toContain("block days-of-month days_worked");
    }
  });

  test("stoppages lie within the month, run forwards and do not overlap", () => {
    const stoppage = (from_day: number, to_day: number) => ({ reason: "power-cut", from_day, to_day, text: "" }) as const;
    const of = (...stoppages: ReturnType<typeof stoppage>[]) => said(withOperation({ days_worked: 10, stoppages }));
    expect(of(stoppage(1, 3), stoppage(4, 20))).not.toContain("block stoppage-range stoppages");
    expect(of(stoppage(0, 3))).toContain("block stoppage-range stoppages");
    expect(of(stoppage(5, 3))).toContain("block stoppage-range stoppages");
    expect(of(stoppage(29, 31))).toContain("block stoppage-range stoppages");
    expect(of(stoppage(1, 5), stoppage(5, 6))).toContain("block stoppage-range.overlap stoppages");
  });

  test("days worked and stopped fit into the month together", () => {
    const stoppages = [{ reason: "breakdown", from_day: 1, to_day: 5, text: "" } as const];
    expect(said(withOperation({ days_worked: 25, stoppages }))).toEqual([]);
    const finding = only(withOperation({ days_worked: 26, stoppages }), "stoppage-days");
    expect(finding.params).toMatchObject({ worked: "26", stopped: "5", together: "31", days: "30" });
  });

  test("the month of the licence is reported, the one before is not", () => {
    const issued = (licence_issued_on: string) => said(input({ licence_issued_on }));
    expect(issued("2025-10-22")).toEqual([]);
    expect(issued("2025-10-23")).toEqual(["block before-licence whole"]);
  });

  test("the running month may be drafted, the next may not", () => {
    expect(said(input({ today: "2025-09-23" }))).toEqual([]);
    expect(said(input({ today: "2025-09-22" }))).toEqual(["block future-month whole"]);
  });
});

describe("idle and working", () => {
  test("idle but produced is an error", () => {
    const idle = { operating_state: "idle", days_worked: 3, idle_cause: "seasonal" } as const;
    expect(said(withOperation(idle))).toEqual(["block idle-but-produced.days days_worked", "block idle-but-produced production"]);
  });

  test("working, nothing produced and no stoppage is to be explained", () => {
    const still = {
      production: "0",
      toll: "0",
      domestic_quantity: "0",
      export_quantity: "0",
      domestic_value: "0",
      export_value: "0",
    };
    const rest = { own_use: "0", loss: "0", closing: "1000" };
    expect(said(withFigures({ ...still, ...rest }))).toContain("explain working-without-production operating_state");
    const stoppages = [{ reason: "gas-cut", from_day: 1, to_day: 4, text: "" } as const];
    expect(said(withFigures({ ...still, ...rest }, { operation: { ...input().operation, stoppages } }))).not.toContain(
      "explain working-without-production operating_state",
    );
  });
});
