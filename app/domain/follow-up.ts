import type { Role } from "./actor.ts";
import { addWorkingDays, type WorkingCalendar, workingDaysBetween } from "./calendar.ts";
import type { Day } from "./day.ts";
import { type Decimal, divide, isZero } from "./decimal.ts";
import type { ReturnState } from "./monthly-return.ts";
import { type Period, previousPeriod } from "./period.ts";
import { mayExtend } from "./return-request.ts";

/** How somebody was reached. */
export const contactKinds = ["call", "visit"] as const;
export type ContactKind = (typeof contactKinds)[number];

/** What came of a call or a visit; `other` says so in words. */
export const contactOutcomes = ["promised", "needs-help", "no-answer", "wrong-contact", "stopped", "refuses", "other"] as const;
export type ContactOutcome = (typeof contactOutcomes)[number];

export const reminderKinds = ["before-due", "after-due", "again"] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** What a weight rests on: figures in force of the last twelve months, else the licence's capacity. */
export type WeightBasis = "figures" | "capacity";

/** Months of figures in force whose mean value is an establishment's weight. */
export const weighedMonths = 12;

/** States of a month that was never sent; one that was taken back is in them too. */
export const silentStates = ["not-started", "draft", "awaiting-signature"] as const satisfies readonly ReturnState[];

/** Whether a month counts as not filed: nothing that was sent stands. */
export function isSilent(row: { state: ReturnState; first_submitted_at: Date | null }): boolean {
  return row.first_submitted_at === null && silentStates.some((state) => state === row.state);
}

/** Working days before the due day on which the first reminder goes out, and after it the third. */
const reminderDays = { before: 2, again: 5 } as const;

/**
 * Which reminder is due on a day about a month that was not filed; null: none. Of those missed only the newest counts,
 * so nobody gets two at once: from two working days before the due day until it, from the day after it, and once more
 * from the fifth working day after it.
 */
export function reminderOn(today: Day, dueOn: Day, calendar: WorkingCalendar): ReminderKind | null {
  if (today <= dueOn) return workingDaysBetween(today, dueOn, calendar) <= reminderDays.before ? "before-due" : null;
  return workingDaysBetween(dueOn, today, calendar) >= reminderDays.again ? "again" : "after-due";
}

/** How many months in a row, this one included, were not filed. `silent` holds those before it that were not. */
export function missingInARow(period: Period, silent: ReadonlySet<Period>): number {
  let count = 1;
  for (let month = previousPeriod(period); silent.has(month); month = previousPeriod(month)) count += 1;
  return count;
}

/** Part of a whole to six decimals, half-up; null of nothing. */
export function shareOf(part: Decimal, whole: Decimal): Decimal | null {
  return isZero(whole) ? null : divide(part, whole, 6);
}

/** The working days a one-click extension gives. */
export const oneClickDays = 5;

/**
 * The due day an extension would give to a month that was not filed, for the button that names it.
 * @param earlier how many extensions the month had already
 * @returns null where the role may not give it, or where it would be over already
 */
export function extensionOffer(
  role: Role,
  month: { due_on: Day; earlier: number },
  days: number,
  today: Day,
  calendar: WorkingCalendar,
): Day | null {
  if (!mayExtend(role, days, month.earlier)) return null;
  const due = addWorkingDays(month.due_on, days, calendar);
  return due < today ? null : due;
}
