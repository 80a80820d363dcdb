import { type AnswerClock, answerClock } from "#app/domain/answer-clock.ts";
import { scopeOf } from "#app/domain/permission.ts";
import { listReturnedMonths, listReturnedOfSession } from "#db/returned-month.ts";
import type { Context } from "./context.server.ts";
import { loadCalendars } from "./open-period.server.ts";
import type { Sends } from "./read-together.server.ts";

export interface ReturnedMonth {
  id: number;
  period: string;
  establishment_fa: string;
  establishment_en: string;
  answer: AnswerClock;
}

const mostCounted = 200;

/** Months sent back, whoever of a session's person's past or present establishments they are of. */
export type ReturnedAhead = ReturnType<typeof listReturnedOfSession>;

/** Asks for them in the packet in which the person is looked up; `viewReturned` gives only those away that he may see. */
export function askReturned(db: Sends, id_hash: string): ReturnedAhead {
  const rows = listReturnedOfSession(db, id_hash, mostCounted);
  // A request that ends at the door never takes them.
  rows.catch(() => undefined);
  return rows;
}

/**
 * The months that wait for this liaison's answer, the longest waiting first. One query where there are none.
 * @param ahead their rows, where they were asked for already
 */
export async function viewReturned(context: Context, ahead?: ReturnedAhead): Promise<ReturnedMonth[]> {
  const scope = scopeOf(context.actor, ["liaison"]);
  if (scope.kind !== "establishments") return [];
  const known = await ahead;
  // Those of an establishment he has left may have taken the place of others.
  const rows =
    known === undefined || known.length === mostCounted
      ? await listReturnedMonths(context.db, scope.ids, mostCounted)
      : known.filter((row) => scope.ids.includes(row.establishment_id));
  if (rows.length === 0) return [];
  const calendars = await loadCalendars(context.db);
  return rows
    .map(({ returned_at, state_since, suspended, province_code, establishment_id: _of, ...row }) => ({
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
