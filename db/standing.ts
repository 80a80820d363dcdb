import type { Insertable, Kysely } from "kysely";
import type { Scope } from "#app/domain/actor.ts";
import type { StandingEnd } from "#app/domain/standing-mark.ts";
import type { Database } from "./schema.ts";
import { establishmentInScope } from "./scope.ts";

type Db = Kysely<Database>;

/** Adds a standing explanation; the key `one_stands` refuses a second one about the same. @returns its id */
export async function insertStanding(trx: Db, row: Omit<Insertable<Database["standing_explanation"]>, "live">): Promise<number> {
  const { insertId } = await trx.insertInto("standing_explanation").values(row).executeTakeFirstOrThrow();
  return Number(insertId);
}

/** Who ended it, why, and when. */
export interface EndOfStanding {
  ended_by: number;
  ended_role: string;
  ended_at: Date;
  ended_because: StandingEnd;
  end_reason?: string;
}

/** Ends those of the ids that still stand. @returns how many did */
export async function endStandings(trx: Db, ids: readonly number[], end: EndOfStanding): Promise<number> {
  if (ids.length === 0) return 0;
  const { numUpdatedRows } = await trx
    .updateTable("standing_explanation")
    .set({ ...end, live: null })
    .where("id", "in", [...ids])
    .where("live", "=", 1)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** What stands about some subjects of an establishment. */
export async function listStandingAbout(db: Db, establishmentId: number, subjects: readonly string[]) {
  if (subjects.length === 0) return [];
  return db
    .selectFrom("standing_explanation")
    .where("establishment_id", "=", establishmentId)
    .where("subject", "in", [...subjects])
    .where("live", "=", 1)
    .select(["id", "subject", "side", "period"])
    .execute();
}

/** What of a return's explanations still stands. */
export async function listStandingOfReturn(db: Db, returnId: number) {
  return db
    .selectFrom("standing_explanation")
    .where("return_id", "=", returnId)
    .where("live", "=", 1)
    .select(["id", "establishment_id"])
    .execute();
}

function rows(db: Db) {
  return db
    .selectFrom("standing_explanation as s")
    .innerJoin("establishment as e", "e.id", "s.establishment_id")
    .innerJoin("app_user as g", "g.id", "s.granted_by")
    .leftJoin("app_user as x", "x.id", "s.ended_by")
    .leftJoin("product_line as p", "p.id", "s.product_line_id")
    .selectAll("s")
    .select([
      "e.name_fa as establishment_fa",
      "e.name_en as establishment_en",
      "e.province_code",
      "e.isic_code",
      "p.name_fa as product_fa",
      "p.name_en as product_en",
      "g.name_fa as granted_by_fa",
      "g.name_en as granted_by_en",
      "x.name_fa as ended_by_fa",
      "x.name_en as ended_by_en",
    ]);
}
export type StandingRow = Awaited<ReturnType<ReturnType<typeof rows>["executeTakeFirstOrThrow"]>>;

/**
 * Standing explanations of the establishments that are now in a scope, the newest first.
 * @param live only those that still stand; otherwise those that were ended
 * @param before only those with a smaller id, for the next page
 */
export async function listStandings(
  db: Db,
  scope: Scope,
  { live, before, limit }: { live: boolean; before: number | null; limit: number },
): Promise<StandingRow[]> {
  return rows(db)
    .where((eb) => establishmentInScope(eb, scope))
    .where("s.live", live ? "=" : "is", live ? 1 : null)
    .$if(before !== null, (query) => query.where("s.id", "<", before ?? 0))
    .orderBy("s.id", "desc")
    .limit(limit)
    .execute();
}

/** One of them; undefined where its establishment is beyond the scope. */
export async function findStanding(db: Db, scope: Scope, id: number): Promise<StandingRow | undefined> {
  return rows(db)
    .where("s.id", "=", id)
    .where((eb) => establishmentInScope(eb, scope))
    .executeTakeFirst();
}

/** What the checks said of the versions that an establishment sent for later months, where they met what stood. */
export async function listFindingsOfMonths(db: Db, establishmentId: number, { after }: { after: string }) {
  return db
    .selectFrom("monthly_return as r")
    .innerJoin("submission as v", "v.return_id", "r.id")
    .where("r.establishment_id", "=", establishmentId)
    .where("r.period", ">", after)
    .where("v.findings", "like", '%"standing":%')
    .select(["r.id as return_id", "r.period", "v.version", "v.submitted_at", "v.findings"])
    .orderBy("r.period")
    .orderBy("v.version")
    .execute();
}

/** What was said to stand with the acceptances of a return whose access was checked by the caller, in order. */
export async function listStandingsOfReturn(db: Db, returnId: number): Promise<StandingRow[]> {
  return rows(db).where("s.return_id", "=", returnId).orderBy("s.id").execute();
}
