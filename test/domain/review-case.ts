import type { ReturnState } from "#app/domain/monthly-return.ts";
import type { EventFacts, ReturnEvent, ReturnFacts } from "#app/domain/review.ts";

export const now = new Date("2025-05-05T08:00:00Z");

export function facts(changes: Partial<ReturnFacts> = {}): ReturnFacts {
  return {
    state: "draft",
    version: 1,
    in_force_version: null,
    period_state: "open",
    signatory_required: false,
    typed_by: [1],
    requested_by: null,
    accepted_by: null,
    accepted_at: null,
    state_before_accept: null,
    sent_back_by: null,
    open_reasons: 0,
    correction_endorsed: false,
    objection_open: false,
    ...changes,
  };
}

/** A request to which no guard over what is given says no. */
export const everything: EventFacts = {
  now,
  blocking_findings: 0,
  unexplained_findings: 0,
  unanswered_reasons: 0,
  unanswered_ministry_reasons: 0,
  reasons_given: 1,
  call_logged: true,
  annulment_asked_by: 99,
  other_supervisor: false,
};

/** Facts under which every guard of the event holds for user 7. */
export function favourable(state: ReturnState, event: ReturnEvent): ReturnFacts {
  return facts({
    state,
    signatory_required: event === "request-signature",
    in_force_version: event === "cancel-correction" ? 1 : null,
    accepted_by: event === "undo-accept" ? 7 : 8,
    accepted_at: now,
    state_before_accept: "in-review",
    correction_endorsed: true,
    objection_open: true,
  });
}
