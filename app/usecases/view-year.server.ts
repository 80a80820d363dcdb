import { openPeriodAt } from "#app/domain/calendar.ts";
import { countedVersion } from "#app/domain/continuity.ts";
import type { Decimal } from "#app/domain/decimal.ts";
import {
  firstYear,
  lastYear as lastKnownYear,
  type Period,
  periodFrom,
  periodOfInstant,
  periodParts,
} from "#app/domain/period.ts";
import { permit } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import type { Snapshot } from "#app/domain/snapshot.ts";
import { listCertificates } from "#db/certificate.ts";
import { findMonthBounds, findOwnEstablishment, listOwnSnapshots } from "#db/own-history.ts";
import { listUnits } from "#db/unit-of-measure.ts";
import type { Context } from "./context.server.ts";
import { type OwnMonth, ownMonths } from "./own-months.server.ts";

/** One product's production in the twelve months of a year and of the year before; null where nothing counts. */
export interface ProductCourse {
  product_line_id: number;
  name_fa: string;
  name_en: string;
  unit_fa: string;
  unit_en: string;
  this_year: (Decimal | null)[];
  last_year: (Decimal | null)[];
}

export interface YearView {
  establishment: NonNullable<Awaited<ReturnType<typeof findOwnEstablishment>>>;
  year: number;
  /** Neighbouring years of which the establishment had to report. */
  previous: number | null;
  next: number | null;
  /** The twelve periods of the year. */
  periods: Period[];
  /** Expected months of the year, oldest first. */
  months: OwnMonth[];
  courses: ProductCourse[];
  certificates: Awaited<ReturnType<typeof listCertificates>>;
  /** First month ever expected, and the last one a certificate may name. */
  bounds: { first: Period; last: Period } | null;
}

const shownCertificates = 20;
const monthsOf = (year: number) => Array.from({ length: 12 }, (_, index) => periodFrom(year, index + 1));

/**
 * The year of an own establishment: months, courses of its products beside the year before, receipts, certificates.
 * @param asked Jalali year; anything else is the present one
 * @returns `not-found` for another's establishment
 */
export async function viewYear(context: Context, establishmentId: number, asked: string | null): Promise<Outcome<YearView>> {
  const { db, now } = context;
  const right = permit(context.actor, "view-own-returns");
  if (!right) return refuse("not-found");
  const { scope } = right;
  const establishment = await findOwnEstablishment(db, scope, establishmentId);
  if (!establishment) return refuse("not-found");
  const present = periodParts(periodOfInstant(now)).year;
  const year = readYear(asked) ?? present;
  const range = {
    establishment_id: establishment.id,
    from: periodFrom(Math.max(firstYear, year - 1), 1),
    to: periodFrom(year, 12),
  };
  const [bounds, both, units, certificates] = await Promise.all([
    findMonthBounds(db, scope, establishment.id),
    ownMonths(db, scope, range),
    listUnits(db),
    listCertificates(db, establishment.id, shownCertificates),
  ]);
  const periods = monthsOf(year);
  const ids = both.flatMap((month) => countedVersion(month)?.submission_id ?? []);
  const snapshots = (await listOwnSnapshots(db, scope, range, ids)).map((row) => JSON.parse(row.snapshot) as Snapshot);
  const [from, to] = bounds ? [periodParts(bounds.first).year, periodParts(bounds.last).year] : [year, year];
  const open = openPeriodAt(now);
  return done({
    establishment,
    year,
    previous: year > from ? year - 1 : null,
    next: year < to ? year + 1 : null,
    periods,
    months: both.filter((month) => month.period >= (periods[0] ?? "")),
    courses: coursesOf(snapshots, year, new Map(units.map((unit) => [unit.code, unit]))),
    certificates,
    bounds: bounds && bounds.first <= open ? { first: bounds.first, last: open } : null,
  });
}

function readYear(text: string | null): number | null {
  if (text === null || !/^1[345]\d\d$/.test(text)) return null;
  const year = Number(text);
  return year >= firstYear && year <= lastKnownYear ? year : null;
}

type Units = ReadonlyMap<string, { name_fa: string; name_en: string }>;

function coursesOf(snapshots: readonly Snapshot[], year: number, units: Units): ProductCourse[] {
  const courses = new Map<number, ProductCourse>();
  // Newest first, so that names and the order of products are those of the latest month.
  for (const snapshot of [...snapshots].reverse()) {
    const at = periodParts(snapshot.period);
    for (const row of snapshot.products) {
      const unit = units.get(row.unit_code);
      const course = courses.get(row.product_line_id) ?? {
        product_line_id: row.product_line_id,
        name_fa: row.name_fa,
        name_en: row.name_en,
        unit_fa: unit?.name_fa ?? row.unit_code,
        unit_en: unit?.name_en ?? row.unit_code,
        this_year: Array<Decimal | null>(12).fill(null),
        last_year: Array<Decimal | null>(12).fill(null),
      };
      courses.set(row.product_line_id, course);
      (at.year === year ? course.this_year : course.last_year)[at.month - 1] = row.figures.production;
    }
  }
  return [...courses.values()];
}
