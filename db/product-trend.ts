import { type Kysely, sql } from "kysely";
import { statesOfBasis } from "#app/domain/statistics/basis.ts";
import type { Database } from "./schema.ts";
import { rial } from "./statistics-basis.ts";

type Db = Kysely<Database>;

/** The newest version of a return in one of these states counts, as it was sent; else the version in force. */
const sent = [...statesOfBasis("submitted")];

/**
 * Production by product line in the months from `from` to a return's own, of its establishment: of the newest version
 * sent, of the version in force where the month is with the liaison again. A month expected of it of which nothing
 * counts has one row without a product. By month.
 */
export async function listProductionOverTime(db: Db, returnId: number, from: string) {
  return db
    .selectFrom("monthly_return as own")
    .innerJoin("monthly_return as r", (join) =>
      join
        .onRef("r.establishment_id", "=", "own.establishment_id")
        .onRef("r.period", "<=", "own.period")
        .on("r.period", ">=", from),
    )
    .leftJoin("working_figure as w", (join) => join.onRef("w.return_id", "=", "r.id").on("r.state", "in", sent))
    .leftJoin("figure_in_force as f", (join) =>
      join
        .onRef("f.period", "=", "r.period")
        .onRef("f.establishment_id", "=", "r.establishment_id")
        .on("r.state", "not in", sent),
    )
    .where("own.id", "=", returnId)
    .select((eb) => [
      "r.period",
      "r.state",
      eb.fn.coalesce("w.product_line_id", "f.product_line_id").as("product_line_id"),
      eb.fn.coalesce("w.production", "f.production").as("production"),
    ])
    .orderBy("r.period")
    .execute();
}

/**
 * What other establishments reported of the products of some lines, in the same units, in a month and the month before:
 * one row per line asked for and other establishment, its own lines of the product together, the newest version sent or
 * else the one in force. It says of none who it is; `legal_id` only tells how many persons stand behind them.
 */
export async function listOthersOfProducts(
  db: Db,
  lineIds: readonly number[],
  months: { establishment_id: number; now: string; before: string },
) {
  if (lineIds.length === 0) return [];
  const within = (month: string, column: "production" | "domestic_quantity") =>
    sql<string | null>`sum(case when ${sql.ref("r.period")} = ${month}
      then coalesce(${sql.ref(`w.${column}`)}, ${sql.ref(`f.${column}`)}) end)`;
  return db
    .selectFrom("product_line as own")
    .innerJoin("product_line as l", (join) =>
      join.onRef("l.catalogue_item_id", "=", "own.catalogue_item_id").onRef("l.unit_code", "=", "own.unit_code"),
    )
    .innerJoin("monthly_return as r", (join) =>
      join.onRef("r.establishment_id", "=", "l.establishment_id").on("r.period", "in", [months.now, months.before]),
    )
    .innerJoin("establishment as e", "e.id", "l.establishment_id")
    .leftJoin("working_figure as w", (join) =>
      join.onRef("w.return_id", "=", "r.id").onRef("w.product_line_id", "=", "l.id").on("r.state", "in", sent),
    )
    .leftJoin("figure_in_force as f", (join) =>
      join
        .onRef("f.period", "=", "r.period")
        .onRef("f.establishment_id", "=", "r.establishment_id")
        .onRef("f.product_line_id", "=", "l.id")
        .on("r.state", "not in", sent),
    )
    .where("own.id", "in", [...lineIds])
    .where("l.establishment_id", "!=", months.establishment_id)
    .where((eb) => eb.or([eb("w.return_id", "is not", null), eb("f.submission_id", "is not", null)]))
    .select([
      "own.id as product_line_id",
      "e.legal_id",
      within(months.now, "production").as("production"),
      within(months.before, "production").as("production_before"),
      within(months.now, "domestic_quantity").as("domestic_quantity"),
      // Another header of amounts may stand over the version in force than over the return.
      sql<string | null>`sum(case when ${sql.ref("r.period")} = ${months.now}
        then coalesce(${rialOfReturn()}, ${rial("f", "domestic_value")}) end)`.as("domestic_rial"),
    ])
    .groupBy(["own.id", "l.establishment_id", "e.legal_id"])
    .execute();
}

/** Amount of the working figures, whose unit and scale the return holds. */
function rialOfReturn() {
  return sql<string | null>`w.domestic_value * r.money_scale * case r.money_unit when 'IRR_NEW' then 10000 else 1 end`;
}
