import type { Insertable, Kysely } from "kysely";
import type { Sends } from "./batch.ts";
import { preparedInsert } from "./prepared.ts";
import type { Database } from "./schema.ts";
import type { AuditEntryTable } from "./tables/trail.ts";

type Db = Kysely<Database>;

const insert = preparedInsert("audit_entry", ["at", "actor_id", "verb", "subject_kind", "subject_id", "detail", "content_hash"]);

/** Adds one audit row; it is sealed later. */
export async function insertAudit(db: Sends, entry: Omit<Insertable<AuditEntryTable>, "id">): Promise<void> {
  await insert(db, entry);
}

/** Adds audit rows; they are sealed later. */
export async function insertAudits(db: Db, entries: readonly Omit<Insertable<AuditEntryTable>, "id">[]): Promise<void> {
  await db
    .insertInto("audit_entry")
    .values([...entries])
    .execute();
}

/** What was done to one subject under a verb, newest first, at most `limit`, with the names of who did it. */
export async function listAuditOf(
  db: Db,
  subject: { kind: string; id: number | string; verb: string },
  limit: number,
): Promise<{ at: Date; detail: string; by_fa: string | null; by_en: string | null }[]> {
  return db
    .selectFrom("audit_entry as a")
    .leftJoin("app_user as u", "u.id", "a.actor_id")
    .where("a.subject_kind", "=", subject.kind)
    .where("a.subject_id", "=", String(subject.id))
    .where("a.verb", "=", subject.verb)
    .select(["a.at", "a.detail", "u.name_fa as by_fa", "u.name_en as by_en"])
    .orderBy("a.id", "desc")
    .limit(limit)
    .execute();
}

/** The newest seal, or undefined before the first. */
export async function findLastSeal(db: Db) {
  return db.selectFrom("audit_seal").select(["seq", "hash"]).orderBy("seq", "desc").limit(1).executeTakeFirst();
}

// A transaction that began earlier may end later, so its row shows up behind sealed ones; near the end this is looked
// for each second, further back by a look through the whole table now and then.
const nearTheEnd = 5000;

/**
 * Rows that carry no seal yet, oldest id first, at most `limit`.
 * @param whole false: only the newest few thousand rows and all after them
 */
export async function listUnsealedAudit(db: Db, whole: boolean, limit: number) {
  let query = db
    .selectFrom("audit_entry as a")
    .leftJoin("audit_seal as s", "s.audit_id", "a.id")
    .where("s.audit_id", "is", null)
    .select(["a.id", "a.content_hash"]);
  if (!whole) {
    const newest = await db
      .selectFrom("audit_seal")
      .select((eb) => eb.fn.max("audit_id").as("id"))
      .executeTakeFirst();
    const from = BigInt(newest?.id ?? 0) - BigInt(nearTheEnd);
    if (from > 0n) query = query.where("a.id", ">", String(from));
  }
  return query.orderBy("a.id").limit(limit).execute();
}

/** Adds seals in one statement. A seal number or a row taken meanwhile is a duplicate (1062). */
export async function insertSeals(db: Db, seals: Insertable<Database["audit_seal"]>[]): Promise<void> {
  await db.insertInto("audit_seal").values(seals).execute();
}

/** Sealed rows after seal number `after`, in the order of the chain, at most `limit`. */
export async function listSealedAudit(db: Db, after: string, limit: number) {
  return db
    .selectFrom("audit_seal")
    .leftJoin("audit_entry", "audit_entry.id", "audit_seal.audit_id")
    .where("audit_seal.seq", ">", after)
    .select([
      "audit_seal.seq",
      "audit_seal.audit_id",
      "audit_seal.previous_hash",
      "audit_seal.hash",
      "audit_entry.at",
      "audit_entry.actor_id",
      "audit_entry.verb",
      "audit_entry.subject_kind",
      "audit_entry.subject_id",
      "audit_entry.detail",
      "audit_entry.content_hash",
    ])
    .orderBy("audit_seal.seq")
    .limit(limit)
    .execute();
}

/** How many rows wait for a seal. */
export async function countUnsealedAudit(db: Db): Promise<number> {
  const row = await db
    .selectFrom("audit_entry")
    .leftJoin("audit_seal", "audit_seal.audit_id", "audit_entry.id")
    .where("audit_seal.audit_id", "is", null)
    .select((of) => of.fn.countAll<string>().as("rows"))
    .executeTakeFirstOrThrow();
  return Number(row.rows);
}
