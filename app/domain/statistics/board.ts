import type { Decimal } from "../decimal.ts";
import { returnStates } from "../monthly-return.ts";
import type { ProvinceStates, StatesRow } from "./period-states.ts";

/** A line of the ministry's board; shares are of one, null where nothing is expected or weighed. */
export interface BoardLine extends StatesRow {
  /** Of the establishments expected, those whose submitted version counts. */
  by_heads: Decimal | null;
  /** The same by what they usually produce in value. */
  by_weight: Decimal | null;
  /** Since when the oldest return waits for the province's review, and how many working days; null: none waits. */
  oldest: { since: Date; working_days: number } | null;
}

export type BoardRow = BoardLine & Pick<ProvinceStates, "code" | "name_fa" | "name_en">;

/** What the board can be sorted by. */
export const boardOrders = ["province", "expected", ...returnStates, "heads", "weight", "oldest"] as const;
export type BoardOrder = (typeof boardOrders)[number];

/** Takes any text (a query parameter); gives the order it names, by province for any other. */
export function readBoardOrder(text: string | null): BoardOrder {
  return boardOrders.find((order) => order === text) ?? "province";
}

function rankOf(row: BoardRow, order: Exclude<BoardOrder, "province">): number {
  switch (order) {
    case "expected":
      return row.expected;
    case "heads":
      return Number(row.by_heads ?? -1);
    case "weight":
      return Number(row.by_weight ?? -1);
    case "oldest":
      return row.oldest === null ? Number.NEGATIVE_INFINITY : -row.oldest.since.getTime();
    default:
      return row.by_state[order];
  }
}

/**
 * The board's lines in an order: provinces as the register has them; counts with the largest first, the wait with the
 * oldest; coverage with the smallest first, where somebody has to act.
 */
export function sortBoard(rows: readonly BoardRow[], order: BoardOrder): BoardRow[] {
  if (order === "province") return [...rows];
  const sign = order === "heads" || order === "weight" ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [rankOf(a, order), rankOf(b, order)];
    return left === right ? 0 : sign * (right - left);
  });
}
