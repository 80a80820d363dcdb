import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { acceptReturn } from "#app/usecases/accept-return.server.ts";
import { exportScorecard } from "#app/usecases/export-scorecard.server.ts";
import { extendSilent } from "#app/usecases/extend-silent.server.ts";
import type { JobContext } from "#app/usecases/job-context.server.ts";
import { logContact } from "#app/usecases/log-contact.server.ts";
import { sendReminders } from "#app/usecases/send-reminders.server.ts";
import { startReview } from "#app/usecases/start-review.server.ts";
import { timeDecisions } from "#app/usecases/time-decisions.server.ts";
import { viewBoard } from "#app/usecases/view-board.server.ts";
import { viewFollowUp } from "#app/usecases/view-follow-up.server.ts";
import { viewOwnScorecard, viewScorecard } from "#app/usecases/view-scorecard.server.ts";
import { viewSilent } from "#app/usecases/view-silent.server.ts";
import { viewTimeline } from "#app/usecases/view-timeline.server.ts";
import { weighEstablishments } from "#app/usecases/weigh-establishments.server.ts";
import { buildRegister, contextOf, filedPeriod, filingTime, freshKey, type Person } from "#test/builders/filing.ts";
import { decisionOn, file, unfile } from "#test/builders/review.ts";
import { talk } from "#test/builders/talk.ts";
import { emptyTables, type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
const [mine, bricks, theirs] = [101, 102, 103];
beforeAll(async () => {
  fresh = await freshDatabase();
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());
beforeEach(async () => {
  await emptyTables(fresh.db, ["contact_log", "reminder", "decision_clock", "establishment_weight", "export_file", "job"]);
  await unfile(fresh.db);
  await fresh.db.updateTable("monthly_return").set({ due_on: "2026-11-01" }).where("period", "=", filedPeriod).execute();
});

const ask = { period: null, search: "", mine: false, page: 1 };
const listed = async (person: Person) => {
  const seen = await viewSilent(contextOf(fresh.db, person), ask);
  if (!seen.ok) throw new Error(seen.refusal.code);
  return seen.value;
};
const extend = (person: Person, return_ids: number[], days = 5, text = "قطع برق", request = freshKey()) =>
  extendSilent(contextOf(fresh.db, person), { return_ids, days, text, request });
const dueOf = async (id: number) =>
  (await fresh.db.selectFrom("monthly_return").where("id", "=", id).select("due_on").executeTakeFirstOrThrow()).due_on;
const note = (person: Person, return_id: number, more: { outcome?: "other" | "promised"; text?: string } = {}) =>
  logContact(contextOf(fresh.db, person), {
    return_id,
    kind: "call",
    outcome: more.outcome ?? "promised",
    spoke_to: "خانم رابط",
    text: more.text ?? "",
    request: freshKey(),
  });
const job = (now: Date): JobContext => ({ db: fresh.db, now: () => now, real: () => now, owner: "test" });

describe("who has not filed", () => {
  it("is listed for the open period of one's own province, with people and what was done", async () => {
    await note("expert", mine);
    await sendReminders(job(new Date("2026-10-28T08:00:00Z")));
    const view = await listed("expert");
    expect(view.question.period).toBe(filedPeriod);
    expect(view.rows.map((row) => row.id)).toEqual([mine, bricks]);
    expect(view.rows[0]).toMatchObject({
      in_a_row: 2,
      offer: "2026-11-08",
      contacts: { outcome: "promised", count: "1" },
      reminders: { count: "1" },
    });
    expect(view.rows[0]?.people.map((person) => person.name_en)).toEqual(["liaison", "colleague", "signatory"]);
    expect(view.rows[1]).toMatchObject({ in_a_row: 1, people: [], contacts: null });
    expect((await listed("stranger")).rows.map((row) => row.id)).toEqual([theirs]);
    await file(fresh.db, mine);
    expect((await listed("expert")).rows.map((row) => row.id)).toEqual([bricks]);
  });

  it("is nobody's list but the province's", async () => {
    for (const person of ["liaison", "signatory", "reviewer", "analyst"] as const) {
      expect(await viewSilent(contextOf(fresh.db, person), ask), person).toMatchObject({ ok: false });
      expect(await viewFollowUp(contextOf(fresh.db, person), mine), person).toMatchObject({ ok: false });
    }
    expect(await viewFollowUp(contextOf(fresh.db, "expert"), theirs)).toMatchObject({ refusal: { code: "not-found" } });
  });
});

describe("more time for a month not filed", () => {
  it("is given once by an expert, with a reason, and told to the establishment", async () => {
    expect(await extend("expert", [mine])).toEqual({ ok: true, value: { extended: [mine], left: [] } });
    expect(await dueOf(mine)).toBe("2026-11-08");
    const told = await fresh.db.selectFrom("notice").select(["kind", "return_id"]).execute();
    expect(told).toEqual([{ kind: "extension-granted", return_id: mine }]);
    const event = await fresh.db.selectFrom("return_event").selectAll().executeTakeFirstOrThrow();
    expect(event).toMatchObject({ event: "extend", text: "قطع برق", actor_role: "expert", to_state: "not-started" });
    const again = { ok: false, refusal: { code: "invalid-input", fields: [{ field: "days", code: "only-supervisor" }] } };
    expect(await extend("expert", [mine])).toEqual(again);
    expect(await extend("expert", [bricks], 6)).toEqual(again);
    expect(await extend("supervisor", [mine])).toMatchObject({ ok: true });
    expect(await extend("expert", [bricks], 5, " ")).toMatchObject({ refusal: { code: "reason-required" } });
  });

  it("is given to a list by a supervisor only, and nothing of a list that is refused is kept", async () => {
    const only = { ok: false, refusal: { code: "invalid-input", fields: [{ field: "return", code: "only-supervisor" }] } };
    expect(await extend("expert", [mine, bricks])).toEqual(only);
    expect(await extend("supervisor", [mine, theirs])).toMatchObject({ refusal: { code: "not-found" } });
    expect(await extend("supervisor", [mine, bricks], 61)).toMatchObject({ refusal: { code: "invalid-input" } });
    expect([await dueOf(mine), await dueOf(bricks)]).toEqual(["2026-11-01", "2026-11-01"]);
    await file(fresh.db, mine);
    expect(await extend("supervisor", [bricks, mine, bricks], 3)).toEqual({
      ok: true,
      value: { extended: [bricks], left: [mine] },
    });
    expect([await dueOf(mine), await dueOf(bricks)]).toEqual(["2026-11-01", "2026-11-04"]);
    expect(await extend("supervisor", [])).toMatchObject({ refusal: { fields: [{ field: "return", code: "none-picked" }] } });
  });

  it("pressed twice is given once", async () => {
    const request = freshKey("same");
    const both = await Promise.all([1, 2].map(() => extend("supervisor", [mine], 5, "یک", request)));
    expect(both.map((one) => one.ok)).toEqual([true, true]);
    expect(await dueOf(mine)).toBe("2026-11-08");
  });

  it("grants the request that waits for it", async () => {
    await talk(fresh.db, "liaison", mine, { intent: "ask-extension", text: "برق نبود" });
    await extend("expert", [mine]);
    const request = await fresh.db.selectFrom("return_request").selectAll().executeTakeFirstOrThrow();
    expect(request).toMatchObject({ state: "granted", open_key: null, decision_text: "قطع برق" });
    const given = await fresh.db.selectFrom("extension").selectAll().executeTakeFirstOrThrow();
    expect(given.request_id).toBe(request.id);
  });

  it("is nobody else's to give", async () => {
    for (const person of ["liaison", "signatory", "reviewer", "analyst", "stranger"] as const) {
      expect(await extend(person, [mine]), person).toMatchObject({ ok: false });
    }
    expect(await dueOf(mine)).toBe("2026-11-01");
  });
});

describe("the log of calls and visits", () => {
  it("keeps who noted what, in the audit trail too, and stays readable after filing", async () => {
    expect(await note("expert", mine, { outcome: "other", text: "کارخانه آتش گرفته" })).toMatchObject({ ok: true });
    await file(fresh.db, mine);
    const seen = await viewFollowUp(contextOf(fresh.db, "supervisor"), mine);
    if (!seen.ok) throw new Error(seen.refusal.code);
    expect(seen.value.silent).toBe(false);
    expect(seen.value.offers).toEqual([]);
    expect(seen.value.contacts).toMatchObject([{ outcome: "other", by_en: "expert", noted_role: "expert" }]);
    const audit = await fresh.db.selectFrom("audit_entry").where("verb", "=", "log-contact").selectAll().execute();
    expect(audit).toHaveLength(1);
  });

  it("takes no other outcome without words, and nothing from outside the province", async () => {
    expect(await note("expert", mine, { outcome: "other", text: " " })).toMatchObject({
      refusal: { code: "invalid-input", fields: [{ field: "note", code: "required" }] },
    });
    expect(await note("stranger", mine)).toMatchObject({ refusal: { code: "not-found" } });
    expect(await note("liaison", mine)).toMatchObject({ refusal: { code: "not-permitted" } });
    expect(await fresh.db.selectFrom("contact_log").selectAll().execute()).toEqual([]);
  });
});

describe("reminders", () => {
  const at = (day: string, hour = 9) => job(new Date(`${day}T${String(hour).padStart(2, "0")}:00:00+03:30`));
  const kinds = async () =>
    (await fresh.db.selectFrom("reminder").where("return_id", "=", mine).select("kind").orderBy("id").execute()).map(
      (row) => row.kind,
    );

  it("go once before the due day, once after and once more, not at night and not to who has filed", async () => {
    expect(await sendReminders(at("2026-10-28", 7))).toBe(0);
    expect(await sendReminders(at("2026-10-28"))).toBe(3);
    expect(await sendReminders(at("2026-10-29"))).toBe(0);
    await file(fresh.db, mine);
    expect(await sendReminders(at("2026-11-02"))).toBe(2);
    expect(await kinds()).toEqual(["before-due"]);
  });

  it("begin anew with an extension, and end when the period closes", async () => {
    await sendReminders(at("2026-11-02"));
    await extend("expert", [mine]);
    expect(await sendReminders(at("2026-11-05"))).toBe(1);
    expect(await kinds()).toEqual(["after-due", "before-due"]);
    await fresh.db.updateTable("period").set({ state: "closed" }).where("code", "=", filedPeriod).execute();
    expect(await sendReminders(at("2026-11-20"))).toBe(0);
    await fresh.db.updateTable("period").set({ state: "open" }).where("code", "=", filedPeriod).execute();
  });
});

describe("decisions", () => {
  it("are timed once, when they can no longer be undone", async () => {
    await file(fresh.db, mine);
    await startReview(contextOf(fresh.db, "expert"), { ...(await decisionOn(fresh.db, mine)) });
    const later = new Date("2026-11-04T08:00:00Z");
    await acceptReturn(contextOf(fresh.db, "expert", later), { ...(await decisionOn(fresh.db, mine)), replies: new Map() });
    expect(await timeDecisions(job(later))).toBe(0);
    const after = job(new Date(later.getTime() + 11 * 60_000));
    expect([await timeDecisions(after), await timeDecisions(after)]).toEqual([1, 0]);
    const timed = await fresh.db.selectFrom("decision_clock").selectAll().execute();
    // From Tuesday, 27 October, to Wednesday of the week after: Thursday and Friday are off.
    expect(timed).toMatchObject([
      { event: "accept", office: "province", year: 1405, calendar_days: 8, working_days: 6, timely: 0 },
    ]);
  });
});

describe("scorecards", () => {
  const clock = {
    return_id: mine,
    office: "province",
    province_code: "23",
    year: 1405,
    arrived_at: filingTime,
    decided_at: filingTime,
  } as const;

  it("show provinces to the ministry and analysts, everybody to the supervisor, himself to an expert", async () => {
    await file(fresh.db, mine);
    const [event] = await fresh.db.selectFrom("return_event").select("id").execute();
    const event_id = event?.id ?? 0;
    const took = { calendar_days: 9, working_days: 7, timely: 0 } as const;
    await fresh.db
      .insertInto("decision_clock")
      .values({ ...clock, ...took, event_id, event: "send-back", actor_id: 3 })
      .execute();
    for (const person of ["reviewer", "analyst"] as const) {
      const seen = await viewScorecard(contextOf(fresh.db, person), "1405");
      if (!seen.ok) throw new Error(seen.refusal.code);
      expect(seen.value.rows.map((row) => [row.key, row.decisions, row.timely_share, row.mean_working])).toEqual([
        ["10", 0, null, null],
        ["23", 1, "0", "7"],
      ]);
      expect(seen.value.total).toMatchObject({ decisions: 1, sent_back_share: "1", overturned_share: "0" });
    }
    const own = async (person: Person) => {
      const seen = await viewOwnScorecard(contextOf(fresh.db, person), "1405");
      return seen.ok ? [seen.value.rows.map((row) => row.name_en), seen.value.total.decisions] : seen.refusal.code;
    };
    expect(await own("supervisor")).toEqual([["expert"], 1]);
    expect(await own("expert")).toEqual([["expert"], 1]);
    expect(await own("stranger")).toEqual([[], 0]);
    for (const person of ["liaison", "reviewer"] as const) expect(await own(person)).toBe("not-found");
    expect(await viewScorecard(contextOf(fresh.db, "expert"), null)).toMatchObject({ ok: false });
  });

  it("are written as a workbook whose making is recorded", async () => {
    const write = async () => ({ sha256: "a".repeat(64), rows: 3, discard: async () => undefined });
    expect(await exportScorecard(contextOf(fresh.db, "analyst"), "1405", write)).toMatchObject({
      ok: true,
      value: { year: 1405 },
    });
    const recorded = await fresh.db.selectFrom("export_file").select(["report", "period"]).execute();
    expect(recorded).toEqual([{ report: "scorecard", period: "1405" }]);
    expect(await exportScorecard(contextOf(fresh.db, "expert"), "1405", write)).toMatchObject({ ok: false });
  });
});

describe("the board", () => {
  it("shows the ministry's people each province of a period, covered by heads and by weight", async () => {
    const weighed = { basis: "figures", months: 1, weighed_at: filingTime } as const;
    await fresh.db
      .insertInto("establishment_weight")
      .values([1, 2].map((establishment_id) => ({ establishment_id, monthly_value: String(5 - establishment_id), ...weighed })))
      .execute();
    await file(fresh.db, mine);
    const seen = await viewBoard(contextOf(fresh.db, "reviewer", new Date("2026-11-08T08:00:00Z")), null);
    if (!seen.ok) throw new Error(seen.refusal.code);
    const [other, tehran] = seen.value.rows;
    expect([other?.by_heads, other?.by_weight, other?.oldest]).toEqual(["0", null, null]);
    expect([tehran?.by_heads, tehran?.by_weight, tehran?.oldest]).toEqual([
      "0.5",
      "0.571429",
      { since: filingTime, working_days: 8 },
    ]);
    expect(seen.value.total.expected).toBe(3);
    expect(await viewBoard(contextOf(fresh.db, "analyst"), null)).toMatchObject({ ok: false });
    expect(await viewBoard(contextOf(fresh.db, "expert"), null)).toMatchObject({ ok: false });
  });
});

describe("a return's timeline", () => {
  it("is for those who review it, once it was sent", async () => {
    expect(await viewTimeline(contextOf(fresh.db, "expert"), "province", mine)).toMatchObject({ refusal: { code: "not-found" } });
    await file(fresh.db, mine);
    const seen = await viewTimeline(contextOf(fresh.db, "expert", new Date("2026-11-04T08:00:00Z")), "province", mine);
    if (!seen.ok) throw new Error(seen.refusal.code);
    expect(seen.value.days.province).toEqual({ calendar: 8, working: 6 });
    expect(seen.value.spans.map((span) => span.office)).toEqual(["establishment", "province"]);
    for (const person of ["stranger", "liaison", "reviewer"] as const) {
      expect(await viewTimeline(contextOf(fresh.db, person), "province", mine), person).toMatchObject({ ok: false });
    }
    expect(await viewTimeline(contextOf(fresh.db, "reviewer"), "ministry", mine)).toMatchObject({ ok: true });
  });
});

describe("weights", () => {
  it("are computed by the job", async () => {
    expect(await weighEstablishments(job(filingTime))).toBe(true);
  });
});
