import type { Role } from "#app/domain/actor.ts";
import type { ReturnState } from "#app/domain/monthly-return.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";

/** What is stored about a return, as far as the guards ask. */
export interface ReturnFacts {
  state: ReturnState;
  /** Number of the newest submission; 0 before the first. */
  version: number;
  in_force_version: number | null;
  /** `future` before the first day of the month itself. */
  period_state: "future" | "planned" | "open" | "closed" | "published";
  signatory_required: boolean;
  /** Who typed a cell or the operation block of the newest version. */
  typed_by: readonly number[];
  /** Who asked for the signature, while it is awaited. */
  requested_by: number | null;
  accepted_by: number | null;
  /** UTC instant. */
  accepted_at: Date | null;
  state_before_accept: ReturnState | null;
  sent_back_by: number | null;
  /** Reasons (of province or ministry) that no submission has answered yet. */
  open_reasons: number;
  /** A correction request of the liaison, endorsed by the province, waits for the ministry. */
  correction_endorsed: boolean;
  /** An objection against the newest send-back is open (a resubmission closes it). */
  objection_open: boolean;
}

/** What comes with one act. Left out means not given, and the guard that needs it refuses. */
export interface EventFacts {
  /** Business time, UTC instant. */
  now: Date;
  /** Findings of severity `block` in the figures as they stand. */
  blocking_findings?: number;
  /** Findings of severity `explain` without an explanation. */
  unexplained_findings?: number;
  /** Open reasons that are neither answered by a changed cell nor replied to. */
  unanswered_reasons?: number;
  /** Open reasons of the ministry the province has not answered. */
  unanswered_ministry_reasons?: number;
  /** Reasons (or, where one text is asked for, texts) given with the act. */
  reasons_given?: number;
  /** Filing by telephone: who spoke, number and time are logged. */
  call_logged?: boolean;
  /** The reviewer who asked for the annulment that is now confirmed. */
  annulment_asked_by?: number | null;
  /** The province has a supervisor who did not take the decision objected to. */
  other_supervisor?: boolean;
}

/** Who acts, in one role. */
export interface Deciding {
  role: Role;
  user_id: number;
}

/** @returns null where the act may go on, else why not. */
export type Guard = (facts: ReturnFacts, by: Deciding, request: EventFacts) => RefusalCode | null;

/** An acceptance can be undone by who gave it for so long. */
export const undoMilliseconds = 10 * 60_000;

/** @returns until when this person may take an acceptance back; null where he may not, or not any more. */
export function undoUntil(
  accepted: { state: ReturnState; accepted_by: number | null; state_since: Date },
  userId: number,
  now: Date,
): Date | null {
  if (accepted.state !== "accepted" || accepted.accepted_by !== userId) return null;
  const until = new Date(accepted.state_since.getTime() + undoMilliseconds);
  return now <= until ? until : null;
}

const unless = (holds: boolean, refusal: RefusalCode): RefusalCode | null => (holds ? null : refusal);

export const guards = {
  "month-begun": (facts) => unless(facts.period_state !== "future", "period-not-open"),
  "period-open": (facts) => unless(facts.period_state !== "future" && facts.period_state !== "planned", "period-not-open"),
  "no-signatory-required": (facts) => unless(!facts.signatory_required, "not-permitted"),
  "signatory-required": (facts) => unless(facts.signatory_required, "not-permitted"),
  "no-blocking-finding": (_facts, _by, request) => unless(request.blocking_findings === 0, "has-blocking-findings"),
  "findings-explained": (_facts, _by, request) => unless(request.unexplained_findings === 0, "needs-explanation"),
  "reasons-answered": (facts, _by, request) =>
    unless(facts.open_reasons === 0 || request.unanswered_reasons === 0, "reasons-unanswered"),
  "ministry-reasons-answered": (facts, _by, request) =>
    unless(facts.open_reasons === 0 || request.unanswered_ministry_reasons === 0, "reasons-unanswered"),
  "reason-given": (_facts, _by, request) => unless((request.reasons_given ?? 0) > 0, "reason-required"),
  "call-logged": (_facts, _by, request) => unless(request.call_logged === true, "invalid-input"),
  "not-own-figures": (facts, by) => unless(!facts.typed_by.includes(by.user_id), "own-figures"),
  "not-who-requested": (facts, by) => unless(facts.requested_by !== by.user_id, "same-person"),
  "not-who-accepted": (facts, by) => unless(facts.accepted_by !== by.user_id, "same-person"),
  "not-who-sent-back": (facts, by) => unless(facts.sent_back_by !== by.user_id, "same-person"),
  "who-accepted": (facts, by) => unless(facts.accepted_by === by.user_id, "not-permitted"),
  "within-undo-time": (facts, _by, request) =>
    unless(
      facts.accepted_at !== null && request.now.getTime() - facts.accepted_at.getTime() <= undoMilliseconds,
      "not-in-this-state",
    ),
  "version-in-force": (facts) => unless(facts.in_force_version !== null, "not-in-this-state"),
  "correction-endorsed": (facts) => unless(facts.correction_endorsed, "not-in-this-state"),
  "objection-open": (facts) => unless(facts.objection_open, "not-in-this-state"),
  "no-other-supervisor": (_facts, _by, request) => unless(request.other_supervisor === false, "not-permitted"),
  "second-reviewer": (_facts, by, request) =>
    unless(typeof request.annulment_asked_by === "number" && request.annulment_asked_by !== by.user_id, "same-person"),
} as const satisfies Record<string, Guard>;

export type GuardCode = keyof typeof guards;

/** Guards over what comes with the act: a page that only offers the act cannot ask them. */
export const requestGuards: ReadonlySet<GuardCode> = new Set<GuardCode>([
  "no-blocking-finding",
  "findings-explained",
  "reasons-answered",
  "ministry-reasons-answered",
  "reason-given",
  "call-logged",
  "no-other-supervisor",
  "second-reviewer",
]);
