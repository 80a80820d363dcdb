import { type Insertable, type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";

type Db = Kysely<Database>;

/** Adds a call or a visit to the log. @returns its id */
export async function insertContact(db: Db, row: Insertable<Database["contact_log"]>): Promise<number> {
  const { insertId } = await db.insertInto("contact_log").values(row).executeTakeFirstOrThrow();
  return Number(insertId);
}

/** Calls and visits about a return whose access was checked by the caller, newest first. */
export async function listContacts(db: Db, returnId: number) {
  return db
    .selectFrom("contact_log as c")
    .innerJoin("app_user as u", "u.id", "c.noted_by")
    .where("c.return_id", "=", returnId)
    .selectAll("c")
    .select(["u.name_fa as by_fa", "u.name_en as by_en"])
    .orderBy("c.id", "desc")
    .execute();
}

/** Of each return given that has any: how many calls and visits, and the newest. */
export async function listLastContacts(db: Db, returnIds: readonly number[]) {
  if (returnIds.length === 0) return [];
  const counted = db
    .selectFrom("contact_log")
    .where("return_id", "in", [...returnIds])
    .groupBy("return_id")
    .select([sql<number>`max(id)`.as("last_id"), sql<string>`count(*)`.as("count")])
    .as("n");
  return db
    .selectFrom(counted)
    .innerJoin("contact_log as c", "c.id", "n.last_id")
    .select(["c.return_id", "c.kind", "c.outcome", "c.noted_at", "n.count"])
    .execute();
}

/** Who files for and signs for the establishments given at a moment, with what they are reached by. */
export async function listContactPeople(db: Db, establishmentIds: readonly number[], at: Date) {
  if (establishmentIds.length === 0) return [];
  return db
    .selectFrom("role_grant as g")
    .innerJoin("app_user as u", "u.id", "g.user_id")
    .where("g.establishment_id", "in", [...establishmentIds])
    .where("u.disabled_at", "is", null)
    .where("g.valid_from", "<=", at)
    .where((eb) => eb.or([eb("g.valid_to", "is", null), eb("g.valid_to", ">", at)]))
    .select(["g.id", "g.establishment_id", "g.role", "g.user_id", "u.name_fa", "u.name_en", "u.phone", "u.email"])
    .orderBy("g.establishment_id")
    .orderBy("g.role")
    .orderBy("g.id")
    .execute();
}
