import type { Insertable, Kysely } from "kysely";
import type { Database } from "./schema.ts";

type Db = Kysely<Database>;

/** Puts a version's figures in force for an establishment and period, in place of any earlier version's. */
export async function replaceFiguresInForce(
  db: Db,
  establishmentId: number,
  period: string,
  rows: readonly Insertable<Database["figure_in_force"]>[],
): Promise<void> {
  await db.deleteFrom("figure_in_force").where("period", "=", period).where("establishment_id", "=", establishmentId).execute();
  if (rows.length > 0)
    await db
      .insertInto("figure_in_force")
      .values([...rows])
      .execute();
}
