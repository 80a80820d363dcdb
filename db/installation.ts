import type { Kysely } from "kysely";
import type { Database } from "./schema.ts";

/** What this database is for, or undefined before it was marked. */
export async function findInstallation(db: Kysely<Database>) {
  return db.selectFrom("installation").where("id", "=", 1).select(["kind", "seed", "seeded_as_of"]).executeTakeFirst();
}
