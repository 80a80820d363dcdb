import { workingDaysBetween } from "#app/domain/calendar.ts";
import { fromColumn, sum } from "#app/domain/decimal.ts";
import { shareOf } from "#app/domain/follow-up.ts";
import { type Period, parsePeriod } from "#app/domain/period.ts";
import { permit } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { waitingStates } from "#app/domain/review-queue.ts";
import { statesOfBasis } from "#app/domain/statistics/basis.ts";
import type { BoardLine, BoardRow } from "#app/domain/statistics/board.ts";
import { type StatesRow, statesByProvince } from "#app/domain/statistics/period-states.ts";
import { tehranDay } from "#app/domain/tehran-time.ts";
import { listOldestWaiting } from "#db/board.ts";
import { listPeriods } from "#db/period.ts";
import { countReturnsByProvince, listProvinces } from "#db/statistics.ts";
import { countWeights } from "#db/weight.ts";
import type { Context } from "./context.server.ts";
import { loadCalendars } from "./open-period.server.ts";

export interface Board {
  period: Period;
  periods: Period[];
  rows: BoardRow[];
  total: BoardLine;
}

const recentPeriods = 60;

/**
 * The provinces of a period by state, with the coverage of what was submitted, by heads and by weight, and since when the
 * oldest return waits for its province. A period that is not known is the one that is open. For reviewers, within their
 * divisions; `not-found` for anybody else.
 */
export async function viewBoard(context: Context, asked: string | null): Promise<Outcome<Board>> {
  const right = permit(context.actor, "view-ministry-queue");
  if (!right) return refuse("not-found");
  const { db } = context;
  const { scope } = right;
  const opened = (await listPeriods(db, recentPeriods)).filter((row) => row.state !== "planned");
  const wanted = parsePeriod(asked ?? "");
  const period =
    opened.find((row) => row.code === wanted)?.code ?? opened.find((row) => row.state === "open")?.code ?? opened[0]?.code;
  if (period === undefined) return refuse("not-found");
  const [provinces, counts, weights, waiting, calendars] = await Promise.all([
    listProvinces(db),
    countReturnsByProvince(db, scope, period),
    countWeights(db, scope, period),
    listOldestWaiting(db, scope, period, waitingStates("province")),
    loadCalendars(db),
  ]);
  const submitted = statesOfBasis("submitted");
  const line = (row: StatesRow, code: string | null): BoardLine => {
    const mine = weights.filter((weight) => code === null || weight.province_code === code);
    const counted = mine.map((weight) => fromColumn(submitted.includes(weight.state) ? weight.weight : weight.in_force));
    const waits = waiting
      .filter((one) => code === null || one.province_code === code)
      .map((one) => {
        const calendar = calendars.provinces.get(one.province_code) ?? calendars.country;
        return { since: one.since, working_days: workingDaysBetween(tehranDay(one.since), tehranDay(context.now), calendar) };
      })
      .sort((a, b) => a.since.getTime() - b.since.getTime());
    return {
      ...row,
      by_heads: shareOf(String(row.counted), String(row.expected)),
      by_weight: shareOf(sum(counted), sum(mine.map((weight) => fromColumn(weight.weight)))),
      oldest: waits[0] ?? null,
    };
  };
  const states = statesByProvince(provinces, counts, "submitted");
  return done({
    period,
    periods: opened.map((row) => row.code),
    rows: states.provinces.map((row) => ({ ...row, ...line(row, row.code) })),
    total: line(states.total, null),
  });
}
