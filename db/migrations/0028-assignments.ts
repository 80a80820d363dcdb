import { type Kysely, sql } from "kysely";

const tables = [
  // One act of sharing out; its number in the province is what the next one is compared with.
  sql`create table if not exists share_out (
    id int unsigned not null auto_increment primary key, province_code char(2) not null, revision int unsigned not null,
    rule enum('county','division','even','by-hand') not null, reason varchar(1000) not null default '',
    moved int unsigned not null, decided_by int unsigned not null, decided_at datetime(3) not null,
    unique one_after_the_other (province_code, revision),
    foreign key (province_code) references province (code), foreign key (decided_by) references app_user (id),
    constraint a_move_by_hand_has_a_reason check (rule <> 'by-hand' or reason <> ''))`,
  // Whose an establishment is, and whose it was: a later row ends the one before and overwrites nothing of it.
  sql`create table if not exists assignment (
    id int unsigned not null auto_increment primary key, establishment_id int unsigned not null, expert_id int unsigned not null,
    share_out_id int unsigned not null, assigned_at datetime(3) not null, ended_at datetime(3) null,
    live tinyint(1) null default 1,
    unique one_at_a_time (establishment_id, live), key held (expert_id, live, establishment_id),
    foreign key (establishment_id) references establishment (id), foreign key (expert_id) references app_user (id),
    foreign key (share_out_id) references share_out (id),
    constraint live_until_ended check ((live is null) = (ended_at is not null) and (live is null or live = 1)))`,
  // Numbered in its province: of two that were judged by the same state only one can be the next.
  sql`create table if not exists absence (
    id int unsigned not null auto_increment primary key, province_code char(2) not null, number int unsigned not null,
    expert_id int unsigned not null,
    from_on date not null, to_on date not null, note varchar(500) not null default '',
    noted_by int unsigned not null, noted_at datetime(3) not null, ended_by int unsigned null, ended_at datetime(3) null,
    unique numbered (province_code, number), key of_province (province_code, to_on), key of_expert (expert_id, to_on),
    foreign key (province_code) references province (code), foreign key (expert_id) references app_user (id),
    foreign key (noted_by) references app_user (id), foreign key (ended_by) references app_user (id),
    constraint ends_after_it_begins check (to_on >= from_on),
    constraint ended_by_somebody check ((ended_by is null) = (ended_at is null)))`,
  sql`create table if not exists absence_cover (
    absence_id int unsigned not null, place tinyint unsigned not null, cover_id int unsigned not null,
    primary key (absence_id, place), unique (absence_id, cover_id), key (cover_id),
    foreign key (absence_id) references absence (id), foreign key (cover_id) references app_user (id))`,
];

/** Which expert of a province reviews which establishments, and who stands in for whom. What an expert did lately. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) await table.execute(db);
  const { rows } = await sql`select 1 from information_schema.statistics
    where table_schema = database() and table_name = 'decision_clock' and index_name = 'of_province_lately'`.execute(db);
  if (rows.length > 0) return;
  await sql`create index of_province_lately on decision_clock (province_code, decided_at, office, actor_id)`.execute(db);
}
