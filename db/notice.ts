import type { Insertable, Kysely } from "kysely";
import type { Sends } from "./batch.ts";
import { preparedInsert } from "./prepared.ts";
import type { Database } from "./schema.ts";

type Db = Kysely<Database>;

const insert = preparedInsert("notice", ["kind", "return_id", "establishment_id", "province_code", "audience", "created_at"]);

/** Inserts a notice; it carries a kind and where it points, never a figure. */
export async function insertNotice(db: Sends, row: Insertable<Database["notice"]>): Promise<void> {
  await insert(db, row);
}

/** Newest notices of the establishments given, with the month they concern. */
export async function listNoticesOfEstablishments(db: Db, ids: readonly number[], limit: number) {
  if (ids.length === 0) return [];
  return db
    .selectFrom("notice as n")
    .leftJoin("monthly_return as r", "r.id", "n.return_id")
    .innerJoin("establishment as e", "e.id", "n.establishment_id")
    .where("n.audience", "=", "establishment")
    .where("n.establishment_id", "in", [...ids])
    .select(["n.id", "n.kind", "n.created_at", "n.return_id", "n.establishment_id", "r.period", "e.name_fa", "e.name_en"])
    .orderBy("n.id", "desc")
    .limit(limit)
    .execute();
}
