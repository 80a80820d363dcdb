import type { Scope } from "#app/domain/actor.ts";
import { permit } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import type { ReviewDesk } from "#app/domain/review-queue.ts";
import { eventTogether, mostTogether, uncleanBecause } from "#app/domain/together.ts";
import { changeReturns, insertTogether, listItemsOf, listKnownIds, listUndecided, lockTogether } from "#db/together.ts";
import { inTransaction } from "#db/transaction.ts";
import { checkSettings } from "./check-settings.server.ts";
import type { Context, RequestKey, Trx } from "./context.server.ts";
import { lockForDecision } from "./lock-for-decision.server.ts";
import { putInForce } from "./put-in-force.server.ts";
import { recordAudit } from "./record-audit.server.ts";
import { once } from "./request-key.server.ts";
import { type DecidedReturn, judgeTogether, noteOutcomes, writeDecisions } from "./write-decisions.server.ts";

export interface DecideTogether {
  /** Returns with the revision the person saw of each. */
  items: readonly { return_id: number; revision: number }[];
  request: RequestKey;
}

export interface BegunTogether {
  together_id: number;
}

// An approval writes figures and messages beside the return; neither desk holds its locks for more than an instant.
const acts = {
  province: { verb: "review-return", event: eventTogether.province, notice: "accepted", batch: 50 },
  ministry: { verb: "approve-return", event: eventTogether.ministry, notice: "approved", batch: 10 },
} as const;

/** @returns the impact from which a return is looked at by itself, percent of the country's monthly output */
export async function togetherFloor(context: Pick<Context, "db">): Promise<string> {
  return (await checkSettings(context.db)).thresholds({ isic_code: "", item_id: null }).together_floor;
}

async function accept(trx: Trx, context: Context, decided: readonly DecidedReturn[]): Promise<void> {
  for (const state of new Set(decided.map(({ row }) => row.state))) {
    const ids = decided.filter(({ row }) => row.state === state).map(({ row }) => row.id);
    const by = { accepted_by: context.actor.user_id, state_before_accept: state };
    await changeReturns(trx, ids, { ...by, state: "accepted", state_since: context.now });
  }
}

async function approve(trx: Trx, context: Context, decided: readonly DecidedReturn[]): Promise<void> {
  if (decided.length === 0) return;
  const lines = await listItemsOf(trx, [...new Set(decided.map(({ row }) => row.establishment_id))]);
  const items = new Map(lines.map((line) => [line.id, line.catalogue_item_id]));
  for (const { row } of decided) {
    await changeReturns(trx, [row.id], { in_force_version: row.version, state: "approved", state_since: context.now });
    await putInForce(trx, context, row, items);
  }
}

/** Decides the next few in one transaction. @returns how many there were */
async function decideNext(context: Context, desk: ReviewDesk, togetherId: number, floor: string): Promise<number> {
  const act = acts[desk];
  return inTransaction(context.db, async (trx) => {
    // What is taken back is not gone on with.
    if (await lockTogether(trx, togetherId)) return 0;
    const items = await listUndecided(trx, togetherId, act.batch);
    if (items.length === 0) return 0;
    const held = await lockForDecision(
      trx,
      items.map((item) => item.return_id),
    );
    const judged = {
      ...act,
      facts: ({ facts }: { facts: { open_reasons: number } }) => ({ unanswered_ministry_reasons: facts.open_reasons }),
      check: ({ clean }: { clean: Parameters<typeof uncleanBecause>[0] }) => uncleanBecause(clean, floor),
    };
    const { decided, refused } = judgeTogether(context, judged, items, held);
    await (desk === "province" ? accept : approve)(trx, context, decided);
    await writeDecisions(trx, context, judged, decided);
    await noteOutcomes(trx, togetherId, "outcome", decided, refused);
    return items.length;
  });
}

/** Decides what is left of a decision that was begun. */
export async function carryOut(context: Context, desk: ReviewDesk, togetherId: number): Promise<void> {
  const floor = await togetherFloor(context);
  while ((await decideNext(context, desk, togetherId, floor)) > 0);
}

async function begin(context: Context, desk: ReviewDesk, scope: Scope, command: DecideTogether): Promise<Outcome<BegunTogether>> {
  const { items, request } = command;
  const ids = new Set(items.map((item) => item.return_id));
  if (items.length === 0 || items.length > mostTogether || ids.size < items.length) return refuse("invalid-input");
  return once<BegunTogether>(context, request, async (remember) => {
    const known = new Set(await listKnownIds(context.db, scope, [...ids]));
    const mine = items.filter((item) => known.has(item.return_id));
    if (mine.length === 0) return refuse("not-found");
    const unknown = items.length - mine.length;
    const by = { user_id: context.actor.user_id, desk, event: acts[desk].event, asked_at: context.now, unknown };
    return inTransaction(context.db, async (trx) => {
      const together_id = await insertTogether(trx, by, mine);
      await recordAudit(trx, {
        at: context.now,
        actor_id: context.actor.user_id,
        verb: `${acts[desk].event}-together`,
        subject_kind: "decision_together",
        subject_id: together_id,
        detail: { returns: mine.length, unknown },
      });
      await remember(trx, { together_id });
      return done({ together_id });
    });
  });
}

/**
 * Accepts (the province) or approves (the ministry) many clean returns at once. Each is decided on its own merits and by
 * the revision that was seen of it, in batches; one that may not be decided keeps its state, and why is kept with the
 * decision. One that was begun and cut off goes on when it is asked for again.
 * @returns the decision's id; `not-permitted`; `invalid-input` for none, too many, or one twice; `not-found` where none of
 *   them is within reach; `key-reused`
 */
export async function decideTogether(
  context: Context,
  desk: ReviewDesk,
  command: DecideTogether,
): Promise<Outcome<BegunTogether>> {
  const right = permit(context.actor, acts[desk].verb);
  if (!right) return refuse("not-permitted");
  const begun = await begin(context, desk, right.scope, command);
  if (begun.ok) await carryOut(context, desk, begun.value.together_id);
  return begun;
}
