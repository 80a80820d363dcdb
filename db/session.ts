import { CompiledQuery, type Insertable, type Kysely, type Transaction } from "kysely";
import type { Sends } from "./batch.ts";
import type { Database } from "./schema.ts";
import type { SessionTable } from "./tables/register.ts";

type Connection = Kysely<Database> | Transaction<Database>;

/** A live session with its person. */
export interface LiveSession {
  expires_at: Date;
  session_created_at: Date;
  user_id: number;
  name_fa: string;
  name_en: string;
  language: "fa" | "en";
  demonstration: number;
  grants_version: number;
}

// Asked by every request of a signed-in person, so it is one statement and its text is not built again each time.
const liveSession = `
  select session.expires_at, session.created_at as session_created_at, app_user.id as user_id, app_user.name_fa,
    app_user.name_en, app_user.language, app_user.demonstration, app_user.grants_version
  from session
  join app_user on app_user.id = session.user_id
  where session.id_hash = ? and session.ended_at is null and session.expires_at > ? and app_user.disabled_at is null`;

/** The live session of a token's hash; undefined where it is unknown, ended or over at `realNow`, or the person disabled. */
export async function findLiveSession(db: Sends, args: { id_hash: string; realNow: Date }): Promise<LiveSession | undefined> {
  const query = CompiledQuery.raw(liveSession, [args.id_hash, args.realNow]) as CompiledQuery<LiveSession>;
  return (await db.executeQuery(query)).rows[0];
}

/** Every grant a person ever had, oldest first, with the time it is valid. */
export async function listGrants(db: Connection, userId: number) {
  return db
    .selectFrom("role_grant")
    .where("user_id", "=", userId)
    .select([
      "role",
      "establishment_id",
      "province_code",
      "isic_division",
      "right_calendar",
      "right_publish",
      "valid_from",
      "valid_to",
    ])
    .orderBy("id")
    .execute();
}

export async function insertSession(db: Connection, row: Insertable<SessionTable>): Promise<void> {
  await db.insertInto("session").values(row).execute();
}

/** Moves a live session's end; an ended one stays ended. */
export async function changeSessionExpiry(db: Connection, id_hash: string, expires_at: Date): Promise<void> {
  await db.updateTable("session").set({ expires_at }).where("id_hash", "=", id_hash).where("ended_at", "is", null).execute();
}

/** Ends a session; an unknown or ended one is left as it is. */
export async function changeSessionToEnded(db: Connection, id_hash: string, ended_at: Date): Promise<void> {
  await db.updateTable("session").set({ ended_at }).where("id_hash", "=", id_hash).where("ended_at", "is", null).execute();
}
