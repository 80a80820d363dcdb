import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { requestStep } from "#app/domain/return-request.ts";
import { changeRequest, listRequests } from "#db/return-request.ts";
import type { Context } from "./context.server.ts";
import { type DealingCommand, deal } from "./deal.server.ts";

/** An act on a request of the return. */
export interface RequestCommand extends DealingCommand {
  request_id: number;
}

/** The liaison takes a request back that waits. Refusals: `not-found`, `not-in-this-state` where it waits no more. */
export async function withdrawRequest(context: Context, command: RequestCommand): Promise<Outcome<{ request_id: number }>> {
  const { request_id } = command;
  return deal(context, command, {
    verb: "write-to-province",
    audit: "withdraw-request",
    notice: { kind: "request-withdrawn", audience: "province" },
    work: async (trx, found, role) => {
      const request = (await listRequests(trx, found.id)).find((row) => row.id === request_id);
      if (!request) return refuse("not-found");
      const step = requestStep(request, found.state, "withdraw", role);
      if (!step) return refuse("not-in-this-state");
      await changeRequest(trx, request, { state: step.to, open_key: null, decided_at: context.now });
      return done({ request_id });
    },
  });
}
