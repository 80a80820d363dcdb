import type { Outcome } from "#app/domain/refusal.ts";
import { insertReasons } from "#db/history.ts";
import { settleRequests } from "#db/return-request.ts";
import type { Context } from "./context.server.ts";
import { tell } from "./deal.server.ts";
import { endWithAcceptance } from "./end-standing.server.ts";
import type { SendBackReturn } from "./send-back-return.server.ts";
import { checkReasons, type Decided, reasonRows, takeDecision } from "./take-decision.server.ts";

/**
 * The ministry's own doubt about an approved month: it goes back to its province with reasons, and the approved version
 * stays in force, everywhere. Refusals: as `sendBackReturn`.
 */
export async function reopenReturn(context: Context, command: SendBackReturn): Promise<Outcome<Decided>> {
  return takeDecision(context, command, {
    verb: "reopen-return",
    event: "reopen",
    text: command.text.trim(),
    check: (loaded) => checkReasons(loaded, command.reasons),
    facts: () => ({ reasons_given: command.reasons.length }),
    effects: async (trx, loaded, { id, role }) => {
      const { found } = loaded;
      await insertReasons(trx, reasonRows(loaded, command.reasons, { event_id: id, by: "ministry" }));
      await endWithAcceptance(trx, context, loaded, { because: "reopened", role });
      const by = { user_id: context.actor.user_id, role };
      await settleRequests(trx, found.id, ["recall"], { state: "granted", at: context.now, by });
      await settleRequests(trx, found.id, ["annulment"], { state: "closed", at: context.now, by: null });
      await tell(trx, context, found, { kind: "reopened", audience: "province" });
    },
  });
}
