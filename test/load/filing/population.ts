import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import { addMonths } from "#app/domain/period.ts";
import { createDatabase } from "#db/connection.ts";
import { migrate } from "#db/migrate.ts";
import { type PrivateServer, startPrivateServer } from "#db/private-server.ts";
import type { Database } from "#db/schema.ts";
import { seedPopulation } from "#db/seed/population.ts";

/** A working day on which 1405-06 is open; the bench's clock stands there. */
export const benchNow = new Date("2026-09-27T06:00:00.000Z");
export const openPeriod = "1405-06";
const liaisons = 64;
export const firstLiaison = 3_000_000;
const historyMonths = 12;
const version = 7;

export interface BenchDatabase {
  server: PrivateServer;
  db: Kysely<Database>;
  liaisonIds: number[];
}

/** Months before the seeded one are copies of it: the checks then find a whole year of each establishment. */
async function addHistory(db: Kysely<Database>, seeded: string): Promise<void> {
  for (let back = 1; back < historyMonths; back += 1) {
    const period = addMonths(seeded, -back);
    await sql`insert ignore into period (code, state, due_on) values (${period}, 'closed', '2026-01-01')`.execute(db);
    await sql`insert into monthly_return (establishment_id, period, state, revision, province_code, isic_code,
        operating_state, days_worked, money_unit, money_scale, version, first_submitted_at, submitted_at, state_since, due_on)
      select establishment_id, ${period}, 'accepted', revision, province_code, isic_code, operating_state, days_worked,
        money_unit, money_scale, version, first_submitted_at, submitted_at, state_since, due_on
      from monthly_return r where r.period = ${seeded} and r.version > 0
        and not exists (select 1 from monthly_return x where x.establishment_id = r.establishment_id and x.period = ${period})`.execute(
      db,
    );
    await sql`insert ignore into working_figure
      select n.id, f.product_line_id, f.opening, f.production, f.toll, f.domestic_quantity, f.domestic_value,
        f.export_quantity, f.export_value, f.own_use, f.loss, f.other_in, f.other_out, f.closing, f.other_in_reason,
        f.other_out_reason, f.changed_by, f.changed_at
      from monthly_return n join monthly_return r on r.establishment_id = n.establishment_id and r.period = ${seeded}
      join working_figure f on f.return_id = r.id where n.period = ${period}`.execute(db);
  }
}

/** The bench's own liaisons, each with an equal share of all establishments. */
export async function addLiaisons(db: Kysely<Database>): Promise<void> {
  const rows = Array.from({ length: liaisons }, (_, index) => ({
    id: firstLiaison + index,
    national_id: `B${String(index).padStart(9, "0")}`,
    name_fa: `رابط ${index}`,
    name_en: `Liaison ${index}`,
    created_at: benchNow,
  }));
  await db.insertInto("app_user").values(rows).execute();
  await sql`insert into role_grant (user_id, role, establishment_id, right_calendar, right_publish, valid_from)
    select ${firstLiaison} + mod(id, ${liaisons}), 'liaison', id, 0, 0, '2020-01-01' from establishment`.execute(db);
  await sql`update establishment set signatory_required = 0`.execute(db);
}

/** `app_user.id` of the bench's liaisons, by their number. */
export function liaisonIds(): number[] {
  return Array.from({ length: liaisons }, (_, index) => firstLiaison + index);
}

/** Every establishment that reported last month has one draft, its five rows holding nothing but the opening. */
async function makeDrafts(db: Kysely<Database>): Promise<void> {
  await sql`update monthly_return set state = 'returned', version = 1 where period = ${openPeriod}`.execute(db);
  await putBackDrafts(db);
}

/** Puts every draft that a run submitted or saved back as it was, and waits until the engine has swept up after it. */
export async function putBackDrafts(db: Kysely<Database>): Promise<void> {
  const touched = sql`select id from monthly_return
    where period = ${openPeriod} and (state <> 'draft' or revision <> 1 or figures_revision <> 1)`;
  await sql`delete from idempotency_key where user_id >= ${firstLiaison}`.execute(db);
  await sql`delete from figure_in_force where period = ${openPeriod}`.execute(db);
  for (const table of [
    "review_reason",
    "submission",
    "return_event",
    "notice",
    "explanation",
    "working_stoppage",
    "working_export",
    "working_material",
    "working_energy",
    "working_people",
  ]) {
    await sql`delete from ${sql.table(table)} where return_id in (${touched})`.execute(db);
  }
  await sql`delete from audit_entry where verb in ('submit-return', 'save-figures')`.execute(db);
  await sql`insert into working_figure (return_id, product_line_id, opening, changed_by, changed_at)
    select d.id, f.product_line_id, f.closing, ${firstLiaison}, ${benchNow} from monthly_return d
    join monthly_return r on r.establishment_id = d.establishment_id and r.period = ${addMonths(openPeriod, -1)}
    join working_figure f on f.return_id = r.id where d.id in (${touched})
    on duplicate key update opening = values(opening), production = null, domestic_quantity = null,
      domestic_value = null, export_quantity = null, export_value = null, own_use = null, loss = null, toll = null,
      other_in = null, other_out = null, other_in_reason = null, other_out_reason = null, closing = null`.execute(db);
  await sql`update monthly_return set state = 'draft', revision = 1, figures_revision = 1, version = 0,
      in_force_version = null, first_submitted_at = null, submitted_at = null, submitted_by = null,
      operating_state = null, days_worked = null, idle_cause = null, remarks = '', money_unit = 'IRR_OLD',
      money_scale = 1000000, has_blocks = 0, has_extras = 0, impact = 0, finding_rules = 0, attention = 32
    where period = ${openPeriod} and (state <> 'draft' or revision <> 1 or figures_revision <> 1)`.execute(db);
  for (let waited = 0; waited < 60; waited += 1) {
    const { rows } = await sql<{ count: string }>`select count from information_schema.innodb_metrics
      where name = 'trx_rseg_history_len'`.execute(db);
    if (Number(rows[0]?.count ?? 0) < 50) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/**
 * Starts the bench's own server under `.data/bench` and fills it once (30,000 establishments × 5 products × 13 months);
 * the next bench finds it filled.
 */
export async function benchDatabase(report: (line: string) => void, establishments: number): Promise<BenchDatabase> {
  const dataDir = join(process.env.DATA_DIR ?? ".data", "bench");
  const stamp = join(dataDir, "filing.json");
  const wanted = JSON.stringify({ version, establishments });
  if (existsSync(dataDir) && (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted)) {
    const old = await startPrivateServer({ dataDir });
    await old.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
  mkdirSync(dataDir, { recursive: true });
  const server = await startPrivateServer({ dataDir, memory: 1024, restart: true });
  const db = createDatabase(server.url, { pool: 2 });
  await migrate(db);
  if (!existsSync(stamp)) {
    report(`filling ${dataDir} with ${establishments} establishments (once)`);
    const started = performance.now();
    await seedPopulation(db, {
      establishments,
      months: 2,
      asOf: benchNow,
      seed: "bench",
      kind: "test",
      demonstration: false,
      products: 5,
      snapshots: false,
    });
    await addHistory(db, addMonths(openPeriod, -1));
    await addLiaisons(db);
    await makeDrafts(db);
    await sql`analyze table monthly_return, working_figure, product_line, role_grant`.execute(db);
    writeFileSync(stamp, wanted);
    report(`filled in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  }
  await putBackDrafts(db);
  return { server, db, liaisonIds: liaisonIds() };
}
