import { type Kysely, sql } from "kysely";
import type { Scope } from "#app/domain/actor.ts";
import type { ReturnState } from "#app/domain/monthly-return.ts";
import type { Database } from "./schema.ts";
import { inScope } from "./scope.ts";

type Db = Kysely<Database>;

/** Since when the oldest of a period's returns in the states given waits, by province; those where none does are left out. */
export async function listOldestWaiting(db: Db, scope: Scope, period: string, states: readonly ReturnState[]) {
  if (states.length === 0) return [];
  return (
    db
      .selectFrom("monthly_return as r")
      .where("r.period", "=", period)
      .where("r.state", "in", [...states])
      .where((eb) => inScope(eb, scope))
      .groupBy("r.province_code")
      .select("r.province_code")
      // Beginning the review does not start the wait anew, as in the domain's `waitingSince`.
      .select(
        sql<Date>`min(case when r.state = 'in-review' then coalesce(r.submitted_at, r.state_since) else r.state_since end)`.as(
          "since",
        ),
      )
      .execute()
  );
}
