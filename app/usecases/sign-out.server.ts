import type { Kysely } from "kysely";
import type { Database } from "#db/schema.ts";
import { changeSessionToEnded } from "#db/session.ts";
import { inTransaction } from "#db/transaction.ts";
import { isSessionToken, sessionHash } from "./find-viewer.server.ts";
import { recordAudit } from "./record-audit.server.ts";

/**
 * Ends the session of a token in the database; a text that is no token is left alone. `user_id` is the person it stands
 * for now, null where nobody. `realNow` for the session, `now` (business time) for the audit trail.
 */
export async function signOut(args: {
  db: Kysely<Database>;
  token: string | null;
  user_id: number | null;
  realNow: Date;
  now: Date;
}): Promise<void> {
  const { db, token, user_id, realNow, now } = args;
  if (token === null || !isSessionToken(token)) return;
  await inTransaction(db, async (trx) => {
    await changeSessionToEnded(trx, sessionHash(token), realNow);
    if (user_id === null) return;
    const fact = { verb: "sign-out", subject_kind: "app_user", subject_id: user_id, detail: {} };
    await recordAudit(trx, { at: now, actor_id: user_id, ...fact });
  });
}
