import { type Outcome, refuse } from "#app/domain/refusal.ts";
import type { Sends } from "#db/batch.ts";
import { findRequestKey, insertRequestKey } from "#db/idempotency.ts";
import { isDuplicate } from "#db/transaction.ts";
import type { Context, RequestKey } from "./context.server.ts";

/**
 * Makes a write happen once per key. `work` stores its outcome by `remember` in its own transaction, last.
 * Refusals are not stored: the same form may be sent again after mending. A request that comes second under the same
 * key gets the first one's answer if its body is the same, else `key-reused`.
 */
export async function once<T>(
  context: Context,
  request: RequestKey,
  work: (remember: (trx: Sends, value: T) => Promise<void>) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const userId = context.actor.user_id;
  const earlier = async (): Promise<Outcome<T> | undefined> => {
    const row = await findRequestKey(context.db, userId, request.key);
    if (!row) return undefined;
    if (row.body_hash !== request.body_hash) return refuse("key-reused");
    return { ok: true, value: JSON.parse(row.outcome) as T };
  };
  try {
    const outcome = await work((trx, value) =>
      insertRequestKey(trx, {
        user_id: userId,
        request_key: request.key,
        body_hash: request.body_hash,
        outcome: JSON.stringify(value),
      }),
    );
    return outcome.ok ? outcome : ((await earlier()) ?? outcome);
  } catch (error) {
    const answered = isDuplicate(error) ? await earlier() : undefined;
    if (answered) return answered;
    throw error;
  }
}
