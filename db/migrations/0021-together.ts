import { type Kysely, sql } from "kysely";

const tables = [
  sql`create table if not exists decision_together (
    id int unsigned not null auto_increment primary key, user_id int unsigned not null,
    desk enum('province','ministry') not null, event enum('accept','approve') not null,
    asked_at datetime(3) not null, unknown int unsigned not null default 0, undo_asked_at datetime(3) null,
    key of_user (user_id, id), foreign key (user_id) references app_user (id),
    constraint only_acceptances_are_undone check (undo_asked_at is null or event = 'accept'))`,
  sql`create table if not exists decision_together_item (
    together_id int unsigned not null, return_id int unsigned not null, revision int unsigned not null,
    outcome varchar(30) character set ascii null, undone varchar(30) character set ascii null,
    primary key (together_id, return_id), key of_return (return_id), key by_outcome (together_id, outcome, return_id),
    foreign key (together_id) references decision_together (id), foreign key (return_id) references monthly_return (id),
    constraint only_the_done_is_undone check (undone is null or outcome = 'done'))`,
];

/** Adds a threshold's name, whatever names there are by now. */
async function addThreshold(db: Kysely<unknown>, name: string): Promise<void> {
  const { rows } = await sql<{ type: string }>`select column_type as type from information_schema.columns
    where table_schema = database() and table_name = 'check_threshold' and column_name = 'name'`.execute(db);
  const type = rows[0]?.type ?? "";
  if (!type.startsWith("enum(") || type.includes(`'${name}'`)) return;
  const wider = `${type.slice(0, -1)},'${name}')`;
  await sql`alter table check_threshold modify name ${sql.raw(wider)} not null`.execute(db);
}

/** Decisions taken on many returns at once, and the impact up to which that is offered. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) await table.execute(db);
  await addThreshold(db, "together_floor");
}
