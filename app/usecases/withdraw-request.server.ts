import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { requestStep } from "#app/domain/return-request.ts";
import { changeRequest, listRequests } from "#db/return-request.ts";
import type { Context } from "./context.server.ts";
import { type DealingCommand, deal } from "./deal.server.ts";

/** An act on a request of the return. */
export interface RequestCommand extends DealingCommand {
  request_id: number;
}

const verbs = { establishment: "write-to-province", province: "review-return", ministry: "approve-return" } as const;

/**
 * Takes a request back that waits: the liaison its own, the province a recall, a reviewer the annulment he asked for.
 * Refusals: `not-found`, `not-in-this-state` where it waits no more, `not-permitted` for another reviewer's annulment.
 */
export async function withdrawRequest(
  context: Context,
  command: RequestCommand & { desk: keyof typeof verbs },
): Promise<Outcome<{ request_id: number }>> {
  const { request_id, desk } = command;
  return deal(context, command, {
    verb: verbs[desk],
    audit: "withdraw-request",
    notice: desk === "establishment" ? { kind: "request-withdrawn", audience: "province" } : null,
    work: async (trx, found, role) => {
      const request = (await listRequests(trx, found.id)).find((row) => row.id === request_id);
      if (!request) return refuse("not-found");
      const step = requestStep(request, found.state, "withdraw", role);
      if (!step) return refuse("not-in-this-state");
      const others = request.kind === "annulment" && request.asked_by !== context.actor.user_id;
      if (others) return refuse("not-permitted");
      await changeRequest(trx, request, { state: step.to, open_key: null, decided_at: context.now });
      return done({ request_id });
    },
  });
}
