import { type Kysely, sql } from "kysely";

/** What came to a desk since it was opened: the newest few of all returns. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql`select 1 from information_schema.statistics
    where table_schema = database() and table_name = 'monthly_return' and index_name = 'by_state_since'`.execute(db);
  if (rows.length > 0) return;
  await sql`create index by_state_since on monthly_return (state_since)`.execute(db);
}
