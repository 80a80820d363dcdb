import { settledAt } from "#app/domain/last-look.ts";
import { permit } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { changeLastLook } from "#db/last-look.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Context, RequestKey } from "./context.server.ts";
import { once } from "./request-key.server.ts";

/**
 * Remembers that this reviewer has seen what changed up to the moment his page showed. An older page moves nothing back.
 * Refusals: `not-permitted`; `invalid-input` for a moment that no page can have shown yet.
 */
export async function markSeen(
  context: Context,
  command: { until: Date; request: RequestKey },
): Promise<Outcome<{ until: number }>> {
  if (!permit(context.actor, "view-ministry-queue")) return refuse("not-permitted");
  const { until, request } = command;
  if (until > settledAt(context.now)) return refuse("invalid-input");
  return once<{ until: number }>(context, request, (remember) =>
    inTransaction(context.db, async (trx) => {
      const value = { until: until.getTime() };
      await changeLastLook(trx, { user_id: context.actor.user_id, seen_until: until });
      await remember(trx, value);
      return done(value);
    }),
  );
}
