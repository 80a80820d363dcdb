import { sum } from "./decimal.ts";
import { meet } from "./editing.ts";
import {
  type Block,
  blockFieldName,
  blocks as blockNames,
  blockSlots,
  type EnergyCarrier,
  type ExportRow,
  energyCarriers,
  exportFields,
  type MaterialRow,
  materialFields,
  noEnergy,
  type OutsideRow,
  outsideFields,
  peopleFields,
  type ReturnBlocks,
  type RowBlock,
} from "./form-blocks.ts";

/**
 * Blocks as flat cells: a form's field name, and what stands in it as canonical text (decimals, codes, whole numbers,
 * words). A blank cell is not there. In this shape cells are compared with their bases.
 */
export type BlockCells = ReadonlyMap<string, string>;

/** A cell of a block as sent: what it says now and what the page had shown; null for blank. */
export interface TypedBlockCell {
  field: string;
  typed: string;
  value: string | null;
  base: string | null;
}

export const rowLetters = { exports: "x", materials: "m", outside: "o" } as const satisfies Record<RowBlock, string>;

/** Where a field of the blocks stands. */
export type BlockPlace =
  | { block: "exports"; slot: number; field: keyof ExportRow }
  | { block: "materials"; slot: number; field: keyof MaterialRow }
  | { block: "outside"; slot: number; field: keyof OutsideRow }
  | { block: "energy"; field: EnergyCarrier }
  | { block: "people"; field: (typeof peopleFields)[number] }
  | { block: "none"; field: Block };

const includes = <T extends string>(list: readonly T[], text: string): text is T => (list as readonly string[]).includes(text);

/** Takes a field's name; gives its place, or undefined where the blocks have no such field. */
export function blockPlaceOf(name: string): BlockPlace | undefined {
  const [letter, first = "", second] = name.split(".");
  if (second === undefined) {
    if (letter === "n" && includes(energyCarriers, first)) return { block: "energy", field: first };
    if (letter === "p" && includes(peopleFields, first)) return { block: "people", field: first };
    if (letter === "none" && includes(blockNames, first)) return { block: "none", field: first };
    return undefined;
  }
  if (!/^[1-9]\d{0,2}$/.test(first)) return undefined;
  const slot = Number(first);
  if (name !== `${letter}.${first}.${second}`) return undefined;
  if (letter === "x" && slot <= blockSlots.exports && includes(exportFields, second))
    return { block: "exports", slot, field: second };
  if (letter === "m" && slot <= blockSlots.materials && includes(materialFields, second))
    return { block: "materials", slot, field: second };
  if (letter === "o" && slot <= blockSlots.outside && includes(outsideFields, second))
    return { block: "outside", slot, field: second };
  return undefined;
}

/** The row a field belongs to, which is stored as one: `x.3`, `m.1`, `o.2`, `p`, or the field itself. */
export function rowOfField(name: string): string {
  if (name.startsWith("p.")) return "p";
  return /^([xmo]\.\d+)\./.exec(name)?.[1] ?? name;
}

/** Takes blocks; gives their cells that are not blank. */
export function cellsOf(blocks: ReturnBlocks): Map<string, string> {
  const cells = new Map<string, string>();
  const put = (name: string, value: string | number | null) => {
    if (value !== null && value !== "") cells.set(name, String(value));
  };
  for (const [slot, row] of blocks.exports) {
    for (const field of exportFields) put(blockFieldName.exports(slot, field), row[field]);
  }
  for (const [slot, row] of blocks.materials) {
    for (const field of materialFields) put(blockFieldName.materials(slot, field), row[field]);
  }
  for (const [slot, row] of blocks.outside) {
    for (const field of outsideFields) put(blockFieldName.outside(slot, field), row[field]);
  }
  for (const carrier of energyCarriers) put(blockFieldName.energy(carrier), blocks.energy[carrier]);
  for (const field of peopleFields) put(blockFieldName.people(field), blocks.people[field]);
  for (const block of blockNames) if (blocks.none.has(block)) put(blockFieldName.none(block), "1");
  return cells;
}

function slotsOf(cells: BlockCells, letter: string): number[] {
  const slots = new Set<number>();
  for (const name of cells.keys()) {
    const slot = name.startsWith(`${letter}.`) ? /^.\.(\d+)\./.exec(name)?.[1] : undefined;
    if (slot !== undefined) slots.add(Number(slot));
  }
  return [...slots].sort((a, b) => a - b);
}

const whole = (text: string | undefined): number | null => (text === undefined ? null : Number(text));

/** Takes cells; gives the blocks they make, rows by slot in order. */
export function blocksOf(cells: BlockCells): ReturnBlocks {
  const text = (name: string) => cells.get(name) ?? null;
  const rowsOf = <R>(block: RowBlock, make: (slot: number) => R): Map<number, R> =>
    new Map(slotsOf(cells, rowLetters[block]).map((slot) => [slot, make(slot)]));
  const energy = noEnergy();
  for (const carrier of energyCarriers) energy[carrier] = text(blockFieldName.energy(carrier));
  return {
    exports: rowsOf("exports", (slot) => ({
      product_line_id: whole(cells.get(blockFieldName.exports(slot, "product_line_id"))),
      country: text(blockFieldName.exports(slot, "country")),
      tariff_code: text(blockFieldName.exports(slot, "tariff_code")),
      quantity: text(blockFieldName.exports(slot, "quantity")),
      net_kg: text(blockFieldName.exports(slot, "net_kg")),
      value_usd: text(blockFieldName.exports(slot, "value_usd")),
      value_rial: text(blockFieldName.exports(slot, "value_rial")),
      declaration: text(blockFieldName.exports(slot, "declaration")),
    })),
    materials: rowsOf("materials", (slot) => ({
      name: text(blockFieldName.materials(slot, "name")),
      unit_code: text(blockFieldName.materials(slot, "unit_code")),
      opening: text(blockFieldName.materials(slot, "opening")),
      bought_home: text(blockFieldName.materials(slot, "bought_home")),
      imported: text(blockFieldName.materials(slot, "imported")),
      used: text(blockFieldName.materials(slot, "used")),
      closing: text(blockFieldName.materials(slot, "closing")),
    })),
    outside: rowsOf("outside", (slot) => ({
      name: text(blockFieldName.outside(slot, "name")),
      unit_code: text(blockFieldName.outside(slot, "unit_code")),
      quantity: text(blockFieldName.outside(slot, "quantity")),
    })),
    energy,
    people: {
      men: whole(cells.get(blockFieldName.people("men"))),
      women: whole(cells.get(blockFieldName.people("women"))),
      wage_bill: text(blockFieldName.people("wage_bill")),
    },
    none: new Set(blockNames.filter((block) => cells.has(blockFieldName.none(block)))),
  };
}

export interface MergedBlocks {
  cells: Map<string, string>;
  /** Rows that differ from the stored ones, as `rowOfField` names them. */
  changed: Set<string>;
  conflicts: TypedBlockCell[];
}

/** Fields of a row that the form fills by itself: with nothing else in it a row is an offer, and not stored. */
const offered = { x: ["product_line_id", "tariff_code"], m: ["name", "unit_code", "opening"] } as const;

function isOffer(row: string, own: readonly (readonly [string, string])[], last: ReturnBlocks | null): boolean {
  const letter = row[0];
  if (letter !== "x" && letter !== "m") return false;
  const fields: readonly string[] = offered[letter];
  if (!own.every(([name]) => fields.includes(name.slice(row.length + 1)))) return false;
  if (letter === "x") return true;
  const held = new Map(own);
  const key = materialKey({ name: held.get(`${row}.name`) ?? null, unit_code: held.get(`${row}.unit_code`) ?? null });
  return [...(last?.materials.values() ?? [])].some((material) => materialKey(material) === key);
}

/** What came: a whole form, rows it had offered among it (of last month's blocks), or single cells somebody typed. */
export type Came = { whole: true; last: ReturnBlocks | null } | { whole: false };

/**
 * Lays typed cells of the blocks over the stored ones, cell by cell. In a whole form a row that says no more than the
 * form had offered is no row.
 */
export function mergeBlockCells(stored: BlockCells, typed: readonly TypedBlockCell[], came: Came): MergedBlocks {
  const cells = new Map(stored);
  const changed = new Set<string>();
  const conflicts: TypedBlockCell[] = [];
  for (const cell of typed) {
    const outcome = meet(stored.get(cell.field) ?? null, cell.value, cell.base);
    if (outcome === "conflict") conflicts.push(cell);
    if (outcome !== "write") continue;
    if (cell.value === null) cells.delete(cell.field);
    else cells.set(cell.field, cell.value);
    changed.add(rowOfField(cell.field));
  }
  const storedRows = new Set([...stored.keys()].map(rowOfField));
  for (const row of changed) {
    if (storedRows.has(row)) continue;
    const own = [...cells].filter(([name]) => rowOfField(name) === row);
    if (own.length > 0 && !(came.whole && isOffer(row, own, came.last))) continue;
    for (const [name] of own) cells.delete(name);
    changed.delete(row);
  }
  return { cells, changed, conflicts };
}

/** What the export rows of one product come to. */
export interface ExportSum {
  /** In the product's unit. */
  quantity: string;
  /** In the return's money; null unless every row with a quantity names its rial value. */
  value: string | null;
}

/** Sums of export rows by product, exact; rows without a product or a quantity do not count yet. */
export function exportSums(exports: ReturnBlocks["exports"]): Map<number, ExportSum> {
  const rows = new Map<number, ExportRow[]>();
  for (const row of exports.values()) {
    if (row.product_line_id === null || row.quantity === null) continue;
    rows.set(row.product_line_id, [...(rows.get(row.product_line_id) ?? []), row]);
  }
  const sums = new Map<number, ExportSum>();
  for (const [line, own] of rows) {
    const values = own.map((row) => row.value_rial);
    sums.set(line, {
      quantity: sum(own.map((row) => row.quantity ?? "0")),
      value: values.includes(null) ? null : sum(values.map((value) => value ?? "0")),
    });
  }
  return sums;
}

/** How a material is told from others: its name and unit. */
export function materialKey(row: Pick<MaterialRow, "name" | "unit_code">): string {
  return `${row.unit_code ?? ""} ${row.name ?? ""}`;
}

/** Closing stocks of a month's materials, which are the openings of the next, by `materialKey`. */
export function materialClosings(materials: ReturnBlocks["materials"]): Map<string, string> {
  const closings = new Map<string, string>();
  for (const row of materials.values()) {
    if (row.name !== null && row.unit_code !== null && row.closing !== null) closings.set(materialKey(row), row.closing);
  }
  return closings;
}

/** @returns the blocks with openings of materials taken from last month's closings. */
export function withCarriedOpenings(blocks: ReturnBlocks, closings: ReadonlyMap<string, string>): ReturnBlocks {
  if (closings.size === 0 || blocks.materials.size === 0) return blocks;
  const materials = new Map<number, MaterialRow>();
  for (const [slot, row] of blocks.materials) {
    materials.set(slot, { ...row, opening: closings.get(materialKey(row)) ?? row.opening });
  }
  return { ...blocks, materials };
}

/** What a form offers where nothing is stored yet. */
export interface PrefillFacts {
  products: readonly { product_line_id: number; tariff_code: string | null }[];
  /** Products with an export quantity this month. */
  exported: ReadonlySet<number>;
  last: ReturnBlocks | null;
}

/**
 * Rows offered in free slots: the product and tariff code of what was exported (this month, or last month), last
 * month's materials by name, unit and opening, and last month's product where there is only one.
 */
export function prefilledCells(stored: ReturnBlocks, facts: PrefillFacts): Map<string, string> {
  const cells = new Map<string, string>();
  let slot = 0;
  const free = (taken: ReadonlyMap<number, unknown>): number => {
    do slot += 1;
    while (taken.has(slot));
    return slot;
  };
  if (!stored.none.has("exports")) {
    const has = new Set([...stored.exports.values()].map((row) => row.product_line_id));
    const before = new Set([...(facts.last?.exports.values() ?? [])].map((row) => row.product_line_id));
    for (const { product_line_id: line, tariff_code } of facts.products) {
      if (has.has(line) || !(facts.exported.has(line) || before.has(line))) continue;
      const at = free(stored.exports);
      if (at > blockSlots.exports) break;
      cells.set(blockFieldName.exports(at, "product_line_id"), String(line));
      if (tariff_code !== null) cells.set(blockFieldName.exports(at, "tariff_code"), tariff_code);
    }
  }
  if (facts.last === null || stored.none.has("materials")) return cells;
  const known = new Set([...stored.materials.values()].map(materialKey));
  slot = 0;
  for (const row of facts.last.materials.values()) {
    if (row.name === null || known.has(materialKey(row))) continue;
    const at = free(stored.materials);
    if (at > blockSlots.materials) break;
    cells.set(blockFieldName.materials(at, "name"), row.name);
    if (row.unit_code !== null) cells.set(blockFieldName.materials(at, "unit_code"), row.unit_code);
    if (row.closing !== null) cells.set(blockFieldName.materials(at, "opening"), row.closing);
  }
  return cells;
}
