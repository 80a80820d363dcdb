import type { Role } from "#app/domain/actor.ts";
import type { ReturnState } from "#app/domain/monthly-return.ts";
import { permit, roleFor, rolesFor } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { decide } from "#app/domain/review.ts";
import { LostRace } from "#db/batch.ts";
import { lockForDealings } from "#db/return-request.ts";
import { inTransaction, isDuplicate } from "#db/transaction.ts";
import type { Context, Trx } from "./context.server.ts";
import { factsOf, type LoadedReturn, loadReturn } from "./load-return.server.ts";
import { askRecall } from "./recall-return.server.ts";
import { recordAudit } from "./record-audit.server.ts";
import { once } from "./request-key.server.ts";
import { type SendBackReturn, tellSentBack } from "./send-back-return.server.ts";
import { checkReasons, type Decided, type DecisionCommand, storeEvent } from "./take-decision.server.ts";

/** A month with the revision the page saw. */
export type SeenMonth = Pick<DecisionCommand, "return_id" | "revision">;

/** What becomes of a month that its province wants back; null: it lies with its establishment already. */
export function goesBack(state: ReturnState): "sent-back" | "asked-for" | null {
  if (state === "submitted" || state === "in-review" || state === "referred-back") return "sent-back";
  return state === "accepted" || state === "approved" ? "asked-for" : null;
}

interface Month {
  loaded: LoadedReturn;
  role: Role;
}

/** @returns why the month cannot go back with the others, null where it can */
function obstacle(context: Context, { loaded, role }: Month, command: SendBackReturn): Outcome<null> {
  const goes = goesBack(loaded.found.state);
  if (goes === null) return refuse("not-in-this-state");
  const checked = checkReasons(loaded, command.reasons);
  if (!checked.ok) {
    if (loaded.found.id === command.return_id) return checked;
    return refuse("invalid-input", { fields: [{ field: `month.${loaded.found.id}`, code: "unknown-cell" }] });
  }
  if (command.reasons.length === 0) return refuse("reason-required");
  if (goes === "asked-for") {
    return loaded.matters.some((row) => row.kind === "recall") ? refuse("changed-meanwhile") : done(null);
  }
  const by = { role, user_id: context.actor.user_id };
  const decision = decide(factsOf(loaded), "send-back", by, { now: context.now, reasons_given: command.reasons.length });
  return decision.ok ? done(null) : refuse(decision.refusal);
}

async function storeMonth(trx: Trx, context: Context, { loaded, role }: Month, command: SendBackReturn): Promise<void> {
  const { found } = loaded;
  const text = command.text.trim();
  if (goesBack(found.state) === "asked-for") {
    const present = await lockForDealings(trx, found.id);
    if (present.revision !== found.revision) throw new LostRace();
    const request_id = await askRecall(trx, context, loaded, { reasons: command.reasons, text });
    await recordAudit(trx, {
      at: context.now,
      actor_id: context.actor.user_id,
      verb: "ask-recall",
      subject_kind: "monthly_return",
      subject_id: found.id,
      detail: { version: found.version, request_id },
    });
    return;
  }
  const columns = { sent_back_by: context.actor.user_id };
  const id = await storeEvent(trx, context, loaded, { event: "send-back", role, to: "returned", text, columns });
  if (id === null) throw new LostRace();
  await tellSentBack(trx, context, loaded, { id, role, reasons: command.reasons });
}

/**
 * Sends several months of one establishment back with the same reasons, all or nothing; those beyond the province's
 * reach become requests to the ministry, which can give them back in one click. Refusals: as `sendBackReturn`, for
 * whichever month comes first; a further month that is not there, or another establishment's, is `changed-meanwhile`.
 */
export async function sendBackMonths(
  context: Context,
  command: SendBackReturn & { months: readonly SeenMonth[] },
): Promise<Outcome<Decided>> {
  const right = permit(context.actor, "review-return");
  if (!right) return refuse("not-permitted");
  return once<Decided>(context, command.request, async (remember) => {
    const months: Month[] = [];
    const asked = [command, ...command.months.filter((month) => month.return_id !== command.return_id)];
    for (const { return_id, revision } of asked) {
      const loaded = await loadReturn(context, right.scope, return_id);
      const role = loaded && roleFor(context.actor, loaded.found, rolesFor("review-return"));
      const same = loaded?.found.establishment_id === (months[0]?.loaded ?? loaded)?.found.establishment_id;
      // A further month that its liaison took back is no missing page: what was written stays, whosever month was named.
      if (!loaded || !role || !same) return refuse(return_id === command.return_id ? "not-found" : "changed-meanwhile");
      if (loaded.found.revision !== revision) return refuse("changed-meanwhile");
      const checked = obstacle(context, { loaded, role }, command);
      if (!checked.ok) return checked;
      months.push({ loaded, role });
    }
    const first = months[0]?.loaded.found.state ?? "returned";
    const outcome: Decided = { state: goesBack(first) === "sent-back" ? "returned" : first };
    try {
      return await inTransaction(context.db, async (trx) => {
        for (const month of months) await storeMonth(trx, context, month, command);
        await remember(trx, outcome);
        return done(outcome);
      });
    } catch (error) {
      if (error instanceof LostRace || isDuplicate(error, "open_key")) return refuse("changed-meanwhile");
      throw error;
    }
  });
}
