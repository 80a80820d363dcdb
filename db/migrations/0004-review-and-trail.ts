import { type Kysely, sql } from "kysely";

const reasonCodes = sql.raw(
  "enum('unit-slip','exceeds-capacity','does-not-balance','differs-from-bills','missing-document','wrong-product','unexplained-jump','other')",
);
const measure = sql.raw(
  "enum('opening','production','toll','domestic_quantity','domestic_value','export_quantity','export_value','own_use','loss','other_in','other_out','closing')",
);

const tables = [
  sql`create table if not exists return_event (
    id int unsigned not null auto_increment primary key, return_id int unsigned not null, event varchar(40) not null,
    from_state varchar(20) not null, to_state varchar(20) not null, version smallint unsigned not null,
    actor_id int unsigned null, actor_role varchar(20) not null, at datetime(3) not null, text varchar(2000) not null default '',
    key (return_id, id), key (at),
    foreign key (return_id) references monthly_return (id), foreign key (actor_id) references app_user (id))`,
  sql`create table if not exists review_reason (
    id int unsigned not null auto_increment primary key, return_id int unsigned not null, event_id int unsigned not null,
    raised_by enum('province','ministry') not null, version smallint unsigned not null,
    code ${reasonCodes} not null, text varchar(2000) not null default '', product_line_id int unsigned null, measure ${measure} null,
    value_then decimal(24,6) null, reply varchar(2000) not null default '', replied_by int unsigned null, replied_at datetime(3) null,
    answer enum('changed','replied','withdrawn') null, answered_version smallint unsigned null,
    key (return_id, answer), key (event_id),
    foreign key (return_id) references monthly_return (id), foreign key (event_id) references return_event (id),
    foreign key (product_line_id) references product_line (id), foreign key (replied_by) references app_user (id),
    constraint other_reason_has_text check (code <> 'other' or text <> ''),
    constraint measure_needs_a_product check (measure is null or product_line_id is not null))`,
  sql`create table if not exists notice (
    id int unsigned not null auto_increment primary key, kind varchar(40) not null, return_id int unsigned null,
    establishment_id int unsigned null, province_code char(2) null, audience enum('establishment','province','ministry') not null,
    created_at datetime(3) not null,
    key (establishment_id, id), key (province_code, id), key (return_id),
    foreign key (return_id) references monthly_return (id))`,
  sql`create table if not exists notice_read (
    user_id int unsigned not null primary key, up_to int unsigned not null, foreign key (user_id) references app_user (id))`,
  sql`create table if not exists idempotency_key (
    user_id int unsigned not null, request_key char(32) character set ascii not null, body_hash char(64) character set ascii not null, outcome longtext not null,
    created_at datetime(3) not null, primary key (user_id, request_key), key (created_at))`,
  sql`create table if not exists audit_entry (
    id bigint unsigned not null auto_increment primary key, at datetime(3) not null, actor_id int unsigned null, verb varchar(40) not null,
    subject_kind varchar(30) not null, subject_id varchar(40) not null, detail longtext not null, content_hash char(64) character set ascii not null,
    key (subject_kind, subject_id))`,
  sql`create table if not exists audit_seal (
    seq bigint unsigned not null primary key, audit_id bigint unsigned not null unique, previous_hash char(64) character set ascii not null,
    hash char(64) character set ascii not null, sealed_at datetime(3) not null, foreign key (audit_id) references audit_entry (id))`,
];

/** History, reasons, notices, idempotency keys, audit rows and their seals. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) await table.execute(db);
}
