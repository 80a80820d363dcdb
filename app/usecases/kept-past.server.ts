import type { Kysely } from "kysely";
import { blocksOf, cellsOf } from "#app/domain/block-cells.ts";
import type { PastMonth } from "#app/domain/checks/finding.ts";
import { fromColumn } from "#app/domain/decimal.ts";
import { type Figures, measures } from "#app/domain/monthly-return.ts";
import type { Database } from "#db/schema.ts";
import type { Past } from "./past-months.server.ts";

// Each save of a cell looks back on a year of the establishment, and nothing in that year changes while somebody types:
// it is kept as bytes, outside the heap, and read again when the stamp of its months has moved.
const mostBytes = 24 * 2 ** 20;

interface Kept {
  stamp: string;
  bytes: Buffer;
}

interface Store {
  /** In the order of last use, the longest unused first. */
  byReturn: Map<number, Kept>;
  bytes: number;
}

const stores = new WeakMap<Kysely<Database>, Store>();

function storeOf(db: Kysely<Database>): Store {
  const store = stores.get(db) ?? { byReturn: new Map(), bytes: 0 };
  stores.set(db, store);
  return store;
}

type Row = (string | number | null)[];
type PackedMonth = [
  Omit<PastMonth, "figures" | "inputs">,
  Row[],
  { electricity: string | null; materials: [string, string][] } | null,
];
interface Packed {
  months: PackedMonth[];
  blocks: [string, string][] | null;
  operation: Past["last_operation"];
}

function packedRow(line: number, figures: Figures): Row {
  const row: Row = [line];
  for (const measure of measures) {
    const held = figures[measure];
    row.push(held === null ? null : fromColumn(held));
  }
  row.push(figures.other_in_reason, figures.other_out_reason);
  return row;
}

function unpackedRow(row: Row): Figures {
  const figures = {
    other_in_reason: row[measures.length + 1],
    other_out_reason: row[measures.length + 2],
  } as Figures;
  for (const [index, measure] of measures.entries()) figures[measure] = row[index + 1] as string | null;
  return figures;
}

function pack({ months, last_blocks, last_operation }: Past): Buffer {
  const packed: Packed = {
    months: months.map(({ figures, inputs, ...month }) => [
      month,
      [...figures].map(([line, row]) => packedRow(line, row)),
      inputs ? { electricity: inputs.electricity, materials: [...inputs.materials] } : null,
    ]),
    blocks: last_blocks && [...cellsOf(last_blocks)],
    operation: last_operation && {
      operating_state: last_operation.operating_state,
      idle_cause: last_operation.idle_cause,
    },
  };
  return Buffer.from(JSON.stringify(packed));
}

function unpack(bytes: Buffer): Past {
  const { months, blocks, operation } = JSON.parse(bytes.toString()) as Packed;
  return {
    months: months.map(([month, rows, inputs]) => ({
      ...month,
      figures: new Map(rows.map((row) => [row[0] as number, unpackedRow(row)])),
      ...(inputs ? { inputs: { electricity: inputs.electricity, materials: new Map(inputs.materials) } } : {}),
    })),
    last_blocks: blocks && blocksOf(new Map(blocks)),
    last_operation: operation,
  };
}

function forget(store: Store, returnId: number): void {
  store.bytes -= store.byReturn.get(returnId)?.bytes.length ?? 0;
  store.byReturn.delete(returnId);
}

/** Keeps what the months before a return said under the stamp they had. */
export function keepPast(db: Kysely<Database>, returnId: number, stamp: string, past: Past): void {
  const store = storeOf(db);
  forget(store, returnId);
  const bytes = pack(past);
  store.byReturn.set(returnId, { stamp, bytes });
  store.bytes += bytes.length;
  for (const oldest of store.byReturn.keys()) {
    if (store.bytes <= mostBytes) return;
    forget(store, oldest);
  }
}

/** Whether anything is kept of a return's past, whatever its stamp. */
export function keepsPast(db: Kysely<Database>, returnId: number): boolean {
  return storeOf(db).byReturn.has(returnId);
}

/** @returns what was kept under that stamp, the caller's own; undefined where nothing was, or those months changed since. */
export function keptPast(db: Kysely<Database>, returnId: number, stamp: string): Past | undefined {
  const { byReturn } = storeOf(db);
  const kept = byReturn.get(returnId);
  if (kept?.stamp !== stamp) return undefined;
  byReturn.delete(returnId);
  byReturn.set(returnId, kept);
  return unpack(kept.bytes);
}

/** After rows were put back to an earlier state, which no act of the product does: a stamp may then come a second time. */
export function forgetPast(db: Kysely<Database>): void {
  stores.delete(db);
}
