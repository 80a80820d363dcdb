import { describe, expect, it } from "vitest";
import { workingCalendar } from "#app/domain/calendar.ts";
import { extensionOffer, isSilent, missingInARow, reminderOn, shareOf } from "#app/domain/follow-up.ts";

// 2026-11-01 is a Sunday; Thursday and Friday are off.
const calendar = workingCalendar([]);
const due = "2026-11-01";

describe("a month counts as not filed", () => {
  it("while nothing that was sent stands", () => {
    expect(isSilent({ state: "draft", first_submitted_at: null })).toBe(true);
    expect(isSilent({ state: "awaiting-signature", first_submitted_at: null })).toBe(true);
    expect(isSilent({ state: "submitted", first_submitted_at: new Date() })).toBe(false);
    expect(isSilent({ state: "draft", first_submitted_at: new Date() })).toBe(false);
  });
});

describe("a reminder is due", () => {
  it.each([
    ["2026-10-27", null],
    ["2026-10-28", "before-due"],
    ["2026-10-30", "before-due"],
    [due, "before-due"],
    ["2026-11-02", "after-due"],
    ["2026-11-07", "after-due"],
    ["2026-11-08", "again"],
    ["2026-12-20", "again"],
  ] as const)("on %s: %s", (today, kind) => {
    expect(reminderOn(today, due, calendar)).toBe(kind);
  });
});

describe("months missing in a row", () => {
  it("end at the first that was filed", () => {
    expect(missingInARow("1405-02", new Set())).toBe(1);
    expect(missingInARow("1405-02", new Set(["1405-01", "1404-12", "1404-10"]))).toBe(3);
  });
});

describe("the one-click extension", () => {
  it("is an expert's once and a supervisor's again, and names the day it gives", () => {
    const offer = (role: "expert" | "supervisor", earlier: number, today = due) =>
      extensionOffer(role, { due_on: due, earlier }, 5, today, calendar);
    expect(offer("expert", 0)).toBe("2026-11-08");
    expect(offer("expert", 1)).toBeNull();
    expect(offer("supervisor", 1)).toBe("2026-11-08");
    expect(offer("expert", 0, "2026-11-08")).toBe("2026-11-08");
    expect(offer("expert", 0, "2026-11-09")).toBeNull();
  });
});

describe("a share", () => {
  it("is rounded half-up to six decimals, and nothing of nothing", () => {
    expect(shareOf("1", "3")).toBe("0.333333");
    expect(shareOf("0", "0")).toBeNull();
  });
});
