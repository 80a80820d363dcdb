import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { openKeyOf, requestStep } from "#app/domain/return-request.ts";
import { LostRace } from "#db/batch.ts";
import { replaceFiguresInForce } from "#db/figure-in-force.ts";
import { insertReasons } from "#db/history.ts";
import { changeRequest, insertRequest, listRequests, settleRequests } from "#db/return-request.ts";
import { findSubmission } from "#db/submission.ts";
import type { Context, Trx } from "./context.server.ts";
import { type DealingCommand, deal, spoken, tell } from "./deal.server.ts";
import { endWithAcceptance } from "./end-standing.server.ts";
import type { LoadedReturn } from "./load-return.server.ts";
import { queueDispatches } from "./queue-dispatches.server.ts";
import { type Decided, type DecisionCommand, reasonRows, takeDecision } from "./take-decision.server.ts";

/**
 * One reviewer wants an approved month annulled; until a second confirms it nothing happens to the month. Refusals:
 * `not-found`, `not-in-this-state` where it is not approved, `changed-meanwhile` where one waits already,
 * `invalid-input` without a text.
 */
export async function askAnnulment(
  context: Context,
  command: DealingCommand & { text: string },
): Promise<Outcome<{ request_id: number }>> {
  return deal(context, command, {
    verb: "reopen-return",
    audit: "ask-annulment",
    notice: { kind: "annulment-asked", audience: "ministry" },
    work: async (trx, found) => {
      if (found.state !== "approved") return refuse("not-in-this-state");
      const text = spoken(command.text, "annulment");
      if (!text.ok) return text;
      const open_key = openKeyOf({ kind: "annulment", return_id: found.id });
      const by = { asked_by: context.actor.user_id, asked_at: context.now };
      const row = { return_id: found.id, version: found.version, text: text.value, kind: "annulment" as const, open_key, ...by };
      return done({ request_id: await insertRequest(trx, row, []) });
    },
  });
}

/** Takes the version out of force: its figures count nowhere any more, and the recipients are told to drop them. */
async function takeOutOfForce(trx: Trx, context: Context, { found }: LoadedReturn): Promise<void> {
  if (found.in_force_version === null) return;
  const submission = await findSubmission(trx, found.id, found.in_force_version);
  if (!submission) throw new Error(`return ${found.id} has no submission ${found.in_force_version}`);
  await replaceFiguresInForce(trx, found.establishment_id, found.period, []);
  await queueDispatches(trx, context, {
    return_id: found.id,
    establishment_id: found.establishment_id,
    submission_id: submission.id,
    kind: "withdraw",
  });
}

/**
 * A second reviewer confirms an annulment: the month is returned with its text as a reason, nothing is in force, and the
 * recipients get `withdraw`. Refusals: see `takeDecision`; `same-person` for who asked for it.
 */
export async function annulReturn(
  context: Context,
  command: DecisionCommand & { request_id: number; text: string },
): Promise<Outcome<Decided>> {
  const ofReturn = await listRequests(context.db, command.return_id);
  const request = ofReturn.find((row) => row.id === command.request_id && row.kind === "annulment");
  try {
    return await takeDecision(context, command, {
      verb: "reopen-return",
      event: "annul",
      text: request?.text ?? "",
      check: (loaded) => {
        if (!request) return refuse("not-found");
        return requestStep(request, loaded.found.state, "grant", "reviewer") ? done(null) : refuse("not-in-this-state");
      },
      facts: () => ({ reasons_given: 1, annulment_asked_by: request?.asked_by ?? null }),
      columns: () => ({ in_force_version: null, sent_back_by: context.actor.user_id }),
      effects: async (trx, loaded, { id, role }) => {
        if (!request) return;
        const { found } = loaded;
        const decided = { decided_by: context.actor.user_id, decided_role: role, decided_at: context.now };
        const granted = { state: "granted" as const, open_key: null, ...decided, decision_text: command.text.trim() };
        if (!(await changeRequest(trx, request, granted))) throw new LostRace();
        await takeOutOfForce(trx, context, loaded);
        await endWithAcceptance(trx, context, loaded, { because: "annulled", role });
        const reason = { code: "other" as const, text: request.text, product_line_id: null, measure: null };
        await insertReasons(trx, reasonRows(loaded, [reason], { event_id: id, by: "ministry" }));
        const by = { user_id: context.actor.user_id, role };
        await settleRequests(trx, found.id, ["correction", "recall"], { state: "granted", at: context.now, by });
        await tell(trx, context, found, { kind: "annulled", audience: "establishment" });
        await tell(trx, context, found, { kind: "annulled", audience: "province" });
      },
    });
  } catch (error) {
    if (error instanceof LostRace) return refuse("changed-meanwhile");
    throw error;
  }
}
