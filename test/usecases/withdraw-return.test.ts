import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sendBackReturn } from "#app/usecases/send-back-return.server.ts";
import { startReview } from "#app/usecases/start-review.server.ts";
import { viewReceipt } from "#app/usecases/view-receipt.server.ts";
import { viewSubmission } from "#app/usecases/view-submission.server.ts";
import { withdrawReturn } from "#app/usecases/withdraw-return.server.ts";
import { buildRegister, contextOf, filingTime, lines, type Person, stateOf } from "#test/builders/filing.ts";
import { decisionOn, file, fileAgain, reason, unfile } from "#test/builders/review.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
const id = 101;
const refusal = (code: string) => ({ ok: false, refusal: { code } });
const withdraw = async (person: Person, more: object = {}) =>
  withdrawReturn(contextOf(fresh.db, person), { ...(await decisionOn(fresh.db, id)), ...more });
const notices = () => fresh.db.selectFrom("notice").select(["kind", "audience", "province_code"]).orderBy("id").execute();

beforeAll(async () => {
  fresh = await freshDatabase();
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());
beforeEach(async () => {
  await unfile(fresh.db);
  await file(fresh.db, id);
});

describe("a submission that nobody has begun to review", () => {
  it("goes back to its liaison as a draft, with history, audit and word to the province", async () => {
    expect(await withdraw("colleague")).toEqual({ ok: true, value: { state: "draft" } });
    expect(await stateOf(fresh.db, id)).toBe("draft");
    const event = await fresh.db.selectFrom("return_event").selectAll().orderBy("id", "desc").executeTakeFirstOrThrow();
    expect(event).toMatchObject({ event: "withdraw", from_state: "submitted", to_state: "draft", version: 1, actor_id: 2 });
    expect(await notices()).toContainEqual({ kind: "withdrawn", audience: "province", province_code: "23" });
    const audit = await fresh.db.selectFrom("audit_entry").select("verb").orderBy("id", "desc").executeTakeFirstOrThrow();
    expect(audit.verb).toBe("withdraw");
  });

  it("keeps its receipt, which says when it was taken back, and its content", async () => {
    await withdraw("liaison");
    const receipt = await viewReceipt(contextOf(fresh.db, "liaison"), id, 1);
    expect(receipt).toMatchObject({ ok: true, value: { version: 1, withdrawn_at: expect.any(Date) } });
    const seen = await viewSubmission(contextOf(fresh.db, "expert"), "review-return", id, null);
    expect(seen.ok && [...seen.value.withdrawn.keys()]).toEqual([1]);
    expect(await file(fresh.db, id)).toBe(2);
    expect(await viewReceipt(contextOf(fresh.db, "liaison"), id, 2)).toMatchObject({ ok: true, value: { withdrawn_at: null } });
  });

  it("counts as never filed: filed again after the due day it is late", async () => {
    await withdraw("liaison");
    const first = () =>
      fresh.db.selectFrom("monthly_return").where("id", "=", id).select("first_submitted_at").executeTakeFirstOrThrow();
    expect(await first()).toEqual({ first_submitted_at: null });
    const late = new Date("2026-11-20T08:00:00Z");
    await file(fresh.db, id, late);
    expect(await first()).toEqual({ first_submitted_at: late });
  });

  it("is not for another establishment's liaison, nor for those who review", async () => {
    expect(await withdraw("otherLiaison")).toEqual(refusal("not-found"));
    for (const person of ["expert", "reviewer", "analyst"] as const) {
      expect(await withdraw(person)).toEqual(refusal("not-permitted"));
    }
    expect(await stateOf(fresh.db, id)).toBe("submitted");
  });

  it("is taken back once for a double click", async () => {
    const command = await decisionOn(fresh.db, id);
    const both = await Promise.all([1, 2].map(() => withdrawReturn(contextOf(fresh.db, "liaison"), command)));
    expect(both).toEqual([1, 2].map(() => ({ ok: true, value: { state: "draft" } })));
    const events = await fresh.db.selectFrom("return_event").where("event", "=", "withdraw").selectAll().execute();
    expect(events).toHaveLength(1);
  });
});

describe("a submission whose review has begun", () => {
  it("stays", async () => {
    await startReview(contextOf(fresh.db, "expert"), await decisionOn(fresh.db, id));
    expect(await withdraw("liaison")).toEqual(refusal("not-in-this-state"));
  });

  it("or begins in the same moment has one of the two outcomes, and the loser is told", async () => {
    const [mine, theirs] = [await decisionOn(fresh.db, id), await decisionOn(fresh.db, id)];
    const [withdrawn, begun] = await Promise.all([
      withdrawReturn(contextOf(fresh.db, "liaison"), mine),
      startReview(contextOf(fresh.db, "expert"), theirs),
    ]);
    expect([withdrawn.ok, begun.ok].filter(Boolean)).toHaveLength(1);
    const loser = withdrawn.ok ? begun : withdrawn;
    expect(!loser.ok && loser.refusal.code).toBe("changed-meanwhile");
    expect(await stateOf(fresh.db, id)).toBe(withdrawn.ok ? "draft" : "in-review");
  });
});

describe("a second version that is taken back", () => {
  it("opens again the reasons it had answered, and the month is returned", async () => {
    const reasons = [reason("unit-slip", "ده برابر است", lines.cement, "production"), reason("differs-from-bills")];
    await sendBackReturn(contextOf(fresh.db, "expert"), { ...(await decisionOn(fresh.db, id)), reasons, text: "" });
    await fileAgain(fresh.db, id);
    expect(await withdraw("liaison")).toEqual({ ok: true, value: { state: "returned" } });
    const stored = await fresh.db
      .selectFrom("review_reason")
      .select(["answer", "answered_version", "reply"])
      .orderBy("id")
      .execute();
    expect(stored.map((row) => [row.answer, row.answered_version])).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(stored[1]?.reply).toBe("قبض پیوست شد");
    const row = await fresh.db
      .selectFrom("monthly_return")
      .where("id", "=", id)
      .select("first_submitted_at")
      .executeTakeFirstOrThrow();
    expect(row.first_submitted_at).toEqual(filingTime);
  });
});
