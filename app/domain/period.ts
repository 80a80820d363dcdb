import { isLeapJalaaliYear, jalaaliMonthLength, toGregorian, toJalaali } from "jalaali-js";
import { addDays, type Day, dayFromParts, dayParts } from "./day.ts";
import { tehranDay } from "./tehran-time.ts";

export { addDays, type Day, dayNumber, daysBetween, isDay, weekdayOf } from "./day.ts";
export { instantOfTehran, tehranDay, tehranOffsetMinutes } from "./tehran-time.ts";

/** A Jalali month, `"1405-07"`, of the years 1300–1500. Codes of one length: text order is time order. */
export type Period = string;

export const firstYear = 1300;
export const lastYear = 1500;

/** Takes any text; gives the period it names, or undefined (other digits, other form, out of 1300–1500). */
export function parsePeriod(text: string): Period | undefined {
  const parts = /^(\d{4})-(\d{2})$/.exec(text);
  if (parts === null) return undefined;
  const year = Number(parts[1]);
  const month = Number(parts[2]);
  return year >= firstYear && year <= lastYear && month >= 1 && month <= 12 ? text : undefined;
}

/** Takes a Jalali year and month (1–12). @throws RangeError out of range. */
export function periodFrom(year: number, month: number): Period {
  const period = parsePeriod(`${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`);
  if (period === undefined) throw new RangeError("not a period");
  return period;
}

/** The Jalali year and month (1–12) of a period. @throws RangeError where the text is not a period. */
export function periodParts(period: Period): { year: number; month: number } {
  if (parsePeriod(period) === undefined) throw new RangeError("not a period");
  return { year: Number(period.slice(0, 4)), month: Number(period.slice(5)) };
}

/** The period `count` months later (earlier where negative). @throws RangeError beyond 1300–1500. */
export function addMonths(period: Period, count: number): Period {
  const { year, month } = periodParts(period);
  const months = year * 12 + (month - 1) + count;
  return periodFrom(Math.floor(months / 12), (months % 12) + 1);
}

export function nextPeriod(period: Period): Period {
  return addMonths(period, 1);
}

export function previousPeriod(period: Period): Period {
  return addMonths(period, -1);
}

export function sameMonthLastYear(period: Period): Period {
  return addMonths(period, -12);
}

/** Negative where a is earlier, 0 where equal, positive where later. */
export function comparePeriods(a: Period, b: Period): number {
  return monthsBetween(b, a);
}

/** Months from `from` to `to`: 0 in the same month, negative backwards. */
export function monthsBetween(from: Period, to: Period): number {
  const a = periodParts(from);
  const b = periodParts(to);
  return (b.year - a.year) * 12 + (b.month - a.month);
}

/** All periods from `from` to `to`, both included, oldest first; none where `to` is earlier. */
export function periodsBetween(from: Period, to: Period): Period[] {
  return Array.from({ length: Math.max(0, monthsBetween(from, to) + 1) }, (_, index) => addMonths(from, index));
}

/** Days of the month: 31, 30, or for Esfand 29 (30 in a leap year). */
export function daysInPeriod(period: Period): number {
  const { year, month } = periodParts(period);
  return jalaaliMonthLength(year, month);
}

export function isLeapYear(year: number): boolean {
  return isLeapJalaaliYear(year);
}

/** Days of a Jalali year: 365 or 366. */
export function daysInJalaliYear(year: number): number {
  return isLeapYear(year) ? 366 : 365;
}

/** Takes a Jalali date; gives its Gregorian day. @throws RangeError where there is no such day. */
export function dayOfJalali(year: number, month: number, day: number): Day {
  if (day < 1 || day > daysInPeriod(periodFrom(year, month))) throw new RangeError("not a day of the month");
  const { gy, gm, gd } = toGregorian(year, month, day);
  return dayFromParts(gy, gm, gd);
}

/** Takes a Gregorian day; gives its Jalali date. */
export function jalaliOf(day: Day): { year: number; month: number; day: number } {
  const { year, month, day: dayOfMonth } = dayParts(day);
  const { jy, jm, jd } = toJalaali(year, month, dayOfMonth);
  return { year: jy, month: jm, day: jd };
}

/** First day of the month, as a Gregorian day. */
export function firstDay(period: Period): Day {
  const { year, month } = periodParts(period);
  return dayOfJalali(year, month, 1);
}

/** Last day of the month, as a Gregorian day. */
export function lastDay(period: Period): Day {
  return addDays(firstDay(period), daysInPeriod(period) - 1);
}

/** The period in which a Gregorian day lies. */
export function periodOf(day: Day): Period {
  const { year, month } = jalaliOf(day);
  return periodFrom(year, month);
}

/** The period that is running in Tehran at an instant. */
export function periodOfInstant(instant: Date): Period {
  return periodOf(tehranDay(instant));
}
