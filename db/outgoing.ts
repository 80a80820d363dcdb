import { type Insertable, type Kysely, sql, type Updateable } from "kysely";
import type { AccountKind } from "#app/domain/contact-change.ts";
import type { Channel, OutgoingKind } from "#app/domain/outgoing.ts";
import type { Database } from "./schema.ts";

type Db = Kysely<Database>;

/** How far notices were looked at, and the day whose digests were made. */
export async function findOutgoingMark(db: Db) {
  return db.selectFrom("outgoing_mark").where("id", "=", 1).selectAll().executeTakeFirstOrThrow();
}

/** Moves the mark. */
export async function changeOutgoingMark(db: Db, changes: Updateable<Database["outgoing_mark"]>): Promise<void> {
  await db.updateTable("outgoing_mark").set(changes).where("id", "=", 1).execute();
}

/** The id of the newest notice; 0 where there is none. */
export async function findNewestNotice(db: Db): Promise<number> {
  const row = await db.selectFrom("notice").select("id").orderBy("id", "desc").limit(1).executeTakeFirst();
  return row?.id ?? 0;
}

export interface ToldNotices {
  after: number;
  kinds: readonly string[];
  /** Older ones are old news. */
  since: Date;
  limit: number;
}

/** Notices to establishments, of the kinds given, of which no message was prepared yet, in the order of their ids. */
export async function listNoticesToTell(db: Db, { after, kinds, since, limit }: ToldNotices) {
  return db
    .selectFrom("notice as n")
    .innerJoin("monthly_return as r", "r.id", "n.return_id")
    .where("n.id", ">", after)
    .where("n.audience", "=", "establishment")
    .where("n.kind", "in", [...kinds])
    .where("n.created_at", ">=", since)
    .where((eb) => eb.not(eb.exists(eb.selectFrom("outgoing as o").select("o.id").whereRef("o.notice_id", "=", "n.id"))))
    .select(["n.id", "n.kind", "n.return_id", "r.establishment_id", "r.due_on"])
    .orderBy("n.id")
    .limit(limit)
    .execute();
}

/** The liaisons and signatories of the establishments given at a moment, with what they are reached by. */
export async function listEstablishmentPeople(db: Db, establishmentIds: readonly number[], at: Date) {
  if (establishmentIds.length === 0) return [];
  return db
    .selectFrom("role_grant as g")
    .innerJoin("app_user as u", "u.id", "g.user_id")
    .where("g.establishment_id", "in", [...establishmentIds])
    .where("g.role", "in", ["liaison", "signatory"])
    .where("u.disabled_at", "is", null)
    .where("g.valid_from", "<=", at)
    .where((eb) => eb.or([eb("g.valid_to", "is", null), eb("g.valid_to", ">", at)]))
    .select(["g.establishment_id", "g.role", "g.user_id", "u.email", "u.phone"])
    .distinct()
    .execute();
}

/** Everybody who reviews at a moment, once per province, with what they are reached by. */
export async function listDigestPeople(db: Db, at: Date) {
  return db
    .selectFrom("role_grant as g")
    .innerJoin("app_user as u", "u.id", "g.user_id")
    .where("g.establishment_id", "is", null)
    .where("g.role", "in", ["expert", "supervisor", "reviewer"])
    .where("u.disabled_at", "is", null)
    .where("g.valid_from", "<=", at)
    .where((eb) => eb.or([eb("g.valid_to", "is", null), eb("g.valid_to", ">", at)]))
    .select(["g.user_id", "g.province_code", "u.email", "u.phone"])
    .distinct()
    .orderBy("g.user_id")
    .execute();
}

/** Adds messages; one of the same notice or morning to the same person by the same channel stays as it is. */
export async function insertOutgoing(db: Db, rows: readonly Insertable<Database["outgoing"]>[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto("outgoing")
    .values([...rows])
    .onDuplicateKeyUpdate({ user_id: sql`user_id` })
    .execute();
}

interface Claim {
  channel: Channel;
  /** Only messages of these; null: of all. */
  kinds: readonly (OutgoingKind | AccountKind)[] | null;
  owner: string;
  now: Date;
  lease_until: Date;
  limit: number;
}

function dueAndFree(trx: Db, { channel, kinds, now }: Claim) {
  const messages = trx.selectFrom("outgoing");
  return (kinds === null ? messages : messages.where("kind", "in", [...kinds]))
    .where("state", "=", "waiting")
    .where("channel", "=", channel)
    .where("next_attempt_at", "<=", now)
    .where((eb) => eb.or([eb("lease_until", "is", null), eb("lease_until", "<=", now)]))
    .select("id");
}

/**
 * Takes messages of a channel that are due and free, in the caller's short transaction, and counts the attempt. Times
 * are the real clock. @returns their ids
 */
export async function claimOutgoing(trx: Db, claim: Claim): Promise<number[]> {
  const candidates = await dueAndFree(trx, claim).orderBy("next_attempt_at").limit(claim.limit).execute();
  if (candidates.length === 0) return [];
  // Locked by key in a second step: a locking scan also holds rows it only passes, which others then skip.
  const due = await dueAndFree(trx, claim)
    .where(
      "id",
      "in",
      candidates.map((row) => row.id),
    )
    .forUpdate()
    .skipLocked()
    .execute();
  const ids = due.map((row) => row.id).sort((a, b) => a - b);
  if (ids.length === 0) return [];
  await trx
    .updateTable("outgoing")
    .set((eb) => ({ lease_owner: claim.owner, lease_until: claim.lease_until, attempts: eb("attempts", "+", 1) }))
    .where("id", "in", ids)
    .execute();
  return ids;
}

/**
 * A message that an owner holds until after `until`, with its person, what he chose, and how its month stands now;
 * undefined where it is his no more. @param at business time, at which access is asked
 */
export async function findClaimedOutgoing(db: Db, id: number, owner: string, { until, at }: { until: Date; at: Date }) {
  return db
    .selectFrom("outgoing as o")
    .innerJoin("app_user as u", "u.id", "o.user_id")
    .leftJoin("notice_preference as p", (join) =>
      join.onRef("p.user_id", "=", "o.user_id").onRef("p.kind", "=", "o.kind").onRef("p.channel", "=", "o.channel"),
    )
    .leftJoin("notice_language as l", "l.user_id", "o.user_id")
    .leftJoin("notice_read as a", "a.user_id", "o.user_id")
    .leftJoin("contact_change as k", "k.id", "o.contact_change_id")
    .leftJoin("notice as n", "n.id", "o.notice_id")
    .leftJoin("monthly_return as r", "r.id", "o.return_id")
    .leftJoin("establishment as e", "e.id", "r.establishment_id")
    .where("o.id", "=", id)
    .where("o.lease_owner", "=", owner)
    .where("o.lease_until", ">", until)
    .select(["o.id", "o.message_id", "o.user_id", "o.channel", "o.kind", "o.notice_id", "o.return_id", "o.due_then"])
    .select(["o.digest_on", "o.attempts", "o.prepared_at", "u.email", "u.phone", "u.disabled_at", "p.wanted"])
    .select(["n.created_at as told_at", "a.up_to as read_up_to", "r.state", "r.state_since", "r.first_submitted_at"])
    .select(["r.due_on", "r.period", "e.name_fa", "e.name_en"])
    .select(["k.address", "k.former", "k.code", "k.expires_at as code_expires_at"])
    .select((eb) => [
      eb.fn.coalesce("l.language", "u.language").as("language"),
      eb
        .exists(
          eb
            .selectFrom("role_grant as g")
            .select("g.id")
            .whereRef("g.user_id", "=", "o.user_id")
            .whereRef("g.establishment_id", "=", "r.establishment_id")
            .where(
              "g.role",
              "=",
              eb
                .case()
                .when("o.kind", "=", "signature")
                .then("signatory" as const)
                .else("liaison" as const)
                .end(),
            )
            .where("g.valid_from", "<=", at)
            .where((of) => of.or([of("g.valid_to", "is", null), of("g.valid_to", ">", at)])),
        )
        .as("has_access"),
      eb
        .exists(
          eb
            .selectFrom("inquiry as q")
            .select("q.id")
            .whereRef("q.return_id", "=", "o.return_id")
            .whereRef("q.asked_at", "=", "n.created_at")
            .where("q.answered_at", "is", null),
        )
        .as("asked"),
      eb
        .exists(
          eb
            .selectFrom("telephone_filing as f")
            .select("f.version")
            .whereRef("f.return_id", "=", "o.return_id")
            .whereRef("f.typed_at", "=", "n.created_at")
            .whereRef("f.version", "=", "r.version")
            .where("f.confirmed_by", "is", null)
            .where((of) =>
              of.not(
                of.exists(
                  of
                    .selectFrom("return_request as b")
                    .select("b.id")
                    .whereRef("b.return_id", "=", "f.return_id")
                    .whereRef("b.version", "=", "f.version")
                    .where("b.subject", "=", "filing-on-behalf"),
                ),
              ),
            ),
        )
        .as("to_confirm"),
      eb
        .exists(
          eb
            .selectFrom("message_read as t")
            .innerJoin("message as m", "m.return_id", "t.return_id")
            .select("m.id")
            .whereRef("t.user_id", "=", "o.user_id")
            .whereRef("t.return_id", "=", "o.return_id")
            .whereRef("m.at", "=", "n.created_at")
            .whereRef("m.id", "<=", "t.up_to"),
        )
        .as("read_there"),
    ])
    .executeTakeFirst();
}
export type ClaimedOutgoing = NonNullable<Awaited<ReturnType<typeof findClaimedOutgoing>>>;

/** Stores how an attempt ended and frees the message. @returns false where another owner has taken it over meanwhile */
export async function changeClaimedOutgoing(
  db: Db,
  id: number,
  owner: string,
  changes: Updateable<Database["outgoing"]>,
): Promise<boolean> {
  const result = await db
    .updateTable("outgoing")
    .set({ ...changes, lease_owner: null, lease_until: null })
    .where("id", "=", id)
    .where("lease_owner", "=", owner)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Gives claimed messages back untouched, their attempt uncounted. */
export async function releaseOutgoing(db: Db, ids: readonly number[], owner: string): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable("outgoing")
    .set((eb) => ({ lease_owner: null, lease_until: null, attempts: eb("attempts", "-", 1) }))
    .where("id", "in", [...ids])
    .where("lease_owner", "=", owner)
    .execute();
}

/** Removes up to `limit` messages that ended before an instant; never one that waits. @returns how many */
export async function deleteEndedBefore(trx: Db, before: Date, limit: number): Promise<number> {
  const old = await trx
    .selectFrom("outgoing")
    .where("ended_at", "<", before)
    .where("state", "in", ["sent", "dropped", "dead"])
    .select("id")
    .orderBy("ended_at")
    .limit(limit)
    .execute();
  if (old.length === 0) return 0;
  const ids = old.map((row) => row.id);
  await trx.deleteFrom("outgoing").where("id", "in", ids).execute();
  return ids.length;
}
