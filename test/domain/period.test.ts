import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  comparePeriods,
  dayOfJalali,
  daysInJalaliYear,
  daysInPeriod,
  firstDay,
  instantOfTehran,
  isDay,
  isLeapYear,
  jalaliOf,
  lastDay,
  monthsBetween,
  nextPeriod,
  parsePeriod,
  periodFrom,
  periodOf,
  periodOfInstant,
  periodsBetween,
  previousPeriod,
  sameMonthLastYear,
  tehranDay,
  tehranOffsetMinutes,
  weekdayOf,
} from "#app/domain/period.ts";

// ICU 78.2 (calendar persian) and jalaali-js 2.0.1 agree on these for every day from 1300 to 1502.
const leapYears = new Set([
  1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420, 1424, 1428, 1432, 1436, 1441, 1445, 1449, 1453,
  1457, 1461, 1465, 1469, 1474,
]);

const periods = fc.tuple(fc.integer({ min: 1310, max: 1490 }), fc.integer({ min: 1, max: 12 })).map(([y, m]) => periodFrom(y, m));

test("leap years of 1370–1475 are the known ones", () => {
  for (let year = 1370; year <= 1475; year++) {
    expect(isLeapYear(year), String(year)).toBe(leapYears.has(year));
    expect(daysInJalaliYear(year)).toBe(leapYears.has(year) ? 366 : 365);
    expect(daysInPeriod(periodFrom(year, 12))).toBe(leapYears.has(year) ? 30 : 29);
  }
});

describe("a period", () => {
  test.each(["1405-07", "1300-01", "1500-12"])("%s is one", (text) => {
    expect(parsePeriod(text)).toBe(text);
  });

  test.each(["1405-13", "1405-00", "1299-12", "1501-01", "1405-7", "۱۴۰۵-۰۷", "1405/07", "", "1405-07 "])(
    "%j is none",
    (text) => {
      expect(parsePeriod(text)).toBeUndefined();
    },
  );

  test("the months of 1405 in the Gregorian calendar", () => {
    expect([firstDay("1405-01"), lastDay("1405-01"), firstDay("1405-07"), lastDay("1405-07"), lastDay("1403-12")]).toEqual([
      "2026-03-21",
      "2026-04-20",
      "2026-09-23",
      "2026-10-22",
      "2025-03-20",
    ]);
    expect(periodOf("2026-11-01")).toBe("1405-08");
    expect(jalaliOf("2026-11-01")).toEqual({ year: 1405, month: 8, day: 10 });
    expect(sameMonthLastYear("1405-07")).toBe("1404-07");
    expect([nextPeriod("1404-12"), previousPeriod("1405-01")]).toEqual(["1405-01", "1404-12"]);
    expect(periodsBetween("1404-11", "1405-02")).toEqual(["1404-11", "1404-12", "1405-01", "1405-02"]);
    expect(periodsBetween("1405-02", "1405-01")).toEqual([]);
  });

  test("months add up, order and fill the calendar without gap", () => {
    fc.assert(
      fc.property(periods, fc.integer({ min: -100, max: 100 }), (period, count) => {
        const other = addMonths(period, count);
        expect(monthsBetween(period, other)).toBe(count);
        expect(addMonths(other, -count)).toBe(period);
        expect(Math.sign(comparePeriods(other, period))).toBe(Math.sign(count));
        expect(other < period).toBe(count < 0);
        expect(addDays(lastDay(period), 1)).toBe(firstDay(nextPeriod(period)));
        expect(periodOf(firstDay(period))).toBe(period);
        expect(periodOf(lastDay(period))).toBe(period);
      }),
    );
  });

  test("a Jalali day that does not exist is refused", () => {
    expect(() => dayOfJalali(1404, 12, 30)).toThrow(RangeError);
    expect(() => dayOfJalali(1404, 7, 31)).toThrow(RangeError);
    expect(dayOfJalali(1403, 12, 30)).toBe("2025-03-20");
    expect([isDay("2025-02-29"), isDay("2024-02-29"), isDay("x")]).toEqual([false, true, false]);
  });
});

describe("Tehran's clock", () => {
  const oracle = new Intl.DateTimeFormat("en-CA", {
    timeZone: "Asia/Tehran",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  const persian = new Intl.DateTimeFormat("en-u-ca-persian", {
    timeZone: "Asia/Tehran",
    year: "numeric",
    month: "numeric",
    day: "numeric",
  });
  const part = (parts: Intl.DateTimeFormatPart[], type: string) => parts.find((found) => found.type === type)?.value ?? "";

  const instants = fc.date({ min: new Date("2016-03-20T00:00:00Z"), max: new Date("2032-03-20T00:00:00Z"), noInvalidDate: true });

  function agrees(instant: Date): void {
    const parts = oracle.formatToParts(instant);
    const day = `${part(parts, "year")}-${part(parts, "month")}-${part(parts, "day")}`;
    const clock = `${part(parts, "hour")}:${part(parts, "minute")}:${part(parts, "second")}`;
    expect(tehranDay(instant), instant.toISOString()).toBe(day);
    const offset = tehranOffsetMinutes(instant) * 60_000;
    expect(new Date(instant.getTime() + offset).toISOString().slice(11, 19), instant.toISOString()).toBe(clock);
    const jalali = persian.formatToParts(instant);
    expect(jalaliOf(day)).toEqual({
      year: Number(part(jalali, "relatedYear") || part(jalali, "year")),
      month: Number(part(jalali, "month")),
      day: Number(part(jalali, "day")),
    });
  }

  test("agrees with the zone database at any instant of 1395–1410", () => {
    fc.assert(fc.property(instants, agrees), { numRuns: 300 });
  });

  test("agrees with it every half hour round each change of the clock", () => {
    for (let year = 2016; year <= 2026; year++) {
      for (const month of [2, 8]) {
        for (let hour = 0; hour < 4 * 24; hour += 0.5) agrees(new Date(Date.UTC(year, month, 19) + hour * 3_600_000));
      }
    }
  });

  test("a day and a time give the instant", () => {
    expect(instantOfTehran("2026-11-01", "23:59:59.999").toISOString()).toBe("2026-11-01T20:29:59.999Z");
    expect(instantOfTehran("2021-06-01", "00:00").toISOString()).toBe("2021-05-31T19:30:00.000Z");
    expect(instantOfTehran("2022-09-21", "23:59:59.999").toISOString()).toBe("2022-09-21T20:29:59.999Z");
    expect(() => instantOfTehran("2026-11-01", "24:00")).toThrow(RangeError);
  });

  test("back and forth is the same instant, outside the hour that came twice", () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const offset = tehranOffsetMinutes(instant) * 60_000;
        const local = new Date(instant.getTime() + offset).toISOString();
        const back = instantOfTehran(local.slice(0, 10), local.slice(11, 23));
        expect([0, 3_600_000]).toContain(back.getTime() - instant.getTime());
        expect(tehranDay(back)).toBe(local.slice(0, 10));
      }),
    );
  });

  test("the period of an instant is that of Tehran's day", () => {
    expect(periodOfInstant(new Date("2026-10-22T20:29:59.999Z"))).toBe("1405-07");
    expect(periodOfInstant(new Date("2026-10-22T20:30:00.000Z"))).toBe("1405-08");
    expect(weekdayOf("2026-11-01")).toBe(0);
  });
});
