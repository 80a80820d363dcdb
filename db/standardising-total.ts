import { type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";

type Db = Kysely<Database>;

/**
 * The country's monthly output at the catalogue's prices, in rial: the mean of the months from one to another that have
 * figures in force. @returns null where none has
 */
export async function findMeanOutput(db: Db, from: string, until: string): Promise<string | null> {
  const row = await db
    .selectFrom("figure_in_force as f")
    .innerJoin("catalogue_item as c", "c.id", "f.catalogue_item_id")
    .where("f.period", ">=", from)
    .where("f.period", "<", until)
    .select(sql<string | null>`sum(f.production * c.usual_price) / count(distinct f.period)`.as("value"))
    .executeTakeFirstOrThrow();
  return row.value;
}

/** A month's share of what every product line of the country could make in a year, at the same prices. */
export async function findMonthlyCapacity(db: Db): Promise<string | null> {
  const row = await db
    .selectFrom("product_line as l")
    .innerJoin("catalogue_item as c", "c.id", "l.catalogue_item_id")
    .select(sql<string | null>`sum(l.yearly_capacity * c.usual_price) / 12`.as("value"))
    .executeTakeFirstOrThrow();
  return row.value;
}

/** Freezes a period's totals: an output in rial, expressed in each product. A total that stands already stays. */
export async function insertStandardisingTotals(db: Db, period: string, output: string): Promise<void> {
  await db
    .insertInto("standardising_total")
    .columns(["period", "catalogue_item_id", "total"])
    .expression((eb) =>
      eb
        .selectFrom("catalogue_item as c")
        .where("c.usual_price", ">", "0")
        .select((of) => [
          of.val(period).as("period"),
          "c.id",
          sql<string>`greatest(cast(${output} as decimal(40,6)) / c.usual_price, 0.000001)`.as("total"),
        ]),
    )
    .onDuplicateKeyUpdate({ total: sql`standardising_total.total` })
    .execute();
}

/** Periods among those given that have totals. */
export async function listStandardisedPeriods(db: Db, periods: readonly string[]): Promise<string[]> {
  if (periods.length === 0) return [];
  const rows = await db
    .selectFrom("standardising_total")
    .where("period", "in", [...periods])
    .select("period")
    .distinct()
    .execute();
  return rows.map((row) => row.period);
}
