import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TogetherOutcome } from "#app/domain/together.ts";
import { acceptReturn } from "#app/usecases/accept-return.server.ts";
import { type DecideTogether, decideTogether } from "#app/usecases/decide-together.server.ts";
import { startReview } from "#app/usecases/start-review.server.ts";
import { continueTogether, undoTogether } from "#app/usecases/undo-together.server.ts";
import { viewTogetherOutcome } from "#app/usecases/view-together.server.ts";
import type { DemoAccountKey } from "#db/seed/demo/accounts.ts";
import { cleanItems, cleanNow, contextAs, seedUnreviewed, setFloor } from "#test/builders/clean-month.ts";
import { freshKey } from "#test/builders/filing.ts";
import { decisionOn } from "#test/builders/review.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
  await seedUnreviewed(fresh.db, 260);
}, 60_000);
afterAll(() => fresh.close());

type Items = DecideTogether["items"];
const expert = 3;
const refusal = (code: string) => ({ ok: false, refusal: { code } });
const decide = async (items: Items, key: DemoAccountKey = "expert-tehran", request = freshKey(), minutes = 0) =>
  decideTogether(contextAs(fresh.db, key, minutes), key.startsWith("reviewer") ? "ministry" : "province", { items, request });
const begun = async (...args: Parameters<typeof decide>) => {
  const outcome = await decide(...args);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value.together_id;
};
const outcomes = async (id: number, column: "outcome" | "undone" = "outcome") => {
  const rows = await fresh.db
    .selectFrom("decision_together_item")
    .where("together_id", "=", id)
    .selectAll()
    .orderBy("return_id")
    .execute();
  return new Map(rows.map((row): [number, TogetherOutcome | null] => [row.return_id, row[column]]));
};
const returns = (items: Items) =>
  fresh.db
    .selectFrom("monthly_return")
    .where(
      "id",
      "in",
      items.map((item) => item.return_id),
    )
    .selectAll()
    .orderBy("id")
    .execute();
const change = (id: number, changes: { attention?: number; impact?: string; revision?: number; operation_by?: number }) =>
  fresh.db.updateTable("monthly_return").set(changes).where("id", "=", id).execute();
const some = async (count: number, key?: DemoAccountKey) => (await cleanItems(fresh.db, key)).slice(0, count);
const idsOf = (items: Items) => items.map((item) => item.return_id).sort((a, b) => a - b);

describe("accepting together", () => {
  it("decides each on the revision seen, with its own history, audit and notice", async () => {
    const items = await some(20);
    const [other] = await cleanItems(fresh.db, "expert-isfahan");
    const id = await begun(items);
    expect([...(await outcomes(id))]).toEqual(idsOf(items).map((one) => [one, "done"]));
    for (const row of await returns(items)) {
      expect(row).toMatchObject({
        state: "accepted",
        accepted_by: expert,
        state_before_accept: "submitted",
        state_since: cleanNow,
      });
      expect(row.revision).toBe((items.find((item) => item.return_id === row.id)?.revision ?? 0) + 1);
    }
    const ids = idsOf(items);
    const events = await fresh.db
      .selectFrom("return_event")
      .where("return_id", "in", ids)
      .where("event", "=", "accept")
      .selectAll()
      .execute();
    expect(events).toHaveLength(20);
    expect(events.every((row) => row.actor_id === expert && row.from_state === "submitted" && row.version === 1)).toBe(true);
    const notices = await fresh.db
      .selectFrom("notice")
      .where("return_id", "in", ids)
      .where("kind", "=", "accepted")
      .select("id")
      .execute();
    const audits = await fresh.db
      .selectFrom("audit_entry")
      .where("verb", "=", "accept")
      .where("subject_id", "in", ids.map(String))
      .select("id")
      .execute();
    expect([notices.length, audits.length]).toEqual([20, 20]);
    const act = await fresh.db
      .selectFrom("audit_entry")
      .where("verb", "=", "accept-together")
      .select(["subject_id", "detail"])
      .executeTakeFirst();
    expect(act).toEqual({ subject_id: String(id), detail: '{"returns":20,"unknown":0}' });
    expect((await returns([other ?? { return_id: 0, revision: 0 }]))[0]?.state).toBe("submitted");
  });

  it("leaves what changed meanwhile, is not clean any more, or was typed by oneself, and says which", async () => {
    const items = await some(8);
    const [gone, changed, telephone, heavy, own, ownCell, asked, fine] = items;
    if (!gone || !changed || !telephone || !heavy || !own || !ownCell || !asked || !fine) throw new Error("too few");
    await acceptReturn(contextAs(fresh.db, "expert-tehran-second"), {
      ...(await decisionOn(fresh.db, gone.return_id)),
      replies: new Map(),
    });
    await startReview(contextAs(fresh.db, "supervisor-tehran"), await decisionOn(fresh.db, changed.return_id));
    await change(telephone.return_id, { attention: 8 });
    await change(heavy.return_id, { impact: "60" });
    await change(own.return_id, { operation_by: expert });
    await fresh.db
      .updateTable("working_figure")
      .set({ changed_by: expert })
      .where("return_id", "=", ownCell.return_id)
      .limit(1)
      .execute();
    const inquiry = { return_id: asked.return_id, version: 1, text: "چرا؟", asked_by: expert, asked_at: cleanNow };
    await fresh.db.insertInto("inquiry").values(inquiry).execute();
    expect(await outcomes(await begun(items))).toEqual(
      new Map<number, TogetherOutcome>([
        [gone.return_id, "changed-meanwhile"],
        [changed.return_id, "changed-meanwhile"],
        [telephone.return_id, "telephone"],
        [heavy.return_id, "impact"],
        [own.return_id, "own-figures"],
        [ownCell.return_id, "own-figures"],
        [asked.return_id, "inquiry"],
        [fine.return_id, "done"],
      ]),
    );
    expect((await returns([changed, telephone, own, ownCell])).map((row) => row.state).sort()).toEqual([
      "in-review",
      "submitted",
      "submitted",
      "submitted",
    ]);
    await fresh.db.deleteFrom("inquiry").execute();
    for (const { return_id } of [own, ownCell, asked]) await change(return_id, { attention: 2 });
  });

  it("takes no return of another province, and says no more of it than of one that does not exist", async () => {
    const [mine] = await some(1);
    const [theirs] = await cleanItems(fresh.db, "expert-isfahan");
    if (!mine || !theirs) throw new Error("too few");
    const nobody = { return_id: 99_999_999, revision: 1 };
    expect(await decide([theirs])).toEqual(refusal("not-found"));
    expect(await decide([nobody])).toEqual(refusal("not-found"));
    const id = await begun([mine, theirs, nobody]);
    expect([...(await outcomes(id)).keys()]).toEqual([mine.return_id]);
    const seen = await viewTogetherOutcome(contextAs(fresh.db, "expert-tehran"), "province", id);
    expect(seen).toMatchObject({ ok: true, value: { found: { unknown: 2 }, rows: [{ id: mine.return_id, outcome: "done" }] } });
    expect((await returns([theirs]))[0]?.state).toBe("submitted");
  });

  it("happens once for a double click; the second gets the same answer, another body under the key none", async () => {
    const items = await some(55);
    const request = freshKey("same");
    const both = await Promise.all([decide(items, "expert-tehran", request), decide(items, "expert-tehran", request)]);
    expect(both[0]).toMatchObject({ ok: true });
    expect(both[1]).toEqual(both[0]);
    const events = await fresh.db
      .selectFrom("return_event")
      .where("return_id", "in", idsOf(items))
      .where("event", "=", "accept")
      .select("return_id")
      .execute();
    expect(events).toHaveLength(55);
    expect(await decide(items, "expert-tehran", { ...request, body_hash: "e".repeat(64) })).toEqual(refusal("key-reused"));
  });

  it("is refused for none, one twice, and who has no such desk", async () => {
    const items = await some(1);
    expect(await decide([])).toEqual(refusal("invalid-input"));
    expect(await decide([...items, ...items])).toEqual(refusal("invalid-input"));
    for (const key of ["liaison-cement", "analyst"] as const) expect(await decide(items, key)).toEqual(refusal("not-permitted"));
    expect(await decideTogether(contextAs(fresh.db, "reviewer"), "province", { items, request: freshKey() })).toEqual(
      refusal("not-permitted"),
    );
    expect((await returns(items))[0]?.state).toBe("submitted");
  });

  it("keeps to the floor that the ministry set", async () => {
    const items = await some(2);
    await setFloor(fresh.db, 2, "0");
    expect([...(await outcomes(await begun(items))).values()]).toEqual(["impact", "impact"]);
    expect(await cleanItems(fresh.db)).toEqual([]);
    await setFloor(fresh.db, 3, "50");
  });

  it("goes on where it was cut off, for who began it only", async () => {
    const items = await some(2);
    const row = { user_id: expert, desk: "province", event: "accept", asked_at: cleanNow } as const;
    const { insertId } = await fresh.db.insertInto("decision_together").values(row).executeTakeFirstOrThrow();
    const together_id = Number(insertId);
    await fresh.db
      .insertInto("decision_together_item")
      .values(items.map((item) => ({ ...item, together_id })))
      .execute();
    expect(await continueTogether(contextAs(fresh.db, "expert-tehran-second"), "province", together_id)).toEqual(
      refusal("not-found"),
    );
    expect(await continueTogether(contextAs(fresh.db, "expert-tehran"), "province", together_id)).toMatchObject({ ok: true });
    expect([...(await outcomes(together_id)).values()]).toEqual(["done", "done"]);
  });
});

describe("taking back what was accepted together", () => {
  const undo = (id: number, key: DemoAccountKey = "expert-tehran", minutes = 1) =>
    undoTogether(contextAs(fresh.db, key, minutes), { together_id: id, request: freshKey() });

  it("gives each back to where it was, but what the ministry decided", async () => {
    const items = await some(6);
    const [begunReview, approved] = items;
    if (!begunReview || !approved) throw new Error("too few");
    await startReview(contextAs(fresh.db, "expert-tehran"), await decisionOn(fresh.db, begunReview.return_id));
    const seen = items.map((item) => (item === begunReview ? { ...item, revision: item.revision + 1 } : item));
    const before = await returns(items);
    const id = await begun(seen);
    expect([...(await outcomes(await begun([{ ...approved, revision: approved.revision + 1 }], "reviewer"))).values()]).toEqual([
      "done",
    ]);
    expect(await undo(id)).toMatchObject({ ok: true });
    const after = await returns(items);
    for (const [index, row] of after.entries()) {
      const was = before[index];
      if (row.id === approved.return_id) expect(row.state).toBe("approved");
      else
        expect(row).toMatchObject({
          state: was?.state,
          state_since: was?.state_since,
          accepted_by: null,
          state_before_accept: null,
        });
    }
    expect((await outcomes(id, "undone")).get(approved.return_id)).toBe("changed-meanwhile");
    const events = await fresh.db.selectFrom("return_event").where("event", "=", "undo-accept").select("actor_id").execute();
    expect(events).toHaveLength(5);
    expect(await undo(id)).toEqual(refusal("not-in-this-state"));
  });

  it("is for ten minutes, and for who accepted only", async () => {
    const items = await some(2);
    const id = await begun(items);
    expect(await undo(id, "expert-tehran-second")).toEqual(refusal("not-found"));
    expect(await undo(id, "reviewer")).toEqual(refusal("not-permitted"));
    expect(await undo(id, "expert-tehran", 11)).toEqual(refusal("not-in-this-state"));
    expect((await returns(items)).map((row) => row.state)).toEqual(["accepted", "accepted"]);
    const look = async (minutes: number) => {
      const view = await viewTogetherOutcome(contextAs(fresh.db, "expert-tehran", minutes), "province", id);
      return view.ok ? view.value.undo_until : null;
    };
    expect([(await look(9))?.getTime(), await look(11)]).toEqual([cleanNow.getTime() + 600_000, null]);
    expect(await viewTogetherOutcome(contextAs(fresh.db, "supervisor-tehran"), "province", id)).toEqual(refusal("not-found"));
  });
});

describe("approving together", () => {
  it("puts each in force and queues what the recipients are told, in the ministry's name", async () => {
    await begun(await some(15));
    const items = await some(12, "reviewer");
    const id = await begun(items, "reviewer");
    expect([...(await outcomes(id)).values()]).toEqual(Array(12).fill("done"));
    for (const row of await returns(items)) {
      expect(row).toMatchObject({ state: "approved", in_force_version: row.version });
      const figures = await fresh.db
        .selectFrom("figure_in_force")
        .where("establishment_id", "=", row.establishment_id)
        .where("period", "=", row.period)
        .select("production")
        .execute();
      expect(figures.length).toBeGreaterThan(0);
    }
    const dispatches = await fresh.db.selectFrom("dispatch").where("return_id", "in", idsOf(items)).select("return_id").execute();
    expect(new Set(dispatches.map((row) => row.return_id)).size).toBe(12);
    expect(await undoTogether(contextAs(fresh.db, "reviewer"), { together_id: id, request: freshKey() })).toEqual(
      refusal("not-permitted"),
    );
  });

  it("is not for who accepted", async () => {
    const items = await some(2, "reviewer");
    const ids = idsOf(items);
    await fresh.db.updateTable("monthly_return").set({ accepted_by: 7 }).where("id", "in", ids).execute();
    const left = (await cleanItems(fresh.db, "reviewer")).map((item) => item.return_id);
    expect(left.filter((id) => ids.includes(id))).toEqual([]);
    expect([...(await outcomes(await begun(items, "reviewer"))).values()]).toEqual(["same-person", "same-person"]);
  });
});
