import type { Kysely } from "kysely";
import type { Database } from "./schema.ts";

/** Names of all units of measure. */
export async function listUnits(db: Kysely<Database>) {
  return db.selectFrom("unit_of_measure").select(["code", "name_fa", "name_en", "symbol"]).execute();
}
