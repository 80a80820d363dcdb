import type { Role } from "#app/domain/actor.ts";
import type { CellReference, ReasonCode, ReturnState } from "#app/domain/monthly-return.ts";
import { permit, roleFor, rolesFor, type Verb } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { decide, type EventFacts, type ReturnEvent } from "#app/domain/review.ts";
import { insertEvent } from "#db/history.ts";
import { type Changes, changeReturn } from "#db/monthly-return.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Context, RequestKey, Trx } from "./context.server.ts";
import { factsOf, type LoadedReturn, loadReturn } from "./load-return.server.ts";
import { recordAudit } from "./record-audit.server.ts";
import { once } from "./request-key.server.ts";

export interface GivenReason extends CellReference {
  code: ReasonCode;
  text: string;
}

export interface DecisionCommand {
  return_id: number;
  /** Revision the person saw; a decision on another one is refused. */
  revision: number;
  request: RequestKey;
}

export interface Decided {
  state: ReturnState;
}

interface DecisionShape {
  verb: Verb;
  event: ReturnEvent;
  text?: string;
  /** The return as the state table is to see it, where the act itself undoes something of what is stored. */
  before?: (loaded: LoadedReturn) => LoadedReturn;
  /** What came with the act, besides the time. */
  facts?: (loaded: LoadedReturn) => Omit<EventFacts, "now">;
  /** Further refusals, on what was loaded. */
  check?: (loaded: LoadedReturn) => Outcome<null> | Promise<Outcome<null>>;
  columns?: (loaded: LoadedReturn, context: Context) => Changes | Promise<Changes>;
  /** Rows written beside the event, in the same transaction. */
  effects?: (
    trx: Trx,
    loaded: LoadedReturn,
    event: { id: number; role: Role; to: ReturnState },
    context: Context,
  ) => Promise<void>;
}

/**
 * Takes one person's decision on a return that was sent: permission, scope, state table, compare-and-set on the revision seen,
 * history and audit in one transaction.
 * @returns the new state; `not-found` for what lies outside the scope, `changed-meanwhile` where somebody was quicker
 */
export async function takeDecision(context: Context, command: DecisionCommand, shape: DecisionShape): Promise<Outcome<Decided>> {
  const right = permit(context.actor, shape.verb);
  if (!right) return refuse("not-permitted");
  return once<Decided>(context, command.request, async (remember) => {
    const loaded = await loadReturn(context, right.scope, command.return_id);
    if (!loaded) return refuse("not-found");
    const { found } = loaded;
    const role = roleFor(context.actor, found, rolesFor(shape.verb));
    if (!role) return refuse("not-found");
    if (found.revision !== command.revision) return refuse("changed-meanwhile");
    const checked = await shape.check?.(loaded);
    if (checked && !checked.ok) return checked;
    const decision = decide(
      factsOf(shape.before?.(loaded) ?? loaded),
      shape.event,
      { role, user_id: context.actor.user_id },
      { now: context.now, ...shape.facts?.(loaded) },
    );
    if (!decision.ok) return refuse(decision.refusal);
    const outcome = { state: decision.to };
    const columns = await shape.columns?.(loaded, context);
    const won = await inTransaction(context.db, async (trx) => {
      const { event, text = "" } = shape;
      const id = await storeEvent(trx, context, loaded, { event, role, to: decision.to, text, columns: columns ?? {} });
      if (id === null) return false;
      await shape.effects?.(trx, loaded, { id, role, to: decision.to }, context);
      await remember(trx, outcome);
      return true;
    });
    return won ? done(outcome) : refuse("changed-meanwhile");
  });
}

/**
 * Stores what was decided on a return, with its history and audit, provided nobody did meanwhile.
 * @returns the id of its event; null where another write came first
 */
export async function storeEvent(
  trx: Trx,
  context: Context,
  { found }: LoadedReturn,
  decided: { event: ReturnEvent; role: Role; to: ReturnState; text: string; columns: Changes },
): Promise<number | null> {
  const { event, role, to, text, columns } = decided;
  const changes = { state_since: context.now, ...columns, state: to, revision: found.revision + 1 };
  if (!(await changeReturn(trx, found.id, found, changes))) return null;
  const id = await insertEvent(trx, {
    return_id: found.id,
    event,
    from_state: found.state,
    to_state: to,
    version: found.version,
    actor_id: context.actor.user_id,
    actor_role: role,
    at: context.now,
    text,
  });
  await recordAudit(trx, {
    at: context.now,
    actor_id: context.actor.user_id,
    verb: event,
    subject_kind: "monthly_return",
    subject_id: found.id,
    detail: { version: found.version, from: found.state, to },
  });
  return id;
}

/** @returns `invalid-input` where a reason names a product the return lacks, or `other` comes without a text. */
export function checkReasons(loaded: LoadedReturn, reasons: readonly GivenReason[]): Outcome<null> {
  const fields = reasons.flatMap((reason, index) => {
    if (reason.code === "other" && reason.text.trim() === "") {
      return [{ field: `reason.${index}.text`, code: "reason-text-required" }];
    }
    const known = reason.product_line_id === null || loaded.figures.has(reason.product_line_id);
    const whole = reason.product_line_id !== null || reason.measure === null;
    return known && whole ? [] : [{ field: `reason.${index}.cell`, code: "unknown-cell" }];
  });
  return fields.length > 0 ? refuse("invalid-input", { fields }) : done(null);
}

/** Rows of `review_reason` for reasons given with an event; each keeps what its cell held. */
export function reasonRows(
  loaded: LoadedReturn,
  reasons: readonly GivenReason[],
  raised: { event_id: number; by: "province" | "ministry" },
) {
  return reasons.map((reason) => ({
    return_id: loaded.found.id,
    event_id: raised.event_id,
    raised_by: raised.by,
    version: loaded.found.version,
    code: reason.code,
    text: reason.text.trim(),
    product_line_id: reason.product_line_id,
    measure: reason.measure,
    value_then:
      reason.product_line_id !== null && reason.measure !== null
        ? (loaded.figures.get(reason.product_line_id)?.[reason.measure] ?? null)
        : null,
  }));
}
