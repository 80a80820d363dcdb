import { type WorkingCalendar, workingDaysBetween } from "./calendar.ts";
import { type Day, dayNumber, dayOfNumber } from "./day.ts";
import { latinDigits } from "./quantity.ts";
import { tehranDay } from "./tehran-time.ts";

/** A call may be filed on its own day and on so many working days after it: what is told later is told from memory. */
export const callWorkingDays = 3;
export const callLengths = { spokeTo: 120, phone: 20 } as const;

/** What bounds the time of a call that files a month. */
export interface CallBounds {
  now: Date;
  /** From when the month may be filed. */
  opens_at: Date;
  /** When what was sent before came back to the establishment; null where nothing was. */
  since: Date | null;
}

/**
 * What is wrong with the time at which the figures were read out; null where nothing is. The month counts as filed at
 * that time, so it lies neither ahead nor before the month could be filed, nor before an earlier version came back.
 */
export function callTimeFault(
  called_at: Date,
  bounds: CallBounds,
  calendar: WorkingCalendar,
): "callInFuture" | "callBeforeOpening" | "callBeforeReturn" | "callTooOld" | null {
  if (called_at > bounds.now) return "callInFuture";
  if (called_at < bounds.opens_at) return "callBeforeOpening";
  if (bounds.since !== null && called_at < bounds.since) return "callBeforeReturn";
  const days = workingDaysBetween(tehranDay(called_at), tehranDay(bounds.now), calendar);
  return days > callWorkingDays ? "callTooOld" : null;
}

/** The days on which such a call may have been made, newest first. */
export function callDays(bounds: Pick<CallBounds, "now" | "opens_at">, calendar: WorkingCalendar): Day[] {
  const today = tehranDay(bounds.now);
  const first = tehranDay(bounds.opens_at);
  const days: Day[] = [];
  for (let day = today; day >= first; day = dayOfNumber(dayNumber(day) - 1)) {
    if (workingDaysBetween(day, today, calendar) > callWorkingDays) break;
    days.push(day);
  }
  return days;
}

/** A telephone number as typed, in Latin digits; null where it is none. */
export function readPhone(text: string): string | null {
  const bare = latinDigits(text).replace(/[\s()-]/g, "");
  return /^\+?\d{5,15}$/.test(bare) ? bare : null;
}
