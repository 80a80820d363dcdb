import { type Kysely, sql } from "kysely";
import type { Scope } from "#app/domain/actor.ts";
import { measures } from "#app/domain/monthly-return.ts";
import { type Basis, statesOfBasis } from "#app/domain/statistics/basis.ts";
import type { Database } from "./schema.ts";
import { inScope } from "./scope.ts";

type Db = Kysely<Database>;

/** A product of the catalogue counted in one unit; a line that no catalogue item covers stands alone (`line_id`). */
export interface ProductKey {
  item_id: number | null;
  line_id: number | null;
  unit_code: string;
}

export interface BasisQuery {
  basis: Basis;
  scope: Scope;
  periods: readonly string[];
  /** Only this product. */
  product?: ProductKey;
}

const figures = [
  "r.id as return_id",
  "r.period",
  "r.establishment_id",
  "r.province_code",
  "l.id as product_line_id",
  "l.catalogue_item_id as item_id",
  "l.unit_code",
] as const;

// Quantities of a line without a catalogue item can be added to nobody else's.
const lineId = sql<number | null>`case when l.catalogue_item_id is null then l.id end`.as("line_id");

function inForce(db: Db, { basis, scope, periods, product }: BasisQuery) {
  // A newer version that the basis already counts takes the place of the one in force.
  const newer = statesOfBasis(basis).filter((state) => state !== "approved");
  return db
    .selectFrom("figure_in_force as f")
    .innerJoin("monthly_return as r", (join) =>
      join.onRef("r.establishment_id", "=", "f.establishment_id").onRef("r.period", "=", "f.period"),
    )
    .innerJoin("product_line as l", "l.id", "f.product_line_id")
    .where("f.period", "in", [...periods])
    .where((eb) => inScope(eb, scope))
    .$if(newer.length > 0, (query) => query.where("r.state", "not in", newer))
    .$if(product !== undefined, (query) => query.where(sameProduct(product)))
    .select([...figures, lineId, "f.submission_id", "f.days_worked", "f.money_unit", "f.money_scale"])
    .select(measures.map((measure) => `f.${measure}` as const));
}

function newest(db: Db, { basis, scope, periods, product }: BasisQuery) {
  const newer = statesOfBasis(basis).filter((state) => state !== "approved");
  return db
    .selectFrom("monthly_return as r")
    .innerJoin("submission as s", (join) => join.onRef("s.return_id", "=", "r.id").onRef("s.version", "=", "r.version"))
    .innerJoin("working_figure as w", "w.return_id", "r.id")
    .innerJoin("product_line as l", "l.id", "w.product_line_id")
    .where("r.period", "in", [...periods])
    .where("r.state", "in", newer)
    .where((eb) => inScope(eb, scope))
    .$if(product !== undefined, (query) => query.where(sameProduct(product)))
    .select([...figures, lineId, "s.id as submission_id", "r.days_worked", "r.money_unit", "r.money_scale"])
    .select(measures.map((measure) => `w.${measure}` as const));
}

function sameProduct(product: ProductKey | undefined) {
  if (!product) return sql<boolean>`1 = 1`;
  const which = product.item_id === null ? sql`l.id = ${product.line_id}` : sql`l.catalogue_item_id = ${product.item_id}`;
  return sql<boolean>`${which} and l.unit_code = ${product.unit_code}`;
}

/**
 * Figures that a basis counts, one row per return and product line: figures in force, and for the wider bases the
 * newest submission of returns whose state qualifies (their working figures are locked and equal to it). A superseding
 * version therefore counts once, and a month under correction with its version in force.
 */
export function basisFigures(db: Db, query: BasisQuery) {
  return query.basis === "approved" ? inForce(db, query) : inForce(db, query).unionAll(newest(db, query));
}

/** Rial (IRR_OLD), exact, of an amount column of a table that has its unit and scale too. */
export function rial(table: string, column: string) {
  const of = (name: string) => sql.ref(`${table}.${name}`);
  return sql<string | null>`${of(column)} * ${of("money_scale")} * case ${of("money_unit")} when 'IRR_NEW' then 10000 else 1 end`;
}
