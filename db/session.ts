import { CompiledQuery, type Insertable, type Kysely, type Transaction } from "kysely";
import type { Role } from "#app/domain/actor.ts";
import type { Database } from "./schema.ts";
import type { SessionTable } from "./tables/register.ts";

type Connection = Kysely<Database> | Transaction<Database>;

/** One row per grant of the session's person; one row with a null role for somebody without any. */
export interface SessionRow {
  expires_at: Date;
  session_created_at: Date;
  user_id: number;
  name_fa: string;
  name_en: string;
  language: "fa" | "en";
  demonstration: number;
  role: Role | null;
  establishment_id: number | null;
  province_code: string | null;
  isic_division: string | null;
  right_calendar: number | null;
  right_publish: number | null;
}

// Asked by every request of a signed-in person, so it is one statement and its text is not built again each time.
const liveSession = `
  select session.expires_at, session.created_at as session_created_at, app_user.id as user_id, app_user.name_fa,
    app_user.name_en, app_user.language, app_user.demonstration, role_grant.role, role_grant.establishment_id,
    role_grant.province_code, role_grant.isic_division, role_grant.right_calendar, role_grant.right_publish
  from session
  join app_user on app_user.id = session.user_id
  left join role_grant on role_grant.user_id = app_user.id and role_grant.valid_from <= ?
    and (role_grant.valid_to is null or role_grant.valid_to > ?)
  where session.id_hash = ? and session.ended_at is null and session.expires_at > ? and app_user.disabled_at is null
  order by role_grant.id`;

/**
 * The live session of a token's hash with its person and the grants valid at `businessNow`; no rows where the session
 * is unknown, ended or over at `realNow`, or the person is disabled. Several rows: one per grant.
 */
export async function listSessionGrants(
  db: Connection,
  args: { id_hash: string; realNow: Date; businessNow: Date },
): Promise<SessionRow[]> {
  const { id_hash, realNow, businessNow } = args;
  const query = CompiledQuery.raw(liveSession, [businessNow, businessNow, id_hash, realNow]) as CompiledQuery<SessionRow>;
  return (await db.executeQuery(query)).rows;
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
