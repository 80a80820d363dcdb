import { type Kysely, sql } from "kysely";

/** The key by which old messages are found. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql`select 1 from information_schema.statistics
    where table_schema = database() and table_name = 'outgoing' and index_name = 'by_end'`.execute(db);
  if (rows.length === 0) await sql`create index by_end on outgoing (ended_at)`.execute(db);
}
