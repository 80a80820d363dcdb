import { duePoint, periodClock, readWeekend, type WorkingCalendar } from "#app/domain/calendar.ts";
import {
  addMonths,
  comparePeriods,
  firstDay,
  lastDay,
  nextPeriod,
  type Period,
  periodOfInstant,
  periodsBetween,
} from "#app/domain/period.ts";
import {
  changePeriodState,
  type ExpectedMonth,
  insertExpectedReturns,
  insertPeriods,
  listHolidays,
  listPeriods,
  listWorkingWeeks,
} from "#db/period.ts";
import type { PeriodState } from "#db/schema.ts";
import type { Context, Trx } from "./context.server.ts";
import { fixStandardisingTotals } from "./fix-standardising-totals.server.ts";
import { type JobContext, withJobLease } from "./job-context.server.ts";
import { recordAudit } from "./record-audit.server.ts";

const leaseMs = 10 * 60_000;
/** Newest opened periods that are looked after: the one being filed and those that most late ones are of. */
const stillFiled = 3;

export interface PeriodsOpened {
  outcome: string;
  /** Periods that were missing and were made. */
  made: Period[];
  /** Periods that changed their state, with the new one. */
  moved: { period: Period; to: PeriodState }[];
  /** Expected returns that were missing and were made. */
  returns: number;
}

/** The country's working calendar, and that of each province that has working weeks of its own. */
export async function loadCalendars(
  trx: Context["db"],
): Promise<{ country: WorkingCalendar; provinces: Map<string, WorkingCalendar> }> {
  const holidays = new Set(await listHolidays(trx));
  const rows = await listWorkingWeeks(trx);
  const weeksOf = (province: string | null) =>
    rows
      .filter((row) => row.province_code === province)
      .map((row) => ({ validFrom: row.valid_from, weekend: readWeekend(row.weekend) }));
  const own = new Set(rows.flatMap((row) => (row.province_code === null ? [] : [row.province_code])));
  return {
    country: { weeks: weeksOf(null), holidays },
    provinces: new Map(
      // Before a province's own week begins, the country's holds there as well.
      [...own].map((code) => [code, { weeks: [...weeksOf(null), ...weeksOf(code)], holidays }]),
    ),
  };
}

const forward: readonly PeriodState[] = ["planned", "open", "closed"];

/**
 * Brings periods to where business time is: the month that runs is planned, open from its last day, closed when the
 * next one opens; months that were missed are made up for. Then adds the returns that are expected and missing, of every
 * period that is new, planned or open. Running it again changes nothing; a published period is never touched.
 * @returns null where another owner is at it
 */
export async function openPeriod(context: JobContext): Promise<PeriodsOpened | null> {
  return withJobLease(context, "open-period", leaseMs, async (trx) => {
    const now = context.now();
    const calendars = await loadCalendars(trx);
    const known = await listPeriods(trx);
    const running = periodOfInstant(now);
    const newest = known[0]?.code;
    const from = newest === undefined ? addMonths(running, -1) : nextPeriod(newest);
    const made = periodsBetween(from, running);
    await insertPeriods(
      trx,
      made.map((code) => ({ code, state: "planned", due_on: duePoint(code, calendars.country).dueDay })),
    );
    const moved = await moveOn(trx, now, [...known, ...made.map((code) => ({ code, state: "planned" as const }))]);

    const current = await listPeriods(trx);
    // Nothing can be sent before a period opens; a month that opened before there were totals gets them late.
    const filed = current.filter((period) => period.state !== "planned").slice(0, stillFiled);
    for (const [period, output] of await fixStandardisingTotals(
      trx,
      filed.map((one) => one.code),
    )) {
      await audit(trx, now, period, "standardising-totals-fixed", { output });
    }
    let returns = 0;
    for (const period of current.reverse()) {
      if (!made.includes(period.code) && period.state !== "planned" && period.state !== "open") continue;
      const added = await expectReturns(trx, period, calendars, now);
      if (added > 0) await audit(trx, now, period.code, "returns-expected", { added });
      returns += added;
    }
    const outcome = `made ${made.length}, moved ${moved.length}, returns ${returns}`;
    return { outcome, made, moved, returns };
  });
}

async function audit(trx: Trx, at: Date, period: Period, verb: string, detail: object): Promise<void> {
  await recordAudit(trx, { at, actor_id: null, verb, subject_kind: "period", subject_id: period, detail });
}

async function moveOn(trx: Trx, now: Date, periods: readonly { code: Period; state: PeriodState }[]) {
  const moved: PeriodsOpened["moved"] = [];
  const oldestFirst = [...periods].sort((a, b) => comparePeriods(a.code, b.code));
  for (const { code, state } of oldestFirst) {
    if (state === "published" || state === "closed") continue;
    const clock = periodClock(code, now);
    const target = forward.indexOf(clock === "future" ? "planned" : clock);
    // Through every state in between, so that both instants are kept.
    for (let at = forward.indexOf(state); at < target; at++) {
      const [before, to] = [forward[at], forward[at + 1]];
      if (before === undefined || to === undefined) break;
      if (!(await changePeriodState(trx, code, before, to, now))) break;
      await audit(trx, now, code, "period-moved", { from: before, to });
      moved.push({ period: code, to });
    }
  }
  return moved;
}

async function expectReturns(
  trx: Trx,
  period: { code: Period; due_on: string },
  calendars: Awaited<ReturnType<typeof loadCalendars>>,
  now: Date,
): Promise<number> {
  const month = { period: period.code, first_day: firstDay(period.code), last_day: lastDay(period.code), now };
  const groups: Pick<ExpectedMonth, "due_on" | "provinces">[] = [
    { due_on: period.due_on, provinces: { except: [...calendars.provinces.keys()] } },
    ...[...calendars.provinces].map(([code, calendar]) => ({
      due_on: duePoint(period.code, calendar).dueDay,
      provinces: { only: code },
    })),
  ];
  let added = 0;
  for (const group of groups) added += await insertExpectedReturns(trx, { ...month, ...group });
  return added;
}
