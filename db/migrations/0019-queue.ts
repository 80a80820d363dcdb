import { type Kysely, sql } from "kysely";

const exists = async (db: Kysely<unknown>, view: "columns" | "statistics", table: string, name: string): Promise<boolean> => {
  const column = sql.raw(view === "columns" ? "column_name" : "index_name");
  const { rows } = await sql`select 1 from information_schema.${sql.raw(view)}
    where table_schema = database() and table_name = ${table} and ${column} = ${name}`.execute(db);
  return rows.length > 0;
};

const tables = [
  sql`create table if not exists standardising_total (
    period char(7) not null, catalogue_item_id int unsigned not null, total decimal(30,6) not null,
    primary key (period, catalogue_item_id), foreign key (period) references period (code),
    foreign key (catalogue_item_id) references catalogue_item (id),
    constraint standardising_total_is_positive check (total > 0))`,
];

const columns = [
  ["submission", "impact", "decimal(20,6) null"],
  ["submission", "impact_cause", "varchar(400) null check (impact_cause is null or json_valid(impact_cause))"],
  ["monthly_return", "county_id", "int unsigned null, add foreign key (county_id) references county (id)"],
  ["monthly_return", "selected", "tinyint(1) not null default 0"],
  ["monthly_return", "impact", "decimal(20,6) not null default 0"],
  ["monthly_return", "finding_rules", "bigint unsigned not null default 0"],
  // What was sent before could not be weighed: somebody looks at each.
  ["monthly_return", "attention", "tinyint unsigned not null default 32"],
] as const;

// A queue is read by desk, state and month in the order of its cursor; what it filters by follows, so that counting a
// hundred thousand returns, or jumping to the middle of them, never leaves the key.
const filtered = sql.raw(
  "isic_code, selected, attention, finding_rules, first_submitted_at, due_on, state_since, establishment_id",
);
const keys = [
  ["queue_of_province", sql`province_code, state, period, impact desc, id, county_id, ${filtered}`],
  ["queue_of_country", sql`state, period, impact desc, id, province_code, county_id, ${filtered}`],
] as const;

/** Impact of a submission, what it is measured against, and what a queue is ordered and filtered by. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) await table.execute(db);
  for (const [table, name, type] of columns) {
    if (await exists(db, "columns", table, name)) continue;
    await sql`alter table ${sql.table(table)} add column ${sql.ref(name)} ${sql.raw(type)}`.execute(db);
  }
  await sql`update monthly_return r join establishment e on e.id = r.establishment_id
    set r.county_id = e.county_id, r.selected = e.selected where r.county_id is null`.execute(db);
  await sql`create trigger if not exists establishment_selected after update on establishment for each row
    update monthly_return set selected = new.selected where establishment_id = new.id and selected <> new.selected`.execute(db);
  for (const [name, parts] of keys) {
    if (await exists(db, "statistics", "monthly_return", name)) continue;
    await sql`create index ${sql.ref(name)} on monthly_return (${parts})`.execute(db);
  }
  for (const name of ["state", "province_code"]) {
    if (await exists(db, "statistics", "monthly_return", name)) {
      await sql`drop index ${sql.ref(name)} on monthly_return`.execute(db);
    }
  }
  if (!(await exists(db, "statistics", "product_line", "of_item"))) {
    await sql`create index of_item on product_line (catalogue_item_id, establishment_id)`.execute(db);
  }
}
