import { describe, expect, it } from "vitest";
import { returnStates } from "#app/domain/monthly-return.ts";
import {
  arrivingStates,
  isFiltered,
  placeText,
  readQueueQuestion,
  statesOfTab,
  tabsOf,
  waitingSince,
  waitingStates,
  withoutFilters,
} from "#app/domain/review-queue.ts";

const at = (day: number, hour = 8) => new Date(Date.UTC(2026, 9, day, hour));

describe("a queue", () => {
  it("holds what waits for its desk", () => {
    expect(waitingStates("province")).toEqual(["submitted", "in-review", "referred-back"]);
    expect(waitingStates("ministry")).toEqual(["accepted"]);
    for (const desk of ["province", "ministry"] as const) {
      expect(arrivingStates(desk).every((state) => waitingStates(desk).includes(state))).toBe(true);
      const shown = tabsOf(desk).flatMap((tab) => statesOfTab(desk, tab));
      expect(returnStates.filter((state) => !shown.includes(state))).toEqual(["awaiting-signature"]);
    }
  });

  it("reads an address, and nothing from nonsense", () => {
    const read = (text: string) => readQueueQuestion("province", (name) => new URLSearchParams(text).get(name));
    const plain = readQueueQuestion("province", () => null);
    expect(read("period=1405-07&state=returned&q= كارخانه &page=3")).toEqual({
      ...plain,
      period: "1405-07",
      tab: "returned",
      search: "کارخانه",
      spot: { at: "page", page: 3 },
    });
    expect(read("period=1405-00&state=waiting&page=1.5&county=x&division=2&finding=gone&after=1&since=2")).toEqual(plain);
    expect(isFiltered(plain)).toBe(false);
    const narrow = read(
      "county=7&division=23&product=2&finding=jump&late=1&selected=1&mine=1&since=1790000000000&after=0.0120-9",
    );
    expect(narrow).toMatchObject({
      county: 7,
      division: "23",
      item: 2,
      rule: "jump",
      late: true,
      selected: true,
      mine: true,
      since: new Date(1_790_000_000_000),
      spot: { at: "after", place: { impact: "0.012", id: 9 } },
    });
    expect(isFiltered(narrow)).toBe(true);
    expect(withoutFilters(narrow)).toEqual({ ...plain, since: narrow.since });
    expect(read("before=3-1").spot).toEqual({ at: "before", place: { impact: "3", id: 1 } });
    expect(read("page=last").spot).toEqual({ at: "last" });
    expect(placeText({ impact: "0.012000", id: 9 })).toBe("0.012-9");
    // The ministry's work is not shared out.
    expect(readQueueQuestion("ministry", (name) => (name === "mine" ? "1" : null)).mine).toBe(false);
    // A province's desk has its own province already.
    expect(read("province=23").province).toBeNull();
    expect(readQueueQuestion("ministry", (name) => (name === "province" ? "23" : null)).province).toBe("23");
    expect(read(`q=${"x".repeat(900)}`).search).toHaveLength(100);
  });

  it("does not let the beginning of a review start the wait anew", () => {
    const row = { state_since: at(20), submitted_at: at(10) };
    expect(waitingSince({ ...row, state: "in-review" })).toEqual(at(10));
    expect(waitingSince({ ...row, state: "referred-back" })).toEqual(at(20));
  });
});
