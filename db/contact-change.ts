import type { Insertable, Kysely, Updateable } from "kysely";
import type { Channel } from "#app/domain/outgoing.ts";
import type { Database } from "./schema.ts";

type Db = Kysely<Database>;

const columns = { email: "email", sms: "phone" } as const satisfies Record<Channel, "email" | "phone">;

/** What somebody is reached by, locked for a change where `lock` says so. */
export async function findContact(db: Db, userId: number, lock = false) {
  const person = db.selectFrom("app_user").where("id", "=", userId).select(["email", "phone"]);
  return (lock ? person.forUpdate() : person).executeTakeFirst();
}

/** Sets what somebody is reached by through a channel. */
export async function changeContact(db: Db, userId: number, channel: Channel, address: string): Promise<void> {
  await db
    .updateTable("app_user")
    .set({ [columns[channel]]: address })
    .where("id", "=", userId)
    .execute();
}

/** Adds a change that waits for its code; while another of the person and channel waits it fails as a duplicate. */
export async function insertContactChange(db: Db, row: Insertable<Database["contact_change"]>): Promise<number> {
  const { insertId } = await db.insertInto("contact_change").values(row).executeTakeFirstOrThrow();
  return Number(insertId);
}

/** A person's own change, locked; undefined for anybody else's. */
export async function lockContactChange(trx: Db, userId: number, id: number) {
  return trx
    .selectFrom("contact_change")
    .where("id", "=", id)
    .where("user_id", "=", userId)
    .selectAll()
    .forUpdate()
    .executeTakeFirst();
}

/** Ends whatever of a person and channel waits. */
export async function endContactChanges(
  trx: Db,
  of: { user_id: number; channel: Channel },
  end: { state: "replaced"; ended_at: Date },
): Promise<void> {
  await trx
    .updateTable("contact_change")
    .set({ ...end, live: null, code: null })
    .where("user_id", "=", of.user_id)
    .where("channel", "=", of.channel)
    .where("live", "=", 1)
    .execute();
}

/** Changes one that was locked. */
export async function changeContactChange(trx: Db, id: number, changes: Updateable<Database["contact_change"]>): Promise<void> {
  await trx.updateTable("contact_change").set(changes).where("id", "=", id).execute();
}

/** A person's changes, newest first; never their codes. */
export async function listContactChanges(db: Db, userId: number, limit: number) {
  return db
    .selectFrom("contact_change")
    .where("user_id", "=", userId)
    .select(["id", "channel", "address", "former", "state", "asked_at", "expires_at", "ended_at"])
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

/** Ends what waits for a code whose time is over, and empties the code. @param real the real clock @returns how many */
export async function endStaleContactChanges(trx: Db, real: Date, ended_at: Date): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable("contact_change")
    .set({ state: "expired", live: null, code: null, ended_at })
    .where("state", "=", "waiting")
    .where("expires_at", "<=", real)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Removes changes that ended before an instant unconfirmed, and that no message names. @returns how many */
export async function deleteUnconfirmedBefore(trx: Db, before: Date): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom("contact_change")
    .where("state", "not in", ["waiting", "confirmed"])
    .where("ended_at", "<", before)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom("outgoing as o").select("o.id").whereRef("o.contact_change_id", "=", "contact_change.id"))),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}
