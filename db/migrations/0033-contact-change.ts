import { type Kysely, sql } from "kysely";

const kinds = sql.raw(
  "enum('sent-back','inquiry','answer','reminder','signature','digest','telephone','contact-code','contact-changed')",
);

async function hasConstraint(db: Kysely<unknown>, table: string, name: string): Promise<boolean> {
  const { rows } = await sql`select 1 from information_schema.table_constraints
    where table_schema = database() and table_name = ${table} and constraint_name = ${name}`.execute(db);
  return rows.length > 0;
}

/** What somebody is reached by, changed by himself and confirmed by a code; the messages that carry the code and tell. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table if not exists contact_change (
    id int unsigned not null auto_increment primary key, user_id int unsigned not null, channel enum('email','sms') not null,
    address varchar(190) not null, former varchar(190) null,
    state enum('waiting','confirmed','replaced','withdrawn','failed','expired') not null default 'waiting',
    live tinyint(1) null default 1,
    code char(6) character set ascii null, tries tinyint unsigned not null default 0,
    asked_at datetime(3) not null, expires_at datetime(3) not null, ended_at datetime(3) null,
    unique one_waits (user_id, channel, live), key (state, expires_at), foreign key (user_id) references app_user (id),
    constraint addresses_are_named check (address <> ''),
    constraint ended_changes_say_when check ((state = 'waiting') = (ended_at is null)),
    constraint one_is_live_while_it_waits check ((state = 'waiting') = (live is not null) and (live is null or live = 1)),
    constraint codes_end_with_the_wait check ((state = 'waiting') = (code is not null)))`.execute(db);
  await sql`alter table outgoing modify column kind ${kinds} not null`.execute(db);
  const { rows: known } = await sql`select 1 from information_schema.columns
    where table_schema = database() and table_name = 'outgoing' and column_name = 'contact_change_id'`.execute(db);
  if (known.length === 0) {
    await sql`alter table outgoing add column contact_change_id int unsigned null after digest_on`.execute(db);
  }
  if (!(await hasConstraint(db, "outgoing", "one_of_a_change"))) {
    await sql`alter table outgoing add constraint one_of_a_change unique (contact_change_id, kind)`.execute(db);
  }
  if (!(await hasConstraint(db, "outgoing", "of_a_change"))) {
    await sql`alter table outgoing add constraint of_a_change
      foreign key (contact_change_id) references contact_change (id)`.execute(db);
  }
  if (await hasConstraint(db, "outgoing", "others_name_a_notice")) {
    await sql`alter table outgoing drop constraint others_name_a_notice`.execute(db);
  }
  if (!(await hasConstraint(db, "outgoing", "messages_come_from_one_thing"))) {
    await sql`alter table outgoing add constraint messages_come_from_one_thing
      check ((digest_on is not null) + (notice_id is not null) + (contact_change_id is not null) = 1)`.execute(db);
  }
  if (!(await hasConstraint(db, "outgoing", "account_matters_name_a_change"))) {
    await sql`alter table outgoing add constraint account_matters_name_a_change
      check ((kind in ('contact-code','contact-changed')) = (contact_change_id is not null))`.execute(db);
  }
}
