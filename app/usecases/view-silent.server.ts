import type { Role } from "#app/domain/actor.ts";
import { fromColumn, sum } from "#app/domain/decimal.ts";
import { extensionOffer, missingInARow, oneClickDays, shareOf } from "#app/domain/follow-up.ts";
import { addMonths, type Period, parsePeriod } from "#app/domain/period.ts";
import { permit, roleFor } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { expertMostDays } from "#app/domain/return-request.ts";
import { tehranDay } from "#app/domain/tehran-time.ts";
import { listContactPeople, listLastContacts } from "#db/contact.ts";
import { listPeriods } from "#db/period.ts";
import { countReminders } from "#db/reminder.ts";
import { countSilent, listSilent, listSilentMonths } from "#db/silent.ts";
import { listProvinces } from "#db/statistics.ts";
import { countWeights } from "#db/weight.ts";
import { calendarOf } from "./calendar-of.server.ts";
import type { Context } from "./context.server.ts";
import { portionsOf } from "./portions-of.server.ts";
import { type Province, provinceOf } from "./view-queue.server.ts";

export interface SilentQuestion {
  /** null, or one that is not known: the period that is open. */
  period: string | null;
  search: string;
  /** Only establishments assigned to who asks, or covered by him. */
  mine: boolean;
  /** From 1. */
  page: number;
}

type Listed = Awaited<ReturnType<typeof listSilent>>[number];

export interface SilentRow extends Listed {
  /** Part of what all of the province's expected establishments usually produce; null where nothing is weighed. */
  share: string | null;
  /** Months in a row without a return, this one included. */
  in_a_row: number;
  people: Awaited<ReturnType<typeof listContactPeople>>;
  contacts: Awaited<ReturnType<typeof listLastContacts>>[number] | null;
  reminders: Awaited<ReturnType<typeof countReminders>>[number] | null;
  /** The day a one-click extension would give; null where it may not be given. */
  offer: string | null;
}

export interface SilentView {
  province: Province | null;
  periods: Period[];
  question: { period: Period | null; search: string; mine: boolean; page: number };
  /** Returns expected of the period in the scope, as far as they are weighed. */
  total: number;
  pages: number;
  /** What the silent weigh together, of all that is expected of the period. */
  share: string | null;
  rows: SilentRow[];
  /** Whether several may be extended together. */
  lists: boolean;
  /** Choices of working days for a list. */
  days: number[];
}

export const silentPageSize = 50;
const recentPeriods = 60;
/** A supervisor is shown a list of those at six months. */
const longestRow = 24;

/**
 * A page of the establishments of a province that have not filed for a period, the heaviest first, each with whom to
 * call, what was done already and what may be done now.
 * @returns `not-found` for who has no such desk
 */
export async function viewSilent(context: Context, asked: SilentQuestion): Promise<Outcome<SilentView>> {
  const right = permit(context.actor, "review-return");
  if (right?.scope.kind !== "province") return refuse("not-found");
  const { db, now } = context;
  const { scope } = right;
  const [known, provinces, calendar] = await Promise.all([
    listPeriods(db, recentPeriods),
    listProvinces(db),
    calendarOf(db, scope.province_code),
  ]);
  const opened = known.filter((row) => row.state !== "planned");
  const wanted = parsePeriod(asked.period ?? "");
  const period =
    opened.find((row) => row.code === wanted)?.code ?? opened.find((row) => row.state === "open")?.code ?? opened[0]?.code;
  const view = { province: provinceOf(scope, provinces), periods: opened.map((row) => row.code) };
  const lists = context.actor.grants.some((grant) => grant.role === "supervisor");
  const days = Array.from({ length: expertMostDays }, (_, index) => index + 1);
  if (period === undefined) {
    const question = { ...asked, period: null, page: 1 };
    return done({ ...view, question, total: 0, pages: 1, share: null, rows: [], lists, days });
  }
  const filter = { period, search: asked.search, portions: asked.mine ? await portionsOf(context) : null };
  const [counted, weights] = await Promise.all([countSilent(db, scope, filter), countWeights(db, scope, period)]);
  const pages = Math.max(1, Math.ceil(counted.count / silentPageSize));
  const page = Math.min(asked.page, pages);
  const listed =
    counted.count === 0
      ? []
      : await listSilent(db, scope, filter, { offset: (page - 1) * silentPageSize, limit: silentPageSize });
  const whole = sum(weights.map((row) => fromColumn(row.weight)));
  const ids = listed.map((row) => row.id);
  const establishments = listed.map((row) => row.establishment_id);
  const [people, contacts, reminders, before] = await Promise.all([
    listContactPeople(db, establishments, now),
    listLastContacts(db, ids),
    countReminders(db, ids),
    listSilentMonths(db, establishments, addMonths(period, -longestRow), period),
  ]);
  const rows = listed.map((row): SilentRow => {
    const silent = before.filter((month) => month.establishment_id === row.establishment_id).map((month) => month.period);
    const role: Role | null = roleFor(context.actor, row, ["supervisor", "expert"]);
    return {
      ...row,
      share: row.monthly_value === null ? null : shareOf(fromColumn(row.monthly_value), whole),
      in_a_row: missingInARow(period, new Set(silent)),
      people: people.filter((person) => person.establishment_id === row.establishment_id),
      contacts: contacts.find((one) => one.return_id === row.id) ?? null,
      reminders: reminders.find((one) => one.return_id === row.id) ?? null,
      offer:
        role === null
          ? null
          : extensionOffer(
              role,
              { due_on: row.due_on, earlier: Number(row.extensions ?? 0) },
              oneClickDays,
              tehranDay(now),
              calendar,
            ),
    };
  });
  return done({
    ...view,
    question: { ...asked, period, page },
    total: counted.count,
    pages,
    share: shareOf(fromColumn(counted.weight), whole),
    rows,
    lists,
    days,
  });
}
