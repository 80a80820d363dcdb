import { type Kysely, sql } from "kysely";

const tables = [
  sql`create table if not exists recipient (
    id int unsigned not null auto_increment primary key, code varchar(30) not null unique, name_fa varchar(150) not null, name_en varchar(150) not null,
    endpoint varchar(500) not null, secret varchar(120) not null, active tinyint(1) not null default 1, demonstration tinyint(1) not null default 0)`,
  sql`create table if not exists recipient_contract (
    id int unsigned not null auto_increment primary key, recipient_id int unsigned not null, version smallint unsigned not null,
    legal_basis varchar(500) not null, fields longtext not null, filter longtext not null, valid_from datetime(3) not null,
    unique (recipient_id, version), foreign key (recipient_id) references recipient (id),
    constraint contract_fields_are_json check (json_valid(fields)), constraint contract_filter_is_json check (json_valid(filter)))`,
  sql`create table if not exists dispatch (
    id int unsigned not null auto_increment primary key, message_id char(36) character set ascii not null unique, recipient_id int unsigned not null,
    return_id int unsigned not null, submission_id int unsigned not null, contract_version smallint unsigned not null,
    kind enum('approve','supersede','withdraw') not null, payload longtext not null, payload_sha256 char(64) character set ascii not null,
    state enum('prepared','sent','acknowledged','refused','dead') not null default 'prepared',
    attempts smallint unsigned not null default 0, next_attempt_at datetime(3) not null, lease_owner varchar(60) null, lease_until datetime(3) null,
    prepared_at datetime(3) not null, sent_at datetime(3) null, acknowledged_at datetime(3) null, acknowledgement varchar(200) null,
    last_status smallint unsigned null, last_error varchar(500) null,
    unique (recipient_id, submission_id, kind), key (state, next_attempt_at), key (return_id), key (prepared_at),
    foreign key (recipient_id) references recipient (id), foreign key (return_id) references monthly_return (id),
    foreign key (submission_id) references submission (id), constraint dispatch_payload_is_json check (json_valid(payload)))`,
  sql`create table if not exists dispatch_attempt (
    id int unsigned not null auto_increment primary key, dispatch_id int unsigned not null, at datetime(3) not null,
    status smallint unsigned null, error varchar(500) null, milliseconds int unsigned not null,
    key (dispatch_id, id), foreign key (dispatch_id) references dispatch (id))`,
  sql`create table if not exists job (
    name varchar(60) not null primary key, owner varchar(60) null, lease_until datetime(3) null, last_started_at datetime(3) null,
    last_finished_at datetime(3) null, last_outcome varchar(500) null)`,
  sql`create table if not exists export_file (
    id int unsigned not null auto_increment primary key, asked_by int unsigned not null, asked_at datetime(3) not null, report varchar(40) not null,
    period char(7) not null, basis varchar(20) not null, row_count int unsigned not null, sha256 char(64) character set ascii not null,
    foreign key (asked_by) references app_user (id))`,
];

/** Recipients with their contracts, the delivery ledger, jobs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) await table.execute(db);
}
