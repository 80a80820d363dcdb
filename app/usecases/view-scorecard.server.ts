import { jalaliOf } from "#app/domain/period.ts";
import { permit } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { type DecisionCount, type ScoreLine, scoreLine, sumCounts } from "#app/domain/scorecard.ts";
import { tehranDay } from "#app/domain/tehran-time.ts";
import { countDecisionsByActor, countDecisionsByProvince, countOverturned, listDecisionYears } from "#db/decision-clock.ts";
import { listProvinces } from "#db/statistics.ts";
import type { Context } from "./context.server.ts";

type Named = { name_fa: string; name_en: string };

export interface Scorecard {
  /** Jalali. */
  year: number;
  years: number[];
  /** The province whose people are shown; null: the provinces. */
  province: Named | null;
  rows: (ScoreLine & Named & { key: string })[];
  total: ScoreLine;
}

type Counted = Omit<Awaited<ReturnType<typeof countDecisionsByProvince>>[number], "province_code">;

function countOf(row: Counted | undefined, overturned: number): DecisionCount {
  return {
    decisions: Number(row?.decisions ?? 0),
    timely: Number(row?.timely ?? 0),
    sent_back: Number(row?.sent_back ?? 0),
    overturned,
    calendar_days: Number(row?.calendar_days ?? 0),
    working_days: Number(row?.working_days ?? 0),
    longest: row?.longest ?? 0,
  };
}

async function yearsOf(context: Context, asked: string | null): Promise<{ year: number; years: number[] }> {
  const present = jalaliOf(tehranDay(context.now)).year;
  const years = [...new Set([present, ...(await listDecisionYears(context.db))])].sort((a, b) => b - a);
  return { year: years.find((year) => String(year) === asked) ?? present, years };
}

/**
 * The provinces' scorecard of a Jalali year, every province with its line, for those who may view statistics. A year that
 * is not known is the present one. `not-found` for anybody else.
 */
export async function viewScorecard(context: Context, asked: string | null): Promise<Outcome<Scorecard>> {
  if (!permit(context.actor, "view-statistics")) return refuse("not-found");
  const { db } = context;
  const { year, years } = await yearsOf(context, asked);
  const [provinces, counts, overturned] = await Promise.all([
    listProvinces(db),
    countDecisionsByProvince(db, "province", year),
    countOverturned(db, year),
  ]);
  const rows = provinces.map(({ code, name_fa, name_en }) => {
    const upheld = overturned.filter((row) => row.province_code === code).reduce((sum, row) => sum + Number(row.overturned), 0);
    const count = countOf(
      counts.find((row) => row.province_code === code),
      upheld,
    );
    return { key: code, name_fa, name_en, ...scoreLine(count) };
  });
  return done({ year, years, province: null, rows, total: scoreLine(sumCounts(rows)) });
}

/**
 * The same of a province's own people: a supervisor sees everybody, an expert himself; the total is the province's.
 * `not-found` for who reviews for no province.
 */
export async function viewOwnScorecard(context: Context, asked: string | null): Promise<Outcome<Scorecard>> {
  const right = permit(context.actor, "review-return");
  if (right?.scope.kind !== "province") return refuse("not-found");
  const { db, actor } = context;
  const { province_code } = right.scope;
  const { year, years } = await yearsOf(context, asked);
  const [provinces, counts, overturned] = await Promise.all([
    listProvinces(db),
    countDecisionsByActor(db, province_code, year),
    countOverturned(db, year),
  ]);
  const supervises = actor.grants.some((grant) => grant.role === "supervisor" && grant.province_code === province_code);
  const all = counts.map((row) => {
    const upheld = overturned.filter((one) => one.province_code === province_code && one.actor_id === row.actor_id);
    const count = countOf(
      row,
      upheld.reduce((sum, one) => sum + Number(one.overturned), 0),
    );
    return { key: String(row.actor_id), name_fa: row.name_fa ?? "", name_en: row.name_en ?? "", ...scoreLine(count) };
  });
  const rows = all.filter((row) => supervises || row.key === String(actor.user_id)).sort((a, b) => b.decisions - a.decisions);
  const province = provinces.find((row) => row.code === province_code) ?? null;
  return done({ year, years, province, rows, total: scoreLine(sumCounts(all)) });
}
