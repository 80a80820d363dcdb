import { describe, expect, it } from "vitest";
import { returnStates } from "#app/domain/monthly-return.ts";
import { readQueueQuestion, statesOfTab, tabsOf, waitingSince, waitingStates } from "#app/domain/review-queue.ts";

const at = (day: number, hour = 8) => new Date(Date.UTC(2026, 9, day, hour));

describe("a queue", () => {
  it("holds what waits for its desk", () => {
    expect(waitingStates("province")).toEqual(["submitted", "in-review", "referred-back"]);
    expect(waitingStates("ministry")).toEqual(["accepted"]);
    for (const desk of ["province", "ministry"] as const) {
      const shown = tabsOf(desk).flatMap((tab) => statesOfTab(desk, tab));
      expect(returnStates.filter((state) => !shown.includes(state))).toEqual(["awaiting-signature"]);
    }
  });

  it("reads an address, and nothing from nonsense", () => {
    const read = (text: string) => readQueueQuestion("province", (name) => new URLSearchParams(text).get(name));
    expect(read("period=1405-07&state=returned&q= كارخانه &page=3")).toEqual({
      period: "1405-07",
      tab: "returned",
      search: "کارخانه",
      page: 3,
    });
    expect(read("period=1405-00&state=waiting&page=1.5")).toEqual({ period: null, tab: "waiting", search: "", page: 1 });
    expect(read(`q=${"x".repeat(900)}`).search).toHaveLength(100);
  });

  it("does not let the beginning of a review start the wait anew", () => {
    const row = { state_since: at(20), submitted_at: at(10) };
    expect(waitingSince({ ...row, state: "in-review" })).toEqual(at(10));
    expect(waitingSince({ ...row, state: "referred-back" })).toEqual(at(20));
  });
});
