import { CompiledQuery, type Selectable } from "kysely";
import { type BlockCells, blocksOf } from "#app/domain/block-cells.ts";
import { fromColumn } from "#app/domain/decimal.ts";
import { blockFieldName, exportFields, materialFields, outsideFields } from "#app/domain/form-blocks.ts";
import { Reads, type Sends } from "./batch.ts";
import type { Database } from "./schema.ts";

/** Blocks of a return as stored: cells by field name, and who wrote them. */
export interface StoredBlocks {
  cells: Map<string, string>;
  typed_by: Set<number>;
}

/** Electricity and materials used in a month; materials by `materialKey`. */
interface UsedInputs {
  electricity: string | null;
  materials: Map<string, string>;
}
interface UsedRow {
  return_id: number;
  /** "" for electricity. */
  material: string;
  quantity: string;
}
interface BlocksFound {
  stored: Map<number, StoredBlocks>;
  used: Map<number, UsedInputs>;
}

type BlockTable =
  | "working_export"
  | "working_material"
  | "working_energy"
  | "working_people"
  | "working_outside"
  | "working_none";

type RowOf<T extends BlockTable> = Selectable<Database[T]>;
type Row = RowOf<"working_none">;

const decimalText = /^-?\d+\.\d{6}$/;
const inWords = /\.(?:name|declaration|tariff_code)$/;

class Gathered {
  readonly byReturn = new Map<number, StoredBlocks>();

  of(id: number): StoredBlocks {
    const known = this.byReturn.get(id) ?? { cells: new Map(), typed_by: new Set() };
    this.byReturn.set(id, known);
    return known;
  }

  add(held: Omit<Row, "block">, cells: Iterable<readonly [string, string | number | null]>): void {
    const { cells: all, typed_by } = this.of(held.return_id);
    if (held.changed_by !== null) typed_by.add(held.changed_by);
    for (const [name, value] of cells) {
      if (value === null) continue;
      const text = String(value);
      all.set(name, decimalText.test(text) && !inWords.test(name) ? fromColumn(text) : text);
    }
  }
}

function selectOf<T extends BlockTable>(table: T, ids: readonly number[]): CompiledQuery<RowOf<T>> {
  const text = `select * from ${table} where return_id in (${ids.map(() => "?").join(", ")})`;
  return CompiledQuery.raw(text, [...ids]) as CompiledQuery<RowOf<T>>;
}

/** What earlier months used, by return: the few columns that checks look back on. */
async function listUsed(db: Sends, ids: readonly number[]): Promise<Map<number, UsedInputs>> {
  const used = new Map<number, UsedInputs>();
  if (ids.length === 0) return used;
  const marks = ids.map(() => "?").join(", ");
  const text = `select return_id, '' as material, quantity from working_energy
    where return_id in (${marks}) and carrier = 'electricity'
    union all select return_id, concat(unit_code, ' ', name), used from working_material
    where return_id in (${marks}) and name is not null and unit_code is not null and used is not null`;
  const query = CompiledQuery.raw(text, [...ids, ...ids]) as CompiledQuery<UsedRow>;
  for (const { return_id, material, quantity } of (await db.executeQuery(query)).rows) {
    const inputs = used.get(return_id) ?? { electricity: null, materials: new Map<string, string>() };
    used.set(return_id, inputs);
    if (material === "") inputs.electricity = fromColumn(quantity);
    else inputs.materials.set(material, fromColumn(quantity));
  }
  return used;
}

/**
 * Blocks of some returns whose access was checked by the caller, and what others (of the same establishment) used, all in
 * one packet; a return without any is left out. Without a return whose blocks are asked for, nothing is asked.
 */
export async function listBlocks(db: Sends, returnIds: readonly number[], usedBy: readonly number[] = []): Promise<BlocksFound> {
  const gathered = new Gathered();
  if (returnIds.length === 0) return { stored: gathered.byReturn, used: new Map() };
  const together = new Reads();
  const askedUse = listUsed(together, usedBy);
  const ask = async <T extends BlockTable>(table: T) => (await together.executeQuery(selectOf(table, returnIds))).rows;
  const asked = Promise.all([
    ask("working_export"),
    ask("working_material"),
    ask("working_energy"),
    ask("working_people"),
    ask("working_outside"),
    ask("working_none"),
  ]);
  await together.send(db);
  const [exported, materials, energy, people, outside, none] = await asked;
  for (const row of exported) {
    const { slot } = row;
    gathered.add(
      row,
      exportFields.map((field) => [blockFieldName.exports(slot, field), row[field]] as const),
    );
  }
  for (const row of materials) {
    const { slot } = row;
    gathered.add(
      row,
      materialFields.map((field) => [blockFieldName.materials(slot, field), row[field]] as const),
    );
  }
  for (const row of outside) {
    const { slot } = row;
    gathered.add(
      row,
      outsideFields.map((field) => [blockFieldName.outside(slot, field), row[field]] as const),
    );
  }
  for (const row of energy) gathered.add(row, [[`n.${row.carrier}`, row.quantity]]);
  for (const row of people) {
    gathered.add(row, [
      ["p.men", row.men],
      ["p.women", row.women],
      ["p.wage_bill", row.wage_bill],
    ]);
  }
  for (const row of none) gathered.add(row, [[`none.${row.block}`, "1"]]);
  return { stored: gathered.byReturn, used: await askedUse };
}

type Values = readonly (string | number | Date | null)[];

/** Replaces whole rows of a block: one statement for those that go, one for those that stay. */
async function replace(db: Sends, table: BlockTable, columns: readonly string[], rows: readonly Values[]): Promise<void> {
  if (rows.length === 0) return;
  const names = ["return_id", ...columns, "changed_by", "changed_at"];
  const marks = `(${names.map(() => "?").join(", ")})`;
  const kept = names.slice(1).map((column) => `${column} = values(${column})`);
  const text = `insert into ${table} (${names.join(", ")}) values ${rows.map(() => marks).join(", ")} on duplicate key update ${kept.join(", ")}`;
  await db.executeQuery(CompiledQuery.raw(text, rows.flat()));
}

async function remove(db: Sends, table: BlockTable, column: string, returnId: number, keys: Values): Promise<void> {
  if (keys.length === 0) return;
  const text = `delete from ${table} where return_id = ? and ${column} in (${keys.map(() => "?").join(", ")})`;
  await db.executeQuery(CompiledQuery.raw(text, [returnId, ...keys]));
}

/**
 * Stores the rows that an edit changed, as the cells now say; a row without cells is removed.
 * @param changed rows as `rowOfField` names them
 */
export async function changeBlocks(
  db: Sends,
  returnId: number,
  cells: BlockCells,
  changed: ReadonlySet<string>,
  by: { user_id: number; at: Date },
): Promise<void> {
  const blocks = blocksOf(cells);
  const stamp = [by.user_id, by.at] as const;
  const keysOf = (letter: string) =>
    [...changed].filter((row) => row.startsWith(`${letter}.`)).map((row) => row.slice(letter.length + 1));
  const write = async <R extends object>(
    table: BlockTable,
    letter: string,
    rows: ReadonlyMap<number, R>,
    fields: readonly (keyof R & string)[],
  ) => {
    const slots = keysOf(letter).map(Number);
    const kept: Values[] = [];
    for (const slot of slots) {
      const row = rows.get(slot);
      if (row === undefined) continue;
      kept.push([returnId, slot, ...fields.map((field) => row[field] as string | number | null), ...stamp]);
    }
    await remove(
      db,
      table,
      "slot",
      returnId,
      slots.filter((slot) => !rows.has(slot)),
    );
    await replace(db, table, ["slot", ...fields], kept);
  };
  await write("working_export", "x", blocks.exports, exportFields);
  await write("working_material", "m", blocks.materials, materialFields);
  await write("working_outside", "o", blocks.outside, outsideFields);

  const carriers = keysOf("n");
  const used = carriers.flatMap((carrier): Values[] => {
    const quantity = cells.get(`n.${carrier}`);
    return quantity === undefined ? [] : [[returnId, carrier, quantity, ...stamp]];
  });
  await remove(
    db,
    "working_energy",
    "carrier",
    returnId,
    carriers.filter((carrier) => !cells.has(`n.${carrier}`)),
  );
  await replace(db, "working_energy", ["carrier", "quantity"], used);

  if (changed.has("p")) {
    const { men, women, wage_bill } = blocks.people;
    await replace(db, "working_people", ["men", "women", "wage_bill"], [[returnId, men, women, wage_bill, ...stamp]]);
  }
  const marks = keysOf("none");
  await remove(
    db,
    "working_none",
    "block",
    returnId,
    marks.filter((block) => !cells.has(`none.${block}`)),
  );
  await replace(
    db,
    "working_none",
    ["block"],
    marks.filter((block) => cells.has(`none.${block}`)).map((block) => [returnId, block, ...stamp]),
  );
}
