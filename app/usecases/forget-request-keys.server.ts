import { deleteRequestKeysBefore } from "#db/idempotency.ts";
import { deleteAttemptsBefore } from "#db/sign-in-attempt.ts";
import { type JobContext, withJobLease } from "./job-context.server.ts";

/** How long a form's key and its outcome are kept. */
export const keptDays = 30;

const leaseMs = 10 * 60_000;

/**
 * Removes the keys of forms sent more than 30 days ago, and counts of attempts whose window has been over as long.
 * @returns how many keys; null where another owner is at it
 */
export async function forgetRequestKeys(context: JobContext): Promise<number | null> {
  const done = await withJobLease(context, "forget-request-keys", leaseMs, async (trx) => {
    const before = new Date(context.real().getTime() - keptDays * 86_400_000);
    const removed = await deleteRequestKeysBefore(trx, before);
    await deleteAttemptsBefore(trx, before);
    return { outcome: `removed ${removed}`, removed };
  });
  return done?.removed ?? null;
}
