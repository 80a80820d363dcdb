import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type QueueQuestion, readQueueQuestion } from "#app/domain/review-queue.ts";
import { acceptReturn } from "#app/usecases/accept-return.server.ts";
import { findInQueue, findOwnLastDecision } from "#app/usecases/find-in-queue.server.ts";
import { referBackReturn } from "#app/usecases/refer-back-return.server.ts";
import { sendBackReturn } from "#app/usecases/send-back-return.server.ts";
import { startReview } from "#app/usecases/start-review.server.ts";
import { viewQueue } from "#app/usecases/view-queue.server.ts";
import { viewReview } from "#app/usecases/view-review.server.ts";
import { buildRegister, contextOf, filingTime, lines, type Person } from "#test/builders/filing.ts";
import { contextWith, decisionOn, file, fileAgain, reason, unfile } from "#test/builders/review.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
const id = 101;
const lastMonth = 100;
const plain = readQueueQuestion("province", () => null);
const hour = 3_600_000;
const later = (hours: number) => new Date(filingTime.getTime() + hours * hour);

const queue = async (person: Person, asked: Partial<QueueQuestion> = {}, desk: "province" | "ministry" = "province") => {
  const outcome = await viewQueue(contextOf(fresh.db, person), desk, { ...plain, ...asked });
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
};
const page = async (
  person: Person,
  more: { version?: number; returnId?: number; now?: Date } = {},
  desk: "province" | "ministry" = "province",
) =>
  viewReview(contextOf(fresh.db, person, more.now), desk, {
    return_id: more.returnId ?? id,
    version: more.version ?? null,
    queue: plain,
  });
const shown = async (...args: Parameters<typeof page>) => {
  const outcome = await page(...args);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
};
const sendBack = async (reasons: ReturnType<typeof reason>[]) =>
  sendBackReturn(contextOf(fresh.db, "expert", later(1)), { ...(await decisionOn(fresh.db, id)), reasons, text: "لطفاً ببینید" });

beforeAll(async () => {
  fresh = await freshDatabase();
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());
beforeEach(() => unfile(fresh.db));

describe("the queue", () => {
  it("is for its own desk only", async () => {
    for (const person of ["liaison", "analyst", "reviewer"] as const) {
      expect(await viewQueue(contextOf(fresh.db, person), "province", plain)).toMatchObject({ refusal: { code: "not-found" } });
    }
    expect(await viewQueue(contextOf(fresh.db, "expert"), "ministry", plain)).toMatchObject({ refusal: { code: "not-found" } });
  });

  it("begins at the newest period in which something waits", async () => {
    expect((await queue("expert")).question.period).toBe("1405-07");
    await file(fresh.db, lastMonth);
    const view = await queue("expert");
    expect(view.question.period).toBe("1405-06");
    expect(view.periods).toEqual([
      { code: "1405-07", waiting: 0 },
      { code: "1405-06", waiting: 1 },
    ]);
    expect(view.rows.map((row) => row.id)).toEqual([lastMonth]);
  });

  it("falls back where an address asks for what is not", async () => {
    await file(fresh.db, id);
    const view = await queue("expert", { period: "1399-01", spot: { at: "page", page: 400 } });
    expect(view.question.period).toBe("1405-07");
    expect([view.first, view.total]).toEqual([1, 1]);
    expect(view.rows).toHaveLength(1);
    const odd = new URLSearchParams("period=x&state=gone&page=-1&q=%25");
    expect(readQueueQuestion("province", (name) => odd.get(name))).toEqual({ ...plain, search: "%" });
  });

  it("shows a province its own returns, counts them by state, and finds them by name in both languages", async () => {
    await file(fresh.db, id);
    const view = await queue("expert");
    expect(Object.fromEntries(view.counts)).toEqual({ submitted: 1, "not-started": 1 });
    expect((await queue("stranger")).rows).toEqual([]);
    expect((await queue("expert", { search: "سیمان" })).total).toBe(1);
    expect((await queue("expert", { search: "test c" })).total).toBe(1);
    expect((await queue("expert", { search: "%" })).total).toBe(0);
    expect((await queue("expert", { tab: "not-started" })).rows.map((row) => row.version)).toEqual([0]);
  });

  it("gives the ministry what the provinces accepted", async () => {
    await file(fresh.db, id);
    expect((await queue("reviewer", {}, "ministry")).rows).toEqual([]);
    await acceptReturn(contextOf(fresh.db, "expert"), { ...(await decisionOn(fresh.db, id)), replies: new Map() });
    expect((await queue("reviewer", {}, "ministry")).rows.map((row) => row.id)).toEqual([id]);
    expect((await queue("expert")).waiting).toBe(0);
  });

  it("keeps a return's place when its review begins, and knows its neighbours", async () => {
    await fresh.db
      .updateTable("monthly_return")
      .set({ state: "submitted", version: 1, submitted_at: later(2), state_since: later(2), impact: "0.5" })
      .where("id", "=", 102)
      .execute();
    await file(fresh.db, id, later(1));
    await fresh.db.updateTable("monthly_return").set({ impact: "0.7" }).where("id", "=", id).execute();
    const places = async () => (await queue("expert", { period: "1405-07" })).rows.map((row) => row.id);
    expect(await places()).toEqual([id, 102]);
    await startReview(contextOf(fresh.db, "expert", later(5)), await decisionOn(fresh.db, id));
    expect(await places()).toEqual([id, 102]);
    expect((await shown("expert")).position).toEqual({ previous: null, next: 102, at: 1, total: 2 });
    const place = { impact: "0.5", id: 102 };
    expect(await findInQueue(contextOf(fresh.db, "expert"), "province", { ...plain, period: "1405-07" }, place, true)).toEqual({
      previous: id,
      next: null,
      at: 2,
      total: 2,
    });
    expect(await findInQueue(contextOf(fresh.db, "liaison"), "province", plain, place, true)).toMatchObject({
      total: 0,
      next: null,
    });
  });

  it("says what arrived since it was opened, of what the filters let through", async () => {
    await file(fresh.db, id, later(2));
    const arrived = async (asked: Partial<QueueQuestion>) => (await queue("expert", { period: "1405-07", ...asked })).arrived;
    expect(await arrived({})).toBe(0);
    expect(await arrived({ since: later(1) })).toBe(1);
    expect(await arrived({ since: later(3) })).toBe(0);
    expect(await arrived({ since: later(1), selected: true })).toBe(0);
    await startReview(contextOf(fresh.db, "expert", later(5)), await decisionOn(fresh.db, id));
    expect(await arrived({ since: later(3) })).toBe(0);
  });
});

describe("the page of a return", () => {
  it("is not there for another province, another role, or before anything was sent", async () => {
    expect(await page("expert")).toMatchObject({ refusal: { code: "not-found" } });
    await file(fresh.db, id);
    expect(await page("expert")).toMatchObject({ ok: true });
    for (const person of ["stranger", "liaison", "analyst", "reviewer"] as const) {
      expect(await page(person)).toMatchObject({ refusal: { code: "not-found" } });
    }
    expect(await page("reviewer", {}, "ministry")).toMatchObject({ ok: true });
    expect(await page("expert", { returnId: 999_999 })).toMatchObject({ refusal: { code: "not-found" } });
  });

  it("offers what the state table allows this person", async () => {
    await file(fresh.db, id);
    expect((await shown("expert")).allowed).toEqual(expect.arrayContaining(["start-review", "accept", "send-back"]));
    expect((await shown("reviewer", {}, "ministry")).allowed).toEqual([]);
    const both = contextWith(fresh.db, "expert", ["reviewer"]);
    await acceptReturn(both, { ...(await decisionOn(fresh.db, id)), replies: new Map() });
    const seen = await viewReview(both, "ministry", { return_id: id, version: null, queue: plain });
    expect(seen.ok && seen.value.allowed).toEqual(["refer-back"]);
  });

  it("stands beside last month, also where that was filed after it", async () => {
    await file(fresh.db, id);
    await file(fresh.db, lastMonth);
    const { source } = await shown("expert");
    expect(source.last_month?.figures.get(lines.cement)?.production).toBe("80000");
    expect(source.same_month_last_year).toBeNull();
  });

  it("shows what was sent, not what is being typed since", async () => {
    await file(fresh.db, id);
    await sendBack([reason("unit-slip", "", lines.cement, "production")]);
    await fresh.db.updateTable("working_figure").set({ production: "5" }).where("return_id", "=", id).execute();
    const view = await shown("expert");
    expect(view.source.figures.get(lines.cement)?.production).toBe("80000");
    expect(view.allowed).not.toContain("accept");
  });

  it("shows each changed cell before and after, and how each reason was answered", async () => {
    await file(fresh.db, id);
    await sendBack([reason("unit-slip", "", lines.cement, "production"), reason("missing-document", "قبض برق")]);
    await fileAgain(fresh.db, id, later(30));
    const view = await shown("expert", { now: later(31) });
    expect([view.version, view.newest]).toEqual([2, true]);
    expect(view.before?.figures.get(lines.cement)).toMatchObject({ production: "80000", closing: "10000" });
    expect(view.source.figures.get(lines.cement)).toMatchObject({ production: "81000", closing: "11000" });
    const [slip, letter] = view.source.reasons;
    expect(slip).toMatchObject({ answer: "changed", value_then: "80000.000000", answered_version: 2 });
    expect(view.answers.get(slip?.id ?? 0)).toBe("81000");
    expect(letter).toMatchObject({ answer: "replied", reply: "قبض پیوست شد" });
    expect(view.events.map((event) => event.event)).toEqual(["submit", "send-back", "submit"]);
    expect(view.days).toMatchObject({
      establishment: { calendar: 6, working: 5 },
      province: { calendar: 0 },
      ministry: { calendar: 0 },
    });
  });

  it("has two years of each product, ending with the version shown, and no band of fewer than five others", async () => {
    await file(fresh.db, id);
    await sendBack([reason("unit-slip", "", lines.cement, "production")]);
    await fileAgain(fresh.db, id);
    await file(fresh.db, lastMonth);
    const cement = (await shown("expert")).trends.get(lines.cement);
    expect(cement?.months).toHaveLength(25);
    expect(cement?.months.slice(-3)).toEqual([
      { period: "1405-05", mark: "none", production: null },
      { period: "1405-06", mark: "sent", production: "80000" },
      { period: "1405-07", mark: "sent", production: "81000" },
    ]);
    expect(cement?.ratio).toEqual({ own: "1.0125", others: null });
    expect(cement?.price.others).toBeNull();
    const old = (await shown("expert", { version: 1 })).trends.get(lines.cement);
    expect(old?.months.at(-1)?.production).toBe("80000");
    expect([...(await shown("reviewer", {}, "ministry")).trends.keys()].sort()).toEqual([lines.cement, lines.bricks]);
  });

  it("lets an older version be read, with nothing to decide", async () => {
    await file(fresh.db, id);
    await sendBack([reason("unit-slip", "", lines.cement, "production")]);
    await fileAgain(fresh.db, id);
    const old = await shown("expert", { version: 1 });
    expect([old.version, old.newest, old.before, old.allowed]).toEqual([1, false, null, []]);
    expect(old.source.figures.get(lines.cement)?.production).toBe("80000");
    expect((await shown("expert", { version: 9 })).version).toBe(2);
  });

  it("says what one did last, to oneself only", async () => {
    await file(fresh.db, id);
    await acceptReturn(contextOf(fresh.db, "expert"), { ...(await decisionOn(fresh.db, id)), replies: new Map() });
    expect(await findOwnLastDecision(contextOf(fresh.db, "expert"), "province", id)).toMatchObject({
      event: "accept",
      period: "1405-07",
    });
    expect(await findOwnLastDecision(contextOf(fresh.db, "stranger"), "province", id)).toBeNull();
    await referBackReturn(contextOf(fresh.db, "reviewer"), {
      ...(await decisionOn(fresh.db, id)),
      reasons: [reason("other", "چرا؟")],
      text: "",
    });
    expect(await findOwnLastDecision(contextOf(fresh.db, "expert"), "province", id)).toBeNull();
    expect(await findOwnLastDecision(contextOf(fresh.db, "reviewer"), "ministry", id)).toMatchObject({ event: "refer-back" });
  });
});
