import { type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";

/** Months of the establishments given that were sent back and not answered yet, with when that was. */
export async function listReturnedMonths(db: Kysely<Database>, establishments: readonly number[], limit: number) {
  if (establishments.length === 0) return [];
  return db
    .selectFrom("monthly_return as r")
    .innerJoin("establishment as e", "e.id", "r.establishment_id")
    .where("r.establishment_id", "in", [...establishments])
    .where("r.state", "=", "returned")
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
    .limit(limit)
    .execute();
}
