import { type Kysely, sql } from "kysely";

// Most returns have neither, and their form need not look; whoever adds one, by whatever way, is seen by the next look.
const mark = sql.raw("update monthly_return set has_extras = 1 where has_extras = 0 and id =");
const triggers = [
  sql`create trigger if not exists working_stoppage_added after insert on working_stoppage for each row ${mark} new.return_id`,
  sql`create trigger if not exists explanation_added after insert on explanation for each row ${mark} new.return_id`,
  sql`create trigger if not exists attachment_added after insert on attachment for each row
    ${mark} new.subject_id and new.subject_kind = 'return'`,
];

async function hasColumn(db: Kysely<unknown>, table: string, column: string): Promise<boolean> {
  const { rows } = await sql`select 1 from information_schema.columns
    where table_schema = database() and table_name = ${table} and column_name = ${column}`.execute(db);
  return rows.length > 0;
}

/** Whether a return ever had a stoppage, an explanation or a file. */
export async function up(db: Kysely<unknown>): Promise<void> {
  if (!(await hasColumn(db, "monthly_return", "has_extras"))) {
    await sql`alter table monthly_return add column has_extras tinyint(1) not null default 0`.execute(db);
  }
  for (const trigger of triggers) await trigger.execute(db);
  await sql`update monthly_return r set has_extras = 1 where exists (select 1 from working_stoppage w where w.return_id = r.id)
    or exists (select 1 from explanation x where x.return_id = r.id)
    or exists (select 1 from attachment a where a.subject_kind = 'return' and a.subject_id = r.id)`.execute(db);
}
