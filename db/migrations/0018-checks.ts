import { type Kysely, sql } from "kysely";

const thresholds = sql.raw(`enum('balance_tolerance','material_tolerance','capacity_explain','capacity_loud','slip_window',
  'jump_low','jump_high','jump_floor','price_low','price_high','price_group_low','price_group_high','intensity_low',
  'intensity_high','round_cells','quota_days','quota_jump','outlier_exponent','outlier_least','outlier_width',
  'outlier_group','device_establishments')`);

const tables = [
  // Its history is the table: the newest row of a group and name holds, and nothing is ever changed.
  sql`create table if not exists check_threshold (
    version int unsigned not null primary key, product_group varchar(20) not null, name ${thresholds} not null,
    value varchar(200) null, before_value varchar(200) not null, reason varchar(1000) not null,
    set_by int unsigned not null, set_at datetime(3) not null,
    key of_group (product_group, name, version), foreign key (set_by) references app_user (id),
    constraint threshold_has_a_group check (product_group regexp '^(all|isic-[0-9][0-9]|item-[1-9][0-9]*)$'),
    constraint threshold_has_a_reason check (reason <> ''),
    constraint threshold_of_all_is_not_removed check (value is not null or product_group <> 'all'))`,
  sql`create table if not exists group_price (
    period char(7) not null, catalogue_item_id int unsigned not null, unit_code varchar(3) not null,
    domestic decimal(30,6) null, domestic_count int unsigned not null, export decimal(30,6) null,
    export_count int unsigned not null, primary key (period, catalogue_item_id, unit_code),
    foreign key (catalogue_item_id) references catalogue_item (id),
    foreign key (unit_code) references unit_of_measure (code),
    constraint group_price_above_zero check ((domestic is null or domestic > 0) and (export is null or export > 0)))`,
  sql`create table if not exists check_run (
    period char(7) not null, occasion enum('published','due','closing') not null, check_version int unsigned not null,
    found int unsigned not null, ran_at datetime(3) not null, primary key (period, occasion),
    foreign key (period) references period (code))`,
  sql`create table if not exists later_finding (
    return_id int unsigned not null, version smallint unsigned not null, occasion enum('due','closing') not null,
    finding_key varchar(100) not null, finding longtext not null, check_version int unsigned not null,
    found_at datetime(3) not null, primary key (return_id, version, finding_key, occasion),
    foreign key (return_id, version) references submission (return_id, version),
    constraint later_finding_is_json check (json_valid(finding)))`,
];

async function addColumn(db: Kysely<unknown>, table: string, column: string, type: string): Promise<void> {
  const known = await sql`select 1 from information_schema.columns
    where table_schema = database() and table_name = ${table} and column_name = ${column}`.execute(db);
  if (known.rows.length > 0) return;
  await sql`alter table ${sql.table(table)} add column ${sql.ref(column)} ${sql.raw(type)}`.execute(db);
}

/** Thresholds with their history, published prices of product groups, and what is found after a submission. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) await table.execute(db);
  // The thresholds a version was judged by; 0: those that hold until a setting says otherwise.
  await addColumn(db, "submission", "check_version", "int unsigned not null default 0");
  // SHA-256 of a random cookie; sessions from before have none.
  await addColumn(db, "session", "device_hash", "char(64) null");
}
