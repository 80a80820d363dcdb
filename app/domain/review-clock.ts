import { calendarDefaults, type WorkingCalendar, workingDaysBetween } from "./calendar.ts";
import { daysBetween } from "./day.ts";
import type { ReturnState } from "./monthly-return.ts";
import { type ReturnEvent, turnOf } from "./review.ts";
import { tehranDay } from "./tehran-time.ts";

export type Office = "establishment" | "province" | "ministry";

/** A move of a return from one state to another. */
interface Move {
  from_state: ReturnState;
  to_state: ReturnState;
  at: Date;
}

/** A stretch of time in which a return lay with one office. */
export interface OfficeSpan {
  office: Office;
  from: Date;
  /** null: it still lies there. */
  to: Date | null;
}

/** Days by Tehran's calendar, and how many of them were worked. */
export interface ClockDays {
  calendar: number;
  working: number;
}

/**
 * With whom a return lay, one stretch after the other; one office's own moves do not end its stretch.
 * @param events the return's history, oldest first
 * @param opened when the period opened; what was done before counts for nobody
 */
export function spansByOffice(events: readonly Move[], opened: Date): OfficeSpan[] {
  const spans: OfficeSpan[] = [];
  let office: Office | null = "establishment";
  let since = opened;
  const close = (until: Date) => {
    if (until <= since) return;
    const last = spans.at(-1);
    if (office !== null && last?.office === office && last.to?.getTime() === since.getTime()) last.to = until;
    else if (office !== null) spans.push({ office, from: since, to: until });
    since = until;
  };
  for (const event of events) {
    office = turnOf(event.from_state);
    close(event.at);
    office = turnOf(event.to_state);
  }
  const last = spans.at(-1);
  if (office !== null && last?.office === office && last.to?.getTime() === since.getTime()) last.to = null;
  else if (office !== null) spans.push({ office, from: since, to: null });
  return spans;
}

/** The days of a stretch until its end, or until now where it has none. Working days end on the day of the end. */
export function daysOfSpan(span: OfficeSpan, now: Date, calendar: WorkingCalendar): ClockDays {
  const [from, to] = [tehranDay(span.from), tehranDay(span.to ?? now)];
  if (to <= from) return { calendar: 0, working: 0 };
  return { calendar: daysBetween(from, to), working: workingDaysBetween(from, to, calendar) };
}

/**
 * How many days a return lay with each office so far, calendar and working days apart. Waiting for one office never
 * counts for another.
 * @param now business time, UTC instant
 */
export function clocksByOffice(
  events: readonly Move[],
  opened: Date,
  now: Date,
  calendar: WorkingCalendar,
): Record<Office, ClockDays> {
  const none = (): ClockDays => ({ calendar: 0, working: 0 });
  const days: Record<Office, ClockDays> = { establishment: none(), province: none(), ministry: none() };
  for (const span of spansByOffice(events, opened)) {
    const { calendar: all, working } = daysOfSpan(span, now, calendar);
    days[span.office].calendar += all;
    days[span.office].working += working;
  }
  return days;
}

/** Events by which an office passes on what waited for it, by office; these are what its clock is judged by. */
export const timedEvents = {
  province: ["accept", "send-back"],
  ministry: ["approve", "refer-back"],
} as const satisfies Record<Exclude<Office, "establishment">, readonly ReturnEvent[]>;

export type TimedOffice = keyof typeof timedEvents;

/** @returns the office whose decision an event is; null for any other. */
export function timedOfficeOf(event: string): TimedOffice | null {
  if (timedEvents.province.some((one) => one === event)) return "province";
  return timedEvents.ministry.some((one) => one === event) ? "ministry" : null;
}

/** A decision with the time it took. */
export interface TimedDecision<Event extends Move> {
  event: Event;
  office: TimedOffice;
  /** When it came to the office. */
  arrived_at: Date;
  days: ClockDays;
  timely: boolean;
}

/**
 * The decisions of a return's history with the time each took from the return's arrival at the office. An acceptance
 * that was undone is none. Timely: within the working days a review has (five by default).
 * @param events the whole history, oldest first
 */
export function timedDecisions<Event extends Move & { event: string }>(
  events: readonly Event[],
  opened: Date,
  calendar: WorkingCalendar,
): TimedDecision<Event>[] {
  const terms = {
    province: calendarDefaults.provinceReviewWorkingDays,
    ministry: calendarDefaults.ministryReviewWorkingDays,
  };
  const kept = events.filter((event, index) => event.event !== "undo-accept" && events[index + 1]?.event !== "undo-accept");
  return kept.flatMap((event, index) => {
    const office = timedOfficeOf(event.event);
    if (office === null) return [];
    // The stretch that this decision ends.
    const span = spansByOffice(kept.slice(0, index), opened).findLast((one) => one.office === office && one.to === null);
    if (span === undefined) return [];
    const days = daysOfSpan({ ...span, to: event.at }, event.at, calendar);
    return [{ event, office, arrived_at: span.from, days, timely: days.working <= terms[office] }];
  });
}
