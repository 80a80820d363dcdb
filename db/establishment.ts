import type { Kysely } from "kysely";
import type { Database } from "./schema.ts";

type Db = Kysely<Database>;

/** Names of the establishments given, in the order of their ids. */
export async function listEstablishmentNames(db: Db, ids: readonly number[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom("establishment")
    .where("id", "in", [...ids])
    .select(["id", "name_fa", "name_en", "legal_id", "phone", "signatory_required"])
    .orderBy("id")
    .execute();
}
export type EstablishmentName = Awaited<ReturnType<typeof listEstablishmentNames>>[number];
