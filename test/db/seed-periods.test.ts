import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { workingCalendar } from "#app/domain/calendar.ts";
import { dayOfJalali, instantOfTehran, monthsBetween, tehranDay } from "#app/domain/period.ts";
import { placesOf } from "#db/seed/demo/shares.ts";
import { firstOfMonths, periodsUntil } from "#db/seed/periods.ts";
import { reference } from "#db/seed/reference/data.ts";

const calendar = workingCalendar(reference.holidays.map(({ day }) => day));
const weights = new Map(reference.provinces.map((row) => [row.code, row.establishments_1394]));

const from = instantOfTehran(dayOfJalali(1404, 1, 1), "00:00").getTime();
const to = instantOfTehran(dayOfJalali(1406, 12, 29), "23:59").getTime();

describe("the periods of a population", () => {
  test("hold exactly one open month at any moment of 1404 to 1406", () => {
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), fc.integer({ min: 1, max: 30 }), (moment, months) => {
        const now = new Date(moment);
        const periods = periodsUntil(firstOfMonths(now, months), now, calendar);
        const states = periods.map(({ state }) => state);
        const open = states.indexOf("open");
        expect(states.filter((state) => state === "open")).toHaveLength(1);
        expect(open).toBe(months - 1);
        // Closed and published before it, oldest published; after it at most the running month, planned.
        expect(states.slice(0, open).every((state) => state === "closed" || state === "published")).toBe(true);
        expect(states.slice(0, open).lastIndexOf("published")).toBeLessThan(
          Math.max(0, states.slice(0, open).indexOf("closed")) + 1,
        );
        expect(states.slice(open + 1)).toEqual(states.length > open + 1 ? ["planned"] : []);
        for (const [index, period] of periods.entries()) {
          if (index > 0) expect(monthsBetween(periods[index - 1]?.code ?? "", period.code)).toBe(1);
          expect(period.age).toBe(open - index);
          expect(period.dueDay > period.lastDay).toBe(true);
          expect(period.regularDays).toBeGreaterThan(15);
          expect(period.firstDay <= tehranDay(now)).toBe(true);
        }
        const filed = periods[open];
        expect(filed !== undefined && filed.opensAt <= now && now < filed.closesAt).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ["the last day of a month of 31 days", dayOfJalali(1404, 2, 31), "1404-02", null],
    ["the day before it", dayOfJalali(1404, 2, 30), "1404-01", "1404-02"],
    ["the last day of a leap Esfand", dayOfJalali(1403, 12, 30), "1403-12", null],
    ["the day before it", dayOfJalali(1403, 12, 29), "1403-11", "1403-12"],
    ["the last day of a common Esfand", dayOfJalali(1404, 12, 29), "1404-12", null],
    ["the first of Farvardin", dayOfJalali(1405, 1, 1), "1404-12", "1405-01"],
    ["the fifth of Ordibehesht 1404", dayOfJalali(1404, 2, 5), "1404-01", "1404-02"],
  ])("on %s follow the calendar", (_name, day, open, planned) => {
    const now = instantOfTehran(day, "09:00");
    const periods = periodsUntil(firstOfMonths(now, 3), now, calendar);
    expect(periods.find(({ state }) => state === "open")?.code).toBe(open);
    expect(periods.find(({ state }) => state === "planned")?.code ?? null).toBe(planned);
  });
});

describe("the places of a population", () => {
  test("are 767 in Tehran and some in each of the other thirty provinces by default", () => {
    const places = placesOf(weights, undefined);
    expect(places[0]).toEqual(["23", 767]);
    expect(places).toHaveLength(31);
    expect(Math.min(...places.map(([, count]) => count))).toBeGreaterThanOrEqual(3);
    expect(places.reduce((so, [, count]) => so + count, 0)).toBe(1007);
  });

  test.each([5, 17, 60, 500, 30_000])("add up to %i where so many are asked for", (total) => {
    const places = placesOf(weights, total);
    expect(places.reduce((so, [, count]) => so + count, 0)).toBe(total);
    expect(places.every(([, count]) => count >= 0)).toBe(true);
  });
});
