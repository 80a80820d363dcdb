import { addDays, type Day, dayNumber, weekdayOf } from "./day.ts";
import {
  dayOfJalali,
  firstDay,
  lastDay,
  nextPeriod,
  type Period,
  periodOfInstant,
  periodParts,
  previousPeriod,
} from "./period.ts";
import { instantOfTehran, tehranDay } from "./tehran-time.ts";

/** Days off of the week from a day on; weekdays as in `weekdayOf` (0 Sunday … 4 Thursday, 5 Friday, 6 Saturday). */
export interface WorkingWeek {
  validFrom: Day;
  weekend: readonly number[];
}

/** The working days of a place: weeks by validity (any order) and the days off that are not of the week. */
export interface WorkingCalendar {
  weeks: readonly WorkingWeek[];
  holidays: ReadonlySet<Day>;
}

/** Saturday to Wednesday are worked. */
export const defaultWeekend: readonly number[] = [4, 5];

/** A calendar of the default week and the given days off. */
export function workingCalendar(holidays: Iterable<Day>, weeks: readonly WorkingWeek[] = []): WorkingCalendar {
  return { weeks, holidays: new Set(holidays) };
}

/**
 * Takes the text of a working week as stored, ISO numbers with Monday = 1 and Sunday = 7 ("4,5"); gives its weekdays as
 * `weekdayOf` counts them; anything else is left out.
 */
export function readWeekend(text: string): number[] {
  return text
    .split(",")
    .filter((part) => /^[1-7]$/.test(part.trim()))
    .map((part) => Number(part) % 7);
}

/** Dates and terms of a period; each is a setting, these are the defaults. */
export interface CalendarSettings {
  /** Day of the next month on which a return is due. */
  dueDayOfMonth: number;
  graceMinutes: number;
  answerWorkingDays: number;
  provinceReviewWorkingDays: number;
  ministryReviewWorkingDays: number;
  objectionDays: number;
  objectionAnswerDays: number;
  revisedEditionMonths: number;
  finalEditionMonths: number;
}

export const calendarDefaults: CalendarSettings = {
  dueDayOfMonth: 10,
  graceMinutes: 15,
  answerWorkingDays: 5,
  provinceReviewWorkingDays: 5,
  ministryReviewWorkingDays: 5,
  objectionDays: 10,
  objectionAnswerDays: 10,
  revisedEditionMonths: 1,
  finalEditionMonths: 3,
};

/** When something is due. `graceUntil` is for machines: pages and letters name the day. */
export interface DuePoint {
  dueDay: Day;
  /** The last millisecond of the due day in Tehran. */
  dueAt: Date;
  graceUntil: Date;
}

function weekendOn(day: Day, calendar: WorkingCalendar): readonly number[] {
  let found: WorkingWeek | undefined;
  for (const week of calendar.weeks) {
    if (week.validFrom <= day && (found === undefined || week.validFrom > found.validFrom)) found = week;
  }
  return found?.weekend ?? defaultWeekend;
}

export function isWorkingDay(day: Day, calendar: WorkingCalendar): boolean {
  return !calendar.holidays.has(day) && !weekendOn(day, calendar).includes(weekdayOf(day));
}

/** The day itself where it is worked, else the next one that is. @throws RangeError where a year has none. */
export function nextWorkingDay(day: Day, calendar: WorkingCalendar): Day {
  for (let step = 0; step <= 366; step++) {
    const candidate = addDays(day, step);
    if (isWorkingDay(candidate, calendar)) return candidate;
  }
  throw new RangeError("a calendar without working days");
}

/** The `count`-th working day after a day, which itself is not counted; 0 gives the day unchanged. */
export function addWorkingDays(day: Day, count: number, calendar: WorkingCalendar): Day {
  let result = day;
  for (let done = 0; done < count; done++) result = nextWorkingDay(addDays(result, 1), calendar);
  return result;
}

/** The `count`-th working day before a day, which itself is not counted; 0 gives the day unchanged. */
export function addWorkingDaysBack(day: Day, count: number, calendar: WorkingCalendar): Day {
  let result = day;
  for (let done = 0, steps = 0; done < count; steps++) {
    if (steps > 366 + 7 * count) throw new RangeError("a calendar without working days");
    result = addDays(result, -1);
    if (isWorkingDay(result, calendar)) done++;
  }
  return result;
}

/** Working days after `from` up to and including `to`; 0 where `to` is not later. */
export function workingDaysBetween(from: Day, to: Day, calendar: WorkingCalendar): number {
  let count = 0;
  for (let day = from; day < to; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) count++;
  }
  return count;
}

/** What is due on a day: until its end in Tehran, and the grace after it. */
export function duePointOf(dueDay: Day, settings: Pick<CalendarSettings, "graceMinutes"> = calendarDefaults): DuePoint {
  const dueAt = instantOfTehran(dueDay, "23:59:59.999");
  return { dueDay, dueAt, graceUntil: new Date(dueAt.getTime() + settings.graceMinutes * 60_000) };
}

/** When the return of a period is due: the 10th of the next month, or the next working day where that is off. */
export function duePoint(
  period: Period,
  calendar: WorkingCalendar,
  settings: Pick<CalendarSettings, "dueDayOfMonth" | "graceMinutes"> = calendarDefaults,
): DuePoint {
  const { year, month } = periodParts(nextPeriod(period));
  return duePointOf(nextWorkingDay(dayOfJalali(year, month, settings.dueDayOfMonth), calendar), settings);
}

/** When an answer to something that happened at an instant is due, so many working days later in Tehran. */
export function answerDue(
  from: Date,
  workingDays: number,
  calendar: WorkingCalendar,
  settings: Pick<CalendarSettings, "graceMinutes"> = calendarDefaults,
): DuePoint {
  return duePointOf(addWorkingDays(tehranDay(from), workingDays, calendar), settings);
}

/** Calendar days left in Tehran: 0 on the due day itself, negative when it has passed. */
export function daysLeft(now: Date, dueDay: Day): number {
  return dayNumber(dueDay) - dayNumber(tehranDay(now));
}

/** Whether a first submission came after the due point now in force (its grace included). */
export function isLate(firstSubmittedAt: Date, dueInForce: Pick<DuePoint, "graceUntil">): boolean {
  return firstSubmittedAt.getTime() > dueInForce.graceUntil.getTime();
}

/** When submission of a period opens: 00:00 in Tehran of the month's last day. */
export function opensAt(period: Period): Date {
  return instantOfTehran(lastDay(period), "00:00");
}

/** When a period closes: as the next one opens. */
export function closesAt(period: Period): Date {
  return opensAt(nextPeriod(period));
}

/** Where the clock puts a period; `future` before the first of its own month. Publication is an act, not a clock. */
export function periodClock(period: Period, now: Date): "future" | "planned" | "open" | "closed" {
  if (now < instantOfTehran(firstDay(period), "00:00")) return "future";
  if (now < opensAt(period)) return "planned";
  return now < closesAt(period) ? "open" : "closed";
}

/** The period open for filing at an instant; there is always exactly one. */
export function openPeriodAt(now: Date): Period {
  const running = periodOfInstant(now);
  return now < opensAt(running) ? previousPeriod(running) : running;
}
