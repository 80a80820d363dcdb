import { type Insertable, type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";

type Db = Kysely<Database>;

/** What the people given have chosen. */
export async function listPreferences(db: Db, userIds: readonly number[]) {
  if (userIds.length === 0) return [];
  const rows = await db
    .selectFrom("notice_preference")
    .where("user_id", "in", [...userIds])
    .select(["user_id", "kind", "channel", "wanted"])
    .execute();
  return rows.map((row) => ({ ...row, wanted: row.wanted === 1 }));
}

/** Keeps what somebody chose. */
export async function changePreferences(db: Db, rows: readonly Insertable<Database["notice_preference"]>[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto("notice_preference")
    .values([...rows])
    .onDuplicateKeyUpdate({ wanted: sql`values(wanted)` })
    .execute();
}

/** What somebody is reached by outside the portal, and in which language. */
export async function findReach(db: Db, userId: number) {
  return db
    .selectFrom("app_user as u")
    .leftJoin("notice_language as l", "l.user_id", "u.id")
    .where("u.id", "=", userId)
    .select((eb) => ["u.email", "u.phone", eb.fn.coalesce("l.language", "u.language").as("language")])
    .executeTakeFirst();
}

/** Keeps the language in which somebody is told. */
export async function changeNoticeLanguage(db: Db, row: Insertable<Database["notice_language"]>): Promise<void> {
  await db.insertInto("notice_language").values(row).onDuplicateKeyUpdate({ language: sql`values(language)` }).execute();
}

/** The newest messages prepared for somebody, with the month they are about and what became of them. */
export async function listOwnOutgoing(db: Db, userId: number, limit: number) {
  return db
    .selectFrom("outgoing as o")
    .leftJoin("monthly_return as r", "r.id", "o.return_id")
    .leftJoin("establishment as e", "e.id", "r.establishment_id")
    .where("o.user_id", "=", userId)
    .select(["o.id", "o.channel", "o.kind", "o.state", "o.drop_reason", "o.prepared_at", "o.ended_at"])
    .select(["r.period", "e.name_fa", "e.name_en"])
    .orderBy("o.id", "desc")
    .limit(limit)
    .execute();
}
