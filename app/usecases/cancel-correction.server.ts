import { permit } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { changeAnswer } from "#db/history.ts";
import { findReturn } from "#db/monthly-return.ts";
import { closeAnsweredRequests, settleRequests } from "#db/return-request.ts";
import { changeSignatureRequest } from "#db/signature-request.ts";
import type { Context } from "./context.server.ts";
import { spoken, tell } from "./deal.server.ts";
import { operationOfVersion, restoreVersion } from "./restore-version.server.ts";
import { type Decided, type DecisionCommand, takeDecision } from "./take-decision.server.ts";

/**
 * Ends a correction under way: the month is approved again with the version in force, as it was sent; what was typed
 * since is given up, later versions stay in history, open reasons are withdrawn. Nothing leaves for the recipients, as
 * nothing changed for them. Refusals: see `takeDecision`; `not-in-this-state` where no version is in force,
 * `invalid-input` without a text.
 */
export async function cancelCorrection(context: Context, command: DecisionCommand & { text: string }): Promise<Outcome<Decided>> {
  const right = permit(context.actor, "reopen-return");
  if (!right) return refuse("not-permitted");
  const seen = await findReturn(context.db, right.scope, command.return_id);
  if (!seen) return refuse("not-found");
  const text = spoken(command.text, "cancellation");
  if (!text.ok) return text;
  const held = seen.in_force_version;
  const operation = held === null ? {} : await operationOfVersion(context, { ...seen, version: held });
  return takeDecision(context, command, {
    verb: "reopen-return",
    event: "cancel-correction",
    text: text.value,
    check: (loaded) => (loaded.found.in_force_version === held ? done(null) : refuse("changed-meanwhile")),
    facts: () => ({ reasons_given: 1 }),
    columns: (loaded) => ({ ...operation, figures_revision: loaded.found.figures_revision + 1 }),
    effects: async (trx, loaded) => {
      const { found } = loaded;
      const now = { decided_by: context.actor.user_id, decided_at: context.now };
      if (held !== null) await restoreVersion(trx, context, { ...found, version: held });
      const open = loaded.reasons.filter((row) => row.answer === null).map((row) => row.id);
      await changeAnswer(trx, open, "withdrawn", found.version);
      if (found.state === "awaiting-signature") {
        await changeSignatureRequest(trx, found.id, { ...now, outcome: "taken-back", version: null, text: text.value });
      }
      // What is still asked is about a correction that is no more.
      await closeAnsweredRequests(trx, found.id, context.now);
      await settleRequests(trx, found.id, ["recall"], { state: "closed", at: context.now, by: null });
      await tell(trx, context, found, { kind: "correction-cancelled", audience: "establishment" });
      await tell(trx, context, found, { kind: "correction-cancelled", audience: "province" });
    },
  });
}
