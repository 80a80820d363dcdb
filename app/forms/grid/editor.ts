import type { Language } from "#app/messages/language.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import type { Areas } from "#app/messages/registry.ts";
import { Cells, cellOf, measureOf, rowOf } from "./cells.ts";
import { showRow } from "./live-row.ts";
import { moveOf, neighbour, type Place } from "./navigate.ts";
import { isBlock, parseBlock, placeBlock, shownText } from "./paste.ts";
import { sayProblem } from "./problem.ts";
import { type Change, UndoStack } from "./undo-stack.ts";

export type GridWords = { common: Areas["common"]; grid: Areas["liaison"]["grid"] };
export type Write = { cell: HTMLInputElement; value: string };

/** Steps outlive a save, which makes the form anew; a page of another return has its own. */
const stacks = new Map<string, UndoStack>();

function stackOf(path: string): UndoStack {
  const known = stacks.get(path) ?? new UndoStack();
  stacks.set(path, known);
  return known;
}

/** Types in the grid by program and by hand: moves, pastes, undoes, and keeps what is derived up to date. */
export class Editor {
  readonly cells: Cells;
  readonly #stack = stackOf(window.location.pathname);
  /** What the cell with the cursor held when the cursor came. */
  #held = "";
  /** While cells are written by program: their events are ours. */
  #writing = false;

  constructor(
    readonly box: HTMLElement,
    readonly language: Language,
    readonly words: GridWords,
    /** Says a sentence, and whether it can be taken back. */
    readonly say: (sentence: string, undoable?: boolean) => void,
  ) {
    this.cells = new Cells(box);
  }

  /** Writes cells as one step that can be undone, telling whoever listens of each; gives how many changed. */
  write(writes: readonly Write[]): number {
    const changes = writes
      .filter(({ cell, value }) => cell.value !== value)
      .map(({ cell, value }): Change & { cell: HTMLInputElement } => ({
        cell,
        name: cell.name,
        before: cell.value,
        after: value,
      }));
    this.#apply(changes);
    this.#stack.push(changes);
    return changes.length;
  }

  #apply(changes: readonly (Change & { cell: HTMLInputElement })[]): void {
    this.#writing = true;
    try {
      for (const { cell, after } of changes) {
        cell.value = after;
        cell.dispatchEvent(new Event("input", { bubbles: true }));
        cell.dispatchEvent(new Event("change", { bubbles: true }));
        sayProblem(cell, this.language, this.words.common);
        if (cell === document.activeElement) this.#held = after;
      }
    } finally {
      this.#writing = false;
    }
    for (const row of new Set(changes.map(({ cell }) => rowOf(cell)))) {
      if (row !== null) showRow(row, this.language, this.words.common);
    }
  }

  /** Takes the last step back, or does it again; puts the cursor where it happened. */
  undo(direction: "undo" | "redo"): void {
    const step = this.#stack[direction]();
    if (step === undefined) return;
    const changes = step.flatMap((change) => {
      const cell = document.getElementById(change.name);
      return cell instanceof HTMLInputElement && this.box.contains(cell) ? [{ ...change, cell }] : [];
    });
    this.#apply(changes);
    const first = changes.at(direction === "undo" ? -1 : 0)?.cell;
    if (first !== undefined) {
      this.cells.unfold(first);
      this.cells.focus(first);
    }
    const count = formatInteger(changes.length, this.language);
    this.say(direction === "undo" ? this.words.grid.undone({ count }) : this.words.grid.redone({ count }));
  }

  /** Where a cell stands among the rows and columns one can see. */
  #placeOf(cell: HTMLInputElement, rows: readonly HTMLTableRowElement[]): Place | null {
    const row = rows.findIndex((one) => one.contains(cell));
    const column = this.cells.columns().indexOf(measureOf(cell));
    return row < 0 || column < 0 ? null : { row, column };
  }

  entered(event: FocusEvent): void {
    const cell = cellOf(event.target);
    if (cell === null) return;
    this.#held = cell.value;
    cell.enterKeyHint = "next";
  }

  typed(event: Event): void {
    const row = event.target instanceof Element ? rowOf(event.target) : null;
    if (row === null || this.#writing) return;
    showRow(row, this.language, this.words.common);
  }

  /** A cell was left with another text than it had. */
  committed(event: Event): void {
    const cell = cellOf(event.target);
    if (cell === null || this.#writing) return;
    this.#stack.push([{ name: cell.name, before: this.#held, after: cell.value }]);
    this.#held = cell.value;
    sayProblem(cell, this.language, this.words.common);
  }

  pressed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const cell = cellOf(event.target);
    if (this.#isUndo(event, cell)) return;
    if (cell === null) return;
    if (event.key === "Escape" && cell.value !== this.#held) {
      event.preventDefault();
      cell.value = this.#held;
      cell.dispatchEvent(new Event("input", { bubbles: true }));
      cell.select();
      return;
    }
    if (event.key === "F2") {
      event.preventDefault();
      cell.setSelectionRange(cell.value.length, cell.value.length);
      return;
    }
    this.#move(event, cell);
  }

  #isUndo(event: KeyboardEvent, cell: HTMLInputElement | null): boolean {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
    // By the key's place: a Persian keyboard writes another letter there.
    const redo = event.code === "KeyY" || (event.code === "KeyZ" && event.shiftKey);
    if (!redo && event.code !== "KeyZ") return false;
    // While a cell is being typed its own undo is the browser's, as is that of a search.
    if (cell === null ? event.target instanceof HTMLInputElement : cell.value !== this.#held) return false;
    event.preventDefault();
    this.undo(redo ? "redo" : "undo");
    return true;
  }

  #move(event: KeyboardEvent, cell: HTMLInputElement): void {
    const caret = { start: cell.selectionStart ?? 0, end: cell.selectionEnd ?? 0, length: cell.value.length };
    const needsLayout = /^(?:Enter|Arrow)/.test(event.key);
    const stacked = needsLayout && this.cells.stacked();
    const move = moveOf(event, caret, { rtl: document.documentElement.dir === "rtl", stacked });
    if (move === null) return;
    // Enter would send the form; a line's end is no reason to.
    event.preventDefault();
    const rows = this.cells.visibleRows();
    const columns = this.cells.columns();
    const at = this.#placeOf(cell, rows);
    if (at === null) return;
    const at1 = neighbour(at, move, {
      rows: rows.length,
      columns: columns.length,
      stacked,
      open: (row, column) => this.cells.cell(rows[row], columns[column]) !== null,
    });
    const next = at1 === null ? null : this.cells.cell(rows[at1.row], columns[at1.column]);
    if (next !== null) this.cells.focus(next);
    else cell.select();
  }

  /** A block from a spreadsheet lands on the cells from the cursor on; a single value is the browser's. */
  pasted(event: ClipboardEvent): void {
    const cell = cellOf(event.target);
    const block = parseBlock(event.clipboardData?.getData("text/plain") ?? "");
    if (cell === null || !isBlock(block)) return;
    event.preventDefault();
    const rows = this.cells.visibleRows();
    const columns = this.cells.columns();
    const at = this.#placeOf(cell, rows);
    if (at === null) return;
    const { writes, lost } = placeBlock(block, at, { rows: rows.length, columns: columns.length });
    const found: Write[] = [];
    let kept = 0;
    for (const { row, column, text } of writes) {
      const target = this.cells.cell(rows[row], columns[column]);
      if (target !== null) found.push({ cell: target, value: shownText(text, this.language) });
      else if (text.trim() !== "") kept += 1;
    }
    const changed = this.write(found);
    cell.select();
    const { grid } = this.words;
    const count = (number: number) => formatInteger(number, this.language);
    const said = [grid.pasted({ count: count(changed) })];
    if (lost.columns > 0) said.push(grid.lostColumns({ count: count(lost.columns) }));
    if (lost.rows > 0) said.push(grid.lostRows({ count: count(lost.rows) }));
    if (kept > 0) said.push(grid.kept({ count: count(kept) }));
    this.say(said.join(" "), changed > 0);
  }
}
