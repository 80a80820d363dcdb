import type { Outcome } from "#app/domain/refusal.ts";
import { insertReasons } from "#db/history.ts";
import { insertNotice } from "#db/notice.ts";
import { grantOpenCorrections } from "#db/return-request.ts";
import type { Context } from "./context.server.ts";
import {
  checkReasons,
  type Decided,
  type DecisionCommand,
  type GivenReason,
  reasonRows,
  takeDecision,
} from "./take-decision.server.ts";

export interface SendBackReturn extends DecisionCommand {
  reasons: readonly GivenReason[];
  /** A text on the whole, shown above the reasons. */
  text: string;
}

/**
 * Sends the return back to its liaison with at least one coded reason. Refusals: see `takeDecision`;
 * `reason-required`, and `invalid-input` for a reason that names no cell of the return or `other` without a text.
 */
export async function sendBackReturn(context: Context, command: SendBackReturn): Promise<Outcome<Decided>> {
  return takeDecision(context, command, {
    verb: "review-return",
    event: "send-back",
    text: command.text.trim(),
    check: (loaded) => checkReasons(loaded, command.reasons),
    facts: () => ({ reasons_given: command.reasons.length }),
    columns: () => ({ sent_back_by: context.actor.user_id }),
    effects: async (trx, loaded, event) => {
      await insertReasons(trx, reasonRows(loaded, command.reasons, { event_id: event.id, by: "province" }));
      // What the liaison asked for has come about, whoever began it.
      if (loaded.matters.some((row) => row.kind === "correction")) {
        const by = { user_id: context.actor.user_id, role: event.role, at: context.now };
        await grantOpenCorrections(trx, loaded.found.id, by);
      }
      await insertNotice(trx, {
        kind: "sent-back",
        return_id: loaded.found.id,
        establishment_id: loaded.found.establishment_id,
        province_code: loaded.found.province_code,
        audience: "establishment",
        created_at: context.now,
      });
    },
  });
}
