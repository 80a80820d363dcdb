import { describe, expect, test } from "vitest";
import type { CheckInput, Finding, GroupPrices, PastInputs } from "#app/domain/checks/finding.ts";
import { checkReturn } from "#app/domain/checks/index.ts";
import { defaultThresholds } from "#app/domain/checks/thresholds.ts";
import { blankBlocks, noEnergy, type ReturnBlocks } from "#app/domain/form-blocks.ts";
import { addMonths } from "#app/domain/period.ts";
import { input, only, pastMonth, product, said, stableHistory, usualRow, withFigures } from "./case.ts";

const period = "1404-07";
const of = (checked: CheckInput, rule: Finding["rule"]) => checkReturn(checked).filter((finding) => finding.rule === rule);
const group = (domestic: string | null): ReadonlyMap<number, GroupPrices> =>
  new Map([[1, { period: "1404-04", domestic, export: null }]]);
/** The usual price is 20 million rial a tonne. */
const million = 1_000_000;

describe("a price", () => {
  test("within twice the own last price is quiet, beyond it is to be explained with both", () => {
    expect(of(withFigures({ domestic_value: "139000" }), "price-band")).toEqual([]);
    expect(only(withFigures({ domestic_value: "150500" }), "price-band")).toMatchObject({
      severity: "explain",
      audience: "all",
      measure: "domestic_value",
      variant: "own",
      params: { unit_price: "43", last_price: "20", last_period: "1404-06", range_low: "10", range_high: "40" },
    });
    expect(only(withFigures({ domestic_value: "31500" }), "price-band")).toMatchObject({ params: { unit_price: "9" } });
  });

  test("beyond the own is quiet where the group's published median has moved there", () => {
    const moved = { group_prices: group(String(40 * million)) };
    expect(of(withFigures({ domestic_value: "150500" }, moved), "price-band")).toEqual([]);
    const stayed = { group_prices: group(String(15 * million)) };
    expect(only(withFigures({ domestic_value: "150500" }, stayed), "price-band")).toMatchObject({
      variant: "own-and-group",
      params: { group_price: "15", group_period: "1404-04" },
    });
  });

  test("without an own one is held against the group's, without either nothing is said", () => {
    const first = { history: [], last_month: null, same_month_last_year: null };
    const held = { ...first, group_prices: group(String(5 * million)) };
    expect(only(withFigures({}, held), "price-band")).toMatchObject({
      variant: "group",
      params: { unit_price: "20", range_low: "2", range_high: "13" },
    });
    expect(of(withFigures({}, first), "price-band")).toEqual([]);
  });

  test("taken for a unit slip is said once", () => {
    expect(said(withFigures({ domestic_value: "70000000" }))).toEqual(["explain unit-slip.value-large domestic_value"]);
  });

  test("in the other rial is compared by what it is worth, also with the group's", () => {
    const inNew = { money_unit: "IRR_NEW" as const, money_scale: 1000 as const, group_prices: group(String(20 * million)) };
    expect(of(withFigures({ domestic_value: "7000", export_value: "2400" }, inNew), "price-band")).toEqual([]);
    expect(only(withFigures({ domestic_value: "18900", export_value: "2400" }, inNew), "price-band")).toMatchObject({
      variant: "own-and-group",
      params: { unit_price: "5.4", last_price: "2", group_price: "2" },
    });
  });

  test("is judged by the thresholds of its product's group, which go with the finding", () => {
    const wide = { line_thresholds: new Map([[1, { ...defaultThresholds, price_high: "3" }]]) };
    expect(of(withFigures({ domestic_value: "150500" }, wide), "price-band")).toEqual([]);
    const narrow = { line_thresholds: new Map([[1, { ...defaultThresholds, price_high: "1.5" }]]) };
    expect(only(withFigures({ domestic_value: "139000" }, narrow), "price-band").limits).toMatchObject({ price_high: "1.5" });
  });
});

const inputsOf = (electricity: string, limestone: string): PastInputs => ({
  electricity,
  materials: new Map([["TNE limestone", limestone]]),
});

function blocksWith(electricity: string | null, used: string, changes: Partial<ReturnBlocks> = {}): ReturnBlocks {
  const row = {
    name: "limestone",
    unit_code: "TNE",
    opening: "100",
    bought_home: used,
    imported: null,
    used,
    closing: "100",
  };
  return {
    ...blankBlocks(),
    exports: new Map([
      [
        1,
        {
          product_line_id: 1,
          country: "IQ",
          tariff_code: "25232900",
          quantity: "1000",
          net_kg: null,
          value_usd: null,
          value_rial: null,
          declaration: null,
        },
      ],
    ]),
    materials: new Map([[1, row]]),
    energy: { ...noEnergy(), electricity, "natural-gas": "10", "gas-oil": "10" },
    people: { men: 20, women: 4, wage_bill: null },
    ...changes,
  };
}

/** 5000 t a month with 500,000 kWh and 7000 t of limestone. */
const used = stableHistory(period, [[1, usualRow]]).map((month) => ({ ...month, inputs: inputsOf("500000", "7000") }));

function intensity(blocks: ReturnBlocks, other: Partial<CheckInput> = {}): Finding[] {
  return of(input({ period, blocks, history: used, ...other }), "input-intensity");
}

describe("what is used per output", () => {
  test("as in the own months is quiet", () => {
    expect(said(input({ period, blocks: blocksWith("520000", "7100"), history: used }))).toEqual([]);
  });

  test("far above or below the own band is to be explained, for the output of the month", () => {
    expect(intensity(blocksWith("1200000", "7100"))).toMatchObject([
      {
        severity: "explain",
        place: "n.electricity",
        variant: "electricity-high",
        params: { value: "1200000", unit: "KWH", range_low: "250000", range_high: "1000000", count: "12" },
      },
    ]);
    expect(intensity(blocksWith("520", "7100"))).toMatchObject([{ variant: "electricity-low" }]);
    expect(intensity(blocksWith("520000", "70000"))).toMatchObject([
      { place: "m.1.used", variant: "material-high", params: { material: "limestone", unit: "TNE" } },
    ]);
    expect(intensity(blocksWith("520000", "7"))).toMatchObject([{ variant: "material-low" }]);
  });

  test("in a short month what runs day and night is quiet, as no more was used than ever", () => {
    const short = {
      products: [product(1, { ...usualRow, production: "1200", domestic_quantity: "0", domestic_value: "0", closing: "950" })],
    };
    expect(intensity(blocksWith("480000", "1680"), short)).toEqual([]);
    expect(intensity(blocksWith("700000", "1680"), short)).toMatchObject([{ variant: "electricity-high" }]);
  });

  test("with less than two own months, or a material never used before, nothing is said", () => {
    expect(intensity(blocksWith("1", "1"), { history: used.slice(0, 1) })).toEqual([]);
    const other = blocksWith("520000", "7");
    const gypsum = new Map([...other.materials].map(([slot, row]) => [slot, { ...row, name: "gypsum" }]));
    expect(intensity({ ...other, materials: gypsum })).toEqual([]);
  });
});

describe("output", () => {
  const none = (blocks: ReturnBlocks) => of(input({ period, blocks }), "no-energy-or-people").map((finding) => finding.variant);

  test("without energy or people is to be explained, whether by zeros or by none", () => {
    const zeros = { ...noEnergy(), electricity: "0", "natural-gas": "0", "gas-oil": "0" };
    expect(none(blocksWith(null, "1", { energy: zeros }))).toEqual(["energy"]);
    expect(
      none(
        blocksWith(null, "1", {
          energy: noEnergy(),
          none: new Set(["energy", "people"]),
          people: { men: null, women: null, wage_bill: null },
        }),
      ),
    ).toEqual(["energy", "people"]);
    expect(none(blocksWith("0", "1", { people: { men: 0, women: 0, wage_bill: null } }))).toEqual(["people"]);
  });

  test("of a blank block nothing is said, nor where nothing was produced", () => {
    expect(none(blocksWith(null, "1", { energy: noEnergy(), people: { men: null, women: null, wage_bill: null } }))).toEqual([]);
    const idle = input({ period, blocks: blocksWith("0", "0", { people: { men: 0, women: 0, wage_bill: null } }) });
    const nothing = { ...idle, products: [product(1, { ...usualRow, production: "0" })] };
    expect(of(nothing, "no-energy-or-people")).toEqual([]);
  });
});

describe("notes for the expert only", () => {
  test("every cell equal to last month's, whatever money it is written in", () => {
    const same = only(input(), "same-as-last-month");
    expect(same).toMatchObject({ severity: "note", audience: "expert", params: { count: "8", last_period: "1404-06" } });
    const inNew = withFigures({ domestic_value: "7", export_value: "2.4" }, { money_unit: "IRR_NEW", money_scale: 1_000_000 });
    expect(of(inNew, "same-as-last-month")).toHaveLength(1);
    expect(of(withFigures({ loss: "51", closing: "1249" }), "same-as-last-month")).toEqual([]);
  });

  test("all quantities round", () => {
    const round = { production: "5000", domestic_quantity: "3500", export_quantity: "1000", own_use: "200", closing: "1300" };
    expect(only(withFigures({ ...round, loss: "0" }), "round-numbers")).toMatchObject({
      severity: "note",
      audience: "expert",
      params: { count: "5" },
    });
    expect(of(withFigures({ ...round, closing: "1295" }), "round-numbers")).toEqual([]);
    const three = {
      production: "5000",
      domestic_quantity: "5000",
      domestic_value: "100000",
      export_quantity: "0",
      export_value: null,
    };
    expect(of(withFigures({ ...three, own_use: "20", closing: "980" }), "round-numbers")).toEqual([]);
  });

  const quota = { ...defaultThresholds, quota_days: "08-15 12-15" };
  test.each([
    ["1404-07", "8000", 1],
    ["1404-08", "8000", 1],
    ["1404-09", "8000", 0],
    ["1404-07", "7000", 0],
  ])("in %s a production of %s near the quota date of 15 Aban: %i", (of_period, production, count) => {
    const history = stableHistory(of_period, [[1, usualRow]]);
    const changes = { period: of_period, thresholds: quota, history };
    const found = of(withFigures({ production }, changes), "quota-jump");
    expect(found).toHaveLength(count);
    if (count > 0)
      expect(found).toMatchObject([
        { severity: "note", audience: "expert", params: { quota_day: "08-15", times: "1.6", usual: "5000" } },
      ]);
    expect(of(withFigures({ production }, { ...changes, thresholds: defaultThresholds }), "quota-jump")).toEqual([]);
  });
});

test("a quota date in Farvardin is near in Esfand", () => {
  const history = [1, 2, 3].map((back) => pastMonth(addMonths("1404-12", -back), [[1, usualRow]]));
  const thresholds = { ...defaultThresholds, quota_days: "01-20" };
  expect(of(withFigures({ production: "9000" }, { period: "1404-12", history, thresholds }), "quota-jump")).toHaveLength(1);
});
