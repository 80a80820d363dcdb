import { type Insertable, type Kysely, type RawBuilder, type Selectable, sql } from "kysely";
import type { Scope } from "#app/domain/actor.ts";
import { type ChangePlace, changedEvents, changeSources } from "#app/domain/last-look.ts";
import type { Database } from "./schema.ts";
import { inScope } from "./scope.ts";

type Db = Kysely<Database>;

/** Up to when somebody has seen what changed; undefined for who never said so. */
export async function findLastLook(db: Db, userId: number): Promise<Date | undefined> {
  const row = await db.selectFrom("last_look").where("user_id", "=", userId).select("seen_until").executeTakeFirst();
  return row?.seen_until;
}

/** Moves forward up to when somebody has seen what changed; it never goes back. */
export async function changeLastLook(db: Db, row: Insertable<Database["last_look"]>): Promise<void> {
  const seen_until = sql<Date>`greatest(seen_until, values(seen_until))`;
  await db.insertInto("last_look").values(row).onDuplicateKeyUpdate({ seen_until }).execute();
}

/** A stretch of time: after its beginning, and up to its end. */
export interface LookSpan {
  since: Date;
  until: Date;
}

export interface ChangeSlice extends LookSpan {
  /** Whose own acts are left out. */
  notBy: number;
  /** Begin after this place; null: at the newest. */
  after: ChangePlace | null;
  limit: number;
}

/** What of one source lies within a slice, in the order of its own key. */
function within({ since, until, notBy, after }: ChangeSlice, columns: { at: string; id: string; by: string }, source: number) {
  const [at, id, by] = [sql.ref(columns.at), sql.ref(columns.id), sql.ref(columns.by)];
  const beside =
    after === null
      ? sql<boolean>`1 = 1`
      : source < after.source
        ? sql<boolean>`${at} <= ${after.at}`
        : source > after.source
          ? sql<boolean>`${at} < ${after.at}`
          : sql<boolean>`${at} <= ${after.at} and (${at} < ${after.at} or ${id} < ${after.id})`;
  return sql<boolean>`${at} > ${since} and ${at} <= ${until} and ${beside} and (${by} is null or ${by} <> ${notBy})`;
}

/** What every source gives under the same names. */
function columnsOf(source: number, of: { at: string; by: string; kind: RawBuilder<string> }) {
  return [
    sql<number>`${source}`.as("source"),
    sql<Date>`${sql.ref(of.at)}`.as("at"),
    of.kind.as("kind"),
    sql<number | null>`${sql.ref(of.by)}`.as("actor_id"),
  ] as const;
}

/** Approvals in place of a version that was in force: an earlier one was approved and not annulled since. */
const superseding = sql<boolean>`exists (select 1 from return_event p where p.return_id = h.return_id and p.id < h.id
  and p.event = 'approve' and not exists (select 1 from return_event n
    where n.return_id = h.return_id and n.id > p.id and n.id < h.id and n.event = 'annul'))`;

function eventsOf(db: Db, scope: Scope, slice: ChangeSlice, event: string) {
  const columns = { at: "h.at", id: "h.id", by: "h.actor_id" };
  const events = sql<Selectable<Database["return_event"]>>`return_event`.as<"h">(sql`h force index (by_event)`);
  const query = db
    .selectFrom(events)
    .innerJoin("monthly_return as r", "r.id", "h.return_id")
    .modifyFront(sql`straight_join`)
    .where("h.event", "=", event)
    .where(within(slice, columns, changeSources.event))
    .where((eb) => inScope(eb, scope))
    .select(columnsOf(changeSources.event, { ...columns, kind: sql<string>`h.event` }))
    .select(["h.id", "h.return_id", "h.version"])
    .orderBy("h.at", "desc")
    .orderBy("h.id", "desc")
    .limit(slice.limit);
  return event === "approve" ? query.where("h.version", ">", 1).where(superseding) : query;
}

const steps = {
  asked: {
    key: "by_asked",
    at: "q.asked_at",
    by: "q.asked_by",
    kind: sql<string>`concat('ask-', q.kind)`,
    which: sql<boolean>`q.kind in ('correction', 'recall', 'annulment')`,
  },
  endorsed: {
    key: "by_endorsed",
    at: "q.endorsed_at",
    by: "q.endorsed_by",
    kind: sql<string>`'endorse-correction'`,
    which: sql<boolean>`q.endorsed_by is not null`,
  },
  decided: {
    key: "by_decided",
    at: "q.decided_at",
    by: "q.decided_by",
    kind: sql<string>`concat(if(q.state = 'granted', 'grant-', 'refuse-'), q.kind)`,
    // What the ministry grants is an event of the return.
    which: sql<boolean>`((q.kind in ('correction', 'recall', 'annulment') and q.state = 'refused')
      or (q.kind = 'objection' and q.state in ('granted', 'refused'))
      or (q.kind = 'correction' and q.state = 'granted' and q.decided_role <> 'reviewer'))`,
  },
} as const;

function requestsOf(db: Db, scope: Scope, slice: ChangeSlice, step: keyof typeof steps) {
  const { key, at, by, kind, which } = steps[step];
  const requests = sql<Selectable<Database["return_request"]>>`return_request`.as<"q">(sql`q force index (${sql.ref(key)})`);
  return db
    .selectFrom(requests)
    .innerJoin("monthly_return as r", "r.id", "q.return_id")
    .modifyFront(sql`straight_join`)
    .where(which)
    .where(within(slice, { at, id: "q.id", by }, changeSources[step]))
    .where((eb) => inScope(eb, scope))
    .select(columnsOf(changeSources[step], { at, by, kind }))
    .select(["q.id", "q.return_id", "q.version"])
    .orderBy(at, "desc")
    .orderBy("q.id", "desc")
    .limit(slice.limit);
}

/** What changed within a slice: each source by its own key, then together. */
function changesOf(db: Db, scope: Scope, slice: ChangeSlice) {
  // Each part is a table of its own: in a union neither its order nor its limit would be its own otherwise.
  const parts = [
    ...changedEvents.map((event) => eventsOf(db, scope, slice, event)),
    ...(["asked", "endorsed", "decided"] as const).map((step) => requestsOf(db, scope, slice, step)),
  ].map((part) => db.selectFrom(part.as("c")).selectAll("c"));
  const [first, ...others] = parts;
  if (first === undefined) throw new Error("nothing is ever told");
  const all = others.reduce((union, part) => union.unionAll(part), first);
  return db
    .selectFrom(all.as("a"))
    .selectAll("a")
    .orderBy("a.at", "desc")
    .orderBy("a.source", "desc")
    .orderBy("a.id", "desc")
    .limit(slice.limit);
}

/** What happened to returns of a scope, newest first. */
export async function listChanges(db: Db, scope: Scope, slice: ChangeSlice) {
  return db
    .selectFrom(changesOf(db, scope, slice).as("c"))
    .innerJoin("monthly_return as r", "r.id", "c.return_id")
    .innerJoin("establishment as e", "e.id", "r.establishment_id")
    .innerJoin("province as p", "p.code", "r.province_code")
    .leftJoin("app_user as u", "u.id", "c.actor_id")
    .select(["c.source", "c.id", "c.at", "c.kind", "c.return_id", "c.version", "r.period"])
    .select(["e.name_fa as establishment_fa", "e.name_en as establishment_en"])
    .select(["p.name_fa as province_fa", "p.name_en as province_en", "u.name_fa as by_fa", "u.name_en as by_en"])
    .orderBy("c.at", "desc")
    .orderBy("c.source", "desc")
    .orderBy("c.id", "desc")
    .execute();
}
export type ChangeRow = Awaited<ReturnType<typeof listChanges>>[number];

/** How many changes a slice holds, counted to its limit. */
export async function countChanges(db: Db, scope: Scope, slice: ChangeSlice): Promise<number> {
  const row = await db
    .selectFrom(changesOf(db, scope, slice).as("c"))
    .select((eb) => eb.fn.countAll<string>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** How many returns provinces accepted within a stretch of time and the ministry has yet to decide on, by province and period. */
export async function countNewlyAccepted(db: Db, scope: Scope, { since, until }: LookSpan) {
  const lately = sql<Selectable<Database["monthly_return"]>>`monthly_return`.as<"r">(sql`r force index (by_state_since)`);
  const rows = await db
    .selectFrom(lately)
    .innerJoin("province as p", "p.code", "r.province_code")
    .where("r.state", "=", "accepted")
    .where("r.state_since", ">", since)
    .where("r.state_since", "<=", until)
    .where((eb) => inScope(eb, scope))
    .groupBy(["p.code", "p.name_fa", "p.name_en", "r.period"])
    .select((eb) => ["p.code", "p.name_fa", "p.name_en", "r.period", eb.fn.countAll<string>().as("count")])
    .orderBy("r.period", "desc")
    .orderBy("p.code")
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}
