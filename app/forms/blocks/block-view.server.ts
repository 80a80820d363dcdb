import { cellsOf, type PrefillFacts, prefilledCells } from "#app/domain/block-cells.ts";
import { isSome } from "#app/domain/checks/block-numbers.ts";
import {
  type Block,
  blankBlocks,
  blockFieldName,
  blockSlots,
  energyCarriers,
  exportFields,
  materialFields,
  outsideFields,
  peopleFields,
  type ReturnBlocks,
  type RowBlock,
} from "#app/domain/form-blocks.ts";
import { countryNames } from "#app/messages/countries.server.ts";
import { moneyLabel } from "#app/messages/describe-finding.ts";
import { fieldErrorText } from "#app/messages/field-error.server.ts";
import { formatInteger, toDigits } from "#app/messages/numbers.ts";
import { fieldName } from "../return-fields.ts";
import type { Attempt, ReturnSource } from "../return-source.ts";
import type { FormReading } from "../return-view.server.ts";
import type { FindingView } from "../return-view.ts";
import { fieldConflict } from "../stored-words.server.ts";
import type { BlockCardView, BlockFieldView, BlockRowView, BlocksView, RowBlockView } from "./block-view.ts";
import { letters } from "./cell-markup.server.ts";
import { shownCell } from "./shown-cell.server.ts";

const fieldsOf = { exports: exportFields, materials: materialFields, outside: outsideFields } as const;
const spare = { exports: 1, materials: 1, outside: 1 } as const;
const folded = { exports: 5, materials: 4, outside: 3 } as const;
/** With a long list of products each further row would carry it all. */
const longList = 30;

/** What the blocks' fields are made from. */
interface Making {
  source: ReturnSource;
  blocks: ReturnBlocks;
  stored: ReadonlyMap<string, string>;
  offered: ReadonlyMap<string, string>;
  reading: FormReading;
  attempt: Attempt | null;
  /** By cell, the loudest. */
  findings: ReadonlyMap<string, FindingView>;
  all: readonly FindingView[];
}

function fieldOf(name: string, making: Making): BlockFieldView {
  const { stored, offered, reading, attempt } = making;
  const held = stored.get(name) ?? "";
  const error = attempt?.errors.find((one) => one.field === name);
  const conflict = error?.code === "changed-meanwhile";
  const finding = making.findings.get(name);
  const offer = held === "" ? (offered.get(name) ?? "") : held;
  const said = conflict
    ? fieldConflict(name, making.source, reading)
    : error
      ? fieldErrorText(error, reading.common, reading.language)
      : finding?.at_cell
        ? finding.sentence
        : undefined;
  return {
    value: attempt?.typed?.[name] ?? shownCell(name, offer, reading.language),
    // After a conflict the stored value has been seen: saving again replaces it knowingly.
    base: (conflict ? undefined : attempt?.typed?.[fieldName.base(name)]) ?? held,
    ...(said === undefined ? {} : { error: said }),
    ...(finding === undefined ? {} : { severity: finding.severity }),
    ...(finding === undefined || finding.at_cell ? {} : { findingKey: finding.key }),
  };
}

function rowOf(block: RowBlock, slot: number, making: Making): BlockRowView {
  const { source, offered } = making;
  const cells: Record<string, BlockFieldView> = {};
  for (const field of fieldsOf[block]) cells[field] = fieldOf(`${letters[block]}.${slot}.${field}`, making);
  const opening = `m.${slot}.opening`;
  const carried = source.carried_materials?.has(slot) === true || offered.has(opening);
  if (block === "materials" && carried && cells.opening) cells.opening = { ...cells.opening, carried: true };
  return { slot, number: formatInteger(slot, making.reading.language), cells };
}

function slotsOf(block: RowBlock, making: Making): { shown: number[]; more: number[] } {
  const filled = new Set<number>(making.blocks[block].keys());
  const letter = letters[block];
  const typed = Object.entries(making.attempt?.typed ?? {}).filter(([, value]) => value !== "");
  for (const name of [...making.offered.keys(), ...typed.map(([field]) => field)]) {
    const slot = new RegExp(`^${letter}\\.(\\d{1,3})\\.`).exec(name)?.[1];
    if (slot !== undefined && Number(slot) >= 1 && Number(slot) <= blockSlots[block]) filled.add(Number(slot));
  }
  const isLong = block === "exports" && making.source.products.length > longList;
  const free: number[] = [];
  for (let slot = 1; slot <= blockSlots[block] && free.length < spare[block] + folded[block]; slot += 1) {
    if (!filled.has(slot)) free.push(slot);
  }
  const spares = isLong ? 1 : spare[block];
  return {
    shown: [...filled, ...free.slice(0, spares)].sort((a, b) => a - b),
    more: isLong ? [] : free.slice(spares),
  };
}

function cardOf(block: Block, making: Making, count: number, isRequired: boolean): BlockCardView {
  const { reading, blocks, attempt } = making;
  const { blocks: words } = reading.findings;
  const none = fieldOf(blockFieldName.none(block), making);
  const prefixes: Record<Block, string> = { exports: "x.", materials: "m", energy: "n.", people: "p.", outside: "o." };
  const concerns = (cell: string | null) =>
    cell !== null && (cell.startsWith(prefixes[block]) || cell === `none.${block}` || cell === `block-${block}`);
  const own = making.all.filter((finding) => concerns(finding.cell));
  const isOffered = [...making.offered.keys()].some((name) => name.startsWith(prefixes[block]));
  const wrong = own.length > 0 || (attempt?.errors.some((error) => concerns(error.field)) ?? false);
  const status = blocks.none.has(block)
    ? words.none
    : count > 0
      ? words.rows({ count: formatInteger(count, reading.language) })
      : isRequired
        ? block === "exports"
          ? reading.common.form.required
          : reading.blocks.requiredHere
        : reading.common.form.optional;
  return {
    block,
    open: wrong || count > 0 || ((isRequired || isOffered) && !blocks.none.has(block)),
    status,
    // A box that is not ticked is not sent: an attempt that had its base and not the box had it empty.
    none: { ...none, value: ticked(block, making) ? "1" : "" },
    findings: own.filter((finding) => !finding.at_cell).map((finding) => finding.key),
  };
}

function ticked(block: Block, { attempt, blocks }: Making): boolean {
  const name = blockFieldName.none(block);
  const typed = attempt?.typed;
  return typed?.[fieldName.base(name)] === undefined ? blocks.none.has(block) : typed[name] === "1";
}

function prefillFacts(source: ReturnSource): PrefillFacts {
  const exported = [...source.figures].filter(([, figures]) => isSome(figures.export_quantity)).map(([line]) => line);
  return { products: source.products, exported: new Set(exported), last: source.last_blocks ?? null };
}

/** Blocks 3 to 5 of the form in the reader's language, keeping every letter of a refused request; null: an older form. */
export function blocksView(
  source: ReturnSource & { selected: boolean },
  reading: FormReading,
  findings: readonly FindingView[],
  attempt: Attempt | null,
): BlocksView | null {
  if (!source.blocks) return null;
  const blocks = source.blocks ?? blankBlocks();
  const { language, common } = reading;
  const facts = prefillFacts(source);
  const making: Making = {
    source,
    blocks,
    stored: cellsOf(blocks),
    offered: prefilledCells(blocks, facts),
    reading,
    attempt,
    findings: new Map([...findings].reverse().flatMap((finding) => (finding.cell === null ? [] : [[finding.cell, finding]]))),
    all: findings,
  };
  const { selected } = source;
  const rowBlock = (block: RowBlock, isRequired: boolean): RowBlockView => {
    const slots = slotsOf(block, making);
    return {
      ...cardOf(block, making, blocks[block].size, isRequired),
      rows: slots.shown.map((slot) => rowOf(block, slot, making)),
      more: slots.more.map((slot) => rowOf(block, slot, making)),
    };
  };
  const carriers = energyCarriers.filter((carrier) => blocks.energy[carrier] !== null).length;
  const counted = peopleFields.filter((field) => blocks.people[field] !== null).length;
  return {
    rows: {
      exports: rowBlock("exports", facts.exported.size > 0),
      materials: rowBlock("materials", selected),
      outside: rowBlock("outside", false),
    },
    energy: {
      ...cardOf("energy", making, carriers, selected),
      fields: Object.fromEntries(
        energyCarriers.map((carrier) => [carrier, fieldOf(blockFieldName.energy(carrier), making)]),
      ) as BlocksView["energy"]["fields"],
    },
    people: {
      ...cardOf("people", making, counted, selected),
      fields: Object.fromEntries(
        peopleFields.map((field) => [field, fieldOf(blockFieldName.people(field), making)]),
      ) as BlocksView["people"]["fields"],
    },
    products: source.products.map((row) => ({
      value: String(row.product_line_id),
      label: language === "fa" ? row.name_fa : row.name_en,
      tariff: row.tariff_code === null ? "" : toDigits(row.tariff_code, language),
      unit: language === "fa" ? row.unit_fa : row.unit_en,
    })),
    countries: countryNames(language),
    money: moneyLabel(source.operation.money, common),
  };
}
