import { type Outcome, refuse } from "#app/domain/refusal.ts";
import { insertNotice } from "#db/notice.ts";
import { changeSignatureRequest } from "#db/signature-request.ts";
import type { Context } from "./context.server.ts";
import { type Decided, type DecisionCommand, takeDecision } from "./take-decision.server.ts";

/** Most letters of a reason for declining. */
export const declineTextLength = 2000;

/**
 * The signatory declines with a reason; the month goes back to its liaison as draft, or as returned where reasons are
 * open or a version is in force. Refusals: see `takeDecision`; `reason-required`, `invalid-input` for too long a text.
 */
export async function declineReturn(context: Context, command: DecisionCommand & { text: string }): Promise<Outcome<Decided>> {
  const text = command.text.trim();
  if (text.length > declineTextLength) return refuse("invalid-input", { fields: [{ field: "text", code: "too-long" }] });
  return takeDecision(context, command, {
    verb: "decline-return",
    event: "decline",
    text,
    facts: () => ({ reasons_given: text === "" ? 0 : 1 }),
    effects: async (trx, loaded) => {
      await changeSignatureRequest(trx, loaded.found.id, {
        outcome: "declined",
        decided_by: context.actor.user_id,
        decided_at: context.now,
        version: null,
        text,
      });
      await insertNotice(trx, {
        kind: "signature-declined",
        return_id: loaded.found.id,
        establishment_id: loaded.found.establishment_id,
        province_code: loaded.found.province_code,
        audience: "establishment",
        created_at: context.now,
      });
    },
  });
}

/** A liaison takes the request back, to go on typing. Refusals: see `takeDecision`. */
export async function takeBackReturn(context: Context, command: DecisionCommand): Promise<Outcome<Decided>> {
  return takeDecision(context, command, {
    verb: "take-back-return",
    event: "take-back",
    effects: async (trx, loaded) => {
      await changeSignatureRequest(trx, loaded.found.id, {
        outcome: "taken-back",
        decided_by: context.actor.user_id,
        decided_at: context.now,
        version: null,
        text: "",
      });
    },
  });
}
