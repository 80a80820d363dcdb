import { type Kysely, sql } from "kysely";
import type { Scope } from "#app/domain/actor.ts";
import type { Database } from "./schema.ts";
import { inScope } from "./scope.ts";
import { rial } from "./statistics-basis.ts";

type Db = Kysely<Database>;

export interface Weighing {
  /** First and last period of the figures that count. */
  from: string;
  to: string;
  /** A Tehran day on which capacities are looked up for those without figures. */
  on: string;
  at: Date;
}

/**
 * Weighs every establishment anew, in rial a month: the mean over its months in force of production times price, the
 * price being its own domestic one of the month where it has one, else the catalogue's usual one. One without figures in
 * force weighs what a month of its licensed capacity is worth.
 */
export async function changeWeights(db: Db, { from, to, on, at }: Weighing): Promise<void> {
  const ownPrice = sql`${rial("f", "domestic_value")} / nullif(f.domestic_quantity, 0)`;
  const price = sql`coalesce(nullif(${ownPrice}, 0), c.usual_price, 0)`;
  await db
    .insertInto("establishment_weight")
    .columns(["establishment_id", "monthly_value", "basis", "months", "weighed_at"])
    .expression((eb) =>
      eb
        .selectFrom("figure_in_force as f")
        .leftJoin("catalogue_item as c", "c.id", "f.catalogue_item_id")
        .where("f.period", ">=", from)
        .where("f.period", "<=", to)
        .groupBy("f.establishment_id")
        .select((of) => [
          "f.establishment_id",
          sql<string>`cast(coalesce(sum(f.production * ${price}), 0) / count(distinct f.period) as decimal(38, 2))`.as("value"),
          of.val("figures" as const).as("basis"),
          sql<number>`count(distinct f.period)`.as("months"),
          of.val(at).as("weighed_at"),
        ]),
    )
    .onDuplicateKeyUpdate(replaced)
    .execute();
  await db
    .insertInto("establishment_weight")
    .columns(["establishment_id", "monthly_value", "basis", "months", "weighed_at"])
    .expression((eb) =>
      eb
        .selectFrom("product_line as l")
        .innerJoin("catalogue_item as c", "c.id", "l.catalogue_item_id")
        .where("l.valid_from", "<=", on)
        .where((of) => of.or([of("l.valid_to", "is", null), of("l.valid_to", ">=", on)]))
        .where((of) =>
          of.not(
            of.exists(
              of
                .selectFrom("establishment_weight as w")
                .select("w.establishment_id")
                .whereRef("w.establishment_id", "=", "l.establishment_id")
                .where("w.weighed_at", "=", at),
            ),
          ),
        )
        .groupBy("l.establishment_id")
        .select((of) => [
          "l.establishment_id",
          sql<string>`cast(coalesce(sum(l.yearly_capacity * c.usual_price), 0) / 12 as decimal(38, 2))`.as("value"),
          of.val("capacity" as const).as("basis"),
          sql<number>`0`.as("months"),
          of.val(at).as("weighed_at"),
        ]),
    )
    .onDuplicateKeyUpdate(replaced)
    .execute();
}

const replaced = {
  monthly_value: sql<string>`values(monthly_value)`,
  basis: sql<"figures">`values(basis)`,
  months: sql<number>`values(months)`,
  weighed_at: sql<Date>`values(weighed_at)`,
};

/** Summed weights of a period's returns by province and state, and how much of each counts with a version in force. */
export async function countWeights(db: Db, scope: Scope, period: string) {
  return db
    .selectFrom("monthly_return as r")
    .innerJoin("establishment_weight as w", "w.establishment_id", "r.establishment_id")
    .where("r.period", "=", period)
    .where((eb) => inScope(eb, scope))
    .select([
      "r.province_code",
      "r.state",
      sql<string>`sum(w.monthly_value)`.as("weight"),
      sql<string>`coalesce(sum(case when r.in_force_version is not null then w.monthly_value end), 0)`.as("in_force"),
    ])
    .groupBy(["r.province_code", "r.state"])
    .execute();
}
