import { type Insertable, type Kysely, sql } from "kysely";
import type { Scope } from "#app/domain/actor.ts";
import type { TogetherOutcome } from "#app/domain/together.ts";
import type { Changes } from "./monthly-return.ts";
import type { Database } from "./schema.ts";
import { inScope } from "./scope.ts";
import { lockedStates } from "./working-figure.ts";

type Db = Kysely<Database>;

/** What a list of returns shows of each, largest impact first; none that lies outside the scope. */
export async function listTogetherRows(db: Db, scope: Scope, ids: readonly number[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom("monthly_return as r")
    .innerJoin("establishment as e", "e.id", "r.establishment_id")
    .innerJoin("county as c", "c.id", "e.county_id")
    .where("r.id", "in", [...ids])
    .where((eb) => inScope(eb, scope))
    .select([
      "r.id",
      "r.period",
      "r.revision",
      "r.state",
      "r.version",
      "r.province_code",
      "r.isic_code",
      "r.impact",
      "e.name_fa as establishment_fa",
      "e.name_en as establishment_en",
      "c.name_fa as county_fa",
      "c.name_en as county_en",
    ])
    .orderBy("r.impact", "desc")
    .orderBy("r.id")
    .execute();
}
export type TogetherRow = Awaited<ReturnType<typeof listTogetherRows>>[number];

/** Of each return, that of the same establishment of another month, where it stands as it was sent. */
export async function listReturnsOfMonth(db: Db, ids: readonly number[], period: string): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("monthly_return as r")
    .innerJoin("monthly_return as o", "o.establishment_id", "r.establishment_id")
    .where("r.id", "in", [...ids])
    .where("o.period", "=", period)
    .where("o.state", "in", [...lockedStates])
    .select(["r.id", "o.id as other"])
    .execute();
  return new Map(rows.map((row) => [row.id, row.other]));
}

const sums = [
  sql<string>`count(distinct f.return_id)`.as("returns"),
  sql<string | null>`sum(f.production)`.as("production"),
  sql<string | null>`sum(f.domestic_quantity)`.as("domestic_quantity"),
  sql<string | null>`sum(f.export_quantity)`.as("export_quantity"),
] as const;

/** Totals of returns by product of the catalogue and unit; what is in no catalogue counts by its own name. */
export async function listProductTotals(db: Db, ids: readonly number[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom("working_figure as f")
    .innerJoin("product_line as l", "l.id", "f.product_line_id")
    .innerJoin("unit_of_measure as u", "u.code", "l.unit_code")
    .leftJoin("catalogue_item as i", "i.id", "l.catalogue_item_id")
    .where("f.return_id", "in", [...ids])
    .groupBy([
      "l.catalogue_item_id",
      "l.unit_code",
      "u.name_fa",
      "u.name_en",
      sql`coalesce(i.name_fa, l.name_fa)`,
      sql`coalesce(i.name_en, l.name_en)`,
    ])
    .select([
      "l.catalogue_item_id",
      "l.unit_code",
      "u.name_fa as unit_fa",
      "u.name_en as unit_en",
      sql<string>`coalesce(i.name_fa, l.name_fa)`.as("name_fa"),
      sql<string>`coalesce(i.name_en, l.name_en)`.as("name_en"),
    ])
    .select(sums)
    .orderBy("returns", "desc")
    .orderBy("name_fa")
    .execute();
}
export type ProductTotal = Awaited<ReturnType<typeof listProductTotals>>[number];

/** Figures of a few returns, product by product. */
export async function listFiguresOf(db: Db, ids: readonly number[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom("working_figure as f")
    .innerJoin("product_line as l", "l.id", "f.product_line_id")
    .innerJoin("unit_of_measure as u", "u.code", "l.unit_code")
    .where("f.return_id", "in", [...ids])
    .select([
      "f.return_id",
      "f.product_line_id",
      "l.name_fa",
      "l.name_en",
      "u.name_fa as unit_fa",
      "u.name_en as unit_en",
      "f.production",
      "f.domestic_quantity",
      "f.export_quantity",
      "f.closing",
    ])
    .orderBy("f.return_id")
    .orderBy("l.position")
    .orderBy("l.id")
    .execute();
}
export type FigureRow = Awaited<ReturnType<typeof listFiguresOf>>[number];

/** Those of the ids that are returns within the scope. */
export async function listKnownIds(db: Db, scope: Scope, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("monthly_return as r")
    .where("r.id", "in", [...ids])
    .where("r.version", ">", 0)
    .where((eb) => inScope(eb, scope))
    .select("r.id")
    .execute();
  return rows.map((row) => row.id);
}

/** Begins a decision on many. @returns its id */
export async function insertTogether(
  db: Db,
  row: Insertable<Database["decision_together"]>,
  items: readonly { return_id: number; revision: number }[],
): Promise<number> {
  const { insertId } = await db.insertInto("decision_together").values(row).executeTakeFirstOrThrow();
  const together_id = Number(insertId);
  await db
    .insertInto("decision_together_item")
    .values(items.map((item) => ({ ...item, together_id })))
    .execute();
  return together_id;
}

/** A decision on many that this person took. */
export async function findTogether(db: Db, userId: number, id: number) {
  return db.selectFrom("decision_together").where("id", "=", id).where("user_id", "=", userId).selectAll().executeTakeFirst();
}
export type FoundTogether = NonNullable<Awaited<ReturnType<typeof findTogether>>>;

/** Holds a decision on many for this transaction: two that carry it out take turns. @returns whether it is being undone */
export async function lockTogether(trx: Db, id: number): Promise<boolean> {
  const query = trx.selectFrom("decision_together").where("id", "=", id).select("undo_asked_at").forUpdate();
  return (await query.executeTakeFirst())?.undo_asked_at != null;
}

/** The next of its returns that are not decided, with the revision that was seen. */
export async function listUndecided(db: Db, togetherId: number, limit: number) {
  return db
    .selectFrom("decision_together_item")
    .where("together_id", "=", togetherId)
    .where("outcome", "is", null)
    .select(["return_id", "revision"])
    .orderBy("return_id")
    .limit(limit)
    .execute();
}

/** The next of its returns that were decided and are to be given back, with the revision the decision made. */
export async function listNotUndone(db: Db, togetherId: number, limit: number) {
  return db
    .selectFrom("decision_together_item")
    .where("together_id", "=", togetherId)
    .where("outcome", "=", "done")
    .where("undone", "is", null)
    .select((eb) => ["return_id", eb("revision", "+", 1).as("revision")])
    .orderBy("return_id")
    .limit(limit)
    .execute();
}

/** Notes what became of some returns, or of giving them back. */
export async function changeTogetherItems(
  db: Db,
  togetherId: number,
  ids: readonly number[],
  changes: { outcome: TogetherOutcome } | { undone: TogetherOutcome },
): Promise<void> {
  await db
    .updateTable("decision_together_item")
    .set(changes)
    .where("together_id", "=", togetherId)
    .where("return_id", "in", [...ids])
    .execute();
}

/** Notes that all of it is to be given back. */
export async function changeUndoAsked(db: Db, id: number, at: Date): Promise<void> {
  await db.updateTable("decision_together").set({ undo_asked_at: at }).where("id", "=", id).execute();
}

/** What became of each of its returns. */
export async function listTogetherItems(db: Db, togetherId: number) {
  return db
    .selectFrom("decision_together_item")
    .where("together_id", "=", togetherId)
    .select(["return_id", "outcome", "undone"])
    .orderBy("return_id")
    .execute();
}

/** Locks returns for a decision in this transaction, in the order of their ids. */
export async function lockReturns(trx: Db, ids: readonly number[]) {
  return trx
    .selectFrom("monthly_return")
    .where("id", "in", [...ids])
    .selectAll()
    .orderBy("id")
    .forUpdate()
    .execute();
}
export type LockedReturn = Awaited<ReturnType<typeof lockReturns>>[number];

/** What of their periods and establishments decisions on returns ask. */
export async function listSurroundings(db: Db, ids: readonly number[]) {
  return db
    .selectFrom("monthly_return as r")
    .innerJoin("period as p", "p.code", "r.period")
    .innerJoin("establishment as e", "e.id", "r.establishment_id")
    .where("r.id", "in", [...ids])
    .select(["r.id", "p.state as period_state", "e.signatory_required"])
    .execute();
}

/** Who typed the figures of returns as they stand, the other blocks left out. */
export async function listTypists(db: Db, ids: readonly number[]): Promise<{ return_id: number; user_id: number }[]> {
  return db
    .selectFrom("working_figure")
    .where("return_id", "in", [...ids])
    .where("changed_by", "is not", null)
    .select(["return_id", sql<number>`changed_by`.as("user_id")])
    .distinct()
    .execute();
}

/** Requests that wait for an answer, of several returns. */
export async function listMattersOf(db: Db, ids: readonly number[]) {
  return db
    .selectFrom("return_request")
    .where("return_id", "in", [...ids])
    .where("state", "in", ["open", "endorsed"])
    .select(["return_id", "kind", "state", "subject"])
    .execute();
}

/** Catalogue items of the product lines of establishments. */
export async function listItemsOf(db: Db, establishmentIds: readonly number[]) {
  return db
    .selectFrom("product_line")
    .where("establishment_id", "in", [...establishmentIds])
    .select(["id", "catalogue_item_id"])
    .execute();
}

/** Stores one event on several locked returns. */
export async function changeReturns(trx: Db, ids: readonly number[], changes: Omit<Changes, "revision">): Promise<void> {
  await trx
    .updateTable("monthly_return")
    .set((eb) => ({ ...changes, revision: eb("revision", "+", 1) }))
    .where("id", "in", [...ids])
    .execute();
}
