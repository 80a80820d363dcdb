import type { Insertable, Kysely } from "kysely";
import type { Database } from "./schema.ts";

/** Records a report that was made, with the hash of its bytes. @returns its id */
export async function insertExportFile(db: Kysely<Database>, row: Insertable<Database["export_file"]>): Promise<number> {
  const result = await db.insertInto("export_file").values(row).executeTakeFirstOrThrow();
  return Number(result.insertId);
}
