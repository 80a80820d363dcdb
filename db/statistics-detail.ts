import { type Kysely, sql } from "kysely";
import { measures } from "#app/domain/monthly-return.ts";
import type { Database } from "./schema.ts";
import { type BasisQuery, basisFigures } from "./statistics-basis.ts";

type Db = Kysely<Database>;

export interface DetailFilter {
  /** Part of a product's name, or the beginning of its ISIC code; empty for all. */
  search: string;
}

function detailed(db: Db, query: BasisQuery, filter: DetailFilter) {
  let rows = db
    .selectFrom(basisFigures(db, query).as("b"))
    .innerJoin("product_line as l", "l.id", "b.product_line_id")
    .leftJoin("catalogue_item as i", "i.id", "l.catalogue_item_id");
  if (filter.search) {
    const words = filter.search.replace(/[\\%_]/g, "\\$&");
    const name = sql`concat_ws(' ', i.name_fa, i.name_en, l.name_fa, l.name_en)`;
    const isic = sql`coalesce(i.isic_code, l.isic_code)`;
    rows = rows.where(sql<boolean>`(${name} like ${`%${words}%`} or ${isic} like ${`${words}%`})`);
  }
  return rows;
}

/** How many rows `streamDetailedReturns` gives, and of how many establishments. */
export async function countDetailedReturns(db: Db, query: BasisQuery, filter: DetailFilter) {
  const row = await detailed(db, query, filter)
    .select([sql<string>`count(*)`.as("rows"), sql<string>`count(distinct b.establishment_id)`.as("establishments")])
    .executeTakeFirstOrThrow();
  return { rows: Number(row.rows), establishments: Number(row.establishments) };
}

/**
 * One row per establishment and product that the basis counts, with what identifies both, the version counted and its
 * figures as filed; by province, county, establishment, place in the licence. Rows arrive as they are read, so that a
 * report of any length needs no more memory than a short one; the connection is busy until the last.
 */
export function streamDetailedReturns(db: Db, query: BasisQuery, filter: DetailFilter) {
  return detailed(db, query, filter)
    .innerJoin("monthly_return as r", "r.id", "b.return_id")
    .innerJoin("submission as s", "s.id", "b.submission_id")
    .innerJoin("establishment as e", "e.id", "b.establishment_id")
    .innerJoin("county as c", "c.id", "e.county_id")
    .innerJoin("province as v", "v.code", "b.province_code")
    .innerJoin("operating_licence as o", "o.id", "l.licence_id")
    .innerJoin("unit_of_measure as u", "u.code", "l.unit_code")
    .leftJoin("telephone_filing as t", (join) =>
      join.onRef("t.return_id", "=", "s.return_id").onRef("t.version", "=", "s.version"),
    )
    .select([
      "v.name_fa as province_fa",
      "v.name_en as province_en",
      "c.name_fa as county_fa",
      "c.name_en as county_en",
      "e.name_fa as establishment_fa",
      "e.name_en as establishment_en",
      "e.legal_id",
      "o.number as licence_number",
      "l.isic_code",
      "l.name_fa as product_fa",
      "l.name_en as product_en",
      "u.name_fa as unit_fa",
      "u.name_en as unit_en",
      "u.decimals as unit_decimals",
      "r.state",
      "s.version",
      "s.tracking_code",
      "s.submitted_at",
      "r.first_submitted_at",
      "r.due_on",
      "t.called_at",
      "b.days_worked",
      "b.money_unit",
      "b.money_scale",
    ])
    .select(measures.map((measure) => `b.${measure}` as const))
    .orderBy("b.province_code")
    .orderBy("c.id")
    .orderBy("e.id")
    .orderBy("l.position")
    .orderBy("l.id")
    .stream(500);
}
export type DetailedRow = ReturnType<typeof streamDetailedReturns> extends AsyncIterable<infer Row> ? Row : never;
