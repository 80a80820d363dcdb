import { describe, expect, test } from "vitest";
import { type ReturnState, returnStates } from "#app/domain/monthly-return.ts";
import {
  allowedEvents,
  decide,
  type EventFacts,
  isEditable,
  type ReturnEvent,
  type ReturnFacts,
  turnOf,
} from "#app/domain/review.ts";
import { everything, facts, favourable, now } from "./review-case.ts";

describe("guards", () => {
  const liaison = { role: "liaison", user_id: 1 } as const;
  const expert = { role: "expert", user_id: 7 } as const;
  const reviewer = { role: "reviewer", user_id: 9 } as const;

  test.each([
    ["period-not-open", { period_state: "planned" }, {}],
    ["period-not-open", { period_state: "future" }, {}],
    ["has-blocking-findings", {}, { blocking_findings: 1 }],
    ["has-blocking-findings", {}, { blocking_findings: undefined }],
    ["needs-explanation", {}, { unexplained_findings: 2 }],
    ["needs-explanation", {}, { unexplained_findings: undefined }],
    ["reasons-unanswered", { open_reasons: 1 }, { unanswered_reasons: 1 }],
    ["reasons-unanswered", { open_reasons: 1 }, { unanswered_reasons: undefined }],
    ["not-permitted", { signatory_required: true }, {}],
  ] as const)("submit is refused: %s", (refusal, stored, asked) => {
    expect(decide(facts(stored), "submit", liaison, { ...everything, ...asked })).toEqual({ ok: false, refusal });
  });

  test("a planned month takes drafts, a future one does not", () => {
    expect(decide(facts({ period_state: "planned" }), "save", liaison, { now })).toEqual({ ok: true, to: "draft" });
    expect(decide(facts({ period_state: "future" }), "save", liaison, { now })).toEqual({
      ok: false,
      refusal: "period-not-open",
    });
  });

  test("filing stays possible when the period is closed or published", () => {
    for (const period_state of ["closed", "published"] as const) {
      expect(decide(facts({ period_state }), "submit", liaison, everything)).toEqual({ ok: true, to: "submitted" });
    }
  });

  test("a signature needs another person than who asked for it", () => {
    const waiting = facts({ state: "awaiting-signature", requested_by: 5 });
    expect(decide(waiting, "sign", { role: "signatory", user_id: 5 }, everything)).toEqual({ ok: false, refusal: "same-person" });
    expect(decide(waiting, "sign", { role: "signatory", user_id: 6 }, everything)).toEqual({ ok: true, to: "submitted" });
  });

  test("sending or referring back without a reason is impossible", () => {
    for (const reasons_given of [0, undefined]) {
      const asked = { ...everything, reasons_given };
      expect(decide(facts({ state: "in-review" }), "send-back", expert, asked)).toEqual({
        ok: false,
        refusal: "reason-required",
      });
      const accepted = facts({ state: "accepted", accepted_by: 7 });
      expect(decide(accepted, "refer-back", reviewer, asked)).toEqual({ ok: false, refusal: "reason-required" });
    }
  });

  test("nobody decides on figures he typed", () => {
    const events: [ReturnState, ReturnEvent, "expert" | "supervisor" | "reviewer"][] = [
      ["submitted", "accept", "expert"],
      ["in-review", "accept", "supervisor"],
      ["in-review", "send-back", "expert"],
      ["accepted", "approve", "reviewer"],
      ["accepted", "refer-back", "reviewer"],
      ["approved", "reopen", "reviewer"],
      ["approved", "annul", "reviewer"],
      ["approved", "grant-correction", "reviewer"],
    ];
    for (const [state, event, role] of events) {
      const typed = { ...favourable(state, event), typed_by: [3, 7] };
      expect(decide(typed, event, { role, user_id: 7 }, everything), event).toEqual({ ok: false, refusal: "own-figures" });
    }
  });

  test("nobody accepts and approves one version", () => {
    const accepted = facts({ state: "accepted", accepted_by: 9 });
    expect(decide(accepted, "approve", reviewer, everything)).toEqual({ ok: false, refusal: "same-person" });
    expect(allowedEvents(accepted, { roles: ["reviewer"], user_id: 9 }, now)).not.toContain("approve");
  });

  test("a return the ministry referred back is accepted again only when its reasons are answered", () => {
    const back = facts({ state: "referred-back", open_reasons: 2 });
    expect(decide(back, "accept", expert, { now, unanswered_ministry_reasons: 1 })).toEqual({
      ok: false,
      refusal: "reasons-unanswered",
    });
    expect(decide(back, "accept", expert, { now, unanswered_ministry_reasons: 0 })).toEqual({ ok: true, to: "accepted" });
  });

  test("an acceptance is undone within ten minutes, by who gave it, to where it came from", () => {
    const acceptedFrom = (state_before_accept: ReturnState, minutes: number) =>
      facts({ state: "accepted", accepted_by: 7, accepted_at: new Date(now.getTime() - minutes * 60_000), state_before_accept });
    for (const state of ["submitted", "in-review", "referred-back"] as const) {
      expect(decide(acceptedFrom(state, 10), "undo-accept", expert, { now })).toEqual({ ok: true, to: state });
    }
    expect(decide(acceptedFrom("submitted", 10.01), "undo-accept", expert, { now })).toEqual({
      ok: false,
      refusal: "not-in-this-state",
    });
    expect(decide(acceptedFrom("submitted", 1), "undo-accept", { role: "expert", user_id: 8 }, { now })).toEqual({
      ok: false,
      refusal: "not-permitted",
    });
  });

  test("withdrawn, declined or taken back: returned where reasons are open or a version is in force, else draft", () => {
    const cases: [Partial<ReturnFacts>, ReturnState][] = [
      [{}, "draft"],
      [{ open_reasons: 1 }, "returned"],
      [{ in_force_version: 1 }, "returned"],
    ];
    for (const [change, to] of cases) {
      expect(decide(facts({ state: "submitted", ...change }), "withdraw", liaison, { now })).toEqual({ ok: true, to });
      expect(decide(facts({ state: "awaiting-signature", ...change }), "take-back", liaison, { now })).toEqual({ ok: true, to });
      const signatory = { role: "signatory", user_id: 2 } as const;
      expect(decide(facts({ state: "awaiting-signature", ...change }), "decline", signatory, everything)).toEqual({
        ok: true,
        to,
      });
    }
  });

  test("a correction is cancelled only where a version is in force", () => {
    expect(decide(facts({ state: "returned" }), "cancel-correction", reviewer, everything)).toEqual({
      ok: false,
      refusal: "not-in-this-state",
    });
  });

  test("annulling takes a second reviewer", () => {
    const approved = facts({ state: "approved", in_force_version: 1 });
    for (const annulment_asked_by of [undefined, null, 9]) {
      expect(decide(approved, "annul", reviewer, { ...everything, annulment_asked_by })).toEqual({
        ok: false,
        refusal: "same-person",
      });
    }
  });

  test("an objection is upheld by a supervisor who did not send it back, while it is open", () => {
    const supervisor = { role: "supervisor", user_id: 4 } as const;
    const returned = facts({ state: "returned", sent_back_by: 4, objection_open: true });
    expect(decide(returned, "uphold-objection", supervisor, { now })).toEqual({ ok: false, refusal: "same-person" });
    const closed = { ...returned, sent_back_by: 7, objection_open: false };
    expect(decide(closed, "uphold-objection", supervisor, { now })).toEqual({ ok: false, refusal: "not-in-this-state" });
  });

  test("the ministry decides only where the province has no supervisor who could", () => {
    const returned = facts({ state: "returned", version: 1, objection_open: true, sent_back_by: 3 });
    const by = { role: "reviewer", user_id: 9 } as const;
    for (const other_supervisor of [undefined, true]) {
      expect(decide(returned, "uphold-objection", by, { now, other_supervisor })).toEqual({
        ok: false,
        refusal: "not-permitted",
      });
    }
    expect(decide(returned, "uphold-objection", by, { now, other_supervisor: false })).toEqual({ ok: true, to: "in-review" });
  });

  test("filing on behalf needs a logged call and no error, but no explanation", () => {
    const asked: EventFacts = { now, blocking_findings: 0, call_logged: true };
    expect(decide(facts(), "file-on-behalf", expert, asked)).toEqual({ ok: true, to: "submitted" });
    expect(decide(facts(), "file-on-behalf", expert, { ...asked, call_logged: false })).toEqual({
      ok: false,
      refusal: "invalid-input",
    });
  });

  test("figures are locked from the request of a signature until the return comes back", () => {
    expect(returnStates.filter(isEditable)).toEqual(["not-started", "draft", "returned"]);
  });

  test("every state but approved waits for somebody", () => {
    expect(returnStates.filter((state) => turnOf(state) === null)).toEqual(["approved"]);
    expect(turnOf("accepted")).toBe("ministry");
    expect(turnOf("referred-back")).toBe("province");
  });
});
