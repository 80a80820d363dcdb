import { type Insertable, type Kysely, sql } from "kysely";
import type { Scope } from "#app/domain/actor.ts";
import type { Sends } from "./batch.ts";
import { preparedInsert } from "./prepared.ts";
import type { Database } from "./schema.ts";
import { inScope } from "./scope.ts";

type Db = Kysely<Database>;

const insert = preparedInsert("notice", ["kind", "return_id", "establishment_id", "province_code", "audience", "created_at"]);

/** Inserts a notice; it carries a kind and where it points, never a figure. */
export async function insertNotice(db: Sends, row: Insertable<Database["notice"]>): Promise<void> {
  await insert(db, row);
}

/** Inserts notices, each as `insertNotice` does. */
export async function insertNotices(db: Db, rows: readonly Insertable<Database["notice"]>[]): Promise<void> {
  await db
    .insertInto("notice")
    .values([...rows])
    .execute();
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

/** Newest notices of some kinds to a province's people, about returns of their scope. */
export async function listNoticesOfProvince(
  db: Db,
  scope: Extract<Scope, { kind: "province" }>,
  kinds: readonly string[],
  limit: number,
) {
  return db
    .selectFrom("notice as n")
    .innerJoin("monthly_return as r", "r.id", "n.return_id")
    .innerJoin("establishment as e", "e.id", "r.establishment_id")
    .where("n.province_code", "=", scope.province_code)
    .where("n.audience", "=", "province")
    .where("n.kind", "in", [...kinds])
    .where((eb) => inScope(eb, scope))
    .select(["n.id", "n.kind", "n.created_at", "n.return_id", "r.period", "e.name_fa", "e.name_en"])
    .orderBy("n.id", "desc")
    .limit(limit)
    .execute();
}

/** Up to which notice somebody has read; 0 where never. */
export async function findNoticesRead(db: Db, userId: number): Promise<number> {
  const row = await db.selectFrom("notice_read").where("user_id", "=", userId).select("up_to").executeTakeFirst();
  return row?.up_to ?? 0;
}

/** Remembers up to which notice somebody has read; never goes back. */
export async function changeNoticesRead(db: Db, row: Insertable<Database["notice_read"]>): Promise<void> {
  await db.insertInto("notice_read").values(row).onDuplicateKeyUpdate({ up_to: sql`greatest(up_to, values(up_to))` }).execute();
}
