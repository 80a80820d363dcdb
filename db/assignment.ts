import { type Insertable, type Kysely, sql } from "kysely";
import type { Role, Scope } from "#app/domain/actor.ts";
import type { Portion } from "#app/domain/share-out.ts";
import { isNamed } from "./name-fits.ts";
import { isHeld } from "./portion.ts";
import type { Database } from "./schema.ts";
import { establishmentInScope } from "./scope.ts";

type Db = Kysely<Database>;

/** Who reviews in a province at a moment: a row for each grant, those of supervisors too. */
export async function listReviewers(db: Db, province: string, at: Date) {
  return db
    .selectFrom("role_grant as g")
    .innerJoin("app_user as u", "u.id", "g.user_id")
    .where("g.province_code", "=", province)
    .where("g.role", "in", ["expert", "supervisor"] satisfies Role[])
    .where("g.valid_from", "<=", at)
    .where((eb) => eb.or([eb("g.valid_to", "is", null), eb("g.valid_to", ">", at)]))
    .where("u.disabled_at", "is", null)
    .select(["u.id", "u.name_fa", "u.name_en", "g.role", "g.isic_division"])
    .orderBy("u.id")
    .orderBy("g.id")
    .execute();
}

/** Names of people, also of those who are no longer there. */
export async function listNamesOf(db: Db, ids: readonly number[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom("app_user")
    .where("id", "in", [...ids])
    .select(["id", "name_fa", "name_en"])
    .execute();
}

/** The establishments of a scope that work, each with what its load is reckoned from on a day, and who has it. */
export async function listShareable(db: Db, scope: Scope, on: string) {
  return db
    .selectFrom("establishment as e")
    .leftJoin("assignment as a", (join) => join.onRef("a.establishment_id", "=", "e.id").on("a.live", "=", 1))
    .leftJoin("product_line as l", (join) =>
      join
        .onRef("l.establishment_id", "=", "e.id")
        .on("l.valid_from", "<=", on)
        .on((eb) => eb.or([eb("l.valid_to", "is", null), eb("l.valid_to", ">=", on)])),
    )
    .where((eb) => establishmentInScope(eb, scope))
    .where("e.register_state", "=", "active")
    .groupBy(["e.id", "a.id"])
    .select(["e.id", "e.county_id", "e.isic_code", "e.selected", "a.id as assignment_id", "a.expert_id as holder"])
    .select(sql<string>`count(l.id)`.as("products"))
    .orderBy("e.id")
    .execute();
}

/** Number of the newest share-out of a province; 0 before the first. */
export async function findShareRevision(db: Db, province: string): Promise<number> {
  const row = await db
    .selectFrom("share_out")
    .where("province_code", "=", province)
    .select("revision")
    .orderBy("revision", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.revision ?? 0;
}

/** The newest share-outs of a province, newest first. */
export async function listShareOuts(db: Db, province: string, limit: number) {
  return db
    .selectFrom("share_out as s")
    .innerJoin("app_user as u", "u.id", "s.decided_by")
    .where("s.province_code", "=", province)
    .select(["s.id", "s.revision", "s.rule", "s.reason", "s.moved", "s.decided_at", "u.name_fa as by_fa", "u.name_en as by_en"])
    .orderBy("s.revision", "desc")
    .limit(limit)
    .execute();
}

/** Inserts a share-out; one that follows the same one as another fails as a duplicate. @returns its id */
export async function insertShareOut(db: Db, row: Insertable<Database["share_out"]>): Promise<number> {
  const { insertId } = await db.insertInto("share_out").values(row).executeTakeFirstOrThrow();
  return Number(insertId);
}

/** Ends assignments that still hold. @returns how many it ended */
export async function endAssignments(db: Db, ids: readonly number[], at: Date): Promise<number> {
  if (ids.length === 0) return 0;
  const { numUpdatedRows } = await db
    .updateTable("assignment")
    .set({ live: null, ended_at: at })
    .where("id", "in", [...ids])
    .where("live", "=", 1)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

const rowsAtOnce = 1000;

/** Assigns establishments; one that somebody has fails as a duplicate. Their numbers follow the order given. */
export async function insertAssignments(
  db: Db,
  rows: readonly Pick<Insertable<Database["assignment"]>, "establishment_id" | "expert_id" | "share_out_id" | "assigned_at">[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    await db
      .insertInto("assignment")
      .values(rows.slice(from, from + rowsAtOnce))
      .execute();
  }
}

export interface AssignedFilter {
  /** Part of a name. */
  search: string;
  county: number | null;
  /** Whose; "nobody": those that no one of `present` has. */
  holder: number | "nobody" | null;
  /** Who reviews in the province. */
  present: readonly number[];
}

function assigned(db: Db, scope: Scope, filter: AssignedFilter) {
  let query = db
    .selectFrom("establishment as e")
    .leftJoin("assignment as a", (join) => join.onRef("a.establishment_id", "=", "e.id").on("a.live", "=", 1))
    .where((eb) => establishmentInScope(eb, scope))
    .where("e.register_state", "=", "active");
  if (filter.county !== null) query = query.where("e.county_id", "=", filter.county);
  if (filter.search !== "") query = query.where((eb) => isNamed(eb, filter.search));
  const { holder, present } = filter;
  if (holder === null) return query;
  if (holder !== "nobody") return query.where("a.expert_id", "=", holder);
  if (present.length === 0) return query;
  return query.where((eb) => eb.or([eb("a.expert_id", "is", null), eb("a.expert_id", "not in", [...present])]));
}

/** A page of the establishments of a scope with who has each, by name. */
export async function listAssigned(db: Db, scope: Scope, filter: AssignedFilter, page: { offset: number; limit: number }) {
  return assigned(db, scope, filter)
    .innerJoin("county as c", "c.id", "e.county_id")
    .leftJoin("app_user as u", "u.id", "a.expert_id")
    .select([
      "e.id",
      "e.name_fa",
      "e.name_en",
      "e.isic_code",
      "e.selected",
      "c.name_fa as county_fa",
      "c.name_en as county_en",
      "a.id as assignment_id",
      "a.expert_id",
      "a.assigned_at",
      "u.name_fa as expert_fa",
      "u.name_en as expert_en",
    ])
    .orderBy("e.name_fa")
    .orderBy("e.id")
    .limit(page.limit)
    .offset(page.offset)
    .execute();
}

/** How many establishments of a scope there are. */
export async function countAssigned(db: Db, scope: Scope, filter: AssignedFilter): Promise<number> {
  const row = await assigned(db, scope, filter).select(sql<string>`count(*)`.as("count")).executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Of the establishments given, those of a scope that work, with who has each. */
export async function listHolders(db: Db, scope: Scope, ids: readonly number[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom("establishment as e")
    .leftJoin("assignment as a", (join) => join.onRef("a.establishment_id", "=", "e.id").on("a.live", "=", 1))
    .where("e.id", "in", [...ids])
    .where((eb) => establishmentInScope(eb, scope))
    .where("e.register_state", "=", "active")
    .select(["e.id", "e.name_fa", "e.name_en", "e.isic_code", "a.id as assignment_id", "a.expert_id"])
    .orderBy("e.id")
    .execute();
}

/** Whose an establishment was, newest first, with who decided it and why. The caller has checked that it is within reach. */
export async function listAssignmentHistory(db: Db, establishmentId: number) {
  return db
    .selectFrom("assignment as a")
    .innerJoin("share_out as s", "s.id", "a.share_out_id")
    .innerJoin("app_user as u", "u.id", "a.expert_id")
    .innerJoin("app_user as d", "d.id", "s.decided_by")
    .where("a.establishment_id", "=", establishmentId)
    .select(["a.id", "a.assigned_at", "a.ended_at", "s.rule", "s.reason"])
    .select(["u.name_fa as expert_fa", "u.name_en as expert_en", "d.name_fa as by_fa", "d.name_en as by_en"])
    .orderBy("a.id", "desc")
    .execute();
}

/** How many working establishments of a scope each person has; a row without a person counts those that nobody has. */
export async function countHeld(db: Db, scope: Scope) {
  const rows = await db
    .selectFrom("establishment as e")
    .leftJoin("assignment as a", (join) => join.onRef("a.establishment_id", "=", "e.id").on("a.live", "=", 1))
    .where((eb) => establishmentInScope(eb, scope))
    .where("e.register_state", "=", "active")
    .groupBy("a.expert_id")
    .select(["a.expert_id", sql<string>`count(*)`.as("count")])
    .execute();
  return rows.map((row) => ({ expert_id: row.expert_id, count: Number(row.count) }));
}

/** Whether any establishment is in one of the portions. */
export async function holdsAny(db: Db, portions: readonly Portion[]): Promise<boolean> {
  if (portions.length === 0) return false;
  const held = db.selectFrom("assignment as a").where("a.live", "=", 1);
  const row = await held
    .where((of) => isHeld(of, portions))
    .select("a.id")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
