import type { Outcome } from "#app/domain/refusal.ts";
import { listEvents, reopenReplies } from "#db/history.ts";
import { insertNotice } from "#db/notice.ts";
import type { Context, Trx } from "./context.server.ts";
import { endWithAcceptance } from "./end-standing.server.ts";
import type { LoadedReturn } from "./load-return.server.ts";
import { type Decided, type DecisionCommand, takeDecision } from "./take-decision.server.ts";

/**
 * Since when the return was in the state it is given back to: its wait goes on, and in no queue does it arrive anew.
 * @returns the time of the acceptance where history says no more
 */
export function sinceBeforeAccept(
  events: readonly { event: string; from_state: string; to_state: string; at: Date }[],
  accepted: { state_before_accept: string | null; state_since: Date },
): Date {
  const before = events.find(
    (row) =>
      row.event !== "undo-accept" &&
      row.to_state === accepted.state_before_accept &&
      row.from_state !== accepted.state_before_accept,
  );
  return before?.at ?? accepted.state_since;
}

/** Rows written beside an undone acceptance: the ministry's reasons are open again, and the establishment is told. */
export async function giveBackAcceptance(
  trx: Trx,
  context: Context,
  accepted: Pick<LoadedReturn["found"], "id" | "establishment_id" | "province_code" | "state_since">,
): Promise<void> {
  await reopenReplies(trx, accepted.id, { user_id: context.actor.user_id, at: accepted.state_since });
  await insertNotice(trx, {
    kind: "acceptance-undone",
    return_id: accepted.id,
    establishment_id: accepted.establishment_id,
    province_code: accepted.province_code,
    audience: "establishment",
    created_at: context.now,
  });
}

/**
 * Takes an own acceptance back, within ten minutes and before the ministry decided: the return is where it was, with the
 * replies to the ministry's reasons as typed. Refusals: see `takeDecision`; `not-permitted` for who did not accept it,
 * `not-in-this-state` after that time.
 */
export async function undoAccept(context: Context, command: DecisionCommand): Promise<Outcome<Decided>> {
  return takeDecision(context, command, {
    verb: "review-return",
    event: "undo-accept",
    columns: async ({ found }) => ({
      accepted_by: null,
      state_before_accept: null,
      state_since: sinceBeforeAccept(await listEvents(context.db, found.id), found),
    }),
    effects: async (trx, loaded, { role }) => {
      await endWithAcceptance(trx, context, loaded, { because: "acceptance-undone", role });
      await giveBackAcceptance(trx, context, loaded.found);
    },
  });
}
