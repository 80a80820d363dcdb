import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Database } from "./schema.ts";

/**
 * A group's liaison has hundreds of establishments, and each of his pages asks: written into the text they cost the
 * program a tenth of what binding them does. Throws for what is no id.
 */
function written(ids: readonly number[]): RawBuilder<unknown> {
  if (!ids.every((id) => Number.isSafeInteger(id) && id >= 0)) throw new TypeError("an id is not a whole number");
  return sql.raw(ids.join(", "));
}

/** Months of the establishments given that were sent back and not answered yet, with when that was. */
export async function listReturnedMonths(db: Kysely<Database>, establishments: readonly number[], limit: number) {
  if (establishments.length === 0) return [];
  return db
    .selectFrom("monthly_return as r")
    .innerJoin("establishment as e", "e.id", "r.establishment_id")
    .where(sql<boolean>`r.establishment_id in (${written(establishments)})`)
    .where("r.state", "=", sql.lit("returned" as const))
    .select([
      "r.id",
      "r.period",
      "r.province_code",
      "r.state_since",
      "e.name_fa as establishment_fa",
      "e.name_en as establishment_en",
    ])
    .select([
      // A signature declined or taken back begins no new term.
      sql<Date | null>`(select max(v.at) from return_event v where v.return_id = r.id
        and v.event in ('send-back', 'grant-correction', 'annul'))`.as("returned_at"),
      sql<number>`exists (select 1 from return_request q where q.return_id = r.id and q.kind = 'objection'
        and q.subject = 'send-back' and q.open_key is not null)`.as("suspended"),
    ])
    .limit(sql.lit(limit))
    .execute();
}
