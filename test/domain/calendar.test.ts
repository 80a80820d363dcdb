import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addWorkingDays,
  answerDue,
  calendarDefaults,
  closesAt,
  daysLeft,
  duePoint,
  isLate,
  isWorkingDay,
  nextWorkingDay,
  openPeriodAt,
  opensAt,
  periodClock,
  readWeekend,
  workingCalendar,
  workingDaysBetween,
} from "#app/domain/calendar.ts";
import { addDays, jalaliOf, nextPeriod, periodFrom, tehranDay, weekdayOf } from "#app/domain/period.ts";

const plain = workingCalendar([]);

describe("working days", () => {
  test("Saturday to Wednesday are worked", () => {
    const week = Array.from({ length: 7 }, (_, index) => addDays("2026-11-21", index));
    expect(week.map((day) => isWorkingDay(day, plain))).toEqual([true, true, true, true, true, false, false]);
  });

  test("another week holds from its day on, in whatever order it is listed", () => {
    const calendar = workingCalendar(
      [],
      [
        { validFrom: "2026-06-01", weekend: [5, 6] },
        { validFrom: "2000-01-01", weekend: [5] },
      ],
    );
    // The last Thursday and Saturday before the change, and the first after it.
    expect([isWorkingDay("2026-05-28", calendar), isWorkingDay("2026-05-30", calendar)]).toEqual([true, true]);
    expect([isWorkingDay("2026-06-04", calendar), isWorkingDay("2026-06-06", calendar)]).toEqual([true, false]);
    expect(readWeekend("4, 5,x,0,8,7")).toEqual([4, 5, 0]);
  });

  test("holidays are not worked", () => {
    const calendar = workingCalendar(["2026-11-21", "2026-11-22"]);
    expect(nextWorkingDay("2026-11-19", calendar)).toBe("2026-11-23");
    expect(addWorkingDays("2026-11-18", 1, calendar)).toBe("2026-11-23");
  });

  test("a calendar without a working day is refused", () => {
    expect(() =>
      nextWorkingDay("2026-11-21", workingCalendar([], [{ validFrom: "2000-01-01", weekend: [0, 1, 2, 3, 4, 5, 6] }])),
    ).toThrow(RangeError);
  });

  const days = fc.integer({ min: 0, max: 4000 }).map((count) => addDays("2020-03-20", count));
  const calendars = fc.array(days, { maxLength: 60 }).map((holidays) => workingCalendar(holidays));

  test("n working days later is a working day, and n working days are between", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 40 }), calendars, (day, count, calendar) => {
        const later = addWorkingDays(day, count, calendar);
        expect(isWorkingDay(later, calendar)).toBe(true);
        expect(workingDaysBetween(day, later, calendar)).toBe(count);
        expect(workingDaysBetween(later, day, calendar)).toBe(0);
        expect(addWorkingDays(addWorkingDays(day, 1, calendar), count - 1, calendar)).toBe(later);
      }),
    );
  });

  test("a return is due on the 10th of the next month or the first working day after", () => {
    const periods = fc
      .tuple(fc.integer({ min: 1400, max: 1420 }), fc.integer({ min: 1, max: 12 }))
      .map(([y, m]) => periodFrom(y, m));
    fc.assert(
      fc.property(periods, calendars, (period, calendar) => {
        const { dueDay, dueAt, graceUntil } = duePoint(period, calendar);
        const { year, month, day } = jalaliOf(dueDay);
        expect(periodFrom(year, month)).toBe(nextPeriod(period));
        expect(day).toBeGreaterThanOrEqual(10);
        expect(isWorkingDay(dueDay, calendar)).toBe(true);
        for (let before = addDays(dueDay, -1), left = day - 10; left > 0; left--, before = addDays(before, -1)) {
          expect(isWorkingDay(before, calendar)).toBe(false);
        }
        expect(tehranDay(dueAt)).toBe(dueDay);
        expect(tehranDay(new Date(dueAt.getTime() + 1))).toBe(addDays(dueDay, 1));
        expect(graceUntil.getTime() - dueAt.getTime()).toBe(15 * 60_000);
      }),
    );
  });
});

describe("the dates of a month", () => {
  test("Mehr 1405 is due on Sunday 10 Aban", () => {
    const due = duePoint("1405-07", plain);
    expect([due.dueDay, weekdayOf(due.dueDay), due.dueAt.toISOString(), due.graceUntil.toISOString()]).toEqual([
      "2026-11-01",
      0,
      "2026-11-01T20:29:59.999Z",
      "2026-11-01T20:44:59.999Z",
    ]);
  });

  test("a Friday the 10th moves the due day to Saturday, and a holiday there to Sunday", () => {
    // 10 Mehr 1404 was a Thursday.
    expect(duePoint("1404-06", plain).dueDay).toBe("2025-10-04");
    expect(duePoint("1404-06", workingCalendar(["2025-10-04"])).dueDay).toBe("2025-10-05");
    expect(duePoint("1404-06", plain, { ...calendarDefaults, dueDayOfMonth: 5 }).dueDay).toBe("2025-09-27");
  });

  test("late is after the grace, not after the day", () => {
    const due = duePoint("1405-07", plain);
    expect(isLate(new Date("2026-11-01T20:44:59.999Z"), due)).toBe(false);
    expect(isLate(new Date("2026-11-01T20:45:00.000Z"), due)).toBe(true);
  });

  test("days left are counted in Tehran", () => {
    expect(daysLeft(new Date("2026-10-31T20:29:59Z"), "2026-11-01")).toBe(1);
    expect(daysLeft(new Date("2026-10-31T20:30:00Z"), "2026-11-01")).toBe(0);
    expect(daysLeft(new Date("2026-11-03T12:00:00Z"), "2026-11-01")).toBe(-2);
  });

  test("a month opens on its last day and closes as the next one opens", () => {
    expect(opensAt("1405-07").toISOString()).toBe("2026-10-21T20:30:00.000Z");
    expect(closesAt("1405-07")).toEqual(opensAt("1405-08"));
    const opening = opensAt("1405-07").getTime();
    expect(periodClock("1405-07", new Date("2026-09-22T20:29:59Z"))).toBe("future");
    expect(periodClock("1405-07", new Date("2026-09-22T20:30:00Z"))).toBe("planned");
    expect(periodClock("1405-07", new Date(opening))).toBe("open");
    expect(periodClock("1405-07", closesAt("1405-07"))).toBe("closed");
    expect(openPeriodAt(new Date(opening - 1))).toBe("1405-06");
    expect(openPeriodAt(new Date(opening))).toBe("1405-07");
    expect(openPeriodAt(new Date("2026-11-21T00:00:00Z"))).toBe("1405-08");
  });

  test("an answer is due so many working days after Tehran's day", () => {
    expect(answerDue(new Date("2026-11-18T10:00:00Z"), 5, plain).dueDay).toBe("2026-11-25");
  });
});
