import { type Kysely, sql } from "kysely";

const tables = [
  sql`create table if not exists establishment (
    id int unsigned not null auto_increment primary key, name_fa varchar(150) not null, name_en varchar(150) not null,
    legal_id char(11) not null, owner_fa varchar(150) not null, province_code char(2) not null, county_id int unsigned not null,
    isic_code varchar(4) not null, selected tinyint(1) not null default 0, signatory_required tinyint(1) not null default 0,
    phone varchar(20) null, register_state enum('active','closed','sold') not null default 'active', register_state_from date null,
    key (province_code), key (isic_code),
    foreign key (province_code) references province (code), foreign key (county_id) references county (id),
    foreign key (isic_code) references isic (code),
    constraint closing_is_dated check (register_state = 'active' or register_state_from is not null))`,
  sql`create table if not exists operating_licence (
    id int unsigned not null auto_increment primary key, establishment_id int unsigned not null, number varchar(40) not null,
    province_code char(2) not null, issued_on date not null, valid_to date null,
    unique (province_code, number), key (establishment_id, issued_on),
    foreign key (establishment_id) references establishment (id), foreign key (province_code) references province (code),
    constraint licence_ends_after_start check (valid_to is null or valid_to >= issued_on))`,
  sql`create table if not exists product_line (
    id int unsigned not null auto_increment primary key, licence_id int unsigned not null, establishment_id int unsigned not null,
    catalogue_item_id int unsigned null, position smallint unsigned not null, name_fa varchar(150) not null, name_en varchar(150) not null,
    isic_code varchar(4) not null, unit_code varchar(3) not null, yearly_capacity decimal(24,6) null, tariff_code char(8) null,
    listed_on_exchange tinyint(1) not null default 0, valid_from date not null, valid_to date null,
    key (establishment_id, position), key (catalogue_item_id),
    foreign key (licence_id) references operating_licence (id), foreign key (establishment_id) references establishment (id),
    foreign key (catalogue_item_id) references catalogue_item (id), foreign key (isic_code) references isic (code),
    foreign key (unit_code) references unit_of_measure (code),
    constraint capacity_is_positive check (yearly_capacity is null or yearly_capacity > 0))`,
  sql`create table if not exists app_user (
    id int unsigned not null auto_increment primary key, national_id char(10) not null unique, name_fa varchar(120) not null,
    name_en varchar(120) not null, email varchar(190) null, phone varchar(20) null, password_hash varchar(255) null,
    demonstration tinyint(1) not null default 0, language enum('fa','en') not null default 'fa', disabled_at datetime(3) null,
    grants_version int unsigned not null default 0, created_at datetime(3) not null)`,
  sql`create table if not exists role_grant (
    id int unsigned not null auto_increment primary key, user_id int unsigned not null,
    role enum('liaison','signatory','expert','supervisor','reviewer','analyst','administrator','auditor') not null,
    establishment_id int unsigned null, province_code char(2) null, isic_division char(2) null,
    right_calendar tinyint(1) not null default 0, right_publish tinyint(1) not null default 0,
    valid_from datetime(3) not null, valid_to datetime(3) null,
    key (user_id), key (establishment_id), key (province_code, role),
    foreign key (user_id) references app_user (id), foreign key (establishment_id) references establishment (id),
    foreign key (province_code) references province (code),
    constraint establishment_roles_name_one check ((role in ('liaison','signatory')) = (establishment_id is not null)),
    constraint province_roles_name_one check ((role in ('expert','supervisor')) = (province_code is not null)))`,
  sql`create table if not exists session (
    id_hash char(64) not null primary key, user_id int unsigned not null, created_at datetime(3) not null,
    expires_at datetime(3) not null, ended_at datetime(3) null, key (user_id), key (expires_at),
    foreign key (user_id) references app_user (id))`,
  sql`create table if not exists sign_in_attempt (
    subject char(64) not null, kind enum('account','address') not null, failures int unsigned not null,
    window_ends_at datetime(3) not null, primary key (subject, kind))`,
];

// Whoever changes a grant, by whatever way, makes every process forget the grants it remembers of that person.
const forget = sql.raw("update app_user set grants_version = grants_version + 1 where id =");
const triggers = [
  sql`create trigger if not exists role_grant_added after insert on role_grant for each row ${forget} new.user_id`,
  sql`create trigger if not exists role_grant_changed after update on role_grant for each row ${forget} new.user_id or id = old.user_id`,
  sql`create trigger if not exists role_grant_removed after delete on role_grant for each row ${forget} old.user_id`,
];

/** Establishments, licences, product lines; people, their roles and sessions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...tables, ...triggers]) await statement.execute(db);
}
