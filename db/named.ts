import { type Kysely, type Selectable, sql } from "kysely";
import { isNamed } from "./name-fits.ts";
import type { Database } from "./schema.ts";

/** Ids of the establishments whose name holds the text; null where there are more than `most`. */
export async function listNamed(db: Kysely<Database>, text: string, most: number): Promise<number[] | null> {
  const byName = sql<Selectable<Database["establishment"]>>`establishment`.as<"e">(sql`e force index (named)`);
  const rows = await db
    .selectFrom(byName)
    .where((eb) => isNamed(eb, text))
    .select("e.id")
    .limit(most + 1)
    .execute();
  return rows.length > most ? null : rows.map((row) => row.id);
}
