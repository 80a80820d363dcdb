import type { Role } from "#app/domain/actor.ts";
import type { ReturnState } from "#app/domain/monthly-return.ts";
import { returnStates } from "#app/domain/monthly-return.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import type { Deciding, EventFacts, ReturnFacts } from "#app/domain/review-guards.ts";
import { type Guard, type GuardCode, guards, requestGuards } from "#app/domain/review-guards.ts";

export type { Deciding, EventFacts, GuardCode, ReturnFacts } from "#app/domain/review-guards.ts";

/** Everything that can happen to a monthly return. */
export const returnEvents = [
  "save",
  "submit",
  "request-signature",
  "sign",
  "decline",
  "take-back",
  "file-on-behalf",
  "withdraw",
  "start-review",
  "accept",
  "send-back",
  "undo-accept",
  "approve",
  "refer-back",
  "reopen",
  "grant-correction",
  "cancel-correction",
  "annul",
  "uphold-objection",
] as const;
export type ReturnEvent = (typeof returnEvents)[number];

/**
 * Where a row leads when the state alone does not say: `to-the-liaison` is returned where reasons are open or a version
 * is in force, else draft; `back-before-accept` is the state the return was accepted from.
 */
export const movingTargets = ["to-the-liaison", "back-before-accept"] as const;
export type MovingTarget = (typeof movingTargets)[number];

export interface Transition {
  readonly from: readonly ReturnState[];
  readonly event: ReturnEvent;
  readonly by: readonly Role[];
  readonly to: ReturnState | MovingTarget;
  /** Asked in this order; the first that says no is the answer. */
  readonly guards: readonly GuardCode[];
}

const complete: readonly GuardCode[] = ["period-open", "no-blocking-finding", "findings-explained", "reasons-answered"];
const beforeSubmission: readonly ReturnState[] = ["not-started", "draft", "returned"];
const withProvince: readonly ReturnState[] = ["submitted", "in-review", "referred-back"];
const province: readonly Role[] = ["expert", "supervisor"];

/** The whole life of a monthly return. What no row allows is refused; no clock is among the roles. */
export const transitions: readonly Transition[] = [
  { from: ["not-started", "draft"], event: "save", by: ["liaison"], to: "draft", guards: ["month-begun"] },
  { from: ["returned"], event: "save", by: ["liaison"], to: "returned", guards: ["month-begun"] },
  { from: beforeSubmission, event: "submit", by: ["liaison"], to: "submitted", guards: ["no-signatory-required", ...complete] },
  {
    from: beforeSubmission,
    event: "request-signature",
    by: ["liaison"],
    to: "awaiting-signature",
    guards: ["signatory-required", ...complete],
  },
  { from: ["awaiting-signature"], event: "sign", by: ["signatory"], to: "submitted", guards: ["not-who-requested", ...complete] },
  { from: ["awaiting-signature"], event: "decline", by: ["signatory"], to: "to-the-liaison", guards: ["reason-given"] },
  { from: ["awaiting-signature"], event: "take-back", by: ["liaison"], to: "to-the-liaison", guards: [] },
  {
    from: beforeSubmission,
    event: "file-on-behalf",
    by: province,
    to: "submitted",
    guards: ["period-open", "call-logged", "no-blocking-finding"],
  },
  { from: ["submitted"], event: "withdraw", by: ["liaison", "signatory"], to: "to-the-liaison", guards: [] },
  { from: ["submitted"], event: "start-review", by: province, to: "in-review", guards: [] },
  { from: withProvince, event: "accept", by: province, to: "accepted", guards: ["not-own-figures", "ministry-reasons-answered"] },
  { from: withProvince, event: "send-back", by: province, to: "returned", guards: ["not-own-figures", "reason-given"] },
  {
    from: ["accepted"],
    event: "undo-accept",
    by: province,
    to: "back-before-accept",
    guards: ["who-accepted", "within-undo-time"],
  },
  { from: ["accepted"], event: "approve", by: ["reviewer"], to: "approved", guards: ["not-own-figures", "not-who-accepted"] },
  { from: ["accepted"], event: "refer-back", by: ["reviewer"], to: "referred-back", guards: ["not-own-figures", "reason-given"] },
  { from: ["approved"], event: "reopen", by: ["reviewer"], to: "referred-back", guards: ["not-own-figures", "reason-given"] },
  {
    from: ["approved"],
    event: "grant-correction",
    by: ["reviewer"],
    to: "returned",
    guards: ["not-own-figures", "correction-endorsed"],
  },
  {
    // An approved return has no correction under way that could be cancelled.
    from: returnStates.filter((state) => state !== "approved"),
    event: "cancel-correction",
    by: ["reviewer"],
    to: "approved",
    guards: ["version-in-force", "not-own-figures", "reason-given"],
  },
  {
    from: ["approved"],
    event: "annul",
    by: ["reviewer"],
    to: "returned",
    guards: ["not-own-figures", "reason-given", "second-reviewer"],
  },
  {
    from: ["returned"],
    event: "uphold-objection",
    by: ["supervisor"],
    to: "in-review",
    guards: ["objection-open", "not-own-figures", "not-who-sent-back"],
  },
  {
    from: ["returned"],
    event: "uphold-objection",
    by: ["reviewer"],
    to: "in-review",
    guards: ["objection-open", "not-own-figures", "not-who-sent-back", "no-other-supervisor"],
  },
];

export type Decision = { ok: true; to: ReturnState } | { ok: false; refusal: RefusalCode };

function rowOf(state: ReturnState, event: ReturnEvent, role: Role): Transition | undefined {
  return transitions.find((row) => row.event === event && row.by.includes(role) && row.from.includes(state));
}

function target(to: Transition["to"], facts: ReturnFacts): ReturnState | null {
  switch (to) {
    case "to-the-liaison":
      return facts.open_reasons > 0 || facts.in_force_version !== null ? "returned" : "draft";
    case "back-before-accept":
      return facts.state_before_accept;
    default:
      return to;
  }
}

/**
 * Decides whether an event may happen to a return, and where it leads.
 * @param facts the return as loaded in the transaction
 * @param by who acts, in the one role in which he reaches this return
 * @param request what came with the act; what is left out is taken as not given, so that its guard refuses
 * @returns the new state, or why not: `not-permitted` where the role has no such event at all, `not-in-this-state`
 *   where no row starts here, else the refusal of the first guard that fails
 */
export function decide(facts: ReturnFacts, event: ReturnEvent, by: Deciding, request: EventFacts): Decision {
  if (!transitions.some((row) => row.event === event && row.by.includes(by.role))) return { ok: false, refusal: "not-permitted" };
  const row = rowOf(facts.state, event, by.role);
  if (row === undefined) return { ok: false, refusal: "not-in-this-state" };
  for (const code of row.guards) {
    const guard: Guard = guards[code];
    const refusal = guard(facts, by, request);
    if (refusal !== null) return { ok: false, refusal };
  }
  const to = target(row.to, facts);
  return to === null ? { ok: false, refusal: "not-in-this-state" } : { ok: true, to };
}

/**
 * The events a page may offer: those whose row starts here for one of the roles and whose guards over stored facts hold.
 * Guards over what is yet to be typed (findings, reasons, a logged call) are left to `decide`.
 * @param now business time, UTC instant
 */
export function allowedEvents(facts: ReturnFacts, by: { roles: readonly Role[]; user_id: number }, now: Date): ReturnEvent[] {
  return returnEvents.filter((event) =>
    by.roles.some((role) => {
      const row = rowOf(facts.state, event, role);
      if (row === undefined || target(row.to, facts) === null) return false;
      return row.guards.every(
        (code) => requestGuards.has(code) || guards[code](facts, { role, user_id: by.user_id }, { now }) === null,
      );
    }),
  );
}

/** @returns whether the figures of a return in this state may be typed over (by anyone). */
export function isEditable(state: ReturnState): boolean {
  return transitions.some((row) => row.event === "save" && row.from.includes(state));
}

/** @returns whether what was sent may be taken back in this state by who sent it. */
export function isWithdrawable(state: ReturnState): boolean {
  return transitions.some((row) => row.event === "withdraw" && row.from.includes(state));
}

/** @returns whether a return in this state has left its establishment. */
export function isSent(state: ReturnState): boolean {
  return !isEditable(state) && state !== "awaiting-signature";
}

/** Whose turn it is: the office a return waits for; null once approved. */
export function turnOf(state: ReturnState): "establishment" | "province" | "ministry" | null {
  switch (state) {
    case "not-started":
    case "draft":
    case "awaiting-signature":
    case "returned":
      return "establishment";
    case "submitted":
    case "in-review":
    case "referred-back":
      return "province";
    case "accepted":
      return "ministry";
    case "approved":
      return null;
  }
}
