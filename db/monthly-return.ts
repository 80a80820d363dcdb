import { type Kysely, sql, type Updateable } from "kysely";
import type { Scope } from "#app/domain/actor.ts";
import { isInScope } from "#app/domain/permission.ts";
import type { Sends } from "./batch.ts";
import { prepared, writer } from "./prepared.ts";
import type { Database } from "./schema.ts";
import { inScope } from "./scope.ts";

type Db = Kysely<Database>;

const returnById = prepared((db, value: { id: number }) =>
  db
    .selectFrom("monthly_return as r")
    .innerJoin("establishment as e", "e.id", "r.establishment_id")
    .innerJoin("period as p", "p.code", "r.period")
    .innerJoin("province as v", "v.code", "r.province_code")
    .leftJoin("operating_licence as l", (join) =>
      join.onRef("l.establishment_id", "=", "e.id").onRef("l.issued_on", "<=", "r.due_on"),
    )
    .where("r.id", "=", value.id)
    .selectAll("r")
    .select((eb) => [
      eb
        .selectFrom("monthly_return as b")
        .whereRef("b.establishment_id", "=", "r.establishment_id")
        .whereRef("b.period", "<", "r.period")
        .where("b.period", ">=", sql<string>`concat(left(r.period, 4) - 1, substr(r.period, 5))`)
        .select(sql<string>`concat_ws(' ', count(*), sum(b.revision + b.figures_revision), max(b.state_since))`.as("stamp"))
        .as("past_stamp"),
      "e.name_fa as establishment_fa",
      "e.name_en as establishment_en",
      "e.legal_id",
      "e.county_id",
      "e.selected",
      "e.signatory_required",
      "e.standing_explanations",
      "p.state as period_state",
      "v.name_fa as province_fa",
      "v.name_en as province_en",
      "l.number as licence_number",
      "l.issued_on as licence_issued_on",
    ])
    .orderBy("l.issued_on", "desc")
    .limit(1),
);

/**
 * One return with its establishment, its newest licence of the month, its period and its province, whoever asks: the
 * caller must compare it with a scope before anything of it is shown. `past_stamp` changes with every write to one of the
 * twelve months before it: how many there are, the sum of their revisions, which only grow, and the newest act.
 */
export async function findAnyReturn(db: Sends, id: number) {
  const { rows } = await returnById(db, { id });
  return rows[0];
}

/**
 * The same within a scope.
 * @returns undefined where the id does not exist or lies outside the scope
 */
export async function findReturn(db: Sends, scope: Scope, id: number) {
  const found = await findAnyReturn(db, id);
  // One row by its key: asking it of the row itself is the same as, and cheaper than, a long list in the statement.
  return found && isInScope(found, scope) ? found : undefined;
}
export type FoundReturn = NonNullable<Awaited<ReturnType<typeof findReturn>>>;

/** Returns of the scope in the periods given, newest month first, for the liaison's desk and year strip. */
export async function listReturns(db: Sends, scope: Scope, periods: readonly string[]) {
  if (periods.length === 0) return [];
  const query = writer
    .selectFrom("monthly_return as r")
    .innerJoin("establishment as e", "e.id", "r.establishment_id")
    .innerJoin("period as p", "p.code", "r.period")
    .leftJoin("signature_request as q", "q.waiting_return_id", "r.id")
    .where("r.period", "in", [...periods])
    .where((eb) => inScope(eb, scope))
    .select([
      "q.requested_by as signature_requested_by",
      "r.id",
      "r.establishment_id",
      "r.period",
      "r.state",
      "r.version",
      "r.in_force_version",
      "r.operating_state",
      "r.due_on",
      "r.first_submitted_at",
      "r.submitted_at",
      "e.name_fa as establishment_fa",
      "e.name_en as establishment_en",
      "p.state as period_state",
    ])
    .orderBy("r.period", "desc")
    .orderBy("e.id");
  return (await db.executeQuery(query)).rows;
}

/** An establishment's returns from a period on, oldest first, to see which follow one another. */
export async function listReturnsFrom(db: Db, establishmentId: number, period: string) {
  return db
    .selectFrom("monthly_return")
    .where("establishment_id", "=", establishmentId)
    .where("period", ">=", period)
    .select(["id", "period", "state", "version", "revision", "establishment_id", "province_code"])
    .orderBy("period")
    .execute();
}

/** The id of an establishment's return of one month, within a scope. */
export async function findReturnOfMonth(
  db: Db,
  scope: Scope,
  establishment: number,
  period: string,
): Promise<number | undefined> {
  const row = await db
    .selectFrom("monthly_return as r")
    .where("r.establishment_id", "=", establishment)
    .where("r.period", "=", period)
    .where((eb) => inScope(eb, scope))
    .select("r.id")
    .executeTakeFirst();
  return row?.id;
}

/** Revisions that somebody's decision was made on. */
export interface Seen {
  revision: number;
  figures_revision: number;
}

/** Columns of a return with their new plain values. */
export type Changes = Updateable<Database["monthly_return"]>;

// A handful of events, each with its own columns: a handful of statements.
const changesByShape = new Map<string, ReturnType<typeof changeOf>>();
function changeOf(columns: readonly (keyof Changes)[]) {
  type Guards = { seen_id: number; seen_revision: number; seen_figures: number };
  return prepared((db, value: Changes & Guards) =>
    db
      .updateTable("monthly_return")
      .set(Object.fromEntries(columns.map((column) => [column, value[column]])) as Changes)
      .where("id", "=", value.seen_id)
      .where("revision", "=", value.seen_revision)
      .where("figures_revision", "=", value.seen_figures),
  );
}

/**
 * Stores an event or a save on the return, provided nobody did meanwhile.
 * @param db in a batch, say `demandOneRow` next: what comes back is known only when it is sent
 * @param seen the revisions the decision was made on
 * @returns false where another write came first: nothing was changed then
 */
export async function changeReturn(db: Sends, id: number, seen: Seen, changes: Changes): Promise<boolean> {
  const columns = Object.keys(changes) as (keyof Changes)[];
  const shape = columns.join();
  const change = changesByShape.get(shape) ?? changeOf(columns);
  changesByShape.set(shape, change);
  const guards = { seen_id: id, seen_revision: seen.revision, seen_figures: seen.figures_revision };
  const { numAffectedRows } = await change(db, { ...changes, ...guards });
  return numAffectedRows === 1n;
}
