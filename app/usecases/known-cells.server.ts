import type { CellReference } from "#app/domain/monthly-return.ts";
import { listProductRows } from "#db/working-figure.ts";
import type { Trx } from "./context.server.ts";

/** Whether every cell is one of the return's: a product of its establishment, a measure only with its product. */
export async function knownCells(trx: Trx, returnId: number, cells: readonly CellReference[]): Promise<boolean> {
  if (cells.every((cell) => cell.product_line_id === null)) return cells.every((cell) => cell.measure === null);
  const lines = new Set((await listProductRows(trx, returnId)).map((row) => row.product_line_id));
  return cells.every((cell) => (cell.product_line_id === null ? cell.measure === null : lines.has(cell.product_line_id)));
}
