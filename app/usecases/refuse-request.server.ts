import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { requestStep } from "#app/domain/return-request.ts";
import type { ReviewDesk } from "#app/domain/review-queue.ts";
import { changeRequest, listRequests } from "#db/return-request.ts";
import type { Context } from "./context.server.ts";
import { deal, spoken } from "./deal.server.ts";
import type { RequestCommand } from "./withdraw-request.server.ts";

export interface RefuseRequest extends RequestCommand {
  desk: ReviewDesk;
  text: string;
}

/**
 * Refuses an extension or a correction, in words; objections are decided on by `decideObjection`. Refusals: `not-found`,
 * `not-in-this-state` where another desk's turn it is or the request waits no more, `invalid-input` without a text.
 */
export async function refuseRequest(context: Context, command: RefuseRequest): Promise<Outcome<{ request_id: number }>> {
  const { request_id, desk } = command;
  return deal(context, command, {
    verb: desk === "province" ? "review-return" : "approve-return",
    audit: "refuse-request",
    notice: { kind: "request-refused", audience: "establishment" },
    work: async (trx, found, role) => {
      const request = (await listRequests(trx, found.id)).find((row) => row.id === request_id && row.kind !== "objection");
      if (!request) return refuse("not-found");
      const step = requestStep(request, found.state, "refuse", role);
      if (!step) return refuse("not-in-this-state");
      const text = spoken(command.text, `decision.${request_id}`);
      if (!text.ok) return text;
      await changeRequest(trx, request, {
        state: step.to,
        open_key: null,
        decided_by: context.actor.user_id,
        decided_role: role,
        decided_at: context.now,
        decision_text: text.value,
      });
      return done({ request_id });
    },
  });
}
