import { describe, expect, test } from "vitest";
import type { CheckInput } from "#app/domain/checks/finding.ts";
import { checkReturn } from "#app/domain/checks/index.ts";
import { blankBlocks, type ExportRow, type MaterialRow, noEnergy, type ReturnBlocks } from "#app/domain/form-blocks.ts";
import { input, product, usualRow, withFigures, withOperation } from "./case.ts";

const toIraq: ExportRow = {
  product_line_id: 1,
  country: "IQ",
  tariff_code: "25232900",
  quantity: "1000",
  net_kg: "1000000",
  value_usd: "54000",
  value_rial: "24000",
  declaration: null,
};
const limestone: MaterialRow = {
  name: "سنگ آهک",
  unit_code: "TNE",
  opening: "100",
  bought_home: "900",
  imported: null,
  used: "800",
  closing: "200",
};
const exports = (...rows: Partial<ExportRow>[]) => new Map(rows.map((row, index) => [index + 1, { ...toIraq, ...row }]));
const materials = (...rows: Partial<MaterialRow>[]) => new Map(rows.map((row, index) => [index + 1, { ...limestone, ...row }]));

/** All that a selected establishment with exports has to say. */
const whole: ReturnBlocks = {
  ...blankBlocks(),
  exports: exports({}),
  materials: materials({}),
  energy: { ...noEnergy(), electricity: "52000", "natural-gas": "9100", "gas-oil": "0" },
  people: { men: 40, women: 6, wage_bill: null },
};
const blocks = (changes: Partial<ReturnBlocks>): ReturnBlocks => ({ ...whole, ...changes });
const withBlocks = (changes: Partial<ReturnBlocks>, other: Partial<CheckInput> = {}) =>
  input({ blocks: blocks(changes), ...other });

/** `severity rule.variant place` of each finding about the blocks. */
function about(checked: CheckInput): string[] {
  return checkReturn(checked)
    .filter((finding) => finding.place !== undefined)
    .map(({ severity, rule, variant, place }) => `${severity} ${rule}${variant === "" ? "" : `.${variant}`} ${place}`);
}

describe("what of the blocks has to be there", () => {
  test("nothing is missing where everything was said", () => {
    expect(about(withBlocks({}))).toEqual([]);
  });

  test("a month filed in the form before the blocks is asked for none of it", () => {
    expect(about(input({ blocks: null }))).toEqual([]);
  });

  test("of everybody: what was exported is told by country", () => {
    const finding = checkReturn(withBlocks({ exports: new Map() }, { selected: false })).find(({ place }) => place === "x.1");
    expect(finding).toMatchObject({
      severity: "block",
      rule: "required",
      variant: "export-rows",
      product_line_id: 1,
      params: { exported: "1000", unit: "TNE" },
    });
    const none = withFigures(
      { export_quantity: "0", closing: "2250" },
      { blocks: blocks({ exports: new Map() }), selected: false },
    );
    expect(about(none)).toEqual([]);
  });

  test("an establishment that is not selected is asked for exports alone", () => {
    expect(about(input({ selected: false, blocks: { ...blankBlocks(), exports: whole.exports } }))).toEqual([]);
  });

  test("of a selected one: materials, electricity, gas, a fuel, employees", () => {
    expect(about(input({ blocks: { ...blankBlocks(), exports: whole.exports } })).sort()).toEqual([
      "block required.energy n.electricity",
      "block required.energy n.natural-gas",
      "block required.fuel n.gas-oil",
      "block required.materials m",
      "block required.people p.men",
      "block required.people p.women",
    ]);
  });

  test("“none” closes a block, and zero is an answer", () => {
    const closed = { ...blankBlocks(), exports: whole.exports, none: new Set(["materials", "energy", "people"] as const) };
    const missing = (checked: CheckInput) => about(checked).filter((said) => said.startsWith("block"));
    expect(missing(input({ blocks: closed }))).toEqual([]);
    expect(missing(withBlocks({ people: { men: 0, women: 0, wage_bill: null } }))).toEqual([]);
  });

  test("in an idle month materials, energy and people rest", () => {
    const still = { ...usualRow, production: "0", toll: null, domestic_quantity: "0", domestic_value: null };
    const stock = { ...still, export_quantity: "0", export_value: null, own_use: null, loss: null, closing: "1000" };
    const idle = withOperation({ operating_state: "idle", days_worked: 0, idle_cause: "no-demand" });
    expect(about({ ...idle, products: [product(1, stock)], blocks: blankBlocks() })).toEqual([]);
  });

  test("a row that was begun is finished, whoever reports it", () => {
    const half = withBlocks(
      {
        exports: exports({ country: null, tariff_code: null }),
        materials: materials({ used: null }),
        outside: new Map([[2, { name: "کاشی", unit_code: null, quantity: null }]]),
      },
      { selected: false },
    );
    expect(about(half).sort()).toEqual([
      "block required.block-cell m.1.used",
      "block required.block-cell o.2.quantity",
      "block required.block-cell o.2.unit_code",
      "block required.block-cell x.1.country",
      "block required.block-cell x.1.tariff_code",
    ]);
  });
});

describe("numbers of the blocks", () => {
  test("are whole where pieces are counted, not below zero, and of fifteen digits at most", () => {
    const wrong = withBlocks({
      materials: materials({}, { name: "پالت", unit_code: "H87", bought_home: "900.5", closing: "200.5" }),
      energy: { ...whole.energy, electricity: "-5" },
      people: { men: 40, women: 6, wage_bill: "1234567890123456" },
    });
    expect(about(wrong).sort()).toEqual([
      "block decimals.whole m.2.bought_home",
      "block decimals.whole m.2.closing",
      "block digits p.wage_bill",
      "block negative n.electricity",
    ]);
  });

  test("an export quantity has the decimals of its product's unit", () => {
    const half = input({
      products: [
        product(1, { ...usualRow, export_quantity: "1000.5", closing: "1249.5" }, { unit_code: "C62", unit_decimals: 0 }),
      ],
      blocks: blocks({ exports: exports({ quantity: "1000.5" }) }),
    });
    expect(about(half)).toContain("block decimals.whole x.1.quantity");
  });
});

describe("rules of the blocks", () => {
  test.each(["2523290", "252329001", "2523290x", "۲۵۲۳۲۹۰۰"])("a tariff code has eight digits: %s", (tariff_code) => {
    expect(about(withBlocks({ exports: exports({ tariff_code }) }))).toEqual(["block tariff-code x.1.tariff_code"]);
  });

  test("a product's exports are the sum of its rows, and the sum is offered", () => {
    const split = exports({ quantity: "600.25" }, { quantity: "399.5", country: "AF" });
    const found = checkReturn(withBlocks({ exports: split })).filter(({ rule }) => rule === "export-rows");
    expect(found).toMatchObject([
      {
        severity: "block",
        product_line_id: 1,
        measure: "export_quantity",
        fix: "999.75",
        params: { exported: "1000", expected: "999.75" },
      },
    ]);
    expect(
      checkReturn(withBlocks({ exports: exports({ quantity: "600.25" }, { quantity: "399.75" }) })).map(({ rule }) => rule),
    ).not.toContain("export-rows");
  });

  test("materials balance within half a percent of what there was", () => {
    expect(about(withBlocks({ materials: materials({ closing: "205" }) }))).toEqual([]);
    expect(about(withBlocks({ materials: materials({ closing: "194" }) }))).toEqual([
      "explain material-balance.short m.1.closing",
    ]);
    expect(about(withBlocks({ materials: materials({ closing: "206" }) }))).toEqual([
      "explain material-balance.over m.1.closing",
    ]);
  });

  test("a difference says what closing would be; more used than there was offers nothing", () => {
    const [short] = checkReturn(withBlocks({ materials: materials({ closing: "150" }) })).filter(({ place }) => place);
    expect(short).toMatchObject({ fix: "200", params: { difference: "50", expected: "200", closing: "150", unit: "TNE" } });
    const [below] = checkReturn(withBlocks({ materials: materials({ used: "1100", closing: "0" }) })).filter(
      ({ place }) => place,
    );
    expect(below).toMatchObject({ variant: "below-zero", fix: null, params: { beyond: "100" } });
  });

  test("“none” over what was typed is a contradiction", () => {
    expect(about(withBlocks({ none: new Set(["exports", "energy", "people", "outside"] as const) })).sort()).toEqual([
      "block none-but-filled none.energy",
      "block none-but-filled none.exports",
      "block none-but-filled none.people",
    ]);
  });

  test("“none” for exports contradicts an export quantity too", () => {
    const said = withBlocks({ exports: new Map(), none: new Set(["exports"] as const) }, { selected: false });
    expect(about(said)).toContain("block none-but-filled none.exports");
  });
});
