import { permit } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { openKeyOf, requestStep } from "#app/domain/return-request.ts";
import { LostRace } from "#db/batch.ts";
import { insertReasons } from "#db/history.ts";
import { findReturn } from "#db/monthly-return.ts";
import {
  changeRequest,
  insertRequest,
  insertRequestReasons,
  listRequestReasons,
  listRequests,
  settleRequests,
} from "#db/return-request.ts";
import type { Context, Trx } from "./context.server.ts";
import { tell } from "./deal.server.ts";
import type { LoadedReturn } from "./load-return.server.ts";
import { type Decided, type DecisionCommand, type GivenReason, reasonRows, takeDecision } from "./take-decision.server.ts";

/** Stores that the province wants a month back that it accepted, with the reasons it would send it back for. */
export async function askRecall(
  trx: Trx,
  context: Context,
  { found }: LoadedReturn,
  asked: { reasons: readonly GivenReason[]; text: string },
): Promise<number> {
  const [first] = asked.reasons;
  const id = await insertRequest(
    trx,
    {
      return_id: found.id,
      kind: "recall",
      version: found.version,
      // A request says why in words; where none go for the whole, the first reason's stand, else its code does.
      text: asked.text.trim() || first?.text.trim() || `(${first?.code ?? "other"})`,
      asked_by: context.actor.user_id,
      asked_at: context.now,
      open_key: openKeyOf({ kind: "recall", return_id: found.id }),
    },
    [],
  );
  const reasons = asked.reasons.map(({ code, text, product_line_id, measure }) => ({
    code,
    text: text.trim(),
    product_line_id,
    measure,
  }));
  await insertRequestReasons(trx, id, reasons);
  await tell(trx, context, found, { kind: "recall-asked", audience: "ministry" });
  return id;
}

/**
 * The ministry gives a month back that its province wants: an accepted one is referred back, an approved one reopened,
 * with the reasons the province gave; a version in force stays in force. Refusals: see `takeDecision`.
 */
export async function grantRecall(
  context: Context,
  command: DecisionCommand & { request_id: number; text: string },
): Promise<Outcome<Decided>> {
  const request = (await listRequests(context.db, command.return_id)).find(
    (row) => row.id === command.request_id && row.kind === "recall",
  );
  const given = await listRequestReasons(context.db, command.return_id);
  const reasons = given.filter((row) => row.request_id === command.request_id);
  // Which of the two it is depends on the month; `check` asks again with the month as loaded.
  const right = permit(context.actor, "approve-return");
  const seen = right && (await findReturn(context.db, right.scope, command.return_id));
  const event = seen?.state === "approved" ? ("reopen" as const) : ("refer-back" as const);
  try {
    return await takeDecision(context, command, {
      verb: "approve-return",
      event,
      text: command.text.trim(),
      check: (loaded) => {
        if (!request) return refuse("not-found");
        const step = requestStep(request, loaded.found.state, "grant", "reviewer");
        return step?.event === event ? done(null) : refuse("not-in-this-state");
      },
      facts: () => ({ reasons_given: reasons.length }),
      effects: async (trx, loaded, { id, role }) => {
        if (!request) return;
        const decided = { decided_by: context.actor.user_id, decided_role: role, decided_at: context.now };
        const granted = { state: "granted" as const, open_key: null, ...decided, decision_text: command.text.trim() };
        if (!(await changeRequest(trx, request, granted))) throw new LostRace();
        await insertReasons(trx, reasonRows(loaded, reasons, { event_id: id, by: "ministry" }));
        await settleRequests(trx, loaded.found.id, ["annulment"], { state: "closed", at: context.now, by: null });
        await tell(trx, context, loaded.found, { kind: event === "reopen" ? "reopened" : "referred-back", audience: "province" });
      },
    });
  } catch (error) {
    if (error instanceof LostRace) return refuse("changed-meanwhile");
    throw error;
  }
}
