import type { Role } from "#app/domain/actor.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { type RequestAct, type RequestStep, requestStep } from "#app/domain/return-request.ts";
import type { ReviewDesk } from "#app/domain/review-queue.ts";
import { LostRace } from "#db/batch.ts";
import { insertReasons } from "#db/history.ts";
import { changeRequest, listRequestCells, listRequests, type RequestRow, settleRequests } from "#db/return-request.ts";
import type { Context, Trx } from "./context.server.ts";
import { deal, tell } from "./deal.server.ts";
import type { LoadedReturn } from "./load-return.server.ts";
import { type Decided, type DecisionCommand, reasonRows, takeDecision } from "./take-decision.server.ts";
import type { RequestCommand } from "./withdraw-request.server.ts";

export interface CorrectionDecision extends DecisionCommand {
  request_id: number;
  desk: ReviewDesk;
  text: string;
}

/**
 * The province supports the correction of an approved month; the ministry decides. Refusals: `not-found`,
 * `not-in-this-state` where the month is not approved or the request does not wait for this.
 */
export async function endorseCorrection(context: Context, command: RequestCommand): Promise<Outcome<{ request_id: number }>> {
  const { request_id } = command;
  return deal(context, command, {
    verb: "review-return",
    audit: "endorse-correction",
    notice: { kind: "correction-endorsed", audience: "ministry" },
    work: async (trx, found, role) => {
      const request = (await listRequests(trx, found.id)).find((row) => row.id === request_id && row.kind === "correction");
      if (!request) return refuse("not-found");
      const step = requestStep(request, found.state, "endorse", role);
      if (!step) return refuse("not-in-this-state");
      await changeRequest(trx, request, { state: step.to, endorsed_by: context.actor.user_id, endorsed_at: context.now });
      await tell(trx, context, found, { kind: "correction-endorsed", audience: "establishment" });
      return done({ request_id });
    },
  });
}

/** The request's cells as reasons, each with the liaison's own words as its reply: it guides, and blocks nothing. */
async function insertRequestedReasons(
  trx: Trx,
  loaded: LoadedReturn,
  request: RequestRow,
  raised: { event_id: number; by: "province" | "ministry" },
): Promise<void> {
  const cells = (await listRequestCells(trx, loaded.found.id)).filter((cell) => cell.request_id === request.id);
  const places = cells.length > 0 ? cells : [{ product_line_id: null, measure: null }];
  const reasons = places.map(({ product_line_id, measure }) => ({
    code: "other" as const,
    text: request.text,
    product_line_id,
    measure,
  }));
  const reply = { reply: request.text, replied_by: request.asked_by, replied_at: request.asked_at };
  await insertReasons(
    trx,
    reasonRows(loaded, reasons, raised).map((row) => ({ ...row, ...reply })),
  );
}

/** The row of the table for somebody of a desk, whichever of the desk's roles he has. */
function stepOfDesk(request: RequestRow, loaded: LoadedReturn, act: RequestAct, desk: ReviewDesk): RequestStep | undefined {
  const roles: readonly Role[] = desk === "province" ? ["expert", "supervisor"] : ["reviewer"];
  return roles.map((role) => requestStep(request, loaded.found.state, act, role)).find((step) => step !== undefined);
}

async function moveReturn(context: Context, command: CorrectionDecision, act: "grant" | "pass-on"): Promise<Outcome<Decided>> {
  const { desk } = command;
  const ofReturn = await listRequests(context.db, command.return_id);
  const request = ofReturn.find((row) => row.id === command.request_id && row.kind === "correction");
  const event =
    act === "pass-on" ? ("refer-back" as const) : desk === "province" ? ("send-back" as const) : ("grant-correction" as const);
  try {
    return await takeDecision(context, command, {
      verb: desk === "province" ? "review-return" : "approve-return",
      event,
      text: command.text.trim(),
      check: (loaded) => {
        if (!request) return refuse("not-found");
        return stepOfDesk(request, loaded, act, desk)?.event === event ? done(null) : refuse("not-in-this-state");
      },
      facts: () => ({ reasons_given: 1 }),
      columns: () => (event === "send-back" ? { sent_back_by: context.actor.user_id } : {}),
      effects: async (trx, loaded, { id, role }) => {
        if (!request) return;
        const decided = { decided_by: context.actor.user_id, decided_role: role, decided_at: context.now };
        const changes =
          act === "pass-on"
            ? { state: "open" as const, passed_event_id: id }
            : { state: "granted" as const, open_key: null, ...decided, decision_text: command.text.trim() };
        if (!(await changeRequest(trx, request, changes))) throw new LostRace();
        // What the ministry passed on stands as reasons already, open until the next version.
        const stands = request.passed_event_id !== null && loaded.reasons.some((row) => row.answer === null);
        if (!stands) {
          const office = desk === "province" ? "province" : "ministry";
          await insertRequestedReasons(trx, loaded, request, { event_id: id, by: office });
        }
        // A month that is back has nothing left to be asked back, or annulled, for.
        const by = { user_id: context.actor.user_id, role };
        await settleRequests(trx, loaded.found.id, ["recall"], { state: "granted", at: context.now, by });
        await settleRequests(trx, loaded.found.id, ["annulment"], { state: "closed", at: context.now, by: null });
        const notice =
          act === "pass-on"
            ? ({ kind: "correction-passed-on", audience: "province" } as const)
            : ({ kind: "correction-granted", audience: "establishment" } as const);
        await tell(trx, context, loaded.found, notice);
      },
    });
  } catch (error) {
    if (error instanceof LostRace) return refuse("changed-meanwhile");
    throw error;
  }
}

/**
 * Grants a correction: the month is returned with the request's cells as its reasons; a version in force stays in
 * force. The province does it by a send-back, the ministry of an approved month that the province endorsed. Refusals:
 * see `takeDecision`; `not-in-this-state` where it is another desk's turn.
 */
export async function grantCorrection(context: Context, command: CorrectionDecision): Promise<Outcome<Decided>> {
  return moveReturn(context, command, "grant");
}

/** The ministry refers an accepted month back to its province, which can then send it back. Refusals: as for granting. */
export async function passOnCorrection(context: Context, command: CorrectionDecision): Promise<Outcome<Decided>> {
  return moveReturn(context, command, "pass-on");
}
