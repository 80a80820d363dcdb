import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, subtract, sum } from "#app/domain/decimal.ts";
import type { Measure } from "#app/domain/monthly-return.ts";
import { balanceDifference } from "#app/forms/grid/live-balance.ts";

const typed = (cells: Partial<Record<Measure, string>>) => new Map(Object.entries(cells) as [Measure, string][]);

describe("the balance while typing", () => {
  it("is zero where the row balances, in any digits", () => {
    expect(
      balanceDifference(
        typed({ opening: "۳۱۲٬۴۰۰", production: "167588", export_quantity: "11,453", own_use: "148900", closing: "٣١٩٦٣٥" }),
      ),
    ).toBe("0");
  });

  it("says how much is missing, with its sign", () => {
    expect(balanceDifference(typed({ opening: "10", production: "5.5", closing: "15.25" }))).toBe("0.25");
    expect(balanceDifference(typed({ opening: "10", production: "5", closing: "16" }))).toBe("-1");
  });

  it("says nothing while a needed cell is blank or a cell cannot be read", () => {
    expect(balanceDifference(typed({ opening: "10", production: "5" }))).toBeNull();
    expect(balanceDifference(typed({ opening: "10", production: "5", closing: "15", loss: "1..2" }))).toBeNull();
  });

  it("counts neither values nor toll", () => {
    expect(balanceDifference(typed({ opening: "1", production: "1", closing: "2", toll: "1", domestic_value: "9" }))).toBe("0");
  });

  it("agrees with the domain's exact arithmetic to the last digit", () => {
    const figure = fc
      .tuple(fc.bigInt(0n, 999_999_999n), fc.integer({ min: 0, max: 999_999 }))
      .map(([whole, fraction]) =>
        `${whole}.${String(fraction).padStart(6, "0")}`.replace(/\.?0+$/, (zeros) => (zeros.startsWith(".") ? "" : zeros)),
      );
    fc.assert(
      fc.property(fc.array(figure, { minLength: 9, maxLength: 9 }), ([o, p, i, d, e, u, l, x, c]) => {
        const inward = sum([o ?? "0", p ?? "0", i ?? "0"]);
        const outward = sum([d ?? "0", e ?? "0", u ?? "0", l ?? "0", x ?? "0"]);
        const expected = subtract(inward, add(outward, c ?? "0"));
        const cells = typed({
          opening: o,
          production: p,
          other_in: i,
          domestic_quantity: d,
          export_quantity: e,
          own_use: u,
          loss: l,
          other_out: x,
          closing: c,
        });
        expect(balanceDifference(cells)).toBe(expected);
      }),
    );
  });
});
