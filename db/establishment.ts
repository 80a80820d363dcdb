import type { Sends } from "./batch.ts";
import { writer } from "./prepared.ts";

/** Names of the establishments given, in the order of their ids. */
export async function listEstablishmentNames(db: Sends, ids: readonly number[]) {
  if (ids.length === 0) return [];
  const query = writer
    .selectFrom("establishment")
    .where("id", "in", [...ids])
    .select(["id", "name_fa", "name_en", "legal_id", "phone", "signatory_required"])
    .orderBy("id");
  return (await db.executeQuery(query)).rows;
}
export type EstablishmentName = Awaited<ReturnType<typeof listEstablishmentNames>>[number];
