import { type Kysely, sql } from "kysely";
import type { Scope } from "#app/domain/actor.ts";
import { ruleMask } from "#app/domain/attention.ts";
import { type ReturnState, returnStates } from "#app/domain/monthly-return.ts";
import type { QueueFilters, QueuePlace } from "#app/domain/review-queue.ts";
import type { Database } from "./schema.ts";
import { inScope } from "./scope.ts";

type Db = Kysely<Database>;

/** Which returns a queue holds. Its rows lie in the order of the keys `queue_of_province` and `queue_of_country`. */
export interface QueueFilter extends QueueFilters {
  period: string | null;
  states: readonly ReturnState[];
}

// The day of Tehran ends at 20:30 UTC, and a quarter of an hour is given: `duePointOf` and `isLate` say the same.
const minutesOfDueDay = 20 * 60 + 45;

function queue(db: Db, scope: Scope, filter: QueueFilter) {
  let query = db
    .selectFrom("monthly_return as r")
    .where((eb) => inScope(eb, scope))
    .where("r.state", "in", [...filter.states]);
  if (filter.period !== null) query = query.where("r.period", "=", filter.period);
  if (filter.province !== null) query = query.where("r.province_code", "=", filter.province);
  if (filter.county !== null) query = query.where("r.county_id", "=", filter.county);
  if (filter.division !== null) query = query.where(sql<boolean>`left(r.isic_code, 2) = ${filter.division}`);
  if (filter.selected) query = query.where("r.selected", "=", 1);
  if (filter.late) {
    query = query.where(sql<boolean>`r.first_submitted_at >= timestampadd(minute, ${minutesOfDueDay}, r.due_on)`);
  }
  if (filter.rule !== null) query = query.where(sql<boolean>`r.finding_rules & ${ruleMask(filter.rule)} <> 0`);
  if (filter.item !== null) {
    const { item } = filter;
    query = query.where("r.establishment_id", "in", (eb) =>
      eb.selectFrom("product_line as l").where("l.catalogue_item_id", "=", item).select("l.establishment_id"),
    );
  }
  if (filter.search !== "") {
    const pattern = `%${filter.search.replace(/[\\%_]/g, "\\$&")}%`;
    query = query.where("r.establishment_id", "in", (eb) =>
      eb
        .selectFrom("establishment as e")
        .where((of) => of.or([of("e.name_fa", "like", pattern), of("e.name_en", "like", pattern)]))
        .select("e.id"),
    );
  }
  return query;
}

/** What lies beside a place: the larger impact comes before, then the smaller id. */
function beside(db: Db, scope: Scope, filter: QueueFilter, from: QueuePlace, direction: "next" | "previous") {
  const [impact, id] = direction === "next" ? (["<", ">"] as const) : ([">", "<"] as const);
  return queue(db, scope, filter).where((eb) =>
    eb.or([eb("r.impact", impact, from.impact), eb.and([eb("r.impact", "=", from.impact), eb("r.id", id, from.id)])]),
  );
}

export interface QueueSlice {
  /** Begin beside this place, or where null at the end the direction comes from. */
  from: QueuePlace | null;
  /** "next" reads down the queue; "previous" reads it upwards, nearest first. */
  direction: "next" | "previous";
  offset: number;
  limit: number;
}

/** Places of a queue, read down or up. */
export async function listQueuePlaces(db: Db, scope: Scope, filter: QueueFilter, slice: QueueSlice): Promise<QueuePlace[]> {
  if (filter.states.length === 0) return [];
  const { from, direction } = slice;
  const rows = from === null ? queue(db, scope, filter) : beside(db, scope, filter, from, direction);
  return rows
    .select(["r.impact", "r.id"])
    .orderBy("r.impact", direction === "next" ? "desc" : "asc")
    .orderBy("r.id", direction === "next" ? "asc" : "desc")
    .limit(slice.limit)
    .offset(slice.offset)
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

function clean(db: Db, scope: Scope, filter: QueueFilter, { floor, notAcceptedBy }: CleanBounds) {
  const query = queue(db, scope, filter)
    .where("r.attention", "=", 0)
    .where("r.impact", "<", floor)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom("inquiry as q").select("q.id").whereRef("q.return_id", "=", "r.id").where("q.answered_at", "is", null),
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
  if (filter.states.length === 0) return [];
  const rows = await clean(db, scope, filter, bounds)
    .select("r.id")
    .orderBy("r.impact", "desc")
    .orderBy("r.id")
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** How many returns a queue holds. */
export async function countQueue(db: Db, scope: Scope, filter: QueueFilter): Promise<number> {
  if (filter.states.length === 0) return 0;
  const row = await queue(db, scope, filter)
    .select((eb) => eb.fn.countAll<string>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** How many returns of a queue lie before a place. */
export async function countBefore(db: Db, scope: Scope, filter: QueueFilter, from: QueuePlace): Promise<number> {
  const row = await beside(db, scope, filter, from, "previous")
    .select((eb) => eb.fn.countAll<string>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** How many returns of a queue came to their state after an instant. */
export async function countArrived(db: Db, scope: Scope, filter: QueueFilter, since: Date): Promise<number> {
  if (filter.states.length === 0) return 0;
  const row = await queue(db, scope, filter)
    .where("r.state_since", ">", since)
    .select((eb) => eb.fn.countAll<string>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Number of a period's returns by state within the scope. */
export async function countStates(db: Db, scope: Scope, period: string) {
  return db
    .selectFrom("monthly_return as r")
    .where("r.state", "in", [...returnStates])
    .where("r.period", "=", period)
    .where((eb) => inScope(eb, scope))
    .select(["r.state", sql<string>`count(*)`.as("count")])
    .groupBy("r.state")
    .execute();
}

/** Number of returns in the states given, by period, newest period first. */
export async function countByPeriod(db: Db, scope: Scope, states: readonly ReturnState[]) {
  if (states.length === 0) return [];
  const rows = await db
    .selectFrom("monthly_return as r")
    .where("r.state", "in", [...states])
    .where((eb) => inScope(eb, scope))
    .select((eb) => ["r.period", eb.fn.countAll<string>().as("count")])
    .groupBy("r.period")
    .orderBy("r.period", "desc")
    .execute();
  return rows.map((row) => ({ period: row.period, count: Number(row.count) }));
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
