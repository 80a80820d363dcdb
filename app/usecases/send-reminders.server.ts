import { reminderOn } from "#app/domain/follow-up.ts";
import { tehranDay, tehranTime } from "#app/domain/tehran-time.ts";
import { listPeriods } from "#db/period.ts";
import { insertReminders, listSilentDueDays } from "#db/reminder.ts";
import { type JobContext, withJobLease } from "./job-context.server.ts";
import { loadCalendars } from "./open-period.server.ts";

const leaseMs = 10 * 60_000;
/** Nobody is reminded at night. */
const firstHour = 8;
const recentPeriods = 6;

/**
 * Reminds the establishments whose month is open and not filed, each of a due day once before it, once after it and
 * once more; an extension is reminded of anew. Whoever has filed by then gets none. A closed month's reminders ended.
 * @returns how many were reminded; null where another owner is at it
 */
export async function sendReminders(context: JobContext): Promise<number | null> {
  const now = context.now();
  if (tehranTime(now).hour < firstHour) return 0;
  const done = await withJobLease(context, "send-reminders", leaseMs, async (trx) => {
    const calendars = await loadCalendars(trx);
    const today = tehranDay(now);
    let reminded = 0;
    for (const { code: period, state } of await listPeriods(trx, recentPeriods)) {
      if (state !== "open") continue;
      for (const { province_code, due_on } of await listSilentDueDays(trx, period)) {
        const kind = reminderOn(today, due_on, calendars.provinces.get(province_code) ?? calendars.country);
        if (kind !== null) reminded += await insertReminders(trx, { period, province_code, due_on, kind, at: now });
      }
    }
    return { outcome: `reminded ${reminded}`, reminded };
  });
  return done?.reminded ?? null;
}
