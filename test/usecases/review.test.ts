import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { decideReview, type ReviewCommand, type ReviewIntent } from "#app/usecases/decide-review.server.ts";
import { buildRegister, contextOf, freshKey, lines, type Person, stateOf } from "#test/builders/filing.ts";
import { contextWith, decisionOn, file, fileAgain, reason, unfile } from "#test/builders/review.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
const id = 101;
const desks = {
  expert: "province",
  stranger: "province",
  liaison: "province",
  analyst: "ministry",
  reviewer: "ministry",
} as const;
const unitSlip = reason("unit-slip", "ده برابر است", lines.cement, "production");

const decide = async (person: keyof typeof desks, intent: ReviewIntent, more: Partial<ReviewCommand> = {}) =>
  decideReview(contextOf(fresh.db, person), desks[person], {
    intent,
    reasons: [],
    text: "",
    replies: new Map(),
    ...(await decisionOn(fresh.db, id)),
    ...more,
  });
const refusal = (code: string) => ({ ok: false, refusal: { code } });
const events = async () =>
  (
    await fresh.db
      .selectFrom("return_event")
      .where("return_id", "=", id)
      .select(["event", "version", "actor_id"])
      .orderBy("id")
      .execute()
  ).map((row) => `${row.event} ${row.version} by ${row.actor_id}`);
const reasonsStored = () => fresh.db.selectFrom("review_reason").selectAll().orderBy("id").execute();

beforeAll(async () => {
  fresh = await freshDatabase();
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());
beforeEach(async () => {
  await unfile(fresh.db);
  await file(fresh.db, id);
});

const acts: { by: keyof typeof desks; intent: ReviewIntent; from: "submitted" | "accepted"; to: string; reasons?: boolean }[] = [
  { by: "expert", intent: "start-review", from: "submitted", to: "in-review" },
  { by: "expert", intent: "accept", from: "submitted", to: "accepted" },
  { by: "expert", intent: "send-back", from: "submitted", to: "returned", reasons: true },
  { by: "reviewer", intent: "approve", from: "accepted", to: "approved" },
  { by: "reviewer", intent: "refer-back", from: "accepted", to: "referred-back", reasons: true },
];

describe.each(acts)("$intent", ({ by, intent, from, to, reasons }) => {
  const given = reasons ? { reasons: [unitSlip] } : {};
  beforeEach(async () => {
    if (from === "accepted") expect((await decide("expert", "accept")).ok).toBe(true);
  });

  it("leads to the next state, and history says who decided on which version", async () => {
    expect(await decide(by, intent, given)).toEqual({ ok: true, value: { state: to } });
    expect(await stateOf(fresh.db, id)).toBe(to);
    expect((await events()).at(-1)).toBe(`${intent} 1 by ${by === "expert" ? 3 : 5}`);
  });

  it("is not for another desk's people, the analyst or the liaison", async () => {
    const others: Person[] = ["liaison", "analyst", by === "expert" ? "reviewer" : "expert"];
    for (const person of others) {
      for (const desk of ["province", "ministry"] as const) {
        const command = { intent, text: "", replies: new Map(), reasons: [unitSlip], ...(await decisionOn(fresh.db, id)) };
        expect(await decideReview(contextOf(fresh.db, person), desk, command)).toEqual(refusal("not-permitted"));
      }
    }
    expect(await stateOf(fresh.db, id)).toBe(from);
  });

  it("answers a return that is out of reach like one that does not exist", async () => {
    if (by === "expert") expect(await decide("stranger", intent, given)).toEqual(refusal("not-found"));
    expect(await decide(by, intent, { ...given, return_id: 999_999 })).toEqual(refusal("not-found"));
  });

  it("is refused in a state from which no row leads", async () => {
    await fresh.db.updateTable("monthly_return").set({ state: "returned" }).where("id", "=", id).execute();
    expect(await decide(by, intent, given)).toEqual(refusal("not-in-this-state"));
  });

  it("is refused on a revision that is no longer the present one", async () => {
    expect(await decide(by, intent, { ...given, revision: 0 })).toEqual(refusal("changed-meanwhile"));
    expect(await stateOf(fresh.db, id)).toBe(from);
  });

  it("happens once for a double click; another body under the key is refused", async () => {
    const { revision } = await decisionOn(fresh.db, id);
    const request = freshKey("same");
    const both = await Promise.all([1, 2].map(() => decide(by, intent, { ...given, revision, request })));
    expect(both).toEqual([
      { ok: true, value: { state: to } },
      { ok: true, value: { state: to } },
    ]);
    expect((await events()).filter((event) => event.startsWith(`${intent} `))).toHaveLength(1);
    expect(await decide(by, intent, { ...given, revision, request: { ...request, body_hash: "e".repeat(64) } })).toEqual(
      refusal("key-reused"),
    );
  });

  it("is not for who typed the figures", async () => {
    await fresh.db
      .updateTable("working_figure")
      .set({ changed_by: by === "expert" ? 3 : 5 })
      .execute();
    const outcome = await decide(by, intent, given);
    expect(outcome).toEqual(intent === "start-review" ? { ok: true, value: { state: to } } : refusal("own-figures"));
  });
});

describe("reasons", () => {
  it("are required", async () => {
    expect(await decide("expert", "send-back")).toEqual(refusal("reason-required"));
    expect(await decide("expert", "send-back", { text: "کلی" })).toEqual(refusal("reason-required"));
    expect(await stateOf(fresh.db, id)).toBe("submitted");
  });

  it("keep what their cell held", async () => {
    await decide("expert", "send-back", {
      reasons: [unitSlip, reason("missing-document", "قبض برق"), reason("wrong-product", "", lines.bricks)],
    });
    expect(await reasonsStored()).toMatchObject([
      { code: "unit-slip", value_then: "80000.000000", raised_by: "province", version: 1, answer: null },
      { code: "missing-document", value_then: null, product_line_id: null },
      { code: "wrong-product", value_then: null, product_line_id: lines.bricks, measure: null },
    ]);
  });

  it("must name a cell of the return, and «other» must say what", async () => {
    const outcome = await decide("expert", "send-back", {
      reasons: [reason("other", " "), reason("unit-slip", "", lines.other, "closing")],
    });
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { code: "invalid-input", fields: [{ field: "reason.0.text" }, { field: "reason.1.cell" }] },
    });
    expect(await reasonsStored()).toEqual([]);
  });

  it("of the ministry want each an answer before the province accepts again", async () => {
    await decide("expert", "accept");
    await decide("reviewer", "refer-back", { reasons: [unitSlip, reason("unexplained-jump", "چرا؟")] });
    const [first, second] = await reasonsStored();
    const one = new Map([[first?.id ?? 0, "با بارنامه سنجیده شد"]]);
    expect(await decide("expert", "accept", { replies: one })).toEqual(refusal("reasons-unanswered"));
    expect(await decide("expert", "accept", { replies: new Map([...one, [second?.id ?? 0, "  "]]) })).toEqual(
      refusal("reasons-unanswered"),
    );
    expect(await decide("expert", "accept", { replies: new Map([...one, [second?.id ?? 0, "سفارش فصلی"]]) })).toMatchObject({
      ok: true,
    });
    expect(await reasonsStored()).toMatchObject([
      { answer: "replied", reply: "با بارنامه سنجیده شد", replied_by: 3 },
      { answer: "replied", reply: "سفارش فصلی", replied_by: 3 },
    ]);
  });

  it("of the ministry go on to the liaison where the province sends the return back", async () => {
    await decide("expert", "accept");
    await decide("reviewer", "refer-back", { reasons: [unitSlip] });
    expect(await decide("expert", "send-back", { reasons: [reason("missing-document", "قبض")] })).toMatchObject({
      value: { state: "returned" },
    });
    await fileAgain(fresh.db, id);
    expect(await reasonsStored()).toMatchObject([
      { raised_by: "ministry", answer: "changed", answered_version: 2 },
      { raised_by: "province", answer: "replied", answered_version: 2 },
    ]);
  });
});

describe("one version, two people", () => {
  it("refuses the approval of who accepted, and lets another reviewer approve", async () => {
    const both = contextWith(fresh.db, "expert", ["reviewer"]);
    const command = async (intent: ReviewIntent) => ({
      intent,
      reasons: [],
      text: "",
      replies: new Map(),
      ...(await decisionOn(fresh.db, id)),
    });
    expect(await decideReview(both, "province", await command("accept"))).toMatchObject({ ok: true });
    expect(await decideReview(both, "ministry", await command("approve"))).toEqual(refusal("same-person"));
    expect(await decide("reviewer", "approve")).toMatchObject({ value: { state: "approved" } });
  });

  it("puts the figures in force with the approval, not before", async () => {
    const inForce = () =>
      fresh.db.selectFrom("figure_in_force").select(["product_line_id", "production"]).orderBy("product_line_id").execute();
    await decide("expert", "accept");
    expect(await inForce()).toEqual([]);
    await decide("reviewer", "approve");
    expect(await inForce()).toEqual([
      { product_line_id: lines.cement, production: "80000.000000" },
      { product_line_id: lines.bricks, production: "300000.000000" },
    ]);
  });
});
