import { type Kysely, sql } from "kysely";
import type { Scope } from "#app/domain/actor.ts";
import type { OperatingState } from "#app/domain/monthly-return.ts";
import type { Database } from "./schema.ts";
import { inScope } from "./scope.ts";

type Db = Kysely<Database>;

export interface MonthRange {
  establishment_id: number;
  /** First and last period, both included. */
  from: string;
  to: string;
}

/** The establishment as it stands in the register, with its newest licence. */
export async function findOwnEstablishment(db: Db, scope: Scope, id: number) {
  if (scope.kind !== "establishments" || !scope.ids.includes(id)) return undefined;
  return db
    .selectFrom("establishment as e")
    .innerJoin("province as v", "v.code", "e.province_code")
    .leftJoin("operating_licence as l", "l.establishment_id", "e.id")
    .where("e.id", "=", id)
    .select(["e.id", "e.name_fa", "e.name_en", "e.legal_id", "v.name_fa as province_fa", "v.name_en as province_en"])
    .select("l.number as licence_number")
    .orderBy("l.issued_on", "desc")
    .limit(1)
    .executeTakeFirst();
}

function months(db: Db, scope: Scope, range: MonthRange) {
  return db
    .selectFrom("monthly_return as r")
    .where("r.establishment_id", "=", range.establishment_id)
    .where("r.period", ">=", range.from)
    .where("r.period", "<=", range.to)
    .where((eb) => inScope(eb, scope));
}

/** The first and the last month of which the establishment ever had to report; undefined where there is none. */
export async function findMonthBounds(db: Db, scope: Scope, establishmentId: number) {
  const row = await months(db, scope, { establishment_id: establishmentId, from: "1300-01", to: "1500-12" })
    .select((eb) => [eb.fn.min("r.period").as("first"), eb.fn.max("r.period").as("last")])
    .executeTakeFirst();
  return row?.first && row.last ? { first: row.first, last: row.last } : undefined;
}

/** Returns of an establishment in a range of months, oldest first. */
export async function listOwnMonths(db: Db, scope: Scope, range: MonthRange) {
  return months(db, scope, range)
    .innerJoin("period as p", "p.code", "r.period")
    .select(["r.id as return_id", "r.period", "r.state", "r.due_on", "r.in_force_version", "r.first_submitted_at"])
    .select(["r.operating_state", "p.state as period_state"])
    .orderBy("r.period")
    .execute();
}

/** Every version ever sent of those months, without its figures; by month, then by number. */
export async function listOwnVersions(db: Db, scope: Scope, range: MonthRange) {
  const operating = sql<OperatingState | "null" | null>`json_unquote(json_extract(s.snapshot, '$.operation.operating_state'))`;
  const rows = await months(db, scope, range)
    .innerJoin("submission as s", "s.return_id", "r.id")
    .select(["s.id as submission_id", "s.return_id", "r.period", "s.version", "s.tracking_code", "s.submitted_at"])
    .select([
      operating.as("operating_state"),
      sql<number>`exists (select 1 from return_event h
        where h.return_id = s.return_id and h.version = s.version and h.event = 'withdraw')`.as("withdrawn"),
    ])
    .orderBy("r.period")
    .orderBy("s.version")
    .execute();
  return rows.map((row) => ({
    ...row,
    operating_state: row.operating_state === "null" ? null : row.operating_state,
    withdrawn: row.withdrawn === 1,
  }));
}

/** Contents of some submitted versions of those months, as they were sent; oldest month first. */
export async function listOwnSnapshots(db: Db, scope: Scope, range: MonthRange, submissionIds: readonly number[]) {
  if (submissionIds.length === 0) return [];
  return months(db, scope, range)
    .innerJoin("submission as s", "s.return_id", "r.id")
    .where("s.id", "in", [...submissionIds])
    .select(["s.id as submission_id", "r.period", "s.version", "s.tracking_code", "s.submitted_at", "s.snapshot"])
    .orderBy("r.period")
    .execute();
}
