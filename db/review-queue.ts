import { type Kysely, type Selectable, sql } from "kysely";
import type { Scope } from "#app/domain/actor.ts";
import { type ReturnState, returnStates } from "#app/domain/monthly-return.ts";
import type { QueueSlice } from "#app/domain/queue-cut.ts";
import type { QueuePlace } from "#app/domain/review-queue.ts";
import { filtered, type QueueFilter, queueOf, returnsByKey } from "./queue-parts.ts";
import type { Database } from "./schema.ts";
import { inScope } from "./scope.ts";

type Db = Kysely<Database>;

/** What lies beside a place: the larger impact comes before, then the smaller id. */
function besideOf(db: Db, scope: Scope, filter: QueueFilter, side: Side, state: ReturnState) {
  const { from, direction } = side;
  const [impact, id] = direction === "next" ? (["<", ">"] as const) : ([">", "<"] as const);
  return queueOf(db, scope, filter, state).where((eb) =>
    eb.or([eb("r.impact", impact, from.impact), eb.and([eb("r.impact", "=", from.impact), eb("r.id", id, from.id)])]),
  );
}

interface Side {
  from: QueuePlace;
  direction: "next" | "previous";
}
type OneState = ReturnType<typeof queueOf>;

/** Adds up what each state of a queue holds, in one statement. */
async function countOver(db: Db, filter: QueueFilter, of: (state: ReturnState) => OneState): Promise<number> {
  const [first, ...others] = filter.states.map((state) => of(state).select((eb) => eb.fn.countAll<string>().as("count")));
  if (first === undefined) return 0;
  const all = others.reduce((union, part) => union.unionAll(part), first);
  const { rows } = await db.executeQuery(all);
  return rows.reduce((sum, row) => sum + Number(row.count), 0);
}

/** Places of a queue whose states are read each by itself, put into one order. */
async function merged(db: Db, states: readonly OneState[], slice: Omit<QueueSlice, "from">): Promise<QueuePlace[]> {
  const { direction, offset, limit } = slice;
  const [byImpact, byId] = direction === "next" ? (["desc", "asc"] as const) : (["asc", "desc"] as const);
  // Each state's part is a table of its own: in a union neither its order nor its limit would be its own otherwise.
  const [first, ...others] = states.map((state) => {
    const part = state
      .select(["r.impact", "r.id"])
      .orderBy("r.impact", byImpact)
      .orderBy("r.id", byId)
      .limit(offset + limit);
    return db.selectFrom(part.as("q")).select(["q.impact", "q.id"]);
  });
  if (first === undefined) return [];
  const all = others.reduce((union, part) => union.unionAll(part), first);
  return db
    .selectFrom(all.as("a"))
    .select(["a.impact", "a.id"])
    .orderBy("a.impact", byImpact)
    .orderBy("a.id", byId)
    .limit(limit)
    .offset(offset)
    .execute();
}

/** Places of a queue, read down or up. */
export async function listQueuePlaces(db: Db, scope: Scope, filter: QueueFilter, slice: QueueSlice): Promise<QueuePlace[]> {
  const { from, direction, offset, limit } = slice;
  return merged(
    db,
    filter.states.map((state) =>
      from === null ? queueOf(db, scope, filter, state) : besideOf(db, scope, filter, { from, direction }, state),
    ),
    { direction, offset, limit },
  );
}

/** All places of a queue, in its order: for one that a name has made short. */
export async function listAllPlaces(db: Db, scope: Scope, filter: QueueFilter): Promise<QueuePlace[]> {
  if (filter.states.length === 0 || filter.named?.length === 0) return [];
  return filtered(
    returnsByKey(db, scope, filter).where((eb) => inScope(eb, scope)),
    filter,
  )
    .where("r.state", "in", [...filter.states])
    .select(["r.impact", "r.id"])
    .orderBy("r.impact", "desc")
    .orderBy("r.id")
    .execute();
}

/** What a queue shows of returns, in its order; none that lies outside the scope. */
export async function listQueueRows(db: Db, scope: Scope, ids: readonly number[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom("monthly_return as r")
    .innerJoin("establishment as e", "e.id", "r.establishment_id")
    .innerJoin("county as c", "c.id", "e.county_id")
    .leftJoin("submission as s", (join) => join.onRef("s.return_id", "=", "r.id").onRef("s.version", "=", "r.version"))
    .where("r.id", "in", [...ids])
    .where((eb) => inScope(eb, scope))
    .select([
      "r.id",
      "r.period",
      "r.state",
      "r.version",
      "r.in_force_version",
      "r.province_code",
      "r.submitted_at",
      "r.first_submitted_at",
      "r.state_since",
      "r.due_on",
      "r.operating_state",
      "r.isic_code",
      "r.impact",
      "r.attention",
      "e.name_fa as establishment_fa",
      "e.name_en as establishment_en",
      "r.selected",
      "c.name_fa as county_fa",
      "c.name_en as county_en",
      "s.findings",
      "s.impact_cause",
    ])
    .orderBy("r.impact", "desc")
    .orderBy("r.id")
    .execute();
}

/** What makes a return of a queue one of those that may be decided together (`uncleanBecause` says the same). */
export interface CleanBounds {
  floor: string;
  /** Leaves out what this person accepted: another must approve. */
  notAcceptedBy: number | null;
}

function cleanOf(db: Db, scope: Scope, filter: QueueFilter, { floor, notAcceptedBy }: CleanBounds, state: ReturnState) {
  const query = queueOf(db, scope, filter, state)
    .where("r.attention", "=", 0)
    .where("r.impact", "<", floor)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom("inquiry as n").select("n.id").whereRef("n.return_id", "=", "r.id").where("n.answered_at", "is", null),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("return_request as m")
            .select("m.id")
            .whereRef("m.return_id", "=", "r.id")
            .where("m.state", "in", ["open", "endorsed"]),
        ),
      ),
    );
  return notAcceptedBy === null ? query : query.where("r.accepted_by", "<>", notAcceptedBy);
}

/** The clean returns of a queue, in its order, at most `limit`. */
export async function listClean(
  db: Db,
  scope: Scope,
  filter: QueueFilter,
  bounds: CleanBounds,
  limit: number,
): Promise<number[]> {
  const states = filter.states.map((state) => cleanOf(db, scope, filter, bounds, state));
  return (await merged(db, states, { direction: "next", offset: 0, limit })).map((place) => place.id);
}

/** How many returns a queue holds. */
export async function countQueue(db: Db, scope: Scope, filter: QueueFilter): Promise<number> {
  return countOver(db, filter, (state) => queueOf(db, scope, filter, state));
}

/** How many returns of a queue lie before a place. */
export async function countBefore(db: Db, scope: Scope, filter: QueueFilter, from: QueuePlace): Promise<number> {
  return countOver(db, filter, (state) => besideOf(db, scope, filter, { from, direction: "previous" }, state));
}

/** How many returns of a queue came to their state after an instant. */
export async function countArrived(db: Db, scope: Scope, filter: QueueFilter, since: Date): Promise<number> {
  if (filter.states.length === 0) return 0;
  const lately = sql<Selectable<Database["monthly_return"]>>`monthly_return`.as<"r">(sql`r force index (by_state_since)`);
  const row = await filtered(
    db.selectFrom(lately).where((eb) => inScope(eb, scope)),
    filter,
  )
    .where("r.state", "in", [...filter.states])
    .where("r.state_since", ">", since)
    .select((eb) => eb.fn.countAll<string>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Number of a period's returns by state within the scope. */
export async function countStates(db: Db, scope: Scope, period: string) {
  // State by state: asked for several, the server reads the month of the whole country.
  const [first, ...others] = returnStates.map((state) =>
    db
      .selectFrom(narrowly(scope))
      .where("r.state", "=", state)
      .where("r.period", "=", period)
      .where((eb) => inScope(eb, scope))
      .select((eb) => [eb.val(state).as("state"), eb.fn.countAll<string>().as("count")]),
  );
  if (first === undefined) return [];
  const { rows } = await db.executeQuery(others.reduce((union, part) => union.unionAll(part), first));
  return rows.map((row) => ({ state: row.state, count: Number(row.count) })).filter((row) => row.count > 0);
}

/**
 * Number of returns in the states given, by period, newest period first; periods without any are left out.
 * @param but a period that is not counted
 */
export async function countByPeriod(db: Db, scope: Scope, states: readonly ReturnState[], but: string | null = null) {
  const periods = db.selectFrom("period as p").$if(but !== null, (query) => query.where("p.code", "<>", but ?? ""));
  const [first, ...others] = states.map((state) =>
    periods.select((eb) => [
      "p.code as period",
      eb
        .selectFrom(narrowly(scope))
        .whereRef("r.period", "=", "p.code")
        .where("r.state", "=", state)
        .where((of) => inScope(of, scope))
        .select((of) => of.fn.countAll<string>().as("count"))
        .as("count"),
    ]),
  );
  if (first === undefined) return [];
  const { rows } = await db.executeQuery(others.reduce((union, part) => union.unionAll(part), first));
  const counts = new Map<string, number>();
  for (const { period, count } of rows) counts.set(period, (counts.get(period) ?? 0) + Number(count));
  return [...counts]
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([period, count]) => ({ period, count }));
}

/** Returns by the narrowest key that has what the scope asks for: counting reads all of a month. */
function narrowly(scope: Scope) {
  const byDivision = "divisions" in scope && scope.divisions !== null;
  const key = !byDivision ? "period" : scope.kind === "province" ? "queue_of_province" : "queue_of_country";
  return sql<Selectable<Database["monthly_return"]>>`monthly_return`.as<"r">(sql`r force index (${sql.ref(key)})`);
}

/** Names and units of product lines, for saying which figure moved a return up. */
export async function listLineNames(db: Db, ids: readonly number[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom("product_line as l")
    .innerJoin("unit_of_measure as u", "u.code", "l.unit_code")
    .where("l.id", "in", [...ids])
    .select(["l.id", "l.name_fa", "l.name_en", "u.name_fa as unit_fa", "u.name_en as unit_en"])
    .execute();
}

/** Counties of a province, for a filter. */
export async function listCounties(db: Db, province: string) {
  return db
    .selectFrom("county")
    .where("province_code", "=", province)
    .select(["id", "name_fa", "name_en"])
    .orderBy("id")
    .execute();
}

/** Divisions of the classification that the catalogue has products of, for a filter. */
export async function listDivisions(db: Db) {
  return db.selectFrom("isic").where("level", "=", "division").select(["code", "name_fa", "name_en"]).orderBy("code").execute();
}

/** Products of the catalogue, for a filter. */
export async function listItems(db: Db) {
  return db
    .selectFrom("catalogue_item")
    .select(["id", "name_fa", "name_en", "isic_code"])
    .orderBy("isic_code")
    .orderBy("id")
    .execute();
}
