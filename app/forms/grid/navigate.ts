/** A cell's place among the rows and columns one can see, both from 0. */
export type Place = { row: number; column: number };

/**
 * `up`, `down`, `before`, `after` go in a straight line; `onward` and `back` go on in the next line where one ends;
 * `first` and `last` are the corners.
 */
export type Move = "up" | "down" | "before" | "after" | "onward" | "back" | "first" | "last";

export type Grid = {
  rows: number;
  columns: number;
  /** Whether one can type at a place. */
  open: (row: number, column: number) => boolean;
  /** Cells stand under each other (a phone's cards): `onward` then follows the row, else the column. */
  stacked: boolean;
};

/** Steps through places given by their number until one is open. */
function seek(from: number, step: 1 | -1, count: number, placeAt: (index: number) => Place, grid: Grid): Place | null {
  for (let index = from; index >= 0 && index < count; index += step) {
    const place = placeAt(index);
    if (grid.open(place.row, place.column)) return place;
  }
  return null;
}

/** @returns where a move leads from a place, past what cannot be typed in; null where it leads nowhere. */
export function neighbour({ row, column }: Place, move: Move, grid: Grid): Place | null {
  const { rows, columns, stacked } = grid;
  const inColumn = (index: number): Place => ({ row: index, column });
  const inRow = (index: number): Place => ({ row, column: index });
  const byRows = (index: number): Place => ({ row: Math.floor(index / columns), column: index % columns });
  const byColumns = (index: number): Place => ({ row: index % rows, column: Math.floor(index / rows) });
  const all = rows * columns;
  const along = stacked ? byRows : byColumns;
  const here = stacked ? row * columns + column : column * rows + row;
  switch (move) {
    case "up":
      return seek(row - 1, -1, rows, inColumn, grid);
    case "down":
      return seek(row + 1, 1, rows, inColumn, grid);
    case "before":
      return seek(column - 1, -1, columns, inRow, grid);
    case "after":
      return seek(column + 1, 1, columns, inRow, grid);
    case "onward":
      return seek(here + 1, 1, all, along, grid);
    case "back":
      return seek(here - 1, -1, all, along, grid);
    case "first":
      return seek(0, 1, all, byRows, grid);
    case "last":
      return seek(all - 1, -1, all, byRows, grid);
  }
}

export type Key = { key: string; shiftKey: boolean; ctrlKey: boolean; altKey: boolean; metaKey: boolean };
export type Caret = { start: number; end: number; length: number };

/** Whether an arrow to the left or right has nothing left to do within the text, which runs from left to right. */
function leaves(key: "ArrowLeft" | "ArrowRight", { start, end, length }: Caret): boolean {
  if (start === 0 && end === length) return true;
  return start === end && start === (key === "ArrowLeft" ? 0 : length);
}

/**
 * What a key does to the place of the cursor; null where it is the text's own. Digits run from left to right in both
 * directions of the page; columns follow the page.
 */
export function moveOf(
  { key, shiftKey, ctrlKey, altKey, metaKey }: Key,
  caret: Caret,
  { rtl, stacked }: { rtl: boolean; stacked: boolean },
): Move | null {
  if (altKey) return null;
  if (ctrlKey || metaKey) {
    if (shiftKey) return null;
    return key === "Home" ? "first" : key === "End" ? "last" : null;
  }
  if (key === "Enter") return shiftKey ? "back" : "onward";
  if (shiftKey) return null;
  switch (key) {
    case "ArrowUp":
      return stacked ? "back" : "up";
    case "ArrowDown":
      return stacked ? "onward" : "down";
    case "ArrowLeft":
    case "ArrowRight":
      if (stacked || !leaves(key, caret)) return null;
      return (key === "ArrowLeft") === rtl ? "after" : "before";
    default:
      return null;
  }
}
