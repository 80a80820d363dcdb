import { describe, expect, it } from "vitest";
import { returnStates } from "#app/domain/monthly-return.ts";
import { daysByOffice } from "#app/domain/review-clock.ts";
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
    const narrow = read("county=7&division=23&product=2&finding=jump&late=1&selected=1&since=1790000000000&after=0.0120-9");
    expect(narrow).toMatchObject({
      county: 7,
      division: "23",
      item: 2,
      rule: "jump",
      late: true,
      selected: true,
      since: new Date(1_790_000_000_000),
      spot: { at: "after", place: { impact: "0.012", id: 9 } },
    });
    expect(isFiltered(narrow)).toBe(true);
    expect(withoutFilters(narrow)).toEqual({ ...plain, since: narrow.since });
    expect(read("before=3-1").spot).toEqual({ at: "before", place: { impact: "3", id: 1 } });
    expect(read("page=last").spot).toEqual({ at: "last" });
    expect(placeText({ impact: "0.012000", id: 9 })).toBe("0.012-9");
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

describe("the clocks of the offices", () => {
  it("count each office's calendar days apart", () => {
    const events = [
      { from_state: "draft", to_state: "submitted", at: at(5) },
      { from_state: "submitted", to_state: "in-review", at: at(6) },
      { from_state: "in-review", to_state: "returned", at: at(8) },
      { from_state: "returned", to_state: "submitted", at: at(12) },
      { from_state: "submitted", to_state: "accepted", at: at(13) },
      { from_state: "accepted", to_state: "approved", at: at(20) },
    ] as const;
    expect(daysByOffice(events, at(1), at(30))).toEqual({ establishment: 8, province: 4, ministry: 7 });
    expect(daysByOffice(events.slice(0, 3), at(1), at(30))).toEqual({ establishment: 26, province: 3, ministry: 0 });
  });

  it("count nothing before the period opened, and days by Tehran's midnight", () => {
    expect(daysByOffice([{ from_state: "draft", to_state: "submitted", at: at(3) }], at(5), at(6))).toEqual({
      establishment: 0,
      province: 1,
      ministry: 0,
    });
    // 20:00 and 21:00 UTC lie on two days in Tehran.
    expect(daysByOffice([], at(5, 20), at(5, 21)).establishment).toBe(1);
  });
});
