import { type Insertable, type Kysely, sql, type UpdateObject } from "kysely";
import type { Scope } from "#app/domain/actor.ts";
import type { Database, DispatchState } from "./schema.ts";
import { inScope } from "./scope.ts";

type Db = Kysely<Database>;

/** The content of a submission by its id. */
export async function findSubmissionContent(db: Db, submissionId: number) {
  return db.selectFrom("submission").where("id", "=", submissionId).select(["id", "return_id", "snapshot"]).executeTakeFirst();
}

/** Names of a county and of its province. */
export async function findPlace(db: Db, countyId: number, provinceCode: string) {
  return db
    .selectFrom("county as c")
    .innerJoin("province as p", (join) => join.on("p.code", "=", provinceCode))
    .where("c.id", "=", countyId)
    .select(["c.name_fa as county_fa", "c.name_en as county_en", "p.name_fa as province_fa", "p.name_en as province_en"])
    .executeTakeFirst();
}

/** What was handed over of a return before, oldest first; what a recipient refused it does not hold. */
export async function listHandedOver(db: Db, returnId: number) {
  return db
    .selectFrom("dispatch as d")
    .innerJoin("submission as s", "s.id", "d.submission_id")
    .where("d.return_id", "=", returnId)
    .where("d.state", "<>", "refused")
    .select(["d.recipient_id", "d.submission_id", "d.kind", "s.version"])
    .orderBy("d.id")
    .execute();
}

/** Adds dispatches in one statement; one that exists (recipient, submission, kind) stays as it is. */
export async function insertDispatches(db: Db, rows: readonly Omit<Insertable<Database["dispatch"]>, "next_attempt_at">[]) {
  if (rows.length === 0) return;
  await db
    .insertInto("dispatch")
    // Back-off is measured on the real clock, which the business transaction does not know; the server's is the same.
    .values(rows.map((row) => ({ ...row, next_attempt_at: sql<Date>`utc_timestamp(3)` })))
    .onDuplicateKeyUpdate({ recipient_id: sql`recipient_id` })
    .execute();
}

const waiting: readonly DispatchState[] = ["prepared", "sent"];

interface Claim {
  recipient_id: number;
  owner: string;
  now: Date;
  lease_until: Date;
  limit: number;
}

function dueAndFree(trx: Db, claim: Claim) {
  return trx
    .selectFrom("dispatch as d")
    .where("d.state", "in", [...waiting])
    .where("d.next_attempt_at", "<=", claim.now)
    .where("d.recipient_id", "=", claim.recipient_id)
    .where((eb) => eb.or([eb("d.lease_until", "is", null), eb("d.lease_until", "<=", claim.now)]))
    .select("d.id");
}

/**
 * Takes dispatches of one recipient that are due and free, in the caller's short transaction, and counts the attempt.
 * One whose predecessor of the same return still waits is left until that is settled. Times are the real clock.
 */
export async function claimDispatches(trx: Db, claim: Claim) {
  const candidates = await dueAndFree(trx, claim)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("dispatch as before")
            .select("before.id")
            .whereRef("before.return_id", "=", "d.return_id")
            .whereRef("before.recipient_id", "=", "d.recipient_id")
            .whereRef("before.id", "<", "d.id")
            .where("before.state", "in", [...waiting]),
        ),
      ),
    )
    .orderBy("d.state")
    .orderBy("d.next_attempt_at")
    .limit(claim.limit)
    .execute();
  if (candidates.length === 0) return [];
  // Locked by key in a second step: a locking scan also holds rows it only passes, which others then skip.
  const due = await dueAndFree(trx, claim)
    .where(
      "d.id",
      "in",
      candidates.map((row) => row.id),
    )
    .forUpdate()
    .skipLocked()
    .execute();
  const ids = due.map((row) => row.id);
  if (ids.length === 0) return [];
  await trx
    .updateTable("dispatch")
    .set((eb) => ({ lease_owner: claim.owner, lease_until: claim.lease_until, attempts: eb("attempts", "+", 1) }))
    .where("id", "in", ids)
    .execute();
  return trx
    .selectFrom("dispatch as d")
    .innerJoin("recipient as r", "r.id", "d.recipient_id")
    .where("d.id", "in", ids)
    .select(["d.id", "d.message_id", "d.payload", "d.attempts", "d.prepared_at", "r.code", "r.endpoint", "r.secret"])
    .orderBy("d.id")
    .execute();
}
export type ClaimedDispatch = Awaited<ReturnType<typeof claimDispatches>>[number];

/**
 * Stores how an attempt ended and frees the row.
 * @param sentAt when this attempt went out, null where it did not; the first such time is kept
 * @returns false where another owner has taken it over meanwhile
 */
export async function changeClaimedDispatch(
  trx: Db,
  id: number,
  owner: string,
  sentAt: Date | null,
  changes: UpdateObject<Database, "dispatch">,
): Promise<boolean> {
  const result = await trx
    .updateTable("dispatch")
    .set(changes)
    .set((eb) => ({
      sent_at: sentAt === null ? eb.ref("sent_at") : eb.fn.coalesce("sent_at", eb.val(sentAt)),
      lease_owner: null,
      lease_until: null,
    }))
    .where("id", "=", id)
    .where("lease_owner", "=", owner)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Gives claimed rows back untouched, their attempt uncounted. */
export async function releaseDispatches(db: Db, ids: readonly number[], owner: string): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable("dispatch")
    .set((eb) => ({ lease_owner: null, lease_until: null, attempts: eb("attempts", "-", 1) }))
    .where("id", "in", [...ids])
    .where("lease_owner", "=", owner)
    .execute();
}

/** Adds one attempt to the ledger's detail. */
export async function insertAttempt(db: Db, row: Insertable<Database["dispatch_attempt"]>): Promise<void> {
  await db.insertInto("dispatch_attempt").values(row).execute();
}

export interface DeliveryFilter {
  recipient_id: number | null;
  state: DispatchState | null;
  period: string | null;
  /** The last row of the page before. */
  before: number | null;
  limit: number;
}

function ledger(db: Db, scope: Scope, filter: Pick<DeliveryFilter, "recipient_id" | "state" | "period">) {
  let query = db
    .selectFrom("dispatch as d")
    .innerJoin("monthly_return as r", "r.id", "d.return_id")
    .where((eb) => inScope(eb, scope));
  if (filter.recipient_id !== null) query = query.where("d.recipient_id", "=", filter.recipient_id);
  if (filter.state !== null) query = query.where("d.state", "=", filter.state);
  if (filter.period !== null) query = query.where("r.period", "=", filter.period);
  return query;
}

/** A page of the delivery ledger, newest first. */
export async function listDeliveries(db: Db, scope: Scope, filter: DeliveryFilter) {
  let query = ledger(db, scope, filter);
  // Where nearly every row is in reach the newest are the page; the server would rather read and sort the whole ledger.
  if (scope.kind === "all" && filter.period === null) query = query.modifyFront(sql`straight_join`);
  const { before } = filter;
  if (before !== null) {
    const then = db.selectFrom("dispatch").where("id", "=", before).select("prepared_at");
    query = query.where((eb) =>
      eb.or([eb("d.prepared_at", "<", then), eb.and([eb("d.prepared_at", "=", then), eb("d.id", "<", before)])]),
    );
  }
  // Names are looked up for the page only: joined here, they keep the server from walking the index of the order.
  const page = await query.select("d.id").orderBy("d.prepared_at", "desc").orderBy("d.id", "desc").limit(filter.limit).execute();
  if (page.length === 0) return [];
  return db
    .selectFrom("dispatch as d")
    .innerJoin("monthly_return as r", "r.id", "d.return_id")
    .innerJoin("recipient as t", "t.id", "d.recipient_id")
    .innerJoin("submission as s", "s.id", "d.submission_id")
    .innerJoin("establishment as e", "e.id", "r.establishment_id")
    .where(
      "d.id",
      "in",
      page.map((row) => row.id),
    )
    .select([
      "d.id",
      "d.return_id",
      "d.kind",
      "d.state",
      "d.attempts",
      "d.prepared_at",
      "d.sent_at",
      "d.acknowledged_at",
      "d.last_status",
      "d.last_error",
      "d.contract_version",
      "s.version",
      "r.period",
      "e.name_fa as establishment_fa",
      "e.name_en as establishment_en",
      "t.name_fa as recipient_fa",
      "t.name_en as recipient_en",
    ])
    .orderBy("d.prepared_at", "desc")
    .orderBy("d.id", "desc")
    .execute();
}

/** How many dispatches each recipient has in each state. */
export async function countDeliveries(db: Db, scope: Scope, period: string | null) {
  const rows = await ledger(db, scope, { recipient_id: null, state: null, period })
    .select((eb) => ["d.recipient_id", "d.state", eb.fn.countAll<string>().as("count")])
    .groupBy(["d.recipient_id", "d.state"])
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** Every dispatch of one return, newest version first; whether the reader may see the return is the caller's to ask. */
export async function listDeliveriesOfReturn(db: Db, returnId: number) {
  return db
    .selectFrom("dispatch as d")
    .innerJoin("recipient as t", "t.id", "d.recipient_id")
    .innerJoin("submission as s", "s.id", "d.submission_id")
    .where("d.return_id", "=", returnId)
    .select([
      "d.id",
      "t.code as recipient_code",
      "t.name_fa as recipient_fa",
      "t.name_en as recipient_en",
      "s.version",
      "d.kind",
      "d.state",
      "d.attempts",
      "d.prepared_at",
      "d.sent_at",
      "d.acknowledged_at",
    ])
    .orderBy("s.version", "desc")
    .orderBy("t.id")
    .execute();
}
