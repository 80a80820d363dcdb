import { type Kysely, type Selectable, sql } from "kysely";
import type { Scope } from "#app/domain/actor.ts";
import type { ReturnState } from "#app/domain/monthly-return.ts";
import type { Portion } from "#app/domain/share-out.ts";
import { heldIn } from "./portion.ts";
import type { Database } from "./schema.ts";
import { inScope } from "./scope.ts";

type Db = Kysely<Database>;

/** The returns of a scope that wait in the states given, of every period: whose each is, and since when it waits. */
export async function listWaitingOf(db: Db, scope: Scope, states: readonly ReturnState[]) {
  // State by state, by the key that begins with province and state: asked for several, the server reads the whole history.
  const keyed = sql<Selectable<Database["monthly_return"]>>`monthly_return`.as<"r">(sql`r force index (queue_of_province)`);
  const [first, ...others] = states.map((state) =>
    db
      .selectFrom(keyed)
      .leftJoin("assignment as a", (join) => join.onRef("a.establishment_id", "=", "r.establishment_id").on("a.live", "=", 1))
      .where("r.state", "=", state)
      .where((eb) => inScope(eb, scope))
      .select(["a.id as assignment_id", "a.expert_id"])
      // Beginning the review does not start the wait anew, as in the domain's `waitingSince`.
      .select(
        state === "in-review"
          ? sql<Date>`coalesce(r.submitted_at, r.state_since)`.as("since")
          : sql<Date>`r.state_since`.as("since"),
      ),
  );
  if (first === undefined) return [];
  return (await db.executeQuery(others.reduce((union, part) => union.unionAll(part), first))).rows;
}

/** How many decisions each person of a province took since a moment; counted as the clocks of decisions are. */
export async function countDecidedLately(db: Db, province: string, since: Date) {
  const rows = await db
    .selectFrom("decision_clock")
    .where("province_code", "=", province)
    .where("decided_at", ">=", since)
    .where("office", "=", "province")
    .groupBy("actor_id")
    .select(["actor_id", sql<string>`count(*)`.as("count")])
    .execute();
  return rows.map((row) => ({ actor_id: row.actor_id, count: Number(row.count) }));
}

/**
 * How many returns wait in the states given, and since when the oldest.
 * @param portions only those of establishments in one of them; null: all
 */
export async function countWaiting(
  db: Db,
  scope: Scope,
  states: readonly ReturnState[],
  portions: readonly Portion[] | null = null,
) {
  const waiting = db
    .selectFrom("monthly_return as r")
    .where("r.state", "in", [...states])
    .where((eb) => inScope(eb, scope));
  const row = await (portions === null ? waiting : waiting.where((eb) => heldIn(eb, portions)))
    .select((eb) => eb.fn.countAll<string>().as("count"))
    // Beginning the review does not start the wait anew, as in the domain's `waitingSince`.
    .select(
      sql<Date | null>`min(case when r.state = 'in-review' then coalesce(r.submitted_at, r.state_since) else r.state_since end)`.as(
        "since",
      ),
    )
    .executeTakeFirstOrThrow();
  return { count: Number(row.count), since: row.since };
}
