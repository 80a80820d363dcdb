import type { Kysely, Transaction } from "kysely";
import type { Database } from "./schema.ts";

const DUPLICATE = 1062;
const LOCK_WAIT = 1205;
const DEADLOCK = 1213;
const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 8;

/** The server's error number, or undefined when the error does not come from the server. */
export function databaseErrno(error: unknown): number | undefined {
  if (error instanceof Error && "errno" in error && typeof error.errno === "number" && error.errno > 0) {
    return error.errno;
  }
  return undefined;
}

/** True when a unique key refused the row; with `key`, only when it was the key of that name. */
export function isDuplicate(error: unknown, key?: string): boolean {
  if (databaseErrno(error) !== DUPLICATE) return false;
  return key === undefined || (error instanceof Error && new RegExp(`for key '(?:\\w+\\.)?${key}'`).test(error.message));
}

/**
 * Runs `work` in one READ COMMITTED transaction and gives its value. A deadlock or lock wait (1213, 1205) rolls back
 * and runs `work` again, at most five times more, after a growing random pause; so `work` must have no effect outside
 * the database. Any other error rolls back and is thrown on.
 */
export async function inTransaction<T>(db: Kysely<Database>, work: (trx: Transaction<Database>) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      const errno = databaseErrno(error);
      if ((errno !== DEADLOCK && errno !== LOCK_WAIT) || attempt === ATTEMPTS) throw error;
      const longest = FIRST_PAUSE_MS * 2 ** attempt;
      // Without jitter the losers of one deadlock meet again in the next.
      const pause = longest / 2 + (Math.random() * longest) / 2;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
