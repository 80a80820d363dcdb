import { cellsOf, type PrefillFacts, prefilledCells, rowLetters } from "#app/domain/block-cells.ts";
import { isSome } from "#app/domain/checks/block-numbers.ts";
import type { PastMonth } from "#app/domain/checks/finding.ts";
import { fingerprint, type OperationFields, operationFields } from "#app/domain/editing.ts";
import {
  blockFieldName,
  blocks as blockNames,
  blockSlots,
  energyCarriers,
  exportFields,
  materialFields,
  outsideFields,
  peopleFields,
  type ReturnBlocks,
  type RowBlock,
} from "#app/domain/form-blocks.ts";
import { type Figures, measures, type ProductRow } from "#app/domain/monthly-return.ts";

/** Stoppages a workbook offers room for: as many as the form. */
export const workbookStoppages = 6;
export const workbookRemarks = 4000;
export const workbookStoppageText = 500;

/** What a sender typed into a cell, shown again in a workbook made anew. */
export interface TypedAgain {
  typed: string;
  /** Why it cannot be taken, in the reader's language; null where it can. */
  wrong: string | null;
}

/** A month as a workbook is made from it. */
export interface WorkbookMonth {
  return_id: number;
  establishment_id: number;
  establishment_fa: string;
  establishment_en: string;
  licence_number: string | null;
  period: string;
  /** Tehran day. */
  due_on: string;
  /** A selected establishment reports values too. */
  selected: boolean;
  operation: OperationFields;
  products: readonly (ProductRow & { unit_fa: string; unit_en: string })[];
  figures: ReadonlyMap<number, Figures>;
  derived_openings: ReadonlySet<number>;
  last_month: PastMonth | null;
  same_month_last_year: PastMonth | null;
  /** Blocks 3 to 5 as stored; null where the month's form has none. */
  blocks: ReturnBlocks | null;
  /** Slots of materials whose opening is last month's closing. */
  carried_materials: ReadonlySet<number>;
  /** Closing stocks of last month's materials (`materialKey`). */
  material_closings: ReadonlyMap<string, string>;
  last_blocks: ReturnBlocks | null;
  /** When anything of it was changed last: the date of its workbook. */
  changed_at: Date;
}

/** Hidden marks of what stands in the form now, by the names of the form's own hidden fields. */
export function basesOf(
  month: Pick<WorkbookMonth, "operation" | "products" | "figures" | "blocks" | "last_blocks">,
): Record<string, string> {
  const bases: Record<string, string> = {};
  for (const field of operationFields) bases[`b.${field}`] = fingerprint(month.operation[field]);
  for (const { product_line_id } of month.products) {
    const figures = month.figures.get(product_line_id);
    for (const measure of [...measures, "other_in_reason", "other_out_reason"] as const) {
      bases[`b.${product_line_id}.${measure}`] = figures?.[measure] ?? "";
    }
  }
  if (month.blocks === null) return bases;
  const stored = cellsOf(month.blocks);
  const slots = { exports: workbookSlots(month, "exports"), materials: workbookSlots(month, "materials") };
  const names = [
    ...slots.exports.flatMap((slot) => exportFields.map((field) => blockFieldName.exports(slot, field))),
    ...slots.materials.flatMap((slot) => materialFields.map((field) => blockFieldName.materials(slot, field))),
    ...workbookSlots(month, "outside").flatMap((slot) => outsideFields.map((field) => blockFieldName.outside(slot, field))),
    ...energyCarriers.map(blockFieldName.energy),
    ...peopleFields.map(blockFieldName.people),
    ...blockNames.map(blockFieldName.none),
  ];
  for (const name of names) bases[`b.${name}`] = stored.get(name) ?? "";
  return bases;
}

/** Rows a workbook offers beside those that are filled or offered. */
const spareRows = { exports: 12, materials: 8, outside: 4 } as const satisfies Record<RowBlock, number>;

/** What the form offers in free rows of a month's blocks, by the field's name. */
export function offeredCells(month: Pick<WorkbookMonth, "products" | "figures" | "blocks" | "last_blocks">): Map<string, string> {
  if (month.blocks === null) return new Map();
  const exported = [...month.figures].filter(([, figures]) => isSome(figures.export_quantity)).map(([line]) => line);
  const facts: PrefillFacts = { products: month.products, exported: new Set(exported), last: month.last_blocks };
  return prefilledCells(month.blocks, facts);
}

/** Slots of a block that have a row in the month's workbook, in their order: filled, offered, and some to spare. */
export function workbookSlots(
  month: Pick<WorkbookMonth, "products" | "figures" | "blocks" | "last_blocks">,
  block: RowBlock,
): number[] {
  if (month.blocks === null) return [];
  const used = new Set<number>(month.blocks[block].keys());
  for (const name of offeredCells(month).keys()) {
    const [letter, slot] = name.split(".");
    if (letter === rowLetters[block]) used.add(Number(slot));
  }
  const most = Math.min(blockSlots[block], used.size + spareRows[block]);
  for (let slot = 1; slot <= blockSlots[block] && used.size < most; slot += 1) used.add(slot);
  return [...used].sort((a, b) => a - b);
}

/** Slots of a block that a workbook had rows for, by its hidden marks; they may have been made from another state. */
export function slotsOfBases(bases: Readonly<Record<string, string>>, block: RowBlock): number[] {
  const slots = new Set<number>();
  for (const name of Object.keys(bases)) {
    const slot = name.startsWith(`b.${rowLetters[block]}.`) ? Number(name.split(".")[2]) : 0;
    if (slot >= 1 && slot <= blockSlots[block]) slots.add(slot);
  }
  return [...slots].sort((a, b) => a - b);
}

/**
 * Names of products as a workbook's list offers them, by the id of their line: a name that comes twice carries a number.
 */
export function productWords<P extends { product_line_id: number }>(
  products: readonly P[],
  nameOf: (product: P) => string,
): Map<string, string> {
  const words = new Map<string, string>();
  const times = new Map<string, number>();
  for (const product of products) {
    const name = nameOf(product);
    const nth = (times.get(name) ?? 0) + 1;
    times.set(name, nth);
    words.set(String(product.product_line_id), nth === 1 ? name : `${name} (${nth})`);
  }
  return words;
}

/** Name of the hidden mark that goes with a field: of a grid cell, of the stoppages as a whole, of any other field. */
export function baseNameOf(field: string): string {
  if (field.startsWith("f.")) return `b.${field.slice(2)}`;
  if (field.startsWith("s.")) return "b.stoppages";
  return `b.${field}`;
}
