import { type Kysely, sql } from "kysely";

const measure = sql.raw(
  "enum('opening','production','toll','domestic_quantity','domestic_value','export_quantity','export_value','own_use','loss','other_in','other_out','closing')",
);

const tables = [
  sql`create table if not exists message (
    id int unsigned not null auto_increment primary key, return_id int unsigned not null,
    side enum('establishment','province') not null, author_id int unsigned not null, author_role varchar(20) not null,
    at datetime(3) not null, text varchar(4000) not null, key (return_id, id),
    foreign key (return_id) references monthly_return (id), foreign key (author_id) references app_user (id),
    constraint messages_say_something check (text <> ''))`,
  sql`create table if not exists message_read (
    user_id int unsigned not null, return_id int unsigned not null, up_to int unsigned not null,
    primary key (user_id, return_id),
    foreign key (user_id) references app_user (id), foreign key (return_id) references monthly_return (id))`,
  sql`create table if not exists inquiry (
    id int unsigned not null auto_increment primary key, return_id int unsigned not null, version smallint unsigned not null,
    product_line_id int unsigned null, measure ${measure} null, text varchar(2000) not null,
    asked_by int unsigned not null, asked_at datetime(3) not null,
    answer varchar(2000) null, answered_by int unsigned null, answered_at datetime(3) null,
    key (return_id, answered_at),
    foreign key (return_id) references monthly_return (id), foreign key (product_line_id) references product_line (id),
    foreign key (asked_by) references app_user (id), foreign key (answered_by) references app_user (id),
    constraint inquiries_ask_something check (text <> ''),
    constraint inquiry_measure_needs_a_product check (measure is null or product_line_id is not null),
    constraint answers_are_whole check (
      (answer is null) = (answered_by is null) and (answer is null) = (answered_at is null) and (answer is null or answer <> '')))`,
  sql`create table if not exists return_request (
    id int unsigned not null auto_increment primary key, return_id int unsigned not null,
    kind enum('extension','correction','objection') not null,
    state enum('open','endorsed','granted','refused','withdrawn','closed') not null default 'open',
    text varchar(2000) not null, asked_by int unsigned not null, asked_at datetime(3) not null, version smallint unsigned not null,
    subject enum('send-back','lateness','refused-request') null, subject_event_id int unsigned null, subject_request_id int unsigned null,
    endorsed_by int unsigned null, endorsed_at datetime(3) null, passed_event_id int unsigned null,
    decided_by int unsigned null, decided_role varchar(20) null, decided_at datetime(3) null, decision_text varchar(2000) not null default '',
    open_key varchar(40) character set ascii null unique, key (return_id, state),
    foreign key (return_id) references monthly_return (id), foreign key (asked_by) references app_user (id),
    foreign key (subject_event_id) references return_event (id), foreign key (subject_request_id) references return_request (id),
    foreign key (endorsed_by) references app_user (id), foreign key (passed_event_id) references return_event (id),
    foreign key (decided_by) references app_user (id),
    constraint requests_say_why check (text <> ''),
    constraint one_open_per_matter check ((state in ('open','endorsed')) = (open_key is not null)),
    constraint objections_name_a_decision check ((kind = 'objection') = (subject is not null)),
    constraint send_backs_are_events check (subject_event_id is null or subject = 'send-back'),
    constraint refusals_are_requests check (subject_request_id is null or subject = 'refused-request'),
    constraint only_corrections_are_endorsed check (state <> 'endorsed' or (kind = 'correction' and endorsed_by is not null)))`,
  sql`create table if not exists return_request_cell (
    request_id int unsigned not null, position smallint unsigned not null, product_line_id int unsigned not null, measure ${measure} null,
    primary key (request_id, position),
    foreign key (request_id) references return_request (id), foreign key (product_line_id) references product_line (id))`,
  sql`create table if not exists extension (
    id int unsigned not null auto_increment primary key, return_id int unsigned not null, request_id int unsigned null,
    due_before date not null, due_after date not null, granted_by int unsigned not null, granted_role varchar(20) not null,
    granted_at datetime(3) not null, text varchar(2000) not null default '', key (return_id),
    foreign key (return_id) references monthly_return (id), foreign key (request_id) references return_request (id),
    foreign key (granted_by) references app_user (id), constraint extensions_give_time check (due_after > due_before))`,
];

async function hasColumn(db: Kysely<unknown>, table: string, column: string): Promise<boolean> {
  const { rows } = await sql`select 1 from information_schema.columns
    where table_schema = database() and table_name = ${table} and column_name = ${column}`.execute(db);
  return rows.length > 0;
}

/** What establishment and offices say to each other about a month: messages, inquiries, requests, extensions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) await table.execute(db);
  // Most returns never have any, and their pages need not ask.
  if (!(await hasColumn(db, "monthly_return", "has_dealings"))) {
    await sql`alter table monthly_return add column has_dealings tinyint(1) not null default 0`.execute(db);
  }
}
