import { permit } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { undoMilliseconds } from "#app/domain/review-guards.ts";
import type { ReviewDesk } from "#app/domain/review-queue.ts";
import { listHistories } from "#db/decision-clock.ts";
import { changeReturn } from "#db/monthly-return.ts";
import { changeUndoAsked, type FoundTogether, findTogether, listNotUndone, lockTogether } from "#db/together.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Context, RequestKey } from "./context.server.ts";
import { type BegunTogether, carryOut } from "./decide-together.server.ts";
import { lockForDecision } from "./lock-for-decision.server.ts";
import { recordAudit } from "./record-audit.server.ts";
import { once } from "./request-key.server.ts";
import { sinceBeforeAccept } from "./undo-accept.server.ts";
import { verbOfQueue } from "./view-queue.server.ts";
import { judgeTogether, noteOutcomes, writeDecisions } from "./write-decisions.server.ts";

const act = { verb: "review-return", event: "undo-accept", notice: "acceptance-undone" } as const;
const batch = 50;

/** @returns until when acceptances given together may be taken back; null for approvals, and once it was asked for */
export function undoTogetherUntil(together: Pick<FoundTogether, "event" | "asked_at" | "undo_asked_at">): Date | null {
  if (together.event !== "accept" || together.undo_asked_at !== null) return null;
  return new Date(together.asked_at.getTime() + undoMilliseconds);
}

/** Gives the next few back in one transaction. @returns how many there were */
async function undoNext(context: Context, togetherId: number): Promise<number> {
  return inTransaction(context.db, async (trx) => {
    await lockTogether(trx, togetherId);
    const items = await listNotUndone(trx, togetherId, batch);
    if (items.length === 0) return 0;
    const ids = items.map((item) => item.return_id);
    const held = await lockForDecision(trx, ids);
    const { decided, refused } = judgeTogether(context, act, items, held);
    const histories = await listHistories(trx, ids);
    for (const { row, to } of decided) {
      const events = histories.filter((event) => event.return_id === row.id).reverse();
      await changeReturn(trx, row.id, row, {
        state: to,
        revision: row.revision + 1,
        accepted_by: null,
        state_before_accept: null,
        state_since: sinceBeforeAccept(events, row),
      });
    }
    await writeDecisions(trx, context, act, decided);
    await noteOutcomes(trx, togetherId, "undone", decided, refused);
    return items.length;
  });
}

/**
 * Takes back all acceptances that were given together, within ten minutes, each as `undoAccept` does; what the ministry
 * has decided meanwhile stays, and is named. One that was cut off goes on when it is asked for again.
 * @returns `not-found` for anybody else's, `not-in-this-state` after ten minutes or where it was taken back already
 */
export async function undoTogether(
  context: Context,
  command: { together_id: number; request: RequestKey },
): Promise<Outcome<BegunTogether>> {
  if (!permit(context.actor, act.verb)) return refuse("not-permitted");
  const { together_id, request } = command;
  const asked = await once<BegunTogether>(context, request, async (remember) => {
    const found = await findTogether(context.db, context.actor.user_id, together_id);
    if (!found) return refuse("not-found");
    const until = undoTogetherUntil(found);
    if (until === null || context.now > until) return refuse("not-in-this-state");
    await inTransaction(context.db, async (trx) => {
      await changeUndoAsked(trx, together_id, context.now);
      await recordAudit(trx, {
        at: context.now,
        actor_id: context.actor.user_id,
        verb: "undo-accept-together",
        subject_kind: "decision_together",
        subject_id: together_id,
        detail: {},
      });
      await remember(trx, { together_id });
    });
    return done({ together_id });
  });
  if (asked.ok) await giveBack(context, asked.value.together_id);
  return asked;
}

async function giveBack(context: Context, togetherId: number): Promise<void> {
  while ((await undoNext(context, togetherId)) > 0);
}

/**
 * Goes on with a decision of one's own on many, or with taking it back, where it was cut off.
 * @returns `not-found` for anybody else's
 */
export async function continueTogether(context: Context, desk: ReviewDesk, togetherId: number): Promise<Outcome<BegunTogether>> {
  const found = await findTogether(context.db, context.actor.user_id, togetherId);
  if (!permit(context.actor, verbOfQueue[desk]) || !found || found.desk !== desk) return refuse("not-found");
  await (found.undo_asked_at === null ? carryOut(context, desk, togetherId) : giveBack(context, togetherId));
  return done({ together_id: togetherId });
}
