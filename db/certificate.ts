import type { Insertable, Kysely } from "kysely";
import type { Database } from "./schema.ts";

type Db = Kysely<Database>;

/** Inserts an issued certificate; no path changes a row. @returns its id */
export async function insertCertificate(db: Db, row: Insertable<Database["certificate"]>): Promise<number> {
  const result = await db.insertInto("certificate").values(row).executeTakeFirstOrThrow();
  return Number(result.insertId);
}

/** One certificate, whoever asks: the caller compares its establishment with a scope. */
export async function findCertificate(db: Db, id: number) {
  return db.selectFrom("certificate").where("id", "=", id).selectAll().executeTakeFirst();
}

/** Certificates of an establishment whose access was checked by the caller, newest first, without their content. */
export async function listCertificates(db: Db, establishmentId: number, limit: number) {
  return db
    .selectFrom("certificate as c")
    .innerJoin("app_user as u", "u.id", "c.issued_by")
    .where("c.establishment_id", "=", establishmentId)
    .select([
      "c.id",
      "c.from_period",
      "c.to_period",
      "c.tracking_code",
      "c.issued_at",
      "u.name_fa as by_fa",
      "u.name_en as by_en",
    ])
    .orderBy("c.id", "desc")
    .limit(limit)
    .execute();
}
