import type { Kysely } from "kysely";
import {
  closesAt,
  duePoint,
  openPeriodAt,
  opensAt,
  periodClock,
  readWeekend,
  type WorkingCalendar,
} from "#app/domain/calendar.ts";
import {
  addDays,
  addMonths,
  type Day,
  daysInJalaliYear,
  daysInPeriod,
  firstDay,
  lastDay,
  type Period,
  periodOfInstant,
  periodParts,
  periodsBetween,
  weekdayOf,
} from "#app/domain/period.ts";
import type { Database, PeriodState } from "../schema.ts";

/** A period with all that the population asks of it. */
export interface SeededPeriod {
  code: Period;
  state: PeriodState;
  month: number;
  days: number;
  yearDays: number;
  firstDay: Day;
  lastDay: Day;
  dueDay: Day;
  opensAt: Date;
  closesAt: Date;
  /** Days that are neither Friday nor a holiday. */
  regularDays: number;
  /** 0 for the month being filed now, 1 for the one before it, -1 for the one after. */
  age: number;
}

/** A period younger than this (in months before the open one) is closed and not yet published. */
const publishedFrom = 3;
const friday = 5;

/** The working calendar that the reference data of this database makes. */
export async function readCalendar(db: Kysely<Database>): Promise<WorkingCalendar> {
  const holidays = await db.selectFrom("holiday").select("day").execute();
  const weeks = await db.selectFrom("working_week").where("province_code", "is", null).selectAll().execute();
  return {
    holidays: new Set(holidays.map((row) => row.day)),
    weeks: weeks.map((row) => ({ validFrom: row.valid_from, weekend: readWeekend(row.weekend) })),
  };
}

function stateOf(code: Period, now: Date, age: number): PeriodState {
  const clock = periodClock(code, now);
  if (clock === "future") throw new RangeError("a period that has not begun");
  return clock === "closed" && age >= publishedFrom ? "published" : clock;
}

function seededPeriod(code: Period, now: Date, age: number, calendar: WorkingCalendar): SeededPeriod {
  const { year, month } = periodParts(code);
  const days = daysInPeriod(code);
  const first = firstDay(code);
  let regularDays = 0;
  for (let index = 0; index < days; index++) {
    const day = addDays(first, index);
    if (weekdayOf(day) !== friday && !calendar.holidays.has(day)) regularDays++;
  }
  return {
    code,
    state: stateOf(code, now, age),
    month,
    days,
    yearDays: daysInJalaliYear(year),
    firstDay: first,
    lastDay: lastDay(code),
    dueDay: duePoint(code, calendar).dueDay,
    opensAt: opensAt(code),
    closesAt: closesAt(code),
    regularDays,
    age,
  };
}

/**
 * The periods of a population, oldest first: from `first` to the one open at `now`, then the running month where it is
 * not the open one (in it, drafts are allowed). One of them is open, always.
 */
export function periodsUntil(first: Period, now: Date, calendar: WorkingCalendar): SeededPeriod[] {
  const open = openPeriodAt(now);
  const running = periodOfInstant(now);
  const codes = periodsBetween(first, running);
  const at = codes.indexOf(open);
  return codes.map((code, index) => seededPeriod(code, now, at - index, calendar));
}

/** First of the `months` periods that end with the one open at `now`. */
export function firstOfMonths(now: Date, months: number): Period {
  return addMonths(openPeriodAt(now), 1 - months);
}
