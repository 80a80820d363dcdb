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
  return (
    db
      .selectFrom("product_line as own")
      .innerJoin("product_line as l", (join) =>
        join.onRef("l.catalogue_item_id", "=", "own.catalogue_item_id").onRef("l.unit_code", "=", "own.unit_code"),
      )
      .innerJoin("establishment as e", "e.id", "l.establishment_id")
      // Each month on its own, so that its return is found by its unique key, not among all months of the establishment.
      .leftJoin("monthly_return as r", (join) =>
        join.onRef("r.establishment_id", "=", "l.establishment_id").on("r.period", "=", months.now),
      )
      .leftJoin("working_figure as w", (join) =>
        join.onRef("w.return_id", "=", "r.id").onRef("w.product_line_id", "=", "l.id").on("r.state", "in", sent),
      )
      .leftJoin("figure_in_force as f", (join) =>
        join
          .on("f.period", "=", months.now)
          .onRef("f.establishment_id", "=", "r.establishment_id")
          .onRef("f.product_line_id", "=", "l.id")
          .on("r.state", "not in", sent),
      )
      .leftJoin("monthly_return as br", (join) =>
        join.onRef("br.establishment_id", "=", "l.establishment_id").on("br.period", "=", months.before),
      )
      .leftJoin("working_figure as bw", (join) =>
        join.onRef("bw.return_id", "=", "br.id").onRef("bw.product_line_id", "=", "l.id").on("br.state", "in", sent),
      )
      .leftJoin("figure_in_force as bf", (join) =>
        join
          .on("bf.period", "=", months.before)
          .onRef("bf.establishment_id", "=", "br.establishment_id")
          .onRef("bf.product_line_id", "=", "l.id")
          .on("br.state", "not in", sent),
      )
      .where("own.id", "in", [...lineIds])
      .where("l.establishment_id", "!=", months.establishment_id)
      .where(sql<boolean>`coalesce(w.return_id, f.submission_id, bw.return_id, bf.submission_id) is not null`)
      .select([
        "own.id as product_line_id",
        "e.legal_id",
        sql<string | null>`sum(coalesce(w.production, f.production))`.as("production"),
        sql<string | null>`sum(coalesce(bw.production, bf.production))`.as("production_before"),
        sql<string | null>`sum(coalesce(w.domestic_quantity, f.domestic_quantity))`.as("domestic_quantity"),
        // Another header of amounts may stand over the version in force than over the return.
        sql<string | null>`sum(coalesce(${rialOfReturn}, ${rial("f", "domestic_value")}))`.as("domestic_rial"),
      ])
      .groupBy(["own.id", "l.establishment_id", "e.legal_id"])
      .execute()
  );
}

/** Amount of the working figures, whose unit and scale the return holds. */
const rialOfReturn = sql`w.domestic_value * r.money_scale * case r.money_unit when 'IRR_NEW' then 10000 else 1 end`;
