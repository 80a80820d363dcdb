import { type Kysely, sql } from "kysely";

const indexes = [
  { table: "return_event", name: "by_event", columns: sql.raw("event, at") },
  { table: "return_request", name: "by_asked", columns: sql.raw("asked_at") },
  { table: "return_request", name: "by_endorsed", columns: sql.raw("endorsed_at") },
  { table: "return_request", name: "by_decided", columns: sql.raw("decided_at") },
];

/** Up to when a reviewer has seen what changed; the keys by which what changed since is read, newest first. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table if not exists last_look (
    user_id int unsigned not null primary key, seen_until datetime(3) not null,
    foreign key (user_id) references app_user (id))`.execute(db);
  for (const { table, name, columns } of indexes) {
    const { rows } = await sql`select 1 from information_schema.statistics
      where table_schema = database() and table_name = ${table} and index_name = ${name}`.execute(db);
    if (rows.length === 0) await sql`create index ${sql.ref(name)} on ${sql.table(table)} (${columns})`.execute(db);
  }
}
