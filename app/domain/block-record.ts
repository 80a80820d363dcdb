import type { Decimal } from "./decimal.ts";
import {
  type Block,
  blocks as blockNames,
  type EnergyCarrier,
  type ExportRow,
  energyCarriers,
  type MaterialRow,
  noEnergy,
  type OutsideRow,
  type People,
  type ReturnBlocks,
} from "./form-blocks.ts";

/** Blocks as a submission freezes them: plain values in one order, so that the same blocks give the same text. */
export interface BlocksRecord {
  exports: (ExportRow & { slot: number })[];
  materials: (MaterialRow & { slot: number })[];
  /** Only what was typed. */
  energy: Partial<Record<EnergyCarrier, Decimal>>;
  people: People;
  outside: (OutsideRow & { slot: number })[];
  none: Block[];
}

function listOf<R extends object>(rows: ReadonlyMap<number, R>): (R & { slot: number })[] {
  return [...rows].sort(([a], [b]) => a - b).map(([slot, row]) => ({ ...row, slot }));
}

function mapOf<R extends { slot: number }>(rows: readonly R[]): Map<number, Omit<R, "slot">> {
  return new Map(rows.map(({ slot, ...row }) => [slot, row]));
}

/** Takes blocks; gives their plain record. */
export function recordOfBlocks(blocks: ReturnBlocks): BlocksRecord {
  const energy: BlocksRecord["energy"] = {};
  for (const carrier of energyCarriers) {
    const used = blocks.energy[carrier];
    if (used !== null) energy[carrier] = used;
  }
  return {
    exports: listOf(blocks.exports),
    materials: listOf(blocks.materials),
    energy,
    people: blocks.people,
    outside: listOf(blocks.outside),
    none: blockNames.filter((block) => blocks.none.has(block)),
  };
}

/** Takes a record as it was frozen; gives the blocks. */
export function blocksOfRecord(record: BlocksRecord): ReturnBlocks {
  return {
    exports: mapOf(record.exports),
    materials: mapOf(record.materials),
    energy: { ...noEnergy(), ...record.energy },
    people: record.people,
    outside: mapOf(record.outside),
    none: new Set(record.none),
  };
}
