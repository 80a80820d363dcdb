/** A calendar day as Gregorian text `"2026-11-01"`, without hour or zone; text order is time order. */
export type Day = string;

const dayLength = 86_400_000;

/** Takes any text; says whether it is an existing day of the years 1000–9999. */
export function isDay(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const { year, month, day } = splitDay(text);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function splitDay(day: string): { year: number; month: number; day: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

/** The Gregorian year, month (1–12) and day. @throws RangeError where the text is no day. */
export function dayParts(day: Day): { year: number; month: number; day: number } {
  if (!isDay(day)) throw new RangeError("not a day");
  return splitDay(day);
}

/** Takes Gregorian parts (month 1–12); gives the day's text. */
export function dayFromParts(year: number, month: number, day: number): Day {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Days since 1970-01-01, for counting. */
export function dayNumber(day: Day): number {
  const { year, month, day: dayOfMonth } = dayParts(day);
  return Date.UTC(year, month - 1, dayOfMonth) / dayLength;
}

/** The reverse of `dayNumber`. */
export function dayOfNumber(number: number): Day {
  const date = new Date(number * dayLength);
  return dayFromParts(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** The day `count` days later (earlier where negative). */
export function addDays(day: Day, count: number): Day {
  return dayOfNumber(dayNumber(day) + count);
}

/** Days from `from` to `to`: 0 on the same day, negative backwards. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** Day of the week as JavaScript counts: 0 Sunday … 4 Thursday, 5 Friday, 6 Saturday. */
export function weekdayOf(day: Day): number {
  // 1970-01-01 was a Thursday.
  return (((dayNumber(day) + 4) % 7) + 7) % 7;
}
