import { type Kysely, sql, type Transaction } from "kysely";
import type { Database } from "./schema.ts";

type Connection = Kysely<Database> | Transaction<Database>;

/** Whose attempts are counted: the hash of a national id or of a client address; `verification`: looks at receipts. */
export interface AttemptSubject {
  subject: string;
  kind: "account" | "address" | "verification";
}

/** Counts one more attempt before it is made; a window that is over begins anew and ends at `window_ends_at`. */
export async function insertAttempt(db: Connection, of: AttemptSubject, now: Date, window_ends_at: Date): Promise<void> {
  await db
    .insertInto("sign_in_attempt")
    .values({ ...of, failures: 1, window_ends_at })
    // Assigned from left to right: the count looks at the window as it was.
    .onDuplicateKeyUpdate({
      failures: sql`if(window_ends_at <= ${now}, 1, failures + 1)`,
      window_ends_at: sql`if(window_ends_at <= ${now}, ${window_ends_at}, window_ends_at)`,
    })
    .execute();
}

export async function findAttempts(db: Connection, of: AttemptSubject) {
  return db
    .selectFrom("sign_in_attempt")
    .where("subject", "=", of.subject)
    .where("kind", "=", of.kind)
    .select(["failures", "window_ends_at"])
    .executeTakeFirst();
}

/** Takes one counted attempt back: it did not fail. */
export async function changeAttemptsByOneLess(db: Connection, of: AttemptSubject): Promise<void> {
  await db
    .updateTable("sign_in_attempt")
    .set({ failures: sql`failures - 1` })
    .where("subject", "=", of.subject)
    .where("kind", "=", of.kind)
    .where("failures", ">", 0)
    .execute();
}

/** Forgets what was counted for a subject. */
export async function deleteAttempts(db: Connection, of: AttemptSubject): Promise<void> {
  await db.deleteFrom("sign_in_attempt").where("subject", "=", of.subject).where("kind", "=", of.kind).execute();
}

/** Forgets every count whose window ended before an instant. */
export async function deleteAttemptsBefore(db: Connection, before: Date): Promise<void> {
  await db.deleteFrom("sign_in_attempt").where("window_ends_at", "<", before).execute();
}
