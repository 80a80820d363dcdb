import { opensAt } from "#app/domain/calendar.ts";
import { jalaliOf } from "#app/domain/period.ts";
import { timedDecisions, timedEvents } from "#app/domain/review-clock.ts";
import { undoMilliseconds } from "#app/domain/review-guards.ts";
import { tehranDay } from "#app/domain/tehran-time.ts";
import { findLastTimed, insertDecisionClocks, listHistories, listUntimed } from "#db/decision-clock.ts";
import type { Trx } from "./context.server.ts";
import { type JobContext, withJobLease } from "./job-context.server.ts";
import { loadCalendars } from "./open-period.server.ts";

const leaseMs = 10 * 60_000;
const batch = 1000;
/** A row may be stored a while after the moment it names: so far back is looked again. */
const lookBackMs = 86_400_000;
const beginning = new Date("2000-01-01T00:00:00Z");
const events = [...timedEvents.province, ...timedEvents.ministry];

/** Times the decisions of one batch. @returns how many there were */
async function timeBatch(trx: Trx, from: Date, before: Date, calendars: Awaited<ReturnType<typeof loadCalendars>>) {
  const untimed = await listUntimed(trx, { from, before }, events, batch);
  const wanted = new Set(untimed.map((row) => row.id));
  const histories = await listHistories(trx, [...new Set(untimed.map((row) => row.return_id))]);
  const byReturn = new Map<number, typeof histories>();
  for (const row of histories) byReturn.set(row.return_id, [...(byReturn.get(row.return_id) ?? []), row]);
  const rows = [...byReturn.values()].flatMap((history) => {
    const [{ period, province_code } = { period: "", province_code: "" }] = history;
    const calendar = calendars.provinces.get(province_code) ?? calendars.country;
    return timedDecisions(history, opensAt(period), calendar)
      .filter(({ event }) => wanted.has(event.id))
      .map(({ event, office, arrived_at, days, timely }) => ({
        event_id: event.id,
        return_id: event.return_id,
        office,
        event: event.event,
        province_code,
        actor_id: event.actor_id,
        year: jalaliOf(tehranDay(event.at)).year,
        arrived_at,
        decided_at: event.at,
        calendar_days: days.calendar,
        working_days: days.working,
        timely: timely ? (1 as const) : (0 as const),
      }));
  });
  await insertDecisionClocks(trx, rows);
  return { seen: untimed.length, timed: rows.length };
}

/**
 * Works out, once for each decision, how long it lay with the office that took it, for the scorecards; an acceptance
 * only when it can no longer be undone. May run again at any time. @returns how many; null where another owner is at it
 */
export async function timeDecisions(context: JobContext): Promise<number | null> {
  const before = new Date(context.now().getTime() - undoMilliseconds);
  let all = 0;
  for (;;) {
    const done = await withJobLease(context, "time-decisions", leaseMs, async (trx) => {
      const calendars = await loadCalendars(trx);
      const last = await findLastTimed(trx);
      const from = last === undefined ? beginning : new Date(last.getTime() - lookBackMs);
      const { seen, timed } = await timeBatch(trx, from, before, calendars);
      return { outcome: `timed ${timed}`, seen, timed };
    });
    if (done === null) return null;
    all += done.timed;
    if (done.seen < batch || done.timed === 0) return all;
  }
}
