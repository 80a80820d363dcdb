import type { Actor } from "#app/domain/actor.ts";
import { addMonths, periodOfInstant } from "#app/domain/period.ts";
import { permit, scopeOf } from "#app/domain/permission.ts";
import { foldPersian } from "#app/domain/quantity.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { type EstablishmentName, listEstablishmentNames } from "#db/establishment.ts";
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

/** What the reader can do with a month that waits. */
export type DeskAct = "sign" | "correct" | "fill" | "look";

export interface Desk {
  establishments: DeskEstablishment[];
  /** Returns that wait: to be signed, sent back, by due day, and at last those whose signature another gives. */
  waiting: (StripReturn & { open_reasons: number; act: DeskAct })[];
  notices: Awaited<ReturnType<typeof listNoticesOfEstablishments>>;
  /** Months about which an inquiry waits, and up to which notice this person has read. */
  dealings: Awaited<ReturnType<typeof viewOwnDealings>>;
  /** Periods of the strips, oldest first. */
  periods: string[];
  /** Every establishment the person reaches, whatever was asked for. */
  all: EstablishmentName[];
  /** The one establishment that is shown; null where all are. */
  chosen: number | null;
}

/** What of a desk is asked for: one establishment, or those whose name has a text in it. */
export interface DeskFilter {
  establishment: number | null;
  search: string;
}

const deskMonths = 12;
const order: Readonly<Record<DeskAct, number>> = { sign: 0, correct: 1, fill: 2, look: 3 };

function reachIn(actor: Actor, role: "liaison" | "signatory"): ReadonlySet<number> {
  const scope = scopeOf(actor, [role]);
  return new Set(scope.kind === "establishments" ? scope.ids : []);
}

/** What waits for this person in a month; null where nothing does. */
function actOn(
  row: StripReturn,
  of: { files: ReadonlySet<number>; signs: ReadonlySet<number>; user_id: number },
): DeskAct | null {
  if (row.state === "awaiting-signature") {
    return of.signs.has(row.establishment_id) && row.signature_requested_by !== of.user_id ? "sign" : "look";
  }
  if (!of.files.has(row.establishment_id)) return null;
  if (row.state === "returned") return "correct";
  const begun = (row.state === "not-started" || row.state === "draft") && row.period_state !== "planned";
  return begun ? "fill" : null;
}

function idsShown(all: readonly EstablishmentName[], filter: DeskFilter): { ids: number[]; chosen: number | null } {
  const chosen = all.find((row) => row.id === filter.establishment);
  if (chosen) return { ids: [chosen.id], chosen: chosen.id };
  const sought = foldPersian(filter.search).toLocaleLowerCase("en");
  const found = all.filter((row) => `${row.name_fa}\n${row.name_en.toLocaleLowerCase("en")}`.includes(sought));
  return { ids: found.map((row) => row.id), chosen: null };
}

/**
 * The desk of an establishment's people: which months wait for whom, and the year of each establishment.
 * @param filter an establishment out of reach is the same as none
 */
export async function viewDesk(
  context: Context,
  filter: DeskFilter = { establishment: null, search: "" },
): Promise<Outcome<Desk>> {
  const right = permit(context.actor, "view-own-returns");
  if (right?.scope.kind !== "establishments") return refuse("not-found");
  const all = await listEstablishmentNames(context.db, right.scope.ids);
  const { ids, chosen } = idsShown(all, filter);
  const scope = ids.length === 0 ? ({ kind: "nothing" } as const) : ({ kind: "establishments", ids } as const);
  const present = periodOfInstant(context.now);
  const periods = Array.from({ length: deskMonths }, (_, index) => addMonths(present, index + 1 - deskMonths));
  const [rows, notices, dealings] = await Promise.all([
    listReturns(context.db, scope, periods),
    listNoticesOfEstablishments(context.db, ids, 8),
    viewOwnDealings(context, scope),
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
  const of = {
    files: reachIn(context.actor, "liaison"),
    signs: reachIn(context.actor, "signatory"),
    user_id: context.actor.user_id,
  };
  const waiting = rows.flatMap((row) => {
    const act = actOn(row, of);
    return act === null ? [] : [{ ...row, act }];
  });
  const reasons = await countOpenReasons(
    context.db,
    waiting.map((row) => row.id),
  );
  return done({
    establishments: [...establishments.values()].sort((a, b) => a.id - b.id),
    waiting: waiting
      .map((row) => ({ ...row, open_reasons: reasons.get(row.id) ?? 0 }))
      .sort((a, b) => order[a.act] - order[b.act] || (a.due_on < b.due_on ? 1 : a.due_on > b.due_on ? -1 : a.id - b.id)),
    notices,
    dealings,
    periods,
    all,
    chosen,
  });
}
