import { type Kysely, sql, type Transaction } from "kysely";
import { comparePeriods, type Period } from "#app/domain/period.ts";
import { canonicalText } from "#app/domain/snapshot.ts";
import { fixStandardisingTotals } from "#app/usecases/fix-standardising-totals.server.ts";
import { auditContentHash } from "#app/usecases/record-audit.server.ts";
import { weighingAt } from "#app/usecases/weigh-establishments.server.ts";
import type { Database } from "../schema.ts";
import { changeWeights } from "../weight.ts";
import { shareOutTehran } from "./assignments.ts";
import { type BulkTable, bulkWriter } from "./bulk.ts";
import { cementWorksId, firstGeneratedId, firstGeneratedLineId, namedEstablishments } from "./demo/named.ts";
import { firstCementMonth } from "./demo/published-cement.ts";
import { addDeliveries, addRecipients, type Place } from "./demo/recipients.ts";
import { tehran } from "./demo/shares.ts";
import { provisionalOutput } from "./impact.ts";
import { liaisonIdOf, peopleOf, Roster, type Staff } from "./people.ts";
import { firstOfMonths, periodsUntil, readCalendar, type SeededPeriod } from "./periods.ts";
import { loadReference } from "./reference/load.ts";
import { establishmentsOf, type Reference, readReference, type SeededEstablishment } from "./register.ts";
import { addStory, type Writing } from "./returns.ts";
import { cementStory, generatedStory } from "./stories.ts";

export interface PopulationOptions {
  /** In all; without it 767 in province Tehran and about 240 in the others. */
  establishments?: number;
  /** Months of history, the one being filed now included; the cement works has its own from 1400-12 on. */
  months: number;
  /** The instant at which the population stands; nothing in it is later. */
  asOf: Date;
  seed: string | number;
  kind: "demonstration" | "test";
  /** The people known by name get the demonstration's password, and there are recipients. Default true. */
  demonstration?: boolean;
  /** Products of each generated establishment; without it two to five. */
  products?: number;
  /** False: closed months of generated establishments have figures and no submissions, and stand as accepted. */
  snapshots?: boolean;
  /** True: everybody has filed the month being filed now, and no office has begun to look at it. */
  unreviewed?: boolean;
  /** First port of the demonstration's recipients. Default 4810. */
  recipientPort?: number;
}

export interface Population {
  /** The month being filed now. */
  open: Period;
  /** The month running now where it is another: drafts are allowed in it. */
  planned: Period | null;
  establishments: number;
  rows: ReadonlyMap<BulkTable, number>;
}

/** The database is not one that may be populated. */
export class NotEmptyError extends Error {
  override name = "NotEmptyError";
}

async function refuseUnlessEmpty(db: Kysely<Database>): Promise<void> {
  for (const table of ["establishment", "app_user", "monthly_return"] as const) {
    const found = await db.selectFrom(table).select("id").limit(1).executeTakeFirst();
    if (found !== undefined) throw new NotEmptyError(`the database is not empty: it has rows in ${table}`);
  }
}

function addPeriods(writer: Writing["writer"], periods: readonly SeededPeriod[]): void {
  for (const period of periods) {
    writer.add("period", {
      code: period.code,
      state: period.state,
      due_on: period.dueDay,
      opened_at: period.state === "planned" ? null : period.opensAt,
      closed_at: period.state === "closed" || period.state === "published" ? period.closesAt : null,
    });
  }
}

function addRegister(writer: Writing["writer"], { establishment, licence, lines }: SeededEstablishment): void {
  writer.add("establishment", establishment);
  writer.add("operating_licence", licence);
  for (const { row } of lines) writer.add("product_line", row);
}

async function placesOf(db: Kysely<Database>): Promise<(county: number) => Place> {
  const rows = await db
    .selectFrom("county as c")
    .innerJoin("province as p", "p.code", "c.province_code")
    .select(["c.id", "c.name_fa", "c.name_en", "p.code", "p.name_fa as province_fa", "p.name_en as province_en"])
    .execute();
  const places = new Map(
    rows.map((row): [number, Place] => [
      row.id,
      {
        province: { code: row.code, name_fa: row.province_fa, name_en: row.province_en },
        county: { id: row.id, name_fa: row.name_fa, name_en: row.name_en },
      },
    ]),
  );
  return (county) => {
    const found = places.get(county);
    if (found === undefined) throw new RangeError("no such county");
    return found;
  };
}

interface Setting {
  options: PopulationOptions;
  seed: string;
  known: Reference;
  /** All periods, and those of the generated establishments. */
  periods: readonly SeededPeriod[];
  recent: readonly SeededPeriod[];
  running: SeededPeriod;
}

/** Writes everybody and everything of the register with all returns. @returns the number of establishments */
async function addEstablishments(writing: Writing, roster: Roster, staff: Staff, setting: Setting): Promise<number> {
  const { writer } = writing;
  const { options, seed, known, periods, recent, running } = setting;
  const first = recent[0];
  if (first === undefined) throw new RangeError("a history without months");
  const named = namedEstablishments(known);
  let count = 0;
  for (const establishment of named) {
    addRegister(writer, establishment);
    const people = peopleOf(staff, establishment);
    const cement = establishment.id === cementWorksId;
    const story = cement
      ? cementStory(seed, establishment, people, running.code)
      : generatedStory(seed, establishment, people, first);
    addStory({ ...writing, snapshots: true }, story, cement ? periods : recent);
    count++;
  }
  const byProvince = new Map<string, number>();
  for (const { establishment } of named) {
    byProvince.set(establishment.province_code, (byProvince.get(establishment.province_code) ?? 0) + 1);
  }
  const generated = establishmentsOf(known, {
    seed,
    establishments: options.establishments,
    products: options.products,
    from: first.firstDay,
    to: running.lastDay,
    firstId: firstGeneratedId,
    firstLineId: firstGeneratedLineId,
    named: byProvince,
    liaisonOf: liaisonIdOf,
  });
  for (const establishment of generated) {
    roster.addLiaison(establishment);
    addRegister(writer, establishment);
    addStory(writing, generatedStory(seed, establishment, peopleOf(staff, establishment), first), recent);
    await writer.breathe();
    count++;
  }
  return count;
}

function addAudit(writer: Writing["writer"], options: PopulationOptions, seed: string, establishments: number): void {
  const content = {
    at: options.asOf,
    actor_id: null,
    verb: "seeded",
    subject_kind: "installation",
    subject_id: "1",
    detail: canonicalText({ kind: options.kind, seed, months: options.months, establishments }),
  };
  writer.add("audit_entry", { id: "1", ...content, content_hash: auditContentHash(content) });
}

/** Puts the impacts right that were scored against a provisional output, now that each month's own is known. */
async function measureImpacts(trx: Transaction<Database>, periods: readonly SeededPeriod[]): Promise<void> {
  const filed = periods.filter(({ state }) => state !== "planned").map(({ code }) => code);
  for (const [code, output] of await fixStandardisingTotals(trx, filed)) {
    const measured = sql`round(s.impact * ${provisionalOutput} / ${output}, 6)`;
    await sql`update monthly_return r join submission s on s.return_id = r.id
      set r.impact = if(s.version = r.version, ${measured}, r.impact), s.impact = ${measured}
      where r.period = ${code}`.execute(trx);
  }
}

async function populate(trx: Transaction<Database>, options: PopulationOptions): Promise<Population> {
  await refuseUnlessEmpty(trx);
  await loadReference(trx);
  const calendar = await readCalendar(trx);
  const known = await readReference(trx);
  const seed = String(options.seed);
  const start = firstOfMonths(options.asOf, options.months);
  const oldest = comparePeriods(start, firstCementMonth) < 0 ? start : firstCementMonth;
  const periods = periodsUntil(oldest, options.asOf, calendar);
  const recent = periods.filter(({ code }) => comparePeriods(code, start) >= 0);
  const running = periods.at(-1);
  const open = periods.find(({ state }) => state === "open");
  if (running === undefined || open === undefined) throw new RangeError("a history without an open month");

  // A row that a migration or launcher wrote is marked anew: an empty database has nothing to protect.
  await trx.deleteFrom("installation").execute();
  await trx.deleteFrom("period").execute();
  const writer = bulkWriter(trx);
  const kind = options.kind;
  writer.add("installation", { id: 1, kind, seed, seeded_as_of: options.asOf, created_at: options.asOf });
  addPeriods(writer, periods);
  const since = periods[0]?.opensAt ?? options.asOf;
  const demonstration = options.demonstration ?? true;
  const roster = new Roster(writer, seed, since, demonstration);
  const staff = roster.addStaff([...known.provinces.keys()]);
  roster.addNamedLiaisons();
  const writing: Writing = {
    writer,
    seed,
    now: options.asOf,
    calendar,
    snapshots: options.snapshots ?? true,
    unreviewed: options.unreviewed ?? false,
    prices: new Map(known.catalogue.map((item) => [item.id, item.usual_price])),
    ids: { monthly_return: 1, submission: 1, return_event: 1, review_reason: 1 },
    inForce: new Map(),
  };
  const establishments = await addEstablishments(writing, roster, staff, { options, seed, known, periods, recent, running });
  if (demonstration) {
    const counties = known.counties.get(tehran) ?? [];
    addRecipients(writer, seed, options.recipientPort ?? 4810, since, counties);
    addDeliveries(writer, seed, options.asOf, writing.inForce.values(), await placesOf(trx), counties);
  }
  addAudit(writer, options, seed, establishments);
  const rows = await writer.finish();
  await measureImpacts(trx, periods);
  if (demonstration) await shareOutTehran(trx, since > open.opensAt ? since : new Date(open.opensAt.getTime() - 30 * 86_400_000));
  return { open: open.code, planned: running.state === "planned" ? running.code : null, establishments, rows };
}

/**
 * Fills an empty, migrated database with reference data and a population, in one transaction: all of it or nothing.
 * The same options give the same rows, ids included. `asOf` is an instant (UTC) and is read in Tehran's calendar.
 * @throws NotEmptyError where there are establishments, people or returns already
 */
export async function seedPopulation(db: Kysely<Database>, options: PopulationOptions): Promise<Population> {
  if (!Number.isInteger(options.months) || options.months < 1) throw new RangeError("months must be a whole number from 1 on");
  const population = await db.transaction().execute((trx) => populate(trx, options));
  await changeWeights(db, weighingAt(options.asOf));
  // Fresh from a bulk load the optimiser would guess; the first pages should not pay for it.
  await sql`analyze table monthly_return, working_figure, submission, figure_in_force, return_event`.execute(db);
  return population;
}
