import fc from "fast-check";
import { expect, test } from "vitest";
import { roles } from "#app/domain/actor.ts";
import { returnStates } from "#app/domain/monthly-return.ts";
import { allowedEvents, decide, returnEvents, transitions } from "#app/domain/review.ts";

const person = fc.integer({ min: 1, max: 4 });
const maybe = fc.option(person);
const now = new Date("2025-05-05T08:00:00Z");

const anyFacts = fc.record({
  state: fc.constantFrom(...returnStates),
  version: fc.integer({ min: 0, max: 3 }),
  in_force_version: fc.option(fc.integer({ min: 1, max: 3 })),
  period_state: fc.constantFrom("future", "planned", "open", "closed", "published"),
  signatory_required: fc.boolean(),
  typed_by: fc.array(person, { maxLength: 3 }),
  requested_by: maybe,
  accepted_by: maybe,
  accepted_at: fc.option(fc.integer({ min: 0, max: 20 }).map((minutes) => new Date(now.getTime() - minutes * 60_000))),
  state_before_accept: fc.option(fc.constantFrom(...returnStates)),
  sent_back_by: maybe,
  open_reasons: fc.integer({ min: 0, max: 2 }),
  correction_endorsed: fc.boolean(),
  objection_open: fc.boolean(),
} as const);

const count = fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined });
const anyRequest = fc.record({
  now: fc.constant(now),
  blocking_findings: count,
  unexplained_findings: count,
  unanswered_reasons: count,
  unanswered_ministry_reasons: count,
  reasons_given: count,
  call_logged: fc.boolean(),
  annulment_asked_by: maybe,
});
const anyBy = fc.record({ role: fc.constantFrom(...roles), user_id: person });
const anyEvent = fc.constantFrom(...returnEvents);

test("what is decided is always an answer, and the same one each time", () => {
  fc.assert(
    fc.property(anyFacts, anyEvent, anyBy, anyRequest, (facts, event, by, request) => {
      const first = decide(facts, event, by, request);
      expect(decide(facts, event, by, request)).toEqual(first);
      if (first.ok) expect(returnStates).toContain(first.to);
    }),
    { numRuns: 2000 },
  );
});

test("whatever the facts: no own figures decided, no version accepted and approved by one person, nothing sent back for nothing", () => {
  fc.assert(
    fc.property(anyFacts, anyEvent, anyBy, anyRequest, (facts, event, by, request) => {
      if (!decide(facts, event, by, request).ok) return;
      if (["accept", "send-back", "approve", "refer-back", "reopen", "annul"].includes(event)) {
        expect(facts.typed_by).not.toContain(by.user_id);
      }
      if (event === "approve") expect(facts.accepted_by).not.toBe(by.user_id);
      if (event === "send-back" || event === "refer-back") expect(request.reasons_given).toBeGreaterThan(0);
      if (event === "submit" || event === "sign") {
        expect(request.blocking_findings).toBe(0);
        expect(request.unexplained_findings).toBe(0);
        expect(["open", "closed", "published"]).toContain(facts.period_state);
      }
    }),
    { numRuns: 5000 },
  );
});

test("what decide allows was offered", () => {
  fc.assert(
    fc.property(anyFacts, anyEvent, anyBy, anyRequest, (facts, event, by, request) => {
      if (!decide(facts, event, by, request).ok) return;
      expect(allowedEvents(facts, { roles: [by.role], user_id: by.user_id }, now)).toContain(event);
    }),
    { numRuns: 3000 },
  );
});

/** Accepting alone writes where a return was accepted from, so it is a state that accepting starts at. */
const acceptedFrom = fc.constantFrom(...transitions.filter((row) => row.event === "accept").flatMap((row) => row.from));

test("a version in force is lost by nothing but annulling", () => {
  fc.assert(
    fc.property(anyFacts, acceptedFrom, anyEvent, anyBy, anyRequest, (facts, state_before_accept, event, by, request) => {
      const decision = decide({ ...facts, in_force_version: 1, state_before_accept }, event, by, request);
      // A return with a version in force never falls back to a state that looks as if nothing had been filed.
      if (decision.ok && event !== "save") expect(decision.to).not.toBe("draft");
    }),
    { numRuns: 3000 },
  );
});
