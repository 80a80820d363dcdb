import { describe, expect, it } from "vitest";
import { workingCalendar } from "#app/domain/calendar.ts";
import { clocksByOffice, spansByOffice, timedDecisions } from "#app/domain/review-clock.ts";

// November 2026: the 1st is a Sunday; Thursdays (5, 12, 19, 26) and Fridays are off, and here the 8th too.
const calendar = workingCalendar(["2026-11-08"]);
const at = (day: number, hour = 8) => new Date(Date.UTC(2026, 10, day, hour));
const way = [
  { event: "submit", from_state: "draft", to_state: "submitted", at: at(5) },
  { event: "start-review", from_state: "submitted", to_state: "in-review", at: at(7) },
  { event: "send-back", from_state: "in-review", to_state: "returned", at: at(15) },
  { event: "submit", from_state: "returned", to_state: "submitted", at: at(16) },
  { event: "accept", from_state: "submitted", to_state: "accepted", at: at(17) },
  { event: "approve", from_state: "accepted", to_state: "approved", at: at(24) },
] as const;

describe("the clocks of the offices", () => {
  it("count each office's calendar and working days apart", () => {
    expect(clocksByOffice(way, at(1), at(30), calendar)).toEqual({
      establishment: { calendar: 5, working: 4 },
      // Of 6–15 November five days are worked: 7, 9, 10, 11, 14 and 15, and the 17th after the second submission.
      province: { calendar: 11, working: 7 },
      ministry: { calendar: 7, working: 5 },
    });
  });

  it("run until now for whoever has it, and for nobody once it is approved", () => {
    const days = clocksByOffice(way.slice(0, 3), at(1), at(18), calendar);
    expect([days.establishment.calendar, days.province.calendar, days.ministry.calendar]).toEqual([7, 10, 0]);
    expect(clocksByOffice(way, at(1), at(30), calendar)).toEqual(clocksByOffice(way, at(1), at(24), calendar));
  });

  it("count nothing before the period opened, and days by Tehran's midnight", () => {
    const early = [{ from_state: "draft", to_state: "submitted", at: at(3) }] as const;
    expect(clocksByOffice(early, at(5), at(6), calendar)).toMatchObject({
      establishment: { calendar: 0 },
      province: { calendar: 1 },
    });
    // 20:00 and 21:00 UTC lie on two days in Tehran.
    expect(clocksByOffice([], at(5, 20), at(5, 21), calendar).establishment).toEqual({ calendar: 1, working: 0 });
  });

  it("see one stretch where an office moves a return within itself", () => {
    expect(spansByOffice(way.slice(0, 2), at(1))).toEqual([
      { office: "establishment", from: at(1), to: at(5) },
      { office: "province", from: at(5), to: null },
    ]);
  });
});

describe("a decision is timed", () => {
  it("from its arrival at the office, in time within five working days", () => {
    const timed = timedDecisions(way, at(1), calendar).map(({ event, office, arrived_at, days, timely }) => [
      event.event,
      office,
      arrived_at.getUTCDate(),
      days.working,
      timely,
    ]);
    expect(timed).toEqual([
      ["send-back", "province", 5, 6, false],
      ["accept", "province", 16, 1, true],
      ["approve", "ministry", 17, 5, true],
    ]);
  });

  it("not where it was undone: the wait goes on", () => {
    const undone = [
      ...way.slice(0, 1),
      { event: "accept", from_state: "submitted", to_state: "accepted", at: at(6) },
      { event: "undo-accept", from_state: "accepted", to_state: "submitted", at: at(6) },
      { event: "accept", from_state: "submitted", to_state: "accepted", at: at(10) },
    ] as const;
    const timed = timedDecisions(undone, at(1), calendar);
    expect(timed.map((one) => [one.event.at, one.days.working])).toEqual([[at(10), 3]]);
  });
});
