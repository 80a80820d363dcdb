import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readQueueQuestion } from "#app/domain/review-queue.ts";
import { acceptReturn } from "#app/usecases/accept-return.server.ts";
import { approveReturn } from "#app/usecases/approve-return.server.ts";
import { findOwnLastDecision } from "#app/usecases/find-in-queue.server.ts";
import { referBackReturn } from "#app/usecases/refer-back-return.server.ts";
import { startReview } from "#app/usecases/start-review.server.ts";
import { undoAccept } from "#app/usecases/undo-accept.server.ts";
import { viewQueue } from "#app/usecases/view-queue.server.ts";
import { viewReview } from "#app/usecases/view-review.server.ts";
import { buildRegister, contextOf, filingTime, freshKey, type Person, stateOf } from "#test/builders/filing.ts";
import { decisionOn, file, reason, unfile } from "#test/builders/review.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
const id = 101;
const minute = (minutes: number) => new Date(filingTime.getTime() + minutes * 60_000);
const refusal = (code: string) => ({ ok: false, refusal: { code } });
const accept = async (minutes: number, replies = new Map<number, string>()) =>
  acceptReturn(contextOf(fresh.db, "expert", minute(minutes)), { ...(await decisionOn(fresh.db, id)), replies });
const undo = async (person: Person, minutes: number, more: { revision?: number } = {}) =>
  undoAccept(contextOf(fresh.db, person, minute(minutes)), { ...(await decisionOn(fresh.db, id)), ...more });
const stored = () => fresh.db.selectFrom("monthly_return").where("id", "=", id).selectAll().executeTakeFirstOrThrow();

beforeAll(async () => {
  fresh = await freshDatabase();
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());
beforeEach(async () => {
  await unfile(fresh.db);
  await file(fresh.db, id);
});

describe("an acceptance taken back", () => {
  it("leaves the return as it was before, with the whole way in history, audit and notices", async () => {
    await accept(60);
    expect(await undo("expert", 65)).toEqual({ ok: true, value: { state: "submitted" } });
    expect(await stored()).toMatchObject({
      state: "submitted",
      accepted_by: null,
      state_before_accept: null,
      state_since: filingTime,
      revision: 3,
    });
    const events = await fresh.db.selectFrom("return_event").where("return_id", "=", id).selectAll().orderBy("id").execute();
    expect(events.at(-1)).toMatchObject({
      event: "undo-accept",
      from_state: "accepted",
      to_state: "submitted",
      actor_id: 3,
      version: 1,
    });
    const audit = await fresh.db.selectFrom("audit_entry").select(["verb", "actor_id"]).orderBy("id", "desc").executeTakeFirst();
    expect(audit).toEqual({ verb: "undo-accept", actor_id: 3 });
    const notices = await fresh.db
      .selectFrom("notice")
      .where("audience", "=", "establishment")
      .select("kind")
      .orderBy("id")
      .execute();
    expect(notices.map((row) => row.kind)).toEqual(["accepted", "acceptance-undone"]);
    expect(await accept(70)).toEqual({ ok: true, value: { state: "accepted" } });
  });

  it("goes back to a review that was begun, and is no new arrival in anybody's queue", async () => {
    await startReview(contextOf(fresh.db, "expert", minute(5)), await decisionOn(fresh.db, id));
    await accept(60);
    await undo("expert", 61);
    expect(await stored()).toMatchObject({ state: "in-review", state_since: minute(5) });
    const asked = { ...readQueueQuestion("province", () => null), since: minute(30) };
    expect(await viewQueue(contextOf(fresh.db, "expert", minute(62)), "province", asked)).toMatchObject({
      value: { arrived: 0, total: 1 },
    });
  });

  it("asks the ministry's reasons anew and keeps what was replied", async () => {
    await accept(1);
    await referBackReturn(contextOf(fresh.db, "reviewer", minute(2)), {
      ...(await decisionOn(fresh.db, id)),
      reasons: [reason("unexplained-jump", "چرا؟")],
      text: "",
    });
    const { id: asked } = await fresh.db.selectFrom("review_reason").select("id").executeTakeFirstOrThrow();
    await accept(60, new Map([[asked, "سفارش فصلی"]]));
    expect(await undo("expert", 61)).toEqual({ ok: true, value: { state: "referred-back" } });
    expect(await fresh.db.selectFrom("review_reason").selectAll().executeTakeFirst()).toMatchObject({
      answer: null,
      answered_version: null,
      reply: "سفارش فصلی",
    });
    expect(await stored()).toMatchObject({ state_since: minute(2) });
    expect(await accept(62)).toEqual(refusal("reasons-unanswered"));
  });
});

describe("taking an acceptance back", () => {
  it("is for ten minutes", async () => {
    await accept(0);
    expect(await undo("expert", 10.1)).toEqual(refusal("not-in-this-state"));
    expect(await undo("expert", 10)).toMatchObject({ ok: true });
  });

  it("is for who accepted only, and another province's people find no such return", async () => {
    await accept(0);
    expect(await undo("supervisor", 1)).toEqual(refusal("not-permitted"));
    expect(await undo("liaison", 1)).toEqual(refusal("not-permitted"));
    expect(await undo("reviewer", 1)).toEqual(refusal("not-permitted"));
    expect(await undo("stranger", 1)).toEqual(refusal("not-found"));
    expect(await stateOf(fresh.db, id)).toBe("accepted");
  });

  it("is over once the ministry has decided", async () => {
    await accept(0);
    await approveReturn(contextOf(fresh.db, "reviewer", minute(1)), await decisionOn(fresh.db, id));
    expect(await undo("expert", 2)).toEqual(refusal("not-in-this-state"));
    expect(await stateOf(fresh.db, id)).toBe("approved");
  });

  it("meets the ministry's approval in one of two ways, and the loser is told", async () => {
    await accept(0);
    const on = await decisionOn(fresh.db, id);
    const both = await Promise.all([
      undoAccept(contextOf(fresh.db, "expert", minute(1)), { ...on, request: freshKey() }),
      approveReturn(contextOf(fresh.db, "reviewer", minute(1)), { ...on, request: freshKey() }),
    ]);
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(both.find((outcome) => !outcome.ok)).toEqual(refusal("changed-meanwhile"));
  });

  it("happens once for a double click, and not on a revision that is gone", async () => {
    await accept(0);
    expect(await undo("expert", 1, { revision: 1 })).toEqual(refusal("changed-meanwhile"));
    const on = await decisionOn(fresh.db, id);
    const twice = await Promise.all([1, 2].map(() => undoAccept(contextOf(fresh.db, "expert", minute(1)), on)));
    expect(twice).toEqual(Array(2).fill({ ok: true, value: { state: "submitted" } }));
  });

  it("is offered to who accepted, until when it is possible", async () => {
    await accept(0);
    const allowed = async (person: Person, minutes: number) => {
      const seen = await viewReview(contextOf(fresh.db, person, minute(minutes)), "province", {
        return_id: id,
        version: null,
        queue: readQueueQuestion("province", () => null),
      });
      return seen.ok && seen.value.allowed.includes("undo-accept");
    };
    expect([await allowed("expert", 9), await allowed("expert", 11), await allowed("supervisor", 1)]).toEqual([
      true,
      false,
      false,
    ]);
    const last = async (minutes: number) =>
      (await findOwnLastDecision(contextOf(fresh.db, "expert", minute(minutes)), "province", id))?.undo;
    expect([await last(1), await last(11)]).toEqual([{ id, revision: 2, until: minute(10) }, null]);
  });
});
