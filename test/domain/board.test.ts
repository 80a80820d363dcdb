import { describe, expect, it } from "vitest";
import { type BoardRow, readBoardOrder, sortBoard } from "#app/domain/statistics/board.ts";
import { statesByProvince } from "#app/domain/statistics/period-states.ts";

const provinces = ["10", "23", "30"].map((code) => ({ code, name_fa: code, name_en: code }));
const counts = [
  { province_code: "10", state: "draft", returns: 4, in_force: 0, filed: 0 },
  { province_code: "23", state: "submitted", returns: 9, in_force: 0, filed: 9 },
] as const;
const wait = (day: number) => ({ since: new Date(Date.UTC(2026, 10, day)), working_days: day });
const rows: BoardRow[] = statesByProvince(provinces, counts, "submitted").provinces.map((row, index) => ({
  ...row,
  by_heads: ["0.5", "0.25", null][index] ?? null,
  by_weight: null,
  oldest: [null, wait(7), wait(3)][index] ?? null,
}));
const sorted = (order: Parameters<typeof sortBoard>[1]) => sortBoard(rows, order).map((row) => row.code);

describe("the board", () => {
  it("is sorted by what needs an eye first", () => {
    expect(sorted("province")).toEqual(["10", "23", "30"]);
    expect(sorted("expected")).toEqual(["23", "10", "30"]);
    expect(sorted("draft")).toEqual(["10", "23", "30"]);
    expect(sorted("oldest")).toEqual(["30", "23", "10"]);
    expect(sorted("heads")).toEqual(["30", "23", "10"]);
  });

  it("takes no order that is not one", () => {
    expect(readBoardOrder("weight")).toBe("weight");
    expect(readBoardOrder("__proto__")).toBe("province");
    expect(readBoardOrder(null)).toBe("province");
  });
});
