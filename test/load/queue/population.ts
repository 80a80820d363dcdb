import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import { addMonths, dayOfJalali, type Period, periodParts } from "#app/domain/period.ts";
import { createDatabase } from "#db/connection.ts";
import { migrate } from "#db/migrate.ts";
import { type PrivateServer, startPrivateServer } from "#db/private-server.ts";
import type { Database } from "#db/schema.ts";
import { seedPopulation } from "#db/seed/population.ts";

/** A working day on which 1405-06 is open; the bench's clock stands there. */
export const benchNow = new Date("2026-09-27T06:00:00.000Z");
export const openPeriod: Period = "1405-06";
/** The province whose queue is measured: Tehran. */
export const province = "23";
const copies = 10;
const idStep = 10_000_000;
const version = 2;

export interface QueueSize {
  /** Returns that wait for the province, and for the ministry. */
  province: number;
  ministry: number;
  months: number;
}

type Db = Kysely<Database>;

/** Columns of a table but those given, for statements that copy its rows. */
async function columnsOf(db: Db, table: string, but: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select column_name as name from information_schema.columns
    where table_schema = database() and table_name = ${table} order by ordinal_position`.execute(db);
  return rows.map((row) => row.name).filter((name) => !but.includes(name));
}

/** Copies all rows of a table, some columns told otherwise (SQL over `o`). */
async function copyRows(db: Db, table: string, told: Record<string, string>, where = "1 = 1"): Promise<void> {
  const rest = await columnsOf(db, table, Object.keys(told));
  const names = [...Object.keys(told), ...rest].map((name) => `\`${name}\``).join(", ");
  const values = [...Object.values(told), ...rest.map((name) => `o.\`${name}\``)].join(", ");
  await sql.raw(`insert into \`${table}\` (${names}) select ${values} from \`${table}\` o where ${where}`).execute(db);
}

/** A tenth is made with all that a return has, and copied nine times with ids of its own: the shape is the same. */
async function multiply(db: Db): Promise<void> {
  for (let copy = 1; copy < copies; copy += 1) {
    const step = copy * idStep;
    const legal = `lpad(mod(o.legal_id + ${copy} * 7919, 99999999999), 11, '0')`;
    await copyRows(db, "establishment", { id: `o.id + ${step}`, legal_id: legal }, `o.id < ${idStep}`);
    const owned = { id: `o.id + ${step}`, establishment_id: `o.establishment_id + ${step}` };
    await copyRows(db, "operating_licence", { ...owned, number: `concat(o.number, '/${copy}')` }, `o.id < ${idStep}`);
    await copyRows(db, "product_line", { ...owned, licence_id: `o.licence_id + ${step}` }, `o.id < ${idStep}`);
    await copyRows(db, "monthly_return", { ...owned, impact: `o.impact * (1 + ${copy} / 17)` }, `o.id < ${idStep}`);
    const sent = { return_id: `o.return_id + ${step}`, id: `o.id + ${step}` };
    await copyRows(db, "submission", { ...sent, tracking_code: `concat('Z${copy}', lpad(o.id, 18, '0'))` }, `o.id < ${idStep}`);
    const figures = { return_id: `o.return_id + ${step}`, product_line_id: `o.product_line_id + ${step}` };
    await copyRows(db, "working_figure", figures, `o.return_id < ${idStep}`);
  }
}

/** So many of the open month wait for the province, so many for the ministry; what is left over is not begun. */
async function arrange(db: Db, size: QueueSize): Promise<void> {
  const sent = sql`version = greatest(version, 1), first_submitted_at = coalesce(first_submitted_at, ${benchNow}),
    submitted_at = coalesce(submitted_at, ${benchNow}), attention = attention, in_force_version = null`;
  await sql`update monthly_return set state = 'not-started', version = 0, in_force_version = null where period = ${openPeriod}`.execute(
    db,
  );
  await sql`update monthly_return set ${sent}, state = elt(1 + mod(id, 4), 'submitted', 'submitted', 'in-review', 'referred-back')
    where period = ${openPeriod} and province_code = ${province} order by id limit ${size.province}`.execute(db);
  await sql`update monthly_return set ${sent}, state = 'accepted' where period = ${openPeriod} and state = 'not-started'
    order by id limit ${size.ministry}`.execute(db);
  // Every kind of return is found by each filter, some by few.
  await sql`update monthly_return set finding_rules = if(mod(id, 13) = 0, 1 << 17, 0) | if(mod(id, 101) = 0, 1 << 15, 0),
    impact = if(impact = 0, mod(id * 7919, 1000003) / 1000000, impact),
    first_submitted_at = if(mod(id, 7) = 0, due_on + interval 3 day, first_submitted_at)
    where period = ${openPeriod} and version > 0`.execute(db);
}

/** A table's keys that are not unique, as its own statement says them. */
async function keysOf(db: Db, table: string): Promise<{ name: string; definition: string }[]> {
  const { rows } = await sql<{ "Create Table": string }>`show create table ${sql.table(table)}`.execute(db);
  const lines = rows[0]?.["Create Table"].split("\n") ?? [];
  return lines.flatMap((line) => {
    const [, definition = "", name] = /^\s+(KEY `(\w+)` \(.*\)),?$/.exec(line) ?? [];
    return name === undefined ? [] : [{ name, definition }];
  });
}

/** Loads tables without their keys and builds those afterwards in one go: kept up row by row, they are most of the time. */
async function withoutKeys(db: Db, tables: readonly string[], load: () => Promise<void>): Promise<void> {
  await sql`set foreign_key_checks = 0, unique_checks = 0`.execute(db);
  const alter = (table: string, parts: readonly string[]) => sql.raw(`alter table ${table} ${parts.join(", ")}`).execute(db);
  const keys = new Map<string, { name: string; definition: string }[]>();
  for (const table of tables) {
    const own = await keysOf(db, table);
    keys.set(table, own);
    await alter(
      table,
      own.map(({ name }) => `drop key \`${name}\``),
    );
  }
  await load();
  for (const [table, own] of keys) {
    await alter(
      table,
      own.map(({ definition }) => `add ${definition}`),
    );
  }
  await sql`set foreign_key_checks = 1, unique_checks = 1`.execute(db);
}

/** Months before are copies of the open one, approved: returns and figures, no snapshots. */
async function addHistory(db: Db, months: number): Promise<void> {
  const next = async () => {
    const { rows } = await sql<{ id: string }>`select coalesce(max(id), 0) + 1 as id from monthly_return`.execute(db);
    return Number(rows[0]?.id);
  };
  const firstOld = await next();
  for (let back = 1; back < months; back += 1) {
    const fresh = await next();
    const period = addMonths(openPeriod, -back);
    const { year, month } = periodParts(addMonths(period, 1));
    const due = dayOfJalali(year, month, 10);
    await sql`insert ignore into period (code, state, due_on) values (${period}, 'closed', ${due})`.execute(db);
    await sql`insert ignore into monthly_return (establishment_id, period, state, province_code, county_id, isic_code, selected,
        operating_state, days_worked, version, in_force_version, first_submitted_at, submitted_at, state_since, due_on, impact)
      select r.establishment_id, ${period}, 'approved', r.province_code, r.county_id, r.isic_code, r.selected, 'working', 26, 1, 1,
        ${due}, ${due}, ${due}, ${due}, r.impact
      from monthly_return r where r.id < ${firstOld} and r.period = ${openPeriod} order by r.id`.execute(db);
    await sql`insert ignore into working_figure (return_id, product_line_id, opening, production, domestic_quantity, closing)
      select n.id, l.id, 10, 100, 100, 10 from monthly_return n
      join product_line l on l.establishment_id = n.establishment_id where n.id >= ${fresh} order by n.id, l.id`.execute(db);
  }
}

/** The bench's expert has a fifth of the province's establishments, and covers half of a colleague's fifth. */
async function share(db: Db): Promise<void> {
  await sql`insert ignore into share_out (id, province_code, revision, rule, moved, decided_by, decided_at)
    values (1, ${province}, 1, 'even', 0, 5, ${benchNow})`.execute(db);
  await sql`insert ignore into assignment (establishment_id, expert_id, share_out_id, assigned_at)
    select id, 1 + mod(id, 5), 1, ${benchNow} from establishment where province_code = ${province} order by id`.execute(db);
  await sql`insert ignore into absence (id, province_code, number, expert_id, from_on, to_on, noted_by, noted_at)
    values (1, ${province}, 1, 2, '2026-09-01', '2026-10-30', 5, ${benchNow})`.execute(db);
  await sql`insert ignore into absence_cover (absence_id, place, cover_id) values (1, 0, 1), (1, 1, 3)`.execute(db);
  await sql`analyze table assignment`.execute(db);
}

export interface QueueDatabase {
  server: PrivateServer;
  db: Db;
  loaded_s: number;
}

/** A server of its own under `.data/bench-queue`, filled once for each number of months. */
export async function queueDatabase(report: (line: string) => void, size: QueueSize): Promise<QueueDatabase> {
  const dataDir = join(process.env.DATA_DIR ?? ".data", "bench-queue", String(size.months));
  const stamp = join(dataDir, "queue.json");
  const wanted = JSON.stringify({ version, ...size });
  if (existsSync(dataDir) && (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted)) {
    rmSync(dataDir, { recursive: true, force: true });
  }
  mkdirSync(dataDir, { recursive: true });
  const server = await startPrivateServer({ dataDir, memory: 1024 });
  const db = createDatabase(server.url, { pool: 8 });
  if (existsSync(stamp)) {
    await migrate(db);
    await share(db);
    return { server, db, loaded_s: 0 };
  }
  report(`filling ${dataDir}: ${size.ministry + size.province} establishments, ${size.months} months (once)`);
  const began = performance.now();
  await migrate(db);
  await seedPopulation(db, {
    establishments: Math.ceil((1.15 * (size.province + size.ministry)) / copies),
    months: 1,
    asOf: benchNow,
    seed: "queue",
    kind: "test",
    demonstration: false,
    products: 2,
  });
  await multiply(db);
  await arrange(db, size);
  await db.connection().execute((one) => {
    return withoutKeys(one, ["monthly_return", "working_figure"], () => addHistory(one, size.months));
  });
  await share(db);
  await sql`analyze table monthly_return, working_figure, product_line, submission, establishment`.execute(db);
  writeFileSync(stamp, wanted);
  const loaded_s = (performance.now() - began) / 1000;
  report(`filled in ${loaded_s.toFixed(0)} s`);
  return { server, db, loaded_s };
}
