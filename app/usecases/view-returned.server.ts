import { type AnswerClock, answerClock } from "#app/domain/answer-clock.ts";
import { scopeOf } from "#app/domain/permission.ts";
import { listReturnedMonths } from "#db/returned-month.ts";
import type { Context } from "./context.server.ts";
import { loadCalendars } from "./open-period.server.ts";

export interface ReturnedMonth {
  id: number;
  period: string;
  establishment_fa: string;
  establishment_en: string;
  answer: AnswerClock;
}

const mostCounted = 200;

/** The months that wait for this liaison's answer, the longest waiting first. One query where there are none. */
export async function viewReturned(context: Context): Promise<ReturnedMonth[]> {
  const scope = scopeOf(context.actor, ["liaison"]);
  if (scope.kind !== "establishments") return [];
  const rows = await listReturnedMonths(context.db, scope.ids, mostCounted);
  if (rows.length === 0) return [];
  const calendars = await loadCalendars(context.db);
  return rows
    .map(({ returned_at, state_since, suspended, province_code, ...row }) => ({
      ...row,
      at: (returned_at ?? state_since).getTime(),
      answer: answerClock(
        { at: returned_at ?? state_since, suspended: suspended === 1 },
        context.now,
        calendars.provinces.get(province_code) ?? calendars.country,
      ),
    }))
    .sort((a, b) => a.at - b.at || a.id - b.id)
    .map(({ at: _, ...row }) => row);
}
