import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { type RequestKind, requestStep } from "#app/domain/return-request.ts";
import type { ReviewDesk } from "#app/domain/review-queue.ts";
import { changeRequest, listRequests } from "#db/return-request.ts";
import type { Context } from "./context.server.ts";
import { deal, spoken, tell } from "./deal.server.ts";
import type { RequestCommand } from "./withdraw-request.server.ts";

/** Whom a refusal concerns: who asked. */
function refusedNotice(kind: RequestKind): Parameters<typeof tell>[3] {
  if (kind === "annulment") return { kind: "annulment-declined", audience: "ministry" };
  if (kind === "recall") return { kind: "recall-refused", audience: "province" };
  return { kind: "request-refused", audience: "establishment" };
}

export interface RefuseRequest extends RequestCommand {
  desk: ReviewDesk;
  text: string;
}

/**
 * Refuses an extension, a correction, a recall or an annulment, in words; objections are decided on by `decideObjection`. Refusals: `not-found`,
 * `not-in-this-state` where another desk's turn it is or the request waits no more, `invalid-input` without a text.
 */
export async function refuseRequest(context: Context, command: RefuseRequest): Promise<Outcome<{ request_id: number }>> {
  const { request_id, desk } = command;
  return deal(context, command, {
    verb: desk === "province" ? "review-return" : "approve-return",
    audit: "refuse-request",
    notice: null,
    work: async (trx, found, role) => {
      const request = (await listRequests(trx, found.id)).find((row) => row.id === request_id && row.kind !== "objection");
      if (!request) return refuse("not-found");
      const step = requestStep(request, found.state, "refuse", role);
      if (!step) return refuse("not-in-this-state");
      if (request.kind === "annulment" && request.asked_by === context.actor.user_id) return refuse("same-person");
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
      await tell(trx, context, found, refusedNotice(request.kind));
      return done({ request_id });
    },
  });
}
