import { type Kysely, sql } from "kysely";

/** A liaison's returned months are looked up on every page of his: by establishment and state. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql`select 1 from information_schema.statistics where table_schema = database()
    and table_name = 'monthly_return' and index_name = 'of_establishment_by_state'`.execute(db);
  if (rows.length === 0)
    await sql`create index of_establishment_by_state on monthly_return (establishment_id, state)`.execute(db);
}
