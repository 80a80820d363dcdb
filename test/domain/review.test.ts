import { describe, expect, test } from "vitest";
import { roles } from "#app/domain/actor.ts";
import { type ReturnState, returnStates } from "#app/domain/monthly-return.ts";
import { allowedEvents, decide, type ReturnEvent, returnEvents, transitions } from "#app/domain/review.ts";
import { everything, favourable, now } from "./review-case.ts";

/** Written by hand from the product's table of states and events, not from the code. */
const expected: Record<ReturnEvent, { by: string; moves: Partial<Record<ReturnState, ReturnState>> }> = {
  save: { by: "liaison", moves: { "not-started": "draft", draft: "draft", returned: "returned" } },
  submit: { by: "liaison", moves: { "not-started": "submitted", draft: "submitted", returned: "submitted" } },
  "request-signature": {
    by: "liaison",
    moves: { "not-started": "awaiting-signature", draft: "awaiting-signature", returned: "awaiting-signature" },
  },
  sign: { by: "signatory", moves: { "awaiting-signature": "submitted" } },
  decline: { by: "signatory", moves: { "awaiting-signature": "draft" } },
  "take-back": { by: "liaison", moves: { "awaiting-signature": "draft" } },
  "file-on-behalf": {
    by: "expert supervisor",
    moves: { "not-started": "submitted", draft: "submitted", returned: "submitted" },
  },
  withdraw: { by: "liaison signatory", moves: { submitted: "draft" } },
  "start-review": { by: "expert supervisor", moves: { submitted: "in-review" } },
  accept: {
    by: "expert supervisor",
    moves: { submitted: "accepted", "in-review": "accepted", "referred-back": "accepted" },
  },
  "send-back": {
    by: "expert supervisor",
    moves: { submitted: "returned", "in-review": "returned", "referred-back": "returned" },
  },
  "undo-accept": { by: "expert supervisor", moves: { accepted: "in-review" } },
  approve: { by: "reviewer", moves: { accepted: "approved" } },
  "refer-back": { by: "reviewer", moves: { accepted: "referred-back" } },
  reopen: { by: "reviewer", moves: { approved: "referred-back" } },
  "grant-correction": { by: "reviewer", moves: { approved: "returned" } },
  "cancel-correction": {
    by: "reviewer",
    moves: {
      "not-started": "approved",
      draft: "approved",
      "awaiting-signature": "approved",
      submitted: "approved",
      "in-review": "approved",
      returned: "approved",
      accepted: "approved",
      "referred-back": "approved",
    },
  },
  annul: { by: "reviewer", moves: { approved: "returned" } },
  "uphold-objection": { by: "supervisor reviewer", moves: { returned: "in-review" } },
};

describe("every state × event × role", () => {
  const cases = returnStates.flatMap((state) => returnEvents.flatMap((event) => roles.map((role) => ({ state, event, role }))));

  test("there are 9 states, 19 events and 8 roles", () => {
    expect(cases).toHaveLength(9 * 19 * 8);
  });

  test.each(returnEvents)("%s leads exactly where the table says, and is refused everywhere else", (event) => {
    const { by, moves } = expected[event];
    for (const state of returnStates) {
      for (const role of roles) {
        const decision = decide(favourable(state, event), event, { role, user_id: 7 }, everything);
        const to = moves[state];
        if (!by.split(" ").includes(role)) {
          expect(decision, `${state} ${event} ${role}`).toEqual({ ok: false, refusal: "not-permitted" });
        } else if (to === undefined) {
          expect(decision, `${state} ${event} ${role}`).toEqual({ ok: false, refusal: "not-in-this-state" });
        } else {
          expect(decision, `${state} ${event} ${role}`).toEqual({ ok: true, to });
        }
      }
    }
  });

  test("no two rows speak about one state, event and role", () => {
    for (const { state, event, role } of cases) {
      const rows = transitions.filter((row) => row.event === event && row.from.includes(state) && row.by.includes(role));
      expect(rows.length, `${state} ${event} ${role}`).toBeLessThanOrEqual(1);
    }
  });

  test("what a page may offer is what the favourable case allows", () => {
    for (const { state, event, role } of cases) {
      const { by, moves } = expected[event];
      const offered = allowedEvents(favourable(state, event), { roles: [role], user_id: 7 }, now).includes(event);
      expect(offered, `${state} ${event} ${role}`).toBe(by.split(" ").includes(role) && moves[state] !== undefined);
    }
  });
});
