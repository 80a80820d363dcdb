import { type Kysely, sql } from "kysely";
import type { Scope } from "#app/domain/actor.ts";
import { silentStates } from "#app/domain/follow-up.ts";
import type { Portion } from "#app/domain/share-out.ts";
import { isNamed } from "./name-fits.ts";
import { heldIn } from "./portion.ts";
import type { Database } from "./schema.ts";
import { inScope } from "./scope.ts";

type Db = Kysely<Database>;

export interface SilentFilter {
  period: string;
  /** Part of an establishment's name. */
  search: string;
  /** Only establishments in one of these; null: all. */
  portions?: readonly Portion[] | null;
}

function unfiled(db: Db, scope: Scope, filter: SilentFilter) {
  const query = db
    .selectFrom("monthly_return as r")
    .leftJoin("establishment_weight as w", "w.establishment_id", "r.establishment_id")
    .where("r.period", "=", filter.period)
    .where("r.state", "in", [...silentStates])
    .where("r.first_submitted_at", "is", null)
    .where((eb) => inScope(eb, scope));
  const { portions = null } = filter;
  return portions === null ? query : query.where((eb) => heldIn(eb, portions));
}

function silent(db: Db, scope: Scope, filter: SilentFilter) {
  const query = unfiled(db, scope, filter).innerJoin("establishment as e", "e.id", "r.establishment_id");
  if (!filter.search) return query;
  return query.where((eb) => isNamed(eb, filter.search));
}

/** A page of the months of a period that were not filed, the heaviest establishment first. */
export async function listSilent(db: Db, scope: Scope, filter: SilentFilter, page: { offset: number; limit: number }) {
  return silent(db, scope, filter)
    .innerJoin("county as c", "c.id", "e.county_id")
    .select((eb) => [
      "r.id",
      "r.establishment_id",
      "r.period",
      "r.state",
      "r.due_on",
      "r.province_code",
      "r.isic_code",
      "e.name_fa",
      "e.name_en",
      "e.selected",
      "e.phone",
      "c.name_fa as county_fa",
      "c.name_en as county_en",
      "w.monthly_value",
      "w.basis",
      eb
        .selectFrom("extension as x")
        .whereRef("x.return_id", "=", "r.id")
        .select((of) => of.fn.countAll<string>().as("n"))
        .as("extensions"),
    ])
    .orderBy("w.monthly_value", "desc")
    .orderBy("r.id")
    .limit(page.limit)
    .offset(page.offset)
    .execute();
}

/** How many months of a period were not filed, and what their establishments weigh together. */
export async function countSilent(db: Db, scope: Scope, filter: SilentFilter): Promise<{ count: number; weight: string }> {
  const count = [sql<string>`count(*)`.as("count"), sql<string>`coalesce(sum(w.monthly_value), 0)`.as("weight")] as const;
  // Without a search nothing of the establishment is asked, and its rows need not be read.
  const row = filter.search
    ? // From the month's returns to their names: the other way round every establishment's name would be read.
      await silent(db, scope, filter).modifyFront(sql`straight_join`).select(count).executeTakeFirstOrThrow()
    : await unfiled(db, scope, filter).select(count).executeTakeFirstOrThrow();
  return { count: Number(row.count), weight: row.weight };
}

/** The earlier months that each establishment given did not file, from a period on and before another. */
export async function listSilentMonths(db: Db, establishmentIds: readonly number[], from: string, before: string) {
  if (establishmentIds.length === 0) return [];
  return db
    .selectFrom("monthly_return")
    .where("establishment_id", "in", [...establishmentIds])
    .where("period", ">=", from)
    .where("period", "<", before)
    .where("first_submitted_at", "is", null)
    .where("state", "in", [...silentStates])
    .select(["establishment_id", "period"])
    .execute();
}
