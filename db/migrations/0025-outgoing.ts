import { type Kysely, sql } from "kysely";

const kinds = sql.raw("enum('sent-back','inquiry','answer','reminder','signature','digest')");
const channels = sql.raw("enum('email','sms')");

const tables = [
  sql`create table if not exists outgoing (
    id int unsigned not null auto_increment primary key, message_id char(32) character set ascii not null unique,
    user_id int unsigned not null, channel ${channels} not null, kind ${kinds} not null,
    notice_id int unsigned null, return_id int unsigned null, due_then date null, digest_on date null,
    state enum('waiting','sent','dropped','dead') not null default 'waiting',
    drop_reason enum('done','not-wanted','no-access','no-address','expired','nothing-waits') null,
    attempts smallint unsigned not null default 0, next_attempt_at datetime(3) not null,
    lease_owner varchar(60) null, lease_until datetime(3) null,
    prepared_at datetime(3) not null, ended_at datetime(3) null, last_error varchar(60) character set ascii null,
    unique one_of_a_notice (notice_id, user_id, channel), unique one_of_a_morning (user_id, channel, digest_on),
    key (state, channel, next_attempt_at), key of_a_person (user_id, id), key (return_id),
    foreign key (user_id) references app_user (id), foreign key (notice_id) references notice (id),
    foreign key (return_id) references monthly_return (id),
    constraint digests_name_a_day check ((kind = 'digest') = (digest_on is not null)),
    constraint others_name_a_notice check ((digest_on is null) = (notice_id is not null)),
    constraint notices_name_a_month check ((notice_id is null) = (return_id is null)),
    constraint reminders_name_a_due_day check ((kind = 'reminder') = (due_then is not null)),
    constraint ended_messages_say_when check ((state = 'waiting') = (ended_at is null)),
    constraint dropped_messages_say_why check ((state = 'dropped') = (drop_reason is not null)),
    constraint ended_messages_are_free check (state = 'waiting' or lease_owner is null),
    constraint outgoing_lease_has_an_end check ((lease_owner is null) = (lease_until is null)))`,
  sql`create table if not exists notice_preference (
    user_id int unsigned not null, kind ${kinds} not null, channel ${channels} not null, wanted tinyint(1) not null,
    primary key (user_id, kind, channel), foreign key (user_id) references app_user (id),
    constraint wanted_or_not check (wanted in (0, 1)))`,
  sql`create table if not exists notice_language (
    user_id int unsigned not null primary key, language enum('fa','en') not null,
    foreign key (user_id) references app_user (id))`,
  // One row: up to which notice all were looked at (`settled`), and the newest there was at a moment (`seen`).
  sql`create table if not exists outgoing_mark (
    id tinyint unsigned not null primary key, settled_up_to int unsigned not null, seen_up_to int unsigned not null,
    seen_at datetime(3) not null, digest_on date null,
    constraint one_mark check (id = 1), constraint settled_was_seen check (settled_up_to <= seen_up_to))`,
];

/** Messages that leave the portal by e-mail and SMS, who wants which, and how far notices were looked at for it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) await table.execute(db);
  // What was told before there was a way out is old news.
  await sql`insert ignore into outgoing_mark (id, settled_up_to, seen_up_to, seen_at)
    select 1, coalesce(max(id), 0), coalesce(max(id), 0), utc_timestamp(3) from notice`.execute(db);
}
