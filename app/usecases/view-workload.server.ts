import { addWorkingDaysBack } from "#app/domain/calendar.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { type ClockDays, daysOfSpan } from "#app/domain/review-clock.ts";
import { waitingStates } from "#app/domain/review-queue.ts";
import { instantOfTehran, tehranDay } from "#app/domain/tehran-time.ts";
import { listAbsences } from "#db/absence.ts";
import { countHeld, listNamesOf, listShareOuts } from "#db/assignment.ts";
import { listProvinces } from "#db/statistics.ts";
import { countDecidedLately, listWaitingOf } from "#db/workload.ts";
import { calendarOf } from "./calendar-of.server.ts";
import type { Context } from "./context.server.ts";
import { type Reviewer, shareDesk } from "./share-desk.server.ts";
import { type Province, provinceOf } from "./view-queue.server.ts";

type Named = { name_fa: string; name_en: string };

export interface WorkloadLine {
  /** null: what nobody has. */
  person: (Named & { id: number; here: boolean }) | null;
  establishments: number;
  waiting: number;
  /** Days that the oldest waits, and the one in the middle; null where nothing does. */
  oldest: ClockDays | null;
  median: ClockDays | null;
  /** Decisions of the last seven working days. */
  decided: number;
  /** Whom he covers today, and how many of theirs wait for him. */
  covers: { person: Named; waiting: number }[];
  /** Whether he is away today. */
  away: boolean;
}

export interface WorkloadView {
  province: Province | null;
  today: string;
  reviewers: Reviewer[];
  lines: WorkloadLine[];
  absences: Awaited<ReturnType<typeof listAbsences>>;
  names: ReadonlyMap<number, Named>;
  shareOuts: Awaited<ReturnType<typeof listShareOuts>>;
}

export const lateWorkingDays = 7;
const shownShareOuts = 10;

/**
 * Who has how much: what waits for each by the establishments shared out to him, how old it is, and what he decided
 * lately; then absences and what was shared out. @returns `not-found` for who may not share out
 */
export async function viewWorkload(context: Context): Promise<Outcome<WorkloadView>> {
  const desk = await shareDesk(context);
  if (desk === null) return refuse("not-found");
  const { db, now } = context;
  const { scope, reviewers } = desk;
  const today = tehranDay(now);
  const calendar = await calendarOf(db, scope.province_code);
  const since = instantOfTehran(addWorkingDaysBack(today, lateWorkingDays - 1, calendar), "00:00");
  const [provinces, held, waiting, decided, absences, shareOuts] = await Promise.all([
    listProvinces(db),
    countHeld(db, scope),
    listWaitingOf(db, scope, waitingStates("province")),
    countDecidedLately(db, scope.province_code, since),
    listAbsences(db, scope.province_code, today),
    listShareOuts(db, scope.province_code, shownShareOuts),
  ]);
  const here = new Set(reviewers.map((one) => one.id));
  const left = [...held.map((row) => row.expert_id), ...waiting.map((row) => row.expert_id)];
  const strangers = [...left, ...absences.flatMap((row) => [row.expert_id, ...row.covers])].flatMap((id) =>
    id === null || here.has(id) ? [] : [id],
  );
  const names = new Map<number, Named>(
    [...reviewers, ...(await listNamesOf(db, [...new Set(strangers)]))].map((row) => [row.id, row]),
  );
  const present = absences.filter((row) => row.from_on <= today);
  const lineOf = (id: number | null): WorkloadLine => {
    const own = waiting.filter((row) => row.expert_id === id).map((row) => row.since);
    const ages = own.sort((a, b) => a.getTime() - b.getTime());
    const age = (from: Date | undefined) =>
      from === undefined ? null : daysOfSpan({ office: "province", from, to: null }, now, calendar);
    const covered = id === null ? [] : present.filter((row) => row.covers.includes(id));
    return {
      person: id === null ? null : { id, here: here.has(id), ...(names.get(id) ?? { name_fa: "", name_en: "" }) },
      establishments: held.find((row) => row.expert_id === id)?.count ?? 0,
      waiting: own.length,
      oldest: age(ages[0]),
      median: age(ages[Math.floor(ages.length / 2)]),
      decided: id === null ? 0 : (decided.find((row) => row.actor_id === id)?.count ?? 0),
      covers: covered.map((absence) => ({
        person: names.get(absence.expert_id) ?? { name_fa: "", name_en: "" },
        waiting: waiting.filter(
          (row) =>
            row.expert_id === absence.expert_id &&
            (row.assignment_id ?? 0) % absence.covers.length === absence.covers.indexOf(id ?? 0),
        ).length,
      })),
      away: present.some((row) => row.expert_id === id),
    };
  };
  const people = [...here, ...new Set(left.flatMap((id) => (id === null || here.has(id) ? [] : [id])))].map(lineOf);
  const nobody = lineOf(null);
  return done({
    province: provinceOf(scope, provinces),
    today,
    reviewers,
    lines: nobody.establishments + nobody.waiting > 0 ? [...people, nobody] : people,
    absences,
    names,
    shareOuts,
  });
}
