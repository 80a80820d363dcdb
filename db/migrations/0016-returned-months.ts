import { type Kysely, sql } from "kysely";

/** A liaison's returned months are looked up on every page of his: by establishment and state. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index if not exists of_establishment_by_state on monthly_return (establishment_id, state)`.execute(db);
}
