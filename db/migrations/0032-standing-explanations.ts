import { type Kysely, sql } from "kysely";

const keepFor = (row: "new" | "old") =>
  sql.raw(`for each row update establishment set standing_explanations = (select json_arrayagg(json_object('id', s.id, 'period', s.period, 'until', s.until_period,
    'subject', s.subject, 'side', s.side, 'ceiling', cast(s.ceiling as char), 'text', s.text, 'by_fa', u.name_fa, 'by_en', u.name_en))
  from standing_explanation s join app_user u on u.id = s.granted_by
  where s.establishment_id = ${row}.establishment_id and s.live = 1)
  where id = ${row}.establishment_id`);
// Each form and each filing gets it with the establishment's row, which it asks for anyway; nearly none has any.
const triggers = [
  sql`create trigger if not exists standing_explanation_added after insert on standing_explanation ${keepFor("new")}`,
  sql`create trigger if not exists standing_explanation_changed after update on standing_explanation ${keepFor("new")}`,
  sql`create trigger if not exists standing_explanation_removed after delete on standing_explanation ${keepFor("old")}`,
];

async function hasColumn(db: Kysely<unknown>, table: string, column: string): Promise<boolean> {
  const { rows } = await sql`select 1 from information_schema.columns
    where table_schema = database() and table_name = ${table} and column_name = ${column}`.execute(db);
  return rows.length > 0;
}

/** Explanations that stand for twelve months up to a ceiling, and, on the establishment, what holds of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table if not exists standing_explanation (
    id int unsigned not null auto_increment primary key, establishment_id int unsigned not null,
    return_id int unsigned not null, version smallint unsigned not null, event_id int unsigned not null,
    product_line_id int unsigned null, rule varchar(40) not null, subject varchar(200) collate utf8mb4_bin not null,
    side enum('above','below') not null, finding longtext not null, text varchar(2000) not null,
    measured decimal(18,6) not null, ceiling decimal(18,6) not null, period char(7) not null, until_period char(7) not null,
    granted_by int unsigned not null, granted_role varchar(20) not null, granted_at datetime(3) not null,
    ended_by int unsigned null, ended_role varchar(20) null, ended_at datetime(3) null,
    ended_because enum('ended','renewed','acceptance-undone','referred-back','reopened','annulled') null,
    end_reason varchar(1000) not null default '', live tinyint(1) null default 1,
    unique one_stands (establishment_id, subject, side, live), key of_return (return_id),
    foreign key (establishment_id) references establishment (id), foreign key (return_id) references monthly_return (id),
    foreign key (event_id) references return_event (id), foreign key (product_line_id) references product_line (id),
    foreign key (granted_by) references app_user (id), foreign key (ended_by) references app_user (id),
    constraint covers_what_it_was_given_for check (measured >= 0 and ceiling >= measured),
    constraint stands_for_later_months check (until_period > period),
    constraint says_what_stands check (text <> ''),
    constraint stands_until_ended check ((live is null) = (ended_at is not null) and (live is null or live = 1)),
    constraint ended_for_a_cause check ((ended_at is null) = (ended_because is null) and (ended_at is null) = (ended_by is null)),
    constraint an_end_by_hand_has_a_reason check (ended_because is null or ended_because <> 'ended' or end_reason <> ''))`.execute(
    db,
  );
  if (!(await hasColumn(db, "establishment", "standing_explanations"))) {
    await sql`alter table establishment add column standing_explanations longtext null`.execute(db);
  }
  for (const trigger of triggers) await trigger.execute(db);
}
