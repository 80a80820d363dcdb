import { toJalaali } from "jalaali-js";
import { type Day, dayNumber, dayOfNumber } from "./day.ts";

const minute = 60_000;
const dayLength = 86_400_000;
const standardOffset = 210;
const summerOffset = 270;

/**
 * Jalali years with summer time, by the rules "Iran" of the IANA time zone database (file asia, 2022b and later): from
 * 1 Farvardin 24:00 standard time to 30 Shahrivar 24:00 summer time. Abolished by law from 1402 on; the clock went back
 * for the last time at the end of 30 Shahrivar 1401 (2022-09-21). Exact from 1375 on; earlier changes are not kept.
 */
const summerTimeYears = [
  { from: 1375, to: 1384 },
  { from: 1387, to: 1401 },
] as const;

const abolishedAt = Date.UTC(2022, 8, 21, 19, 30);

/** Minutes by which Tehran's clocks are ahead of UTC at an instant: 210, in the summers of the table 270. */
export function tehranOffsetMinutes(instant: Date): number {
  const time = instant.getTime();
  if (time >= abolishedAt) return standardOffset;
  const local = new Date(time + standardOffset * minute);
  const { jy, jm, jd } = toJalaali(local.getUTCFullYear(), local.getUTCMonth() + 1, local.getUTCDate());
  if (!summerTimeYears.some((span) => jy >= span.from && jy <= span.to)) return standardOffset;
  const afterStart = jm > 1 || jd >= 2;
  // Read on the standard clock, summer time ends one hour before the end of 30 Shahrivar.
  const beforeEnd = jm < 6 || (jm === 6 && (jd < 30 || (jd === 30 && local.getUTCHours() < 23)));
  return afterStart && beforeEnd ? summerOffset : standardOffset;
}

/** Tehran's calendar day (Gregorian text) at an instant. */
export function tehranDay(instant: Date): Day {
  return dayOfNumber(Math.floor((instant.getTime() + tehranOffsetMinutes(instant) * minute) / dayLength));
}

/** Tehran's clock at an instant, in 24 hours. */
export function tehranTime(instant: Date): { hour: number; minute: number; second: number } {
  const local = new Date(instant.getTime() + tehranOffsetMinutes(instant) * minute);
  return { hour: local.getUTCHours(), minute: local.getUTCMinutes(), second: local.getUTCSeconds() };
}

/**
 * Takes a day and a clock time in Tehran ('HH:mm', 'HH:mm:ss' or 'HH:mm:ss.SSS'); gives the instant.
 * The hour that came twice (end of 30 Shahrivar) is the later one, so the end of a day is its real end; the hour that
 * was skipped is counted on the standard clock. @throws RangeError where there is no such time.
 */
export function instantOfTehran(day: Day, time: string): Date {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{3}))?)?$/.exec(time);
  if (parts === null) throw new RangeError("not a time of day");
  const [, hours, minutes, seconds = "0", milliseconds = "0"] = parts;
  const local =
    dayNumber(day) * dayLength + (Number(hours) * 60 + Number(minutes)) * minute + Number(seconds) * 1000 + Number(milliseconds);
  const standard = new Date(local - standardOffset * minute);
  if (tehranOffsetMinutes(standard) === standardOffset) return standard;
  const summer = new Date(local - summerOffset * minute);
  return tehranOffsetMinutes(summer) === summerOffset ? summer : standard;
}
