import { type Kysely, type Selectable, sql } from "kysely";
import type { Scope } from "#app/domain/actor.ts";
import { ruleMask } from "#app/domain/attention.ts";
import type { ReturnState } from "#app/domain/monthly-return.ts";
import type { QueueFilters } from "#app/domain/review-queue.ts";
import type { Portion } from "#app/domain/share-out.ts";
import { isNamed } from "./name-fits.ts";
import { heldIn } from "./portion.ts";
import type { Database } from "./schema.ts";
import { inScope } from "./scope.ts";

type Db = Kysely<Database>;

/** Which returns a queue holds. Its rows lie in the order of the keys `queue_of_province` and `queue_of_country`. */
export interface QueueFilter extends QueueFilters {
  period: string | null;
  states: readonly ReturnState[];
  /** What is shared out to who asks for his own. */
  portions?: readonly Portion[];
  /** The establishments that `search` finds, where they are few; otherwise null. */
  named?: readonly number[] | null;
}

// The day of Tehran ends at 20:30 UTC, and a quarter of an hour is given: `duePointOf` and `isLate` say the same.
const minutesOfDueDay = 20 * 60 + 45;

/**
 * Returns by the key that lies in the queue's order: a key that is read for another reason sorts the whole month. In the
 * whole country the returns of the few establishments that a name found are looked up one by one; of a province's own
 * returns each is quicker asked whether it is among them.
 */
export function returnsByKey(db: Db, scope: Scope, filter: Pick<QueueFilter, "province" | "period" | "named">) {
  const ofOne = filter.named && filter.period !== null ? "establishment_id" : "queue_of_country";
  const key = scope.kind === "province" || filter.province !== null ? "queue_of_province" : ofOne;
  return db.selectFrom(sql<Selectable<Database["monthly_return"]>>`monthly_return`.as<"r">(sql`r force index (${sql.ref(key)})`));
}

type Returns = ReturnType<typeof returnsByKey>;

/** Narrows returns by what a queue is narrowed by, but for its states. */
export function filtered(returns: Returns, filter: QueueFilter): Returns {
  let query = returns;
  if (filter.period !== null) query = query.where("r.period", "=", filter.period);
  if (filter.province !== null) query = query.where("r.province_code", "=", filter.province);
  if (filter.county !== null) query = query.where("r.county_id", "=", filter.county);
  if (filter.division !== null) query = query.where(sql<boolean>`left(r.isic_code, 2) = ${filter.division}`);
  if (filter.selected) query = query.where("r.selected", "=", 1);
  if (filter.late) {
    query = query.where(sql<boolean>`r.first_submitted_at >= timestampadd(minute, ${minutesOfDueDay}, r.due_on)`);
  }
  if (filter.rule !== null) query = query.where(sql<boolean>`r.finding_rules & ${ruleMask(filter.rule)} <> 0`);
  if (filter.mine) {
    const { portions = [] } = filter;
    query = query.where((eb) => heldIn(eb, portions));
  }
  if (filter.item !== null) {
    const { item } = filter;
    query = query.where("r.establishment_id", "in", (eb) =>
      eb.selectFrom("product_line as l").where("l.catalogue_item_id", "=", item).select("l.establishment_id"),
    );
  }
  const { named, search } = filter;
  if (named) query = named.length === 0 ? query.where(sql<boolean>`1 = 0`) : query.where("r.establishment_id", "in", [...named]);
  else if (search !== "") {
    query = query.where("r.establishment_id", "in", (eb) =>
      eb
        .selectFrom("establishment as e")
        .where((of) => isNamed(of, search))
        .select("e.id"),
    );
  }
  return query;
}

/** One state of a queue: only within one state does the key lie in the queue's order. */
export function queueOf(db: Db, scope: Scope, filter: QueueFilter, state: ReturnState) {
  return filtered(
    returnsByKey(db, scope, filter)
      .where((eb) => inScope(eb, scope))
      .where("r.state", "=", state),
    filter,
  );
}
