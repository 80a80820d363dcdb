import { answerDue, type CalendarSettings, calendarDefaults, type WorkingCalendar, workingDaysBetween } from "./calendar.ts";
import type { Day } from "./day.ts";
import { tehranDay } from "./tehran-time.ts";

/** How long there is to answer a send-back; `suspended` while an objection against it waits. It never moves a state. */
export type AnswerClock = { kind: "left" | "last" | "over"; working_days: number; due_on: Day } | { kind: "suspended" };

/** The answer clock of a month that was returned at an instant. */
export function answerClock(
  returned: { at: Date; suspended: boolean },
  now: Date,
  calendar: WorkingCalendar,
  settings: CalendarSettings = calendarDefaults,
): AnswerClock {
  if (returned.suspended) return { kind: "suspended" };
  const { dueDay } = answerDue(returned.at, settings.answerWorkingDays, calendar, settings);
  const today = tehranDay(now);
  if (today > dueDay) return { kind: "over", working_days: workingDaysBetween(dueDay, today, calendar), due_on: dueDay };
  const left = workingDaysBetween(today, dueDay, calendar);
  return { kind: left === 0 ? "last" : "left", working_days: left, due_on: dueDay };
}
