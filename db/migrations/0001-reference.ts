import { type Kysely, sql } from "kysely";

const tables = [
  sql`create table if not exists installation (
    id tinyint unsigned not null primary key, kind enum('demonstration','test','production') not null,
    seed varchar(64) null, seeded_as_of datetime(3) null, created_at datetime(3) not null,
    constraint installation_is_one_row check (id = 1))`,
  sql`create table if not exists province (
    code char(2) not null primary key, iso_code char(5) not null unique, name_fa varchar(60) not null, name_en varchar(60) not null)`,
  sql`create table if not exists county (
    id int unsigned not null primary key, province_code char(2) not null, name_fa varchar(80) not null, name_en varchar(80) not null,
    foreign key (province_code) references province (code))`,
  sql`create table if not exists isic (
    code varchar(4) not null primary key, level enum('section','division','group','class') not null, parent varchar(4) null,
    name_en varchar(250) not null, name_fa varchar(250) null, name_fa_status enum('published','proposed') null,
    foreign key (parent) references isic (code))`,
  sql`create table if not exists unit_of_measure (
    code varchar(3) not null primary key, name_fa varchar(60) not null, name_en varchar(60) not null, symbol varchar(16) not null,
    dimension varchar(20) not null, base_code varchar(3) not null, factor decimal(24,12) not null, decimals tinyint unsigned not null,
    constraint pieces_are_whole check (dimension <> 'count' or decimals = 0))`,
  sql`create table if not exists catalogue_item (
    id int unsigned not null primary key, code varchar(60) not null unique, name_fa varchar(150) not null, name_en varchar(150) not null,
    isic_code varchar(4) not null, unit_code varchar(3) not null, tariff_code char(8) not null,
    tariff_status enum('hs6-certain','proposed') not null,
    usual_price decimal(24,6) not null, yearly_capacity decimal(24,6) not null, listed_on_exchange tinyint(1) not null default 0,
    foreign key (isic_code) references isic (code), foreign key (unit_code) references unit_of_measure (code))`,
  sql`create table if not exists holiday (
    day date not null primary key, name_fa varchar(120) not null, name_en varchar(120) not null)`,
  sql`create table if not exists working_week (
    id int unsigned not null auto_increment primary key, valid_from date not null, province_code char(2) null,
    weekend varchar(20) not null, unique (valid_from, province_code), foreign key (province_code) references province (code))`,
  sql`create table if not exists setting (
    id int unsigned not null auto_increment primary key, name varchar(80) not null, value longtext not null,
    valid_from datetime(3) not null, set_by int unsigned null, unique (name, valid_from), constraint setting_is_json check (json_valid(value)))`,
  sql`create table if not exists period (
    code char(7) not null primary key, state enum('planned','open','closed','published') not null,
    due_on date not null, opened_at datetime(3) null, closed_at datetime(3) null,
    constraint period_is_a_month check (code regexp '^1[34][0-9][0-9]-(0[1-9]|1[0-2])$'))`,
];

/** Reference data, settings and periods. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) await table.execute(db);
}
