import type { Role } from "#app/domain/actor.ts";
import type { Outcome } from "#app/domain/refusal.ts";
import { insertReasons } from "#db/history.ts";
import { insertNotice } from "#db/notice.ts";
import { grantOpenCorrections } from "#db/return-request.ts";
import type { Context, Trx } from "./context.server.ts";
import type { LoadedReturn } from "./load-return.server.ts";
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

/** Rows written beside a send-back: its reasons, the requests it grants, the liaison's notice. */
export async function tellSentBack(
  trx: Trx,
  context: Context,
  loaded: LoadedReturn,
  sent: { id: number; role: Role; reasons: readonly GivenReason[] },
): Promise<void> {
  const { found } = loaded;
  await insertReasons(trx, reasonRows(loaded, sent.reasons, { event_id: sent.id, by: "province" }));
  // What the liaison asked for has come about, whoever began it.
  if (loaded.matters.some((row) => row.kind === "correction")) {
    await grantOpenCorrections(trx, found.id, { user_id: context.actor.user_id, role: sent.role, at: context.now });
  }
  await insertNotice(trx, {
    kind: "sent-back",
    return_id: found.id,
    establishment_id: found.establishment_id,
    province_code: found.province_code,
    audience: "establishment",
    created_at: context.now,
  });
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
    effects: (trx, loaded, event) => tellSentBack(trx, context, loaded, { ...event, reasons: command.reasons }),
  });
}
