import { type Kysely, sql } from "kysely";

const units = sql.raw("enum('TNE','KGM','GRM','LTR','MTQ','MTR','MTK','H87','MIL','PR','SET','NMP')");
const carriers = sql.raw("enum('electricity','natural-gas','gas-oil','fuel-oil','petrol','lpg','kerosene')");
const blocks = sql.raw("enum('exports','materials','energy','people','outside')");
const by = sql.raw("changed_by int unsigned null, changed_at datetime(3) null");
const ofReturn = sql.raw(
  "foreign key (return_id) references monthly_return (id), foreign key (changed_by) references app_user (id)",
);

const notNegative = (...columns: string[]) =>
  sql.raw(columns.map((column) => `(${column} is null or ${column} >= 0)`).join(" and "));

const tables = [
  sql`create table if not exists working_export (
    return_id int unsigned not null, slot smallint unsigned not null, product_line_id int unsigned null,
    country char(2) null, tariff_code varchar(20) null, quantity decimal(24,6) null, net_kg decimal(24,6) null,
    value_usd decimal(24,6) null, value_rial decimal(24,6) null, declaration varchar(40) null, ${by},
    primary key (return_id, slot), ${ofReturn}, foreign key (product_line_id) references product_line (id),
    constraint export_slot_is_on_the_form check (slot between 1 and 200),
    constraint exports_not_negative check (${notNegative("quantity", "net_kg", "value_usd", "value_rial")}))`,
  sql`create table if not exists working_material (
    return_id int unsigned not null, slot smallint unsigned not null, name varchar(120) null, unit_code ${units} null,
    opening decimal(24,6) null, bought_home decimal(24,6) null, imported decimal(24,6) null, used decimal(24,6) null,
    closing decimal(24,6) null, ${by},
    primary key (return_id, slot), ${ofReturn},
    constraint material_slot_is_on_the_form check (slot between 1 and 30),
    constraint materials_not_negative check (${notNegative("opening", "bought_home", "imported", "used", "closing")}))`,
  sql`create table if not exists working_energy (
    return_id int unsigned not null, carrier ${carriers} not null, quantity decimal(24,6) not null, ${by},
    primary key (return_id, carrier), ${ofReturn}, constraint energy_not_negative check (quantity >= 0))`,
  sql`create table if not exists working_people (
    return_id int unsigned not null primary key, men int unsigned null, women int unsigned null,
    wage_bill decimal(24,6) null, ${by}, ${ofReturn},
    constraint wage_bill_not_negative check (wage_bill is null or wage_bill >= 0))`,
  sql`create table if not exists working_outside (
    return_id int unsigned not null, slot smallint unsigned not null, name varchar(120) null, unit_code ${units} null,
    quantity decimal(24,6) null, ${by},
    primary key (return_id, slot), ${ofReturn},
    constraint outside_slot_is_on_the_form check (slot between 1 and 10),
    constraint outside_not_negative check (quantity is null or quantity >= 0))`,
  sql`create table if not exists working_none (
    return_id int unsigned not null, block ${blocks} not null, ${by}, primary key (return_id, block), ${ofReturn})`,
];

/** A flag that spares a return without blocks the look into six tables. Set with the first row, never taken back. */
async function addFlag(db: Kysely<unknown>): Promise<void> {
  const known = await sql`select 1 from information_schema.columns
    where table_schema = database() and table_name = 'monthly_return' and column_name = 'has_blocks'`.execute(db);
  if (known.rows.length > 0) return;
  await sql`alter table monthly_return add column has_blocks tinyint(1) not null default 0`.execute(db);
}

/** Blocks 3 to 5 of the form, and products outside the licence. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) await table.execute(db);
  await addFlag(db);
}
