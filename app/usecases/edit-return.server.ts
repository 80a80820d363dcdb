import {
  blocksOf,
  cellsOf,
  exportSums,
  type MergedBlocks,
  mergeBlockCells,
  withCarriedOpenings,
} from "#app/domain/block-cells.ts";
import { type MergedRows, meet, mergeCells, mergeOperation, type OperationFields, type ReturnEdit } from "#app/domain/editing.ts";
import { type Fill, fillIdle, fillLikeLastMonth } from "#app/domain/fill-month.ts";
import { blockFieldName, type ReturnBlocks } from "#app/domain/form-blocks.ts";
import type { Figures, Measure } from "#app/domain/monthly-return.ts";
import { type CellConflict, done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { Batch, LostRace } from "#db/batch.ts";
import { changeBlocks } from "#db/form-block.ts";
import { changeReply } from "#db/history.ts";
import { inTransaction } from "#db/transaction.ts";
import { changeExplanations, replaceStoppages, upsertFigures } from "#db/working-figure.ts";
import type { Context } from "./context.server.ts";
import type { LoadedReturn } from "./load-return.server.ts";

/** An edit laid over a loaded return, before anything is written. */
export interface PreparedEdit {
  operation: OperationFields;
  operation_changed: boolean;
  stoppages_changed: boolean;
  figures: Map<number, Figures>;
  changed_rows: MergedRows["changed"];
  /** Explanations after the edit, and only those that change. */
  explanations: Map<string, string>;
  explanation_changes: Map<string, string>;
  replies: Map<number, string>;
  reply_changes: Map<number, string>;
  /** Blocks 3 to 5 after the edit; null where the return's form has none. */
  blocks: ReturnBlocks | null;
  /** The same as cells, and the rows of them that change. */
  block_cells: ReadonlyMap<string, string>;
  changed_blocks: ReadonlySet<string>;
}

/** @returns how much the edit would write: rows of figures and blocks, the operation, explanations, replies. */
export function countChanges(edit: PreparedEdit): number {
  const { changed_rows, changed_blocks, operation_changed, explanation_changes, reply_changes } = edit;
  const rows = changed_rows.size + changed_blocks.size;
  return rows + (operation_changed ? 1 : 0) + explanation_changes.size + reply_changes.size;
}

/** @returns whether the edit would write anything. */
export function changesAnything(edit: PreparedEdit): boolean {
  return countChanges(edit) > 0;
}

function conflictsOf(loaded: LoadedReturn, merged: MergedRows): CellConflict[] {
  return merged.conflicts.map((cell) => {
    const product = loaded.products.find((row) => row.product_line_id === cell.product_line_id);
    return {
      product_line_id: cell.product_line_id,
      measure: cell.measure,
      stored: loaded.figures.get(cell.product_line_id)?.[cell.measure] ?? null,
      typed: cell.typed,
      changed_by_fa: product?.changed_by_fa ?? null,
      changed_by_en: product?.changed_by_en ?? null,
      changed_at: product?.changed_at ?? null,
    };
  });
}

/** Export columns that are the sum of rows by country, not typed. */
function isSummed(sums: ReturnType<typeof exportSums>, product: number, measure: Measure): boolean {
  const sum = sums.get(product);
  return sum !== undefined && (measure === "export_quantity" || (measure === "export_value" && sum.value !== null));
}

/** The typed cells of the blocks over the stored ones; undefined where they name what the return does not have. */
function mergeBlocks(loaded: LoadedReturn, edit: ReturnEdit, whole: boolean): MergedBlocks | undefined {
  const typed = edit.blocks ?? [];
  if (loaded.blocks === null) return typed.length > 0 ? undefined : { cells: new Map(), changed: new Set(), conflicts: [] };
  const stored = cellsOf(loaded.blocks);
  const carried = new Set([...loaded.carried_materials].map((slot) => blockFieldName.materials(slot, "opening")));
  const merged = mergeBlockCells(
    stored,
    typed.filter((cell) => !carried.has(cell.field)),
    whole ? { whole, last: loaded.last_blocks } : { whole },
  );
  const products = new Map(loaded.products.map((row) => [String(row.product_line_id), row]));
  for (const row of merged.changed) {
    const line = row.startsWith("x.") ? merged.cells.get(`${row}.product_line_id`) : undefined;
    if (line === undefined) continue;
    const product = products.get(line);
    if (product === undefined) return undefined;
    // A row begun without script has no tariff code yet; one whose code was cleared has been stored before.
    const isNew = !stored.has(`${row}.product_line_id`);
    if (isNew && product.tariff_code !== null && !merged.cells.has(`${row}.tariff_code`)) {
      merged.cells.set(`${row}.tariff_code`, product.tariff_code);
    }
  }
  return merged;
}

/** Rows filled by what a request asks for besides what was typed. */
export function fillRows(loaded: LoadedReturn, edit: PreparedEdit, fill: Fill): PreparedEdit {
  const sums = exportSums(edit.blocks?.exports ?? new Map());
  const rows =
    fill === "idle"
      ? fillIdle(edit.figures)
      : loaded.last_month === null
        ? new Map<number, Figures>()
        : fillLikeLastMonth(edit.figures, loaded.last_month, edit.operation.money, (product, measure) =>
            isSummed(sums, product, measure),
          );
  return {
    ...edit,
    figures: new Map([...edit.figures, ...rows]),
    changed_rows: new Map([...edit.changed_rows, ...rows]),
  };
}

/**
 * Lays an edit over what is stored now, each cell and field against the base its editor saw.
 * @param whole a whole form was sent, with rows that it had offered; false where single cells were
 * @returns `cell-conflict` with both values, `invalid-input` where it names a product or reason the return lacks
 */
export function prepareEdit(loaded: LoadedReturn, edit: ReturnEdit, whole = true): Outcome<PreparedEdit> {
  const blocks = mergeBlocks(loaded, edit, whole);
  if (blocks === undefined) return refuse("invalid-input");
  const after = withCarriedOpenings(blocksOf(blocks.cells), loaded.material_closings);
  const sums = exportSums(after.exports);
  const merged = mergeCells(
    loaded.figures,
    edit,
    (product, measure) => (measure === "opening" && loaded.derived_openings.has(product)) || isSummed(sums, product, measure),
  );
  if (merged.foreign) return refuse("invalid-input");
  const operation = mergeOperation(loaded.operation, edit);
  const explanations = new Map(loaded.explanations);
  const explanationChanges = new Map<string, string>();
  const conflicting: string[] = [...operation.conflicts, ...blocks.conflicts.map((cell) => cell.field)];
  for (const { product_line_id, column } of merged.reason_conflicts) conflicting.push(`f.${product_line_id}.${column}`);
  for (const { key, text, base } of edit.explanations) {
    const outcome = meet(loaded.explanations.get(key) ?? "", text, base);
    if (outcome === "conflict") conflicting.push(`e.${key}`);
    if (outcome !== "write") continue;
    explanationChanges.set(key, text);
    explanations.set(key, text);
  }
  const open = new Map(loaded.reasons.filter((row) => row.answer === null).map((row) => [row.id, row.reply]));
  const replies = new Map(open);
  const replyChanges = new Map<number, string>();
  for (const { reason_id, text, base } of edit.replies) {
    const stored = open.get(reason_id);
    // A reason closed meanwhile needs no reply any more; nothing is lost by leaving it.
    if (stored === undefined) continue;
    const outcome = meet(stored, text, base);
    if (outcome === "conflict") conflicting.push(`r.${reason_id}`);
    if (outcome !== "write") continue;
    replyChanges.set(reason_id, text);
    replies.set(reason_id, text);
  }
  if (merged.conflicts.length > 0 || conflicting.length > 0) {
    return refuse("cell-conflict", {
      conflicts: conflictsOf(loaded, merged),
      fields: conflicting.map((field) => ({ field, code: "changed-meanwhile" })),
    });
  }
  const figures = new Map(loaded.figures);
  for (const [id, row] of merged.changed) figures.set(id, row);
  for (const [id, sum] of sums) {
    const row = figures.get(id);
    const export_value = sum.value ?? row?.export_value ?? null;
    if (!row || (row.export_quantity === sum.quantity && row.export_value === export_value)) continue;
    const summed = { ...row, export_quantity: sum.quantity, export_value };
    figures.set(id, summed);
    merged.changed.set(id, summed);
  }
  return done({
    blocks: loaded.blocks === null ? null : after,
    block_cells: cellsOf(after),
    changed_blocks: blocks.changed,
    operation: operation.merged,
    operation_changed: operation.changed.length > 0,
    stoppages_changed: operation.changed.includes("stoppages"),
    figures,
    changed_rows: merged.changed,
    explanations,
    explanation_changes: explanationChanges,
    replies,
    reply_changes: replyChanges,
  });
}

/** @returns the columns of the return row that an edit changes. */
export function operationColumns(edit: PreparedEdit, context: Context) {
  const flag = edit.changed_blocks.size > 0 ? { has_blocks: 1 } : {};
  if (!edit.operation_changed) return flag;
  return {
    ...flag,
    operating_state: edit.operation.operating_state,
    days_worked: edit.operation.days_worked,
    idle_cause: edit.operation.idle_cause,
    remarks: edit.operation.remarks,
    money_unit: edit.operation.money.unit,
    money_scale: edit.operation.money.scale,
    operation_by: context.actor.user_id,
    operation_at: context.now,
  };
}

/**
 * Runs a write in one transaction, sent in one packet.
 * @param work gathers the statements, beginning with the compare-and-set of the return
 * @returns undefined where another write came first: nothing is kept then
 */
export async function inOnePacket<T>(db: Context["db"], work: (batch: Batch) => Promise<T>): Promise<T | undefined> {
  try {
    return await inTransaction(db, async (trx) => {
      const batch = new Batch();
      const value = await work(batch);
      await batch.sendAndCommit(trx);
      return value;
    });
  } catch (error) {
    if (error instanceof LostRace) return undefined;
    throw error;
  }
}

/** Writes an edit's rows; the return's own compare-and-set stands before them in the batch. */
export async function writeEdit(batch: Batch, context: Context, loaded: LoadedReturn, edit: PreparedEdit): Promise<void> {
  const by = { user_id: context.actor.user_id, at: context.now };
  const rows = [...edit.changed_rows].map(([product_line_id, figures]) => ({
    return_id: loaded.found.id,
    product_line_id,
    ...figures,
    changed_by: by.user_id,
    changed_at: by.at,
  }));
  await upsertFigures(batch, rows);
  await changeBlocks(batch, loaded.found.id, edit.block_cells, edit.changed_blocks, by);
  if (edit.stoppages_changed) await replaceStoppages(batch, loaded.found.id, edit.operation.stoppages);
  await changeExplanations(batch, loaded.found.id, edit.explanation_changes, by);
  for (const [reasonId, text] of edit.reply_changes) await changeReply(batch, reasonId, { text, ...by });
}
