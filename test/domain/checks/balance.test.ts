import { describe, expect, test } from "vitest";
import { checkReturn } from "#app/domain/checks/index.ts";
import { figures, input, only, product, said, withFigures } from "./case.ts";

/** The row of the design picture: bulk cement of a works. */
const bulk = figures({
  opening: "18200",
  production: "93102",
  domestic_quantity: "29966",
  domestic_value: "377598",
  export_quantity: "48955",
  export_value: "0",
  own_use: "0",
  closing: "32381",
});
const picture = (changes: Partial<typeof bulk>) =>
  input({
    products: [product(1, { ...bulk, ...changes }, { yearly_capacity: "1200000" })],
    history: [],
    last_month: null,
    same_month_last_year: null,
  });

describe("stock balance", () => {
  test("says what closing should be and by how much it is short, and offers it", () => {
    const finding = only(picture({ closing: "22381" }), "balance");
    expect(finding).toMatchObject({
      severity: "explain",
      measure: "closing",
      variant: "short",
      fix: "32381",
      key: "balance.1.closing",
      params: { expected: "32381", difference: "10000", closing: "22381", unit: "TNE" },
    });
  });

  test("says what every cell would have to be to close it", () => {
    expect(only(picture({ closing: "22381" }), "balance").params).toMatchObject({
      would_be_opening: "8200",
      would_be_production: "83102",
      would_be_domestic_quantity: "39966",
      would_be_export_quantity: "58955",
      would_be_own_use: "10000",
      would_be_loss: "10000",
      would_be_other_out: "10000",
    });
    expect(only(picture({ closing: "22381" }), "balance").params).not.toHaveProperty("would_be_other_in");
  });

  test("too much in stock is said as such", () => {
    expect(only(picture({ closing: "33381" }), "balance")).toMatchObject({ variant: "over", params: { difference: "1000" } });
  });

  test("more gone than there was: nothing is offered for closing", () => {
    const finding = only(picture({ production: "1000", closing: "0" }), "balance");
    expect(finding).toMatchObject({ variant: "below-zero", fix: null, params: { beyond: "59721" } });
  });

  test("points to the cell that last month makes likely", () => {
    // A zero forgotten in the sales, which last month were 3,500.
    const finding = only(withFigures({ domestic_quantity: "350", domestic_value: "7000" }), "balance");
    expect(finding.params).toMatchObject({ or_measure: "domestic_quantity", or_value: "3500" });
  });

  test("a rounding of the last digit is let go", () => {
    expect(said(picture({ closing: "32381.4" }))).toEqual([]);
    expect(said(picture({ closing: "32400" }))).toEqual(["explain balance.over closing"]);
  });

  test("waits for the cells everybody fills", () => {
    for (const measure of ["opening", "production", "domestic_quantity", "export_quantity", "closing"] as const) {
      const found = checkReturn(picture({ [measure]: null }));
      expect(found.filter((finding) => finding.rule === "balance")).toEqual([]);
    }
  });

  test("what goes away with a unit slip of the row is said once, without an offer of its own", () => {
    const found = checkReturn(withFigures({ production: "5000000" }));
    const balance = found.find((finding) => finding.rule === "balance");
    expect(balance).toMatchObject({ variant: "slip", fix: null });
    expect(found.find((finding) => finding.rule === "unit-slip")).toMatchObject({ measure: "production", fix: "5000" });
  });
});

test("export above what there was is to be explained", () => {
  expect(said(picture({ export_quantity: "111302" }))).not.toContain("explain export-above-available export_quantity");
  const finding = only(picture({ export_quantity: "111303" }), "export-above-available");
  expect(finding.params).toMatchObject({ exported: "111303", available: "111302" });
});
