import type { Outcome } from "#app/domain/refusal.ts";
import { insertReasons } from "#db/history.ts";
import { insertNotice } from "#db/notice.ts";
import { settleRequests } from "#db/return-request.ts";
import type { Context } from "./context.server.ts";
import { endWithAcceptance } from "./end-standing.server.ts";
import type { SendBackReturn } from "./send-back-return.server.ts";
import { checkReasons, type Decided, reasonRows, takeDecision } from "./take-decision.server.ts";

/** Refers an accepted return back to its province, with reasons. Refusals: as `sendBackReturn`. */
export async function referBackReturn(context: Context, command: SendBackReturn): Promise<Outcome<Decided>> {
  return takeDecision(context, command, {
    verb: "approve-return",
    event: "refer-back",
    text: command.text.trim(),
    check: (loaded) => checkReasons(loaded, command.reasons),
    facts: () => ({ reasons_given: command.reasons.length }),
    effects: async (trx, loaded, event) => {
      await insertReasons(trx, reasonRows(loaded, command.reasons, { event_id: event.id, by: "ministry" }));
      await endWithAcceptance(trx, context, loaded, { because: "referred-back", role: event.role });
      // What the province asked for has come about, whoever began it.
      if (loaded.matters.some((row) => row.kind === "recall")) {
        const by = { user_id: context.actor.user_id, role: event.role };
        await settleRequests(trx, loaded.found.id, ["recall"], { state: "granted", at: context.now, by });
      }
      await insertNotice(trx, {
        kind: "referred-back",
        return_id: loaded.found.id,
        establishment_id: loaded.found.establishment_id,
        province_code: loaded.found.province_code,
        audience: "province",
        created_at: context.now,
      });
    },
  });
}
