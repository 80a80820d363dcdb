import { type Kysely, sql } from "kysely";

async function hasConstraint(db: Kysely<unknown>, table: string, name: string): Promise<boolean> {
  const { rows } = await sql`select 1 from information_schema.table_constraints
    where table_schema = database() and table_name = ${table} and constraint_name = ${name}`.execute(db);
  return rows.length > 0;
}

/** Versions that an office filed from a call, and the objection against one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table if not exists telephone_filing (
    return_id int unsigned not null, version smallint unsigned not null, spoke_to varchar(120) not null,
    phone varchar(20) character set ascii not null, called_at datetime(3) not null, typed_by int unsigned not null,
    typed_at datetime(3) not null, confirmed_by int unsigned null, confirmed_at datetime(3) null,
    primary key (return_id, version),
    foreign key (return_id) references monthly_return (id), foreign key (typed_by) references app_user (id),
    foreign key (confirmed_by) references app_user (id),
    constraint calls_are_logged check (spoke_to <> '' and phone <> '' and called_at <= typed_at),
    constraint another_confirms check (confirmed_by is null or confirmed_by <> typed_by))`.execute(db);
  await sql`alter table return_request modify column
    subject enum('send-back','lateness','refused-request','filing-on-behalf') null`.execute(db);
  if (await hasConstraint(db, "return_request", "send_backs_are_events")) {
    await sql`alter table return_request drop constraint send_backs_are_events`.execute(db);
  }
  if (!(await hasConstraint(db, "return_request", "events_are_objected_to"))) {
    await sql`alter table return_request add constraint events_are_objected_to
      check (subject_event_id is null or subject in ('send-back','filing-on-behalf'))`.execute(db);
  }
}
