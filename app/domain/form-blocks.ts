import type { Decimal } from "#app/domain/decimal.ts";

/**
 * Blocks 3 to 5 of the form, and products outside the licence. Rows stand in numbered slots: two people who fill the
 * same slot meet there and are told, and different cells never conflict. A row whose every field is blank is no row.
 */
export const blocks = ["exports", "materials", "energy", "people", "outside"] as const;
export type Block = (typeof blocks)[number];

/** Most rows a block of rows holds; slots are numbered from 1. */
export const blockSlots = { exports: 200, materials: 30, outside: 10 } as const;
export type RowBlock = keyof typeof blockSlots;

/** Block 3, one row: what of a product went where. */
export interface ExportRow {
  product_line_id: number | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  /** Eight digits. */
  tariff_code: string | null;
  /** In the product's unit of measure. */
  quantity: Decimal | null;
  net_kg: Decimal | null;
  value_usd: Decimal | null;
  /** In the return's rial unit and scale. */
  value_rial: Decimal | null;
  /** Number of the customs declaration, as typed. */
  declaration: string | null;
}
export const exportFields = [
  "product_line_id",
  "country",
  "tariff_code",
  "quantity",
  "net_kg",
  "value_usd",
  "value_rial",
  "declaration",
] as const satisfies readonly (keyof ExportRow)[];

/** Block 4, one main material; quantities in the unit named. */
export interface MaterialRow {
  name: string | null;
  unit_code: string | null;
  opening: Decimal | null;
  bought_home: Decimal | null;
  imported: Decimal | null;
  used: Decimal | null;
  closing: Decimal | null;
}
export const materialFields = [
  "name",
  "unit_code",
  "opening",
  "bought_home",
  "imported",
  "used",
  "closing",
] as const satisfies readonly (keyof MaterialRow)[];

/** Block 4: what is used of each, with its fixed unit: kWh, m³ (gas), litres (fuels). */
export const energyCarriers = ["electricity", "natural-gas", "gas-oil", "fuel-oil", "petrol", "lpg", "kerosene"] as const;
export type EnergyCarrier = (typeof energyCarriers)[number];
export const energyUnits = {
  electricity: "KWH",
  "natural-gas": "MTQ",
  "gas-oil": "LTR",
  "fuel-oil": "LTR",
  petrol: "LTR",
  lpg: "LTR",
  kerosene: "LTR",
} as const satisfies Record<EnergyCarrier, string>;

/** Block 5: employees on the last day of the month; the wage bill in the return's rial unit and scale. */
export interface People {
  men: number | null;
  women: number | null;
  wage_bill: Decimal | null;
}
export const peopleFields = ["men", "women", "wage_bill"] as const satisfies readonly (keyof People)[];

/** Units in which materials and products outside the licence are counted (UN/ECE codes), with the decimals each allows. */
export const materialUnits = {
  TNE: 3,
  KGM: 3,
  GRM: 3,
  LTR: 3,
  MTQ: 3,
  MTR: 3,
  MTK: 3,
  H87: 0,
  MIL: 0,
  PR: 0,
  SET: 0,
  NMP: 0,
} as const satisfies Record<string, number>;
export type MaterialUnit = keyof typeof materialUnits;

/** @returns whether a text is the code of a unit of materials. */
export function isMaterialUnit(text: string | null): text is MaterialUnit {
  return text !== null && Object.hasOwn(materialUnits, text);
}

/** A product outside the licence: noted for the expert, passed on to nobody until it is linked to a product line. */
export interface OutsideRow {
  name: string | null;
  unit_code: string | null;
  quantity: Decimal | null;
}
export const outsideFields = ["name", "unit_code", "quantity"] as const satisfies readonly (keyof OutsideRow)[];

/** Blocks 3 to 5 of one return; rows by slot. */
export interface ReturnBlocks {
  exports: ReadonlyMap<number, ExportRow>;
  materials: ReadonlyMap<number, MaterialRow>;
  energy: Readonly<Record<EnergyCarrier, Decimal | null>>;
  people: People;
  outside: ReadonlyMap<number, OutsideRow>;
  /** Blocks the liaison closed with "none". */
  none: ReadonlySet<Block>;
}

/**
 * Names of the blocks' fields in the form; each has a hidden base `b.<name>` with what the page had shown:
 * `x.<slot>.<field>` exports, `m.<slot>.<field>` materials, `n.<carrier>` energy, `p.<field>` people,
 * `o.<slot>.<field>` products outside the licence, `none.<block>` ("1" or "").
 */
export const blockFieldName = {
  exports: (slot: number, field: keyof ExportRow) => `x.${slot}.${field}`,
  materials: (slot: number, field: keyof MaterialRow) => `m.${slot}.${field}`,
  energy: (carrier: EnergyCarrier) => `n.${carrier}`,
  people: (field: keyof People) => `p.${field}`,
  outside: (slot: number, field: keyof OutsideRow) => `o.${slot}.${field}`,
  none: (block: Block) => `none.${block}`,
};

/** @returns blocks in which nothing is said. */
export function blankBlocks(): ReturnBlocks {
  return {
    exports: new Map(),
    materials: new Map(),
    energy: noEnergy(),
    people: { men: null, women: null, wage_bill: null },
    outside: new Map(),
    none: new Set(),
  };
}

/** @returns every carrier with a blank. */
export function noEnergy(): Record<EnergyCarrier, Decimal | null> {
  return {
    electricity: null,
    "natural-gas": null,
    "gas-oil": null,
    "fuel-oil": null,
    petrol: null,
    lpg: null,
    kerosene: null,
  };
}

/** Longest texts of the blocks' free fields, in characters. */
export const blockTextLengths = { declaration: 40, name: 120 } as const;
