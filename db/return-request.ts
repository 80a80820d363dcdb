import { type Insertable, type Kysely, sql, type Updateable } from "kysely";
import type { Scope } from "#app/domain/actor.ts";
import type { RequestKind, RequestState } from "#app/domain/return-request.ts";
import type { Sends } from "./batch.ts";
import { writer } from "./prepared.ts";
import type { Database } from "./schema.ts";
import { inScope } from "./scope.ts";

type Db = Kysely<Database>;

/**
 * Marks a return as one that has dealings and keeps everybody else's write to it waiting until the transaction ends.
 * @returns the return as it stands then
 */
export async function lockForDealings(db: Db, returnId: number) {
  await db.updateTable("monthly_return").set({ has_dealings: 1 }).where("id", "=", returnId).execute();
  return db
    .selectFrom("monthly_return")
    .where("id", "=", returnId)
    .select(["id", "state", "revision", "version", "due_on", "first_submitted_at"])
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** Inserts a request with the cells it is about. A matter that has an open one already is a duplicate (1062). @returns its id */
export async function insertRequest(
  db: Db,
  row: Insertable<Database["return_request"]>,
  cells: readonly Omit<Insertable<Database["return_request_cell"]>, "request_id" | "position">[],
): Promise<number> {
  const { insertId } = await db.insertInto("return_request").values(row).executeTakeFirstOrThrow();
  const request_id = Number(insertId);
  if (cells.length > 0) {
    const rows = cells.map((cell, index) => ({ ...cell, request_id, position: index + 1 }));
    await db.insertInto("return_request_cell").values(rows).execute();
  }
  return request_id;
}

/** Every request about a return whose access was checked by the caller, oldest first. */
export async function listRequests(db: Db, returnId: number) {
  return db
    .selectFrom("return_request as q")
    .innerJoin("app_user as a", "a.id", "q.asked_by")
    .leftJoin("app_user as n", "n.id", "q.endorsed_by")
    .leftJoin("app_user as d", "d.id", "q.decided_by")
    .where("q.return_id", "=", returnId)
    .selectAll("q")
    .select([
      "a.name_fa as by_fa",
      "a.name_en as by_en",
      "n.name_fa as endorsed_fa",
      "n.name_en as endorsed_en",
      "d.name_fa as decided_fa",
      "d.name_en as decided_en",
    ])
    .orderBy("q.id")
    .execute();
}
export type RequestRow = Awaited<ReturnType<typeof listRequests>>[number];

/** Cells of every request about a return, in their order. */
export async function listRequestCells(db: Db, returnId: number) {
  return db
    .selectFrom("return_request as q")
    .innerJoin("return_request_cell as c", "c.request_id", "q.id")
    .innerJoin("product_line as p", "p.id", "c.product_line_id")
    .where("q.return_id", "=", returnId)
    .select(["c.request_id", "c.product_line_id", "c.measure", "p.name_fa as product_fa", "p.name_en as product_en"])
    .orderBy("c.request_id")
    .orderBy("c.position")
    .execute();
}
export type RequestCellRow = Awaited<ReturnType<typeof listRequestCells>>[number];

/** Moves a request on, provided it is still in the state seen. @returns false where it is not */
export async function changeRequest(
  db: Db,
  seen: { id: number; state: RequestState },
  changes: Updateable<Database["return_request"]>,
): Promise<boolean> {
  const result = await db
    .updateTable("return_request")
    .set(changes)
    .where("id", "=", seen.id)
    .where("state", "=", seen.state)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Closes what a new submission settles: open objections against the send-back it answers, and open corrections. */
export async function closeAnsweredRequests(db: Sends, returnId: number, at: Date): Promise<void> {
  await db.executeQuery(
    writer
      .updateTable("return_request")
      .set({ state: "closed", open_key: null, decided_at: at })
      .where("return_id", "=", returnId)
      .where("state", "in", ["open", "endorsed"])
      .where((eb) => eb.or([eb("subject", "=", "send-back"), eb("kind", "=", "correction")])),
  );
}

/** Marks the open correction requests of a return as granted: whoever sends it back gives what they ask for. */
export async function grantOpenCorrections(
  db: Db,
  returnId: number,
  by: { user_id: number; role: string; at: Date },
): Promise<void> {
  await db
    .updateTable("return_request")
    .set({ state: "granted", open_key: null, decided_by: by.user_id, decided_role: by.role, decided_at: by.at })
    .where("return_id", "=", returnId)
    .where("kind", "=", "correction")
    .where("state", "in", ["open", "endorsed"])
    .execute();
}

/**
 * Settles what of the kinds given still waits about a return: what they ask for has come about, or can no more.
 * @param by null: nobody decided on it
 */
export async function settleRequests(
  db: Db,
  returnId: number,
  kinds: readonly RequestKind[],
  settled: { state: "granted" | "closed"; at: Date; by: { user_id: number; role: string } | null },
): Promise<void> {
  const decided = settled.by === null ? {} : { decided_by: settled.by.user_id, decided_role: settled.by.role };
  await db
    .updateTable("return_request")
    .set({ state: settled.state, open_key: null, decided_at: settled.at, ...decided })
    .where("return_id", "=", returnId)
    .where("kind", "in", [...kinds])
    .where("state", "in", ["open", "endorsed"])
    .execute();
}

/** Inserts the reasons of a recall, in their order. */
export async function insertRequestReasons(
  db: Db,
  requestId: number,
  reasons: readonly Omit<Insertable<Database["return_request_reason"]>, "request_id" | "position">[],
): Promise<void> {
  const rows = reasons.map((reason, index) => ({ ...reason, request_id: requestId, position: index + 1 }));
  await db.insertInto("return_request_reason").values(rows).execute();
}

/** Reasons of every recall about a return, in their order, with the names of the products. */
export async function listRequestReasons(db: Db, returnId: number) {
  return db
    .selectFrom("return_request as q")
    .innerJoin("return_request_reason as g", "g.request_id", "q.id")
    .leftJoin("product_line as p", "p.id", "g.product_line_id")
    .where("q.return_id", "=", returnId)
    .select([
      "g.request_id",
      "g.code",
      "g.text",
      "g.product_line_id",
      "g.measure",
      "p.name_fa as product_fa",
      "p.name_en as product_en",
    ])
    .orderBy("g.request_id")
    .orderBy("g.position")
    .execute();
}
export type RequestReasonRow = Awaited<ReturnType<typeof listRequestReasons>>[number];

/** Which requests about a return wait, for the guards of the state table. */
export async function listOpenMatters(db: Db, returnId: number) {
  return db
    .selectFrom("return_request")
    .where("return_id", "=", returnId)
    .where("state", "in", ["open", "endorsed"])
    .select(["kind", "state", "subject"])
    .execute();
}

/** Requests of a scope that wait for an answer, oldest first, at most `limit`. */
export async function listWaitingRequests(db: Db, scope: Scope, limit: number) {
  return (
    db
      .selectFrom("return_request as q")
      .innerJoin("monthly_return as r", "r.id", "q.return_id")
      .innerJoin("establishment as e", "e.id", "r.establishment_id")
      .leftJoin("return_event as v", "v.id", "q.subject_event_id")
      .leftJoin("return_request as s", "s.id", "q.subject_request_id")
      .where("q.open_key", "is not", null)
      .where((eb) => inScope(eb, scope))
      .select([
        "q.id",
        "q.kind",
        "q.state",
        "q.asked_at",
        "q.asked_by",
        "r.id as return_id",
        "r.state as return_state",
        "r.period",
        "r.province_code",
        "r.isic_code",
        "e.name_fa as establishment_fa",
        "e.name_en as establishment_en",
      ])
      // Whose decision an objection is about.
      .select((eb) => eb.fn.coalesce("v.actor_id", "s.decided_by").as("subject_by"))
      .orderBy("q.id")
      .limit(limit)
      .execute()
  );
}

/** Inserts an extension and moves the return's due day. @returns false where that is no longer the one seen */
export async function insertExtension(db: Db, row: Insertable<Database["extension"]>): Promise<boolean> {
  const result = await db
    .updateTable("monthly_return")
    .set({ due_on: row.due_after })
    .where("id", "=", row.return_id)
    .where("due_on", "=", row.due_before)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) return false;
  await db.insertInto("extension").values(row).execute();
  return true;
}

/** Extensions of a return whose access was checked by the caller, oldest first. */
export async function listExtensions(db: Db, returnId: number) {
  return db
    .selectFrom("extension as x")
    .innerJoin("app_user as u", "u.id", "x.granted_by")
    .where("x.return_id", "=", returnId)
    .selectAll("x")
    .select(["u.name_fa as by_fa", "u.name_en as by_en"])
    .orderBy("x.id")
    .execute();
}

/** Whether the return's province has a supervisor other than the person given, valid at a moment. */
export async function findOtherSupervisor(
  db: Db,
  place: { province_code: string; isic_code: string },
  notUser: number | null,
  at: Date,
): Promise<boolean> {
  const row = await db
    .selectFrom("role_grant as g")
    .innerJoin("app_user as u", "u.id", "g.user_id")
    .where("g.province_code", "=", place.province_code)
    .where("g.role", "=", "supervisor")
    .where("u.disabled_at", "is", null)
    .where("g.user_id", "!=", notUser ?? 0)
    .where((eb) => eb.or([eb("g.isic_division", "is", null), eb("g.isic_division", "=", place.isic_code.slice(0, 2))]))
    .where("g.valid_from", "<=", at)
    .where((eb) => eb.or([eb("g.valid_to", "is", null), eb("g.valid_to", ">", at)]))
    .select(sql<number>`1`.as("found"))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
