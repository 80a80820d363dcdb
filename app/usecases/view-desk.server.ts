import { addMonths, periodOfInstant } from "#app/domain/period.ts";
import { permit } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { countOpenReasons } from "#db/history.ts";
import { listReturns } from "#db/monthly-return.ts";
import { listNoticesOfEstablishments } from "#db/notice.ts";
import type { Context } from "./context.server.ts";
import { viewOwnDealings } from "./view-dealings.server.ts";
import type { StripReturn } from "./view-return-form.server.ts";

export interface DeskEstablishment {
  id: number;
  name_fa: string;
  name_en: string;
  /** Returns of the last twelve months, oldest first, the present one included. */
  months: StripReturn[];
}

export interface Desk {
  establishments: DeskEstablishment[];
  /** Returns that wait for the liaison: sent back first, then by due day. */
  waiting: (StripReturn & { open_reasons: number })[];
  notices: Awaited<ReturnType<typeof listNoticesOfEstablishments>>;
  /** Months about which an inquiry waits, and up to which notice this person has read. */
  dealings: Awaited<ReturnType<typeof viewOwnDealings>>;
  /** Periods of the strips, oldest first. */
  periods: string[];
}

const deskMonths = 12;

/** The liaison's desk: which months of which establishments wait, and the year of each. */
export async function viewDesk(context: Context): Promise<Outcome<Desk>> {
  const right = permit(context.actor, "view-own-returns");
  if (right?.scope.kind !== "establishments") return refuse("not-found");
  const present = periodOfInstant(context.now);
  const periods = Array.from({ length: deskMonths }, (_, index) => addMonths(present, index + 1 - deskMonths));
  const [rows, notices, dealings] = await Promise.all([
    listReturns(context.db, right.scope, periods),
    listNoticesOfEstablishments(context.db, right.scope.ids, 8),
    viewOwnDealings(context, right.scope),
  ]);
  const establishments = new Map<number, DeskEstablishment>();
  for (const row of [...rows].reverse()) {
    const known = establishments.get(row.establishment_id);
    if (known) known.months.push(row);
    else {
      establishments.set(row.establishment_id, {
        id: row.establishment_id,
        name_fa: row.establishment_fa,
        name_en: row.establishment_en,
        months: [row],
      });
    }
  }
  const waiting = rows.filter(
    (row) =>
      row.state === "returned" || ((row.state === "not-started" || row.state === "draft") && row.period_state !== "planned"),
  );
  const reasons = await countOpenReasons(
    context.db,
    waiting.map((row) => row.id),
  );
  const rank = (row: StripReturn) => (row.state === "returned" ? 0 : 1);
  return done({
    establishments: [...establishments.values()].sort((a, b) => a.id - b.id),
    waiting: waiting
      .map((row) => ({ ...row, open_reasons: reasons.get(row.id) ?? 0 }))
      .sort((a, b) => rank(a) - rank(b) || (a.due_on < b.due_on ? 1 : a.due_on > b.due_on ? -1 : a.id - b.id)),
    notices,
    dealings,
    periods,
  });
}
