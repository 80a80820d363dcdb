import { type Kysely, sql } from "kysely";

const kinds = sql.raw("enum('sent-back','inquiry','answer','reminder','signature','digest','telephone')");

/** A filing from a call is told by e-mail and SMS too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table outgoing modify column kind ${kinds} not null`.execute(db);
  await sql`alter table notice_preference modify column kind ${kinds} not null`.execute(db);
}
