import { workbookSchema } from "#app/domain/workbook.ts";

/**
 * How a sheet says what its cells are: column A, hidden, holds a key per row, and a hidden row whose key is `#` holds a
 * key per column. Where rows or columns are moved or added, the keys move with them. A cell's name is that of the form's
 * field: the row's key, a point, the column's key; or the row's key alone under `=`.
 */
export const columnsMark = "#";
export const rowKeyAlone = "=";
const mark = "dahom";

/** Stands in A1 of a sheet of a return. */
export function sheetMark(returnId: number): string {
  return `${mark}:${workbookSchema}:${returnId}`;
}

/** Stands in A1 of the hidden sheet that says what stood in the form when the workbook was made. */
export const metaMark = `${mark}:${workbookSchema}:meta`;
export const metaSheet = "dahom";

export type SheetOwner = { schema: number; owner: number | "meta" };

/** Takes what A1 says; gives whose sheet it is, or undefined where it is none of ours. */
export function readMark(text: string): SheetOwner | undefined {
  const parts = /^dahom:(\d{1,4}):(meta|[1-9]\d{0,8})$/.exec(text.trim());
  if (parts === null) return undefined;
  return { schema: Number(parts[1]), owner: parts[2] === "meta" ? "meta" : Number(parts[2]) };
}

/** Name of the cell at a row and a column by their keys; undefined where there is none. */
export function cellName(rowKey: string, columnKey: string): string | undefined {
  if (!/^[a-z][a-z0-9_.-]{0,60}$/.test(rowKey) || !/^(?:=|[a-z][a-z0-9_]{0,40})$/.test(columnKey)) return undefined;
  return columnKey === rowKeyAlone ? rowKey : `${rowKey}.${columnKey}`;
}

/** The letters of a column counted from 1. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** Takes a reference such as `$BC12`; gives column and row counted from 1, or undefined. */
export function readReference(text: string): { column: number; row: number } | undefined {
  const parts = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(text);
  if (parts === null) return undefined;
  let column = 0;
  for (const letter of (parts[1] ?? "").toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { column, row: Number(parts[2]) };
}
