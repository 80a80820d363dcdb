import type { Outcome } from "#app/domain/refusal.ts";
import type { Context } from "./context.server.ts";
import { type Decided, type DecisionCommand, takeDecision } from "./take-decision.server.ts";

/** The province's reviewer begins; from now on the liaison cannot withdraw. Refusals: see `takeDecision`. */
export async function startReview(context: Context, command: DecisionCommand): Promise<Outcome<Decided>> {
  return takeDecision(context, command, { verb: "review-return", event: "start-review" });
}
