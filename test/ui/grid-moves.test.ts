import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Grid, type Key, type Move, moveOf, neighbour } from "#app/forms/grid/navigate.ts";
import { type Change, UndoStack } from "#app/forms/grid/undo-stack.ts";

const key = (name: string, held: Partial<Key> = {}): Key => ({
  key: name,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...held,
});
const whole = { start: 0, end: 4, length: 4 };
const within = { start: 2, end: 2, length: 4 };
const persian = { rtl: true, stacked: false };
const english = { rtl: false, stacked: false };

describe("a key in a cell", () => {
  it("leaves by arrows to the left and right only from the text's edge, by the direction of the page", () => {
    expect(moveOf(key("ArrowLeft"), whole, persian)).toBe("after");
    expect(moveOf(key("ArrowLeft"), whole, english)).toBe("before");
    expect(moveOf(key("ArrowLeft"), within, persian)).toBeNull();
    expect(moveOf(key("ArrowRight"), { start: 4, end: 4, length: 4 }, persian)).toBe("before");
    expect(moveOf(key("ArrowLeft"), { start: 4, end: 4, length: 4 }, persian)).toBeNull();
    expect(moveOf(key("ArrowRight"), { start: 0, end: 0, length: 0 }, english)).toBe("after");
  });

  it("goes up and down from anywhere, and on by Enter", () => {
    expect(moveOf(key("ArrowDown"), within, persian)).toBe("down");
    expect(moveOf(key("ArrowUp"), within, english)).toBe("up");
    expect(moveOf(key("Enter"), within, persian)).toBe("onward");
    expect(moveOf(key("Enter", { shiftKey: true }), within, persian)).toBe("back");
  });

  it("goes to the corners, and leaves what belongs to the text and the browser alone", () => {
    expect(moveOf(key("Home", { ctrlKey: true }), within, persian)).toBe("first");
    expect(moveOf(key("End", { metaKey: true }), within, persian)).toBe("last");
    expect(moveOf(key("ArrowDown", { altKey: true }), within, persian)).toBeNull();
    expect(moveOf(key("ArrowLeft", { shiftKey: true }), whole, persian)).toBeNull();
    expect(moveOf(key("Enter", { ctrlKey: true }), whole, persian)).toBeNull();
    expect(moveOf(key("Tab"), whole, persian)).toBeNull();
    expect(moveOf(key("5"), whole, persian)).toBeNull();
  });

  it("follows the card where cells stand under each other", () => {
    expect(moveOf(key("ArrowDown"), within, { rtl: true, stacked: true })).toBe("onward");
    expect(moveOf(key("ArrowLeft"), whole, { rtl: true, stacked: true })).toBeNull();
  });
});

describe("the next cell", () => {
  const open = (row: number, column: number) => !(column === 0 && row < 2) && !(row === 1 && column === 2);
  const grid: Grid = { rows: 3, columns: 3, open, stacked: false };

  it("lies past cells that are not typed", () => {
    expect(neighbour({ row: 0, column: 2 }, "down", grid)).toEqual({ row: 2, column: 2 });
    expect(neighbour({ row: 1, column: 1 }, "before", grid)).toBeNull();
    expect(neighbour({ row: 0, column: 1 }, "first", grid)).toEqual({ row: 0, column: 1 });
    expect(neighbour({ row: 2, column: 1 }, "onward", grid)).toEqual({ row: 0, column: 2 });
    expect(neighbour({ row: 2, column: 2 }, "onward", grid)).toBeNull();
    expect(neighbour({ row: 0, column: 2 }, "onward", { ...grid, stacked: true })).toEqual({ row: 1, column: 1 });
  });

  it("is open, and going on from the first reaches every open cell once", () => {
    const maps = fc
      .integer({ min: 1, max: 6 })
      .chain((columns) =>
        fc.tuple(
          fc.array(fc.array(fc.boolean(), { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 6 }),
          fc.boolean(),
        ),
      );
    fc.assert(
      fc.property(maps, ([map, stacked]) => {
        const columns = map[0]?.length ?? 0;
        const any: Grid = { rows: map.length, columns, open: (row, column) => map[row]?.[column] === true, stacked };
        const expected = map.flat().filter(Boolean).length;
        const seen = new Set<string>();
        let at = any.open(0, 0) ? { row: 0, column: 0 } : neighbour({ row: 0, column: 0 }, "onward", any);
        while (at !== null) {
          expect(any.open(at.row, at.column)).toBe(true);
          expect(seen.has(`${at.row}.${at.column}`)).toBe(false);
          seen.add(`${at.row}.${at.column}`);
          at = neighbour(at, "onward", any);
        }
        expect(seen.size).toBe(expected);
        for (const move of ["up", "down", "before", "after", "back", "first", "last"] satisfies Move[]) {
          const next = neighbour({ row: 0, column: 0 }, move, any);
          if (next !== null) expect(any.open(next.row, next.column)).toBe(true);
        }
      }),
    );
  });
});

describe("undoing", () => {
  const change = (name: string, before: string, after: string): Change => ({ name, before, after });

  it("takes steps back in turn, and does them again", () => {
    const stack = new UndoStack();
    stack.push([change("a", "", "1"), change("b", "", "2")]);
    stack.push([change("a", "1", "3")]);
    expect(stack.undo()).toEqual([change("a", "3", "1")]);
    expect(stack.undo()).toEqual([change("b", "2", ""), change("a", "1", "")]);
    expect(stack.undo()).toBeUndefined();
    expect(stack.redo()).toEqual([change("a", "", "1"), change("b", "", "2")]);
    stack.push([change("a", "1", "9")]);
    expect(stack.redo()).toBeUndefined();
  });

  it("knows no step that changed nothing", () => {
    const stack = new UndoStack();
    stack.push([change("a", "1", "1")]);
    expect(stack.undo()).toBeUndefined();
  });

  it("of every step brings the cells back to where they began, and redoing to where they ended", () => {
    const step = fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.constantFrom("", "1", "2")), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const cells: Record<string, string> = { a: "", b: "", c: "" };
        const stack = new UndoStack();
        for (const writes of steps) {
          const changes = writes.map(([name, after]) => {
            const one = change(name, cells[name] ?? "", after);
            cells[name] = after;
            return one;
          });
          stack.push(changes);
        }
        const ended = { ...cells };
        const apply = (changes: readonly Change[]) => {
          for (const { name, after } of changes) cells[name] = after;
        };
        for (let back = stack.undo(); back !== undefined; back = stack.undo()) apply(back);
        expect(cells).toEqual({ a: "", b: "", c: "" });
        for (let again = stack.redo(); again !== undefined; again = stack.redo()) apply(again);
        expect(cells).toEqual(ended);
      }),
    );
  });
});
