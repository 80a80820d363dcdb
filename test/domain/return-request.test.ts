import { describe, expect, test } from "vitest";
import { roles } from "#app/domain/actor.ts";
import { workingCalendar } from "#app/domain/calendar.ts";
import { returnStates } from "#app/domain/monthly-return.ts";
import {
  lockedForLiaison,
  mayDecideObjection,
  mayExtend,
  objectionAnswerBy,
  objectionUntil,
  offeredActs,
  openKeyOf,
  requestActs,
  requestKinds,
  requestStates,
  requestStep,
  requestSteps,
} from "#app/domain/return-request.ts";
import { transitions } from "#app/domain/review.ts";

const everything = requestKinds.flatMap((kind) =>
  requestStates.flatMap((state) =>
    returnStates.flatMap((during) => roles.flatMap((role) => requestActs.map((act) => ({ kind, state, during, role, act })))),
  ),
);

describe("the table of requests", () => {
  test("allows an act exactly where a row says so, and each combination by one row at most", () => {
    for (const { kind, state, during, role, act } of everything) {
      const rows = requestSteps.filter(
        (row) =>
          row.kind === kind &&
          row.act === act &&
          row.from.includes(state) &&
          row.by.includes(role) &&
          (row.during === null || row.during.includes(during)),
      );
      expect(rows.length, `${kind} ${state} ${during} ${role} ${act}`).toBeLessThanOrEqual(1);
      expect(requestStep({ kind, state }, during, act, role)).toBe(rows[0]);
    }
  });

  test("lets nobody act on a settled request, and only who asked withdraw", () => {
    for (const { kind, state, during, role, act } of everything) {
      if (!requestStep({ kind, state }, during, act, role)) continue;
      expect(["open", "endorsed"]).toContain(state);
      const asks = kind === "recall" ? ["expert", "supervisor"] : kind === "annulment" ? ["reviewer"] : ["liaison"];
      if (act === "withdraw") expect(asks).toContain(role);
      else expect(role).not.toBe("liaison");
    }
  });

  test("leaves no waiting request without somebody who can answer, while the month is beyond the liaison's reach", () => {
    for (const kind of requestKinds) {
      for (const state of kind === "correction" ? (["open", "endorsed"] as const) : (["open"] as const)) {
        for (const during of lockedForLiaison) {
          const acts = offeredActs({ kind, state }, during, ["expert", "supervisor", "reviewer"]);
          expect(acts.length, `${kind} ${state} in ${during}`).toBeGreaterThan(0);
        }
      }
    }
  });

  test("moves a return only as the state table allows to the same people in the same states", () => {
    for (const row of requestSteps) {
      if (row.event === null) continue;
      for (const role of row.by) {
        for (const during of row.during ?? []) {
          const allowed = transitions.some(
            (one) => one.event === row.event && one.by.includes(role) && one.from.includes(during),
          );
          expect(allowed, `${row.act} by ${role} in ${during}`).toBe(true);
        }
      }
    }
  });

  test("asks for an endorsement before the ministry grants the correction of an approved month", () => {
    const open = { kind: "correction", state: "open" } as const;
    expect(offeredActs(open, "approved", ["reviewer"])).toEqual([]);
    expect(offeredActs(open, "approved", ["expert"])).toEqual(["endorse", "refuse"]);
    expect(offeredActs({ ...open, state: "endorsed" }, "approved", ["reviewer"])).toEqual(["grant", "refuse"]);
    expect(offeredActs(open, "accepted", ["reviewer"])).toEqual(["pass-on", "refuse"]);
    expect(offeredActs(open, "in-review", ["expert"])).toEqual(["grant", "refuse"]);
  });
});

test("an expert extends once and up to five working days, a supervisor up to sixty and again, nobody else at all", () => {
  expect([1, 5, 6].map((days) => mayExtend("expert", days, 0))).toEqual([true, true, false]);
  expect(mayExtend("expert", 1, 1)).toBe(false);
  expect([0, 1, 60, 61, 1.5].map((days) => mayExtend("supervisor", days, 3))).toEqual([false, true, true, false, false]);
  expect(mayExtend("reviewer", 1, 0) || mayExtend("liaison", 1, 0)).toBe(false);
});

test("an objection and its answer have ten working days each; Thursdays, Fridays and holidays do not count", () => {
  // Wednesday 4 November 2026; Saturday the 7th is off here.
  const at = new Date("2026-11-04T10:00:00Z");
  expect(objectionUntil(at, workingCalendar([]))).toBe("2026-11-18");
  expect(objectionAnswerBy(at, workingCalendar(["2026-11-07"]))).toBe("2026-11-21");
});

test("an objection is decided by a supervisor who did not take the decision, else by the ministry", () => {
  const of = (role: "supervisor" | "reviewer" | "expert", user_id: number, others: boolean) =>
    mayDecideObjection({ role, user_id }, 7, others);
  expect(of("supervisor", 7, true)).toBe("same-person");
  expect(of("supervisor", 8, true)).toBe("yes");
  expect(of("reviewer", 9, true)).toBe("not-permitted");
  expect(of("reviewer", 9, false)).toBe("yes");
  expect(of("expert", 9, false)).toBe("not-permitted");
});

test("each matter has a name of its own", () => {
  const names = [
    openKeyOf({ kind: "extension", return_id: 1 }),
    openKeyOf({ kind: "correction", return_id: 1 }),
    openKeyOf({ kind: "objection", subject: "lateness", return_id: 1 }),
    openKeyOf({ kind: "objection", subject: "send-back", subject_id: 1 }),
    openKeyOf({ kind: "objection", subject: "refused-request", subject_id: 1 }),
  ];
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name.replace(/\d+$/, "4294967295").length).toBeLessThanOrEqual(40);
});
