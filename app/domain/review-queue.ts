import { type RuleCode, ruleCodes } from "./checks/finding.ts";
import { canonical, type Decimal } from "./decimal-text.ts";
import { type ReturnState, returnStates } from "./monthly-return.ts";
import { parsePeriod } from "./period.ts";
import { foldPersian } from "./quantity.ts";
import { turnOf } from "./review.ts";

/** The two desks that review: a province's and the ministry's. */
export type ReviewDesk = "province" | "ministry";

/** What a queue shows: everything that waits for the desk, or one state. */
export type QueueTab = "waiting" | ReturnState;

/** What a queue is narrowed by; every part has a value that asks for nothing. */
export interface QueueFilters {
  /** Part of an establishment's name. */
  search: string;
  province: string | null;
  county: number | null;
  /** ISIC division, two digits. */
  division: string | null;
  /** Catalogue item that the establishment is licensed for. */
  item: number | null;
  /** Rule that found something in the newest submission. */
  rule: RuleCode | null;
  late: boolean;
  selected: boolean;
  /** Establishments that are shared out to who asks, or that he covers. */
  mine: boolean;
}

/** A return's place in a queue: the impact of its newest submission, largest first, then its id. */
export interface QueuePlace {
  impact: Decimal;
  id: number;
}

/** Which rows of a queue are asked for: a page by its number or the last, or what lies beside a place. */
export type QueueSpot = { at: "page"; page: number } | { at: "last" } | { at: "after" | "before"; place: QueuePlace };

/** What an address asks of a queue. */
export interface QueueQuestion extends QueueFilters {
  /** null: the newest period in which something waits. */
  period: string | null;
  tab: QueueTab;
  spot: QueueSpot;
  /** When the queue was opened: what arrived since is counted; null: now. */
  since: Date | null;
}

export const queuePageSize = 50;
const longestSearch = 100;
export const firstPage: QueueSpot = { at: "page", page: 1 };
const noFilters: QueueFilters = {
  search: "",
  province: null,
  county: null,
  division: null,
  item: null,
  rule: null,
  late: false,
  selected: false,
  mine: false,
};

/** @returns whether anything but the desk, the period and the tab narrows a queue */
export function isFiltered(filters: QueueFilters): boolean {
  return (Object.keys(noFilters) as (keyof QueueFilters)[]).some((name) => filters[name] !== noFilters[name]);
}

/** @returns the question with nothing left that narrows it, from its first page */
export function withoutFilters(question: QueueQuestion): QueueQuestion {
  return { ...question, ...noFilters, spot: firstPage };
}

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

/** States that a return comes to a desk in, from elsewhere; beginning a review brings nothing new. */
export function arrivingStates(desk: ReviewDesk): readonly ReturnState[] {
  return desk === "province" ? ["submitted", "referred-back"] : ["accepted"];
}

/** @returns the states a tab shows. */
export function statesOfTab(desk: ReviewDesk, tab: QueueTab): readonly ReturnState[] {
  return tab === "waiting" ? waitingStates(desk) : [tab];
}

const placePattern = /^(\d{1,14}(?:\.\d{1,6})?)-([1-9]\d{0,9})$/;

/** A place as an address writes it. */
export function placeText({ impact, id }: QueuePlace): string {
  return `${canonical(impact)}-${id}`;
}

/** @returns the place a text writes; null for anything else */
export function readPlace(text: string | null): QueuePlace | null {
  const parts = placePattern.exec(text ?? "");
  return parts?.[1] && parts[2] ? { impact: canonical(parts[1]), id: Number(parts[2]) } : null;
}

function readSpot(get: (name: string) => string | null): QueueSpot {
  const [after, before] = [readPlace(get("after")), readPlace(get("before"))];
  if (after) return { at: "after", place: after };
  if (before) return { at: "before", place: before };
  if (get("page") === "last") return { at: "last" };
  const page = /^[1-9]\d{0,4}$/.exec(get("page") ?? "");
  return page ? { at: "page", page: Number(page[0]) } : firstPage;
}

/** Reads a queue's question from an address. What cannot be read asks for nothing; it is never an error. */
export function readQueueQuestion(desk: ReviewDesk, get: (name: string) => string | null): QueueQuestion {
  const whole = (name: string) => (/^[1-9]\d{0,8}$/.test(get(name) ?? "") ? Number(get(name)) : null);
  const digits = (name: string) => /^\d\d$/.exec(get(name) ?? "")?.[0] ?? null;
  const since = /^[1-9]\d{11,13}$/.exec(get("since") ?? "");
  return {
    period: parsePeriod(get("period") ?? "") ?? null,
    tab: tabs[desk].find((tab) => tab === get("state")) ?? "waiting",
    search: foldPersian((get("q") ?? "").slice(0, longestSearch)),
    province: desk === "ministry" ? digits("province") : null,
    county: whole("county"),
    division: digits("division"),
    item: whole("product"),
    rule: ruleCodes.find((rule) => rule === get("finding")) ?? null,
    late: get("late") === "1",
    selected: get("selected") === "1",
    mine: desk === "province" && get("mine") === "1",
    spot: readSpot(get),
    since: since ? new Date(Number(since[0])) : null,
  };
}

/**
 * Since when a return waits for whoever has it: beginning the review does not start its wait anew.
 */
export function waitingSince(row: { state: ReturnState; state_since: Date; submitted_at: Date | null }): Date {
  return row.state === "in-review" && row.submitted_at !== null ? row.submitted_at : row.state_since;
}
