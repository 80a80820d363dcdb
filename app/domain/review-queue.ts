import { type ReturnState, returnStates } from "./monthly-return.ts";
import { parsePeriod } from "./period.ts";
import { foldPersian } from "./quantity.ts";
import { turnOf } from "./review.ts";

/** The two desks that review: a province's and the ministry's. */
export type ReviewDesk = "province" | "ministry";

/** What a queue shows: everything that waits for the desk, or one state. */
export type QueueTab = "waiting" | ReturnState;

/** What an address asks of a queue; every part has a value that asks for nothing. */
export interface QueueQuestion {
  /** null: the newest period in which something waits. */
  period: string | null;
  tab: QueueTab;
  search: string;
  /** From 1. */
  page: number;
}

export const queuePageSize = 50;
const longestSearch = 100;

const tabs: Readonly<Record<ReviewDesk, readonly QueueTab[]>> = {
  province: ["waiting", "submitted", "in-review", "referred-back", "returned", "accepted", "approved", "draft", "not-started"],
  ministry: ["waiting", "referred-back", "approved", "submitted", "in-review", "returned", "draft", "not-started"],
};

/** @returns the tabs of a desk's queue, in their order. */
export function tabsOf(desk: ReviewDesk): readonly QueueTab[] {
  return tabs[desk];
}

/** @returns the states in which a return waits for the desk. */
export function waitingStates(desk: ReviewDesk): readonly ReturnState[] {
  return returnStates.filter((state) => turnOf(state) === desk);
}

/** @returns the states a tab shows. */
export function statesOfTab(desk: ReviewDesk, tab: QueueTab): readonly ReturnState[] {
  return tab === "waiting" ? waitingStates(desk) : [tab];
}

/** Reads a queue's question from an address. What cannot be read asks for nothing; it is never an error. */
export function readQueueQuestion(desk: ReviewDesk, get: (name: string) => string | null): QueueQuestion {
  const page = /^[1-9]\d{0,4}$/.exec(get("page") ?? "");
  return {
    period: parsePeriod(get("period") ?? "") ?? null,
    tab: tabs[desk].find((tab) => tab === get("state")) ?? "waiting",
    search: foldPersian((get("q") ?? "").slice(0, longestSearch)),
    page: page ? Number(page[0]) : 1,
  };
}

/**
 * Since when a return waits for whoever has it: beginning the review does not start its wait anew.
 * The queue's SQL sorts by the same.
 */
export function waitingSince(row: { state: ReturnState; state_since: Date; submitted_at: Date | null }): Date {
  return row.state === "in-review" && row.submitted_at !== null ? row.submitted_at : row.state_since;
}
