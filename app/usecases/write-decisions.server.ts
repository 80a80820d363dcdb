import type { Role } from "#app/domain/actor.ts";
import type { ReturnState } from "#app/domain/monthly-return.ts";
import { roleFor, rolesFor, type Verb } from "#app/domain/permission.ts";
import { decide, type EventFacts, type ReturnEvent } from "#app/domain/review.ts";
import type { TogetherOutcome, Unclean } from "#app/domain/together.ts";
import { insertEvents } from "#db/history.ts";
import { insertNotices } from "#db/notice.ts";
import { changeTogetherItems, type LockedReturn } from "#db/together.ts";
import type { Context, Trx } from "./context.server.ts";
import type { HeldReturn } from "./lock-for-decision.server.ts";
import { recordAudits } from "./record-audit.server.ts";

/** A decision that holds for one return of many. */
export interface DecidedReturn {
  row: LockedReturn;
  role: Role;
  to: ReturnState;
}

interface Act {
  verb: Verb;
  event: ReturnEvent;
  notice: string;
  facts?: (held: HeldReturn) => Omit<EventFacts, "now">;
  /** A refusal beyond those of the state table. */
  check?: (held: HeldReturn) => Unclean | null;
}

type Item = { return_id: number; revision: number };

/**
 * Judges an act on each of some held returns as it would be judged on one: permission over that return, the revision
 * seen, the state table.
 * @returns what may happen, and for every other return why not
 */
export function judgeTogether(context: Context, act: Act, items: readonly Item[], held: ReadonlyMap<number, HeldReturn>) {
  const decided: DecidedReturn[] = [];
  const refused = new Map<TogetherOutcome, number[]>();
  const refuse = (id: number, why: TogetherOutcome) => refused.set(why, [...(refused.get(why) ?? []), id]);
  for (const { return_id, revision } of items) {
    const one = held.get(return_id);
    const role = one && roleFor(context.actor, one.row, rolesFor(act.verb));
    if (!one || !role) {
      refuse(return_id, "not-found");
      continue;
    }
    if (one.row.revision !== revision) {
      refuse(return_id, "changed-meanwhile");
      continue;
    }
    const by = { role, user_id: context.actor.user_id };
    const decision = decide(one.facts, act.event, by, { now: context.now, ...act.facts?.(one) });
    const why = decision.ok ? act.check?.(one) : decision.refusal;
    if (why) refuse(return_id, why);
    else if (decision.ok) decided.push({ row: one.row, role, to: decision.to });
  }
  return { decided, refused };
}

/** Writes, for each return decided on, the same history, audit and notice as a single decision does. */
export async function writeDecisions(trx: Trx, context: Context, act: Act, decided: readonly DecidedReturn[]): Promise<void> {
  if (decided.length === 0) return;
  const actor_id = context.actor.user_id;
  const at = context.now;
  await insertEvents(
    trx,
    decided.map(({ row, role, to }) => ({
      return_id: row.id,
      event: act.event,
      from_state: row.state,
      to_state: to,
      version: row.version,
      actor_id,
      actor_role: role,
      at,
    })),
  );
  await insertNotices(
    trx,
    decided.map(({ row }) => ({
      kind: act.notice,
      return_id: row.id,
      establishment_id: row.establishment_id,
      province_code: row.province_code,
      audience: "establishment" as const,
      created_at: at,
    })),
  );
  await recordAudits(
    trx,
    decided.map(({ row, to }) => ({
      at,
      actor_id,
      verb: act.event,
      subject_kind: "monthly_return",
      subject_id: row.id,
      detail: { version: row.version, from: row.state, to },
    })),
  );
}

/** Notes at the decision on many what became of each return. */
export async function noteOutcomes(
  trx: Trx,
  togetherId: number,
  column: "outcome" | "undone",
  decided: readonly DecidedReturn[],
  refused: ReadonlyMap<TogetherOutcome, number[]>,
): Promise<void> {
  const all = new Map(refused);
  if (decided.length > 0)
    all.set(
      "done",
      decided.map(({ row }) => row.id),
    );
  for (const [what, ids] of all) {
    await changeTogetherItems(trx, togetherId, ids, column === "outcome" ? { outcome: what } : { undone: what });
  }
}
