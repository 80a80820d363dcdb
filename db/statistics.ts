import { type Kysely, sql, type Transaction } from "kysely";
import type { Scope } from "#app/domain/actor.ts";
import type { Database } from "./schema.ts";
import { inScope } from "./scope.ts";
import { type BasisQuery, basisFigures, type ProductKey, rial } from "./statistics-basis.ts";

export type { BasisQuery, ProductKey } from "./statistics-basis.ts";

type Db = Kysely<Database>;

/** Runs reads that must agree with each other (counts, totals, a long list) on one unchanging view of the data. */
export async function onOneSnapshot<T>(db: Db, work: (trx: Transaction<Database>) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel("repeatable read").execute(work);
}

/** Expected returns of a period by province and state, with how many ever were sent and how many are in force. */
export async function countReturnsByProvince(db: Db, scope: Scope, period: string) {
  const rows = await db
    .selectFrom("monthly_return as r")
    .where("r.period", "=", period)
    .where((eb) => inScope(eb, scope))
    .select([
      "r.province_code",
      "r.state",
      sql<string>`count(*)`.as("returns"),
      sql<string>`count(r.in_force_version)`.as("in_force"),
      sql<string>`count(case when r.version > 0 then 1 end)`.as("filed"),
    ])
    .groupBy(["r.province_code", "r.state"])
    .execute();
  return rows.map((row) => ({
    ...row,
    returns: Number(row.returns),
    in_force: Number(row.in_force),
    filed: Number(row.filed),
  }));
}

/** Provinces in the order of their codes. */
export async function listProvinces(db: Db) {
  return db.selectFrom("province").select(["code", "name_fa", "name_en"]).orderBy("code").execute();
}

/** How many establishments are expected to report each product: those whose lines are valid on the month's last day. */
export async function countExpectedByProduct(db: Db, scope: Scope, period: string, lastDay: string) {
  const rows = await db
    .selectFrom("monthly_return as r")
    .innerJoin("product_line as l", "l.establishment_id", "r.establishment_id")
    .where("r.period", "=", period)
    .where((eb) => inScope(eb, scope))
    .where("l.valid_from", "<=", lastDay)
    .where((eb) => eb.or([eb("l.valid_to", "is", null), eb("l.valid_to", ">=", lastDay)]))
    .select([
      "l.catalogue_item_id as item_id",
      sql<number | null>`case when l.catalogue_item_id is null then l.id end`.as("line_id"),
      "l.unit_code",
      sql<string>`count(distinct r.establishment_id)`.as("expected"),
    ])
    .groupBy(["item_id", "line_id", "l.unit_code"])
    .execute();
  return rows.map((row) => ({ ...row, expected: Number(row.expected) }));
}

/** The three months a product's totals speak of. */
export interface ComparedPeriods {
  period: string;
  last_month: string;
  last_year: string;
}

/**
 * Totals of a period by product, exact: number reporting, quantities in the product's unit, amounts in rial; and for
 * growth the production of the establishments that are present in both months, now and then. An establishment is
 * present when a version that the basis counts has a row of the product, a blank cell counting as nothing produced.
 */
export async function listProductTotals(db: Db, query: Omit<BasisQuery, "periods">, compared: ComparedPeriods) {
  const { period, last_month, last_year } = compared;
  const within = (code: string) => sql`case when b.period = ${code} then 1 end`;
  const now = (column: string) => sql<string | null>`sum(case when b.period = ${period} then ${sql.ref(`b.${column}`)} end)`;
  const made = (code: string) => sql<string>`sum(case when b.period = ${code} then coalesce(b.production, 0) else 0 end)`;
  const perEstablishment = db
    .selectFrom(basisFigures(db, { ...query, periods: [period, last_month, last_year] }).as("b"))
    .select([
      "b.item_id",
      "b.line_id",
      "b.unit_code",
      "b.establishment_id",
      sql<number>`max(${within(period)})`.as("here"),
      sql<number>`max(${within(last_month)})`.as("before"),
      sql<number>`max(${within(last_year)})`.as("year_ago"),
      now("production").as("production"),
      now("domestic_quantity").as("domestic_quantity"),
      now("export_quantity").as("export_quantity"),
      sql<string>`sum(case when b.period = ${period} then ${rial("b", "domestic_value")} end)`.as("domestic_rial"),
      sql<string>`sum(case when b.period = ${period} then ${rial("b", "export_value")} end)`.as("export_rial"),
      made(period).as("made"),
      made(last_month).as("made_before"),
      made(last_year).as("made_year_ago"),
    ])
    .groupBy(["b.item_id", "b.line_id", "b.unit_code", "b.establishment_id"]);
  const both = (then: "before" | "year_ago", column: string) =>
    sql<string>`coalesce(sum(case when t.here = 1 and ${sql.ref(`t.${then}`)} = 1 then ${sql.ref(`t.${column}`)} end), 0)`;
  const rows = await db
    .selectFrom(perEstablishment.as("t"))
    .select((eb) => [
      "t.item_id",
      "t.line_id",
      "t.unit_code",
      sql<string>`count(t.here)`.as("reporting"),
      eb.fn.sum<string | null>("t.production").as("production"),
      eb.fn.sum<string | null>("t.domestic_quantity").as("domestic_quantity"),
      eb.fn.sum<string | null>("t.export_quantity").as("export_quantity"),
      eb.fn.sum<string | null>("t.domestic_rial").as("domestic_rial"),
      eb.fn.sum<string | null>("t.export_rial").as("export_rial"),
      sql<string>`count(case when t.here = 1 and t.before = 1 then 1 end)`.as("matched_before"),
      both("before", "made").as("now_before"),
      both("before", "made_before").as("then_before"),
      sql<string>`count(case when t.here = 1 and t.year_ago = 1 then 1 end)`.as("matched_year_ago"),
      both("year_ago", "made").as("now_year_ago"),
      both("year_ago", "made_year_ago").as("then_year_ago"),
    ])
    .groupBy(["t.item_id", "t.line_id", "t.unit_code"])
    .execute();
  return rows.map((row) => ({
    ...row,
    reporting: Number(row.reporting),
    matched_before: Number(row.matched_before),
    matched_year_ago: Number(row.matched_year_ago),
  }));
}
export type ProductTotalRow = Awaited<ReturnType<typeof listProductTotals>>[number];

/** Production of one product month by month, with the number reporting; months without any are left out. */
export async function listProductSeries(db: Db, query: BasisQuery & { product: ProductKey }) {
  if (query.periods.length === 0) return [];
  const rows = await db
    .selectFrom(basisFigures(db, query).as("b"))
    .select((eb) => [
      "b.period",
      eb.fn.sum<string | null>("b.production").as("production"),
      sql<string>`count(distinct b.establishment_id)`.as("reporting"),
    ])
    .groupBy("b.period")
    .orderBy("b.period")
    .execute();
  return rows.map((row) => ({ ...row, reporting: Number(row.reporting) }));
}

/** Names of catalogue items and of lines without one, and of all units of measure. */
export async function listProductNames(db: Db, itemIds: readonly number[], lineIds: readonly number[]) {
  const named = ["id", "name_fa", "name_en", "isic_code"] as const;
  const [items, lines, units] = await Promise.all([
    itemIds.length === 0
      ? []
      : db
          .selectFrom("catalogue_item")
          .where("id", "in", [...itemIds])
          .select(named)
          .execute(),
    lineIds.length === 0
      ? []
      : db
          .selectFrom("product_line")
          .where("id", "in", [...lineIds])
          .select(named)
          .execute(),
    db.selectFrom("unit_of_measure").select(["code", "name_fa", "name_en", "symbol", "decimals"]).execute(),
  ]);
  return { items, lines, units };
}
