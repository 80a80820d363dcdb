import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ConversationCommand } from "#app/usecases/converse.server.ts";
import { converse } from "#app/usecases/converse.server.ts";
import { viewConversation } from "#app/usecases/view-conversation.server.ts";
import { viewOfficeDealings } from "#app/usecases/view-dealings.server.ts";
import { buildRegister, contextOf, lines, type Person, people, stateOf } from "#test/builders/filing.ts";
import { addRecipients } from "#test/builders/recipients.ts";
import { decisionOn, file, fileAgain, reason, revisionOf, unfile } from "#test/builders/review.ts";
import { decideAs, deskOf, talk } from "#test/builders/talk.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
const id = 101;
const refusal = (code: string) => ({ ok: false, refusal: { code } });
const reasons = [reason("unit-slip", "کیلو؟", lines.cement, "production")];

beforeAll(async () => {
  fresh = await freshDatabase();
  await buildRegister(fresh.db);
  await addRecipients(fresh.db, [1]);
});
afterAll(() => fresh.close());
beforeEach(() => unfile(fresh.db));

/** Another person with a reviewer's rights. */
const second = () => ({
  ...contextOf(fresh.db, "reviewer"),
  actor: { ...contextOf(fresh.db, "reviewer").actor, user_id: people.analyst },
});
const say = (person: Person, command: ConversationCommand) => talk(fresh.db, person, id, command);
const asSecond = async (command: ConversationCommand) => converse(second(), "ministry", await decisionOn(fresh.db, id), command);
const waiting = async (kind: string) => {
  const row = await fresh.db
    .selectFrom("return_request")
    .where("kind", "=", kind as "recall")
    .select("id")
    .orderBy("id", "desc")
    .executeTakeFirst();
  return row?.id ?? 0;
};
const on = async (intent: "grant" | "refuse", kind: "annulment" | "recall" | "correction"): Promise<ConversationCommand> => ({
  intent,
  kind,
  id: await waiting(kind),
  days: 0,
  text: "بررسی شد",
});

/** What holds now: state, newest version, version in force, closing stock that counts, and what the ledger holds. */
async function standing() {
  const { db } = fresh;
  const month = await db.selectFrom("monthly_return").where("id", "=", id).selectAll().executeTakeFirstOrThrow();
  const figures = await db
    .selectFrom("figure_in_force")
    .where("establishment_id", "=", 1)
    .where("product_line_id", "=", lines.cement)
    .select("closing")
    .execute();
  const ledger = await db
    .selectFrom("dispatch as d")
    .innerJoin("recipient as r", "r.id", "d.recipient_id")
    .innerJoin("submission as s", "s.id", "d.submission_id")
    .where("r.code", "=", "hamahang")
    .select(["d.kind", "s.version"])
    .orderBy("d.id")
    .execute();
  return {
    state: month.state,
    version: month.version,
    in_force: month.in_force_version,
    closing: figures[0]?.closing ?? null,
    ledger: ledger.map((row) => `${row.kind} ${row.version}`),
  };
}
const first = { version: 1, in_force: 1, closing: "10000.000000", ledger: ["approve 1"] };

async function approved() {
  await file(fresh.db, id);
  await decideAs(fresh.db, "expert", id, "accept");
  await decideAs(fresh.db, "reviewer", id, "approve");
  expect(await standing()).toEqual({ ...first, state: "approved" });
}
async function reopened() {
  await approved();
  await decideAs(fresh.db, "reviewer", id, "reopen", reasons);
}
async function returnedAgain() {
  await reopened();
  await decideAs(fresh.db, "expert", id, "send-back", reasons);
}
/** The second version, filed after a reopening. */
async function filedAgain() {
  await returnedAgain();
  await fileAgain(fresh.db, id);
}
const eventsOf = async () =>
  (await fresh.db.selectFrom("return_event").where("return_id", "=", id).select("event").orderBy("id").execute()).map(
    (row) => row.event,
  );

describe("an approved version is never without force in between, except by annulment:", () => {
  it("reopened, sent back, filed again and accepted it stays in force, and nothing leaves for the recipients", async () => {
    await reopened();
    expect(await standing()).toEqual({ ...first, state: "referred-back" });
    await decideAs(fresh.db, "expert", id, "send-back", reasons);
    expect(await standing()).toEqual({ ...first, state: "returned" });
    await fileAgain(fresh.db, id);
    expect(await standing()).toEqual({ ...first, state: "submitted", version: 2 });
    await decideAs(fresh.db, "expert", id, "accept");
    expect(await standing()).toEqual({ ...first, state: "accepted", version: 2 });
  });

  it("the approval of a later version supersedes it, at the recipients too", async () => {
    await filedAgain();
    await decideAs(fresh.db, "expert", id, "accept");
    await decideAs(fresh.db, "reviewer", id, "approve");
    const ledger = ["approve 1", "supersede 2"];
    expect(await standing()).toEqual({ state: "approved", version: 2, in_force: 2, closing: "11000.000000", ledger });
  });

  it("a granted correction leaves it in force", async () => {
    await approved();
    await say("liaison", { intent: "ask-correction", cells: [], text: "موجودی اشتباه بود" });
    await say("expert", { intent: "endorse", id: await waiting("correction") });
    expect(await say("reviewer", await on("grant", "correction"))).toMatchObject({ ok: true });
    expect(await standing()).toEqual({ ...first, state: "returned" });
  });

  const cancel: ConversationCommand = { intent: "cancel-correction", text: "نسخهٔ نخست درست بود" };
  it.each([
    ["a month that was reopened", reopened, 1],
    ["a month with its liaison", returnedAgain, 1],
    ["a month that was filed again", filedAgain, 2],
  ] as const)("cancelling the correction of %s approves it again with the version in force", async (_what, reach, version) => {
    await reach();
    expect(await say("reviewer", cancel)).toEqual({ ok: true, value: { state: "approved" } });
    expect(await standing()).toEqual({ ...first, state: "approved", version });
    const open = fresh.db.selectFrom("review_reason").where("answer", "is", null).select("id");
    expect(await open.execute()).toEqual([]);
    const working = fresh.db.selectFrom("working_figure").where("return_id", "=", id).where("product_line_id", "=", lines.cement);
    expect(await working.select("closing").executeTakeFirst()).toEqual({ closing: "10000.000000" });
    expect(await say("reviewer", cancel)).toEqual(refusal("not-in-this-state"));
  });

  it("after a cancelled correction the next version is numbered on, and supersedes the one in force", async () => {
    await filedAgain();
    await say("reviewer", cancel);
    await decideAs(fresh.db, "reviewer", id, "reopen", reasons);
    await decideAs(fresh.db, "expert", id, "send-back", reasons);
    await fileAgain(fresh.db, id);
    await decideAs(fresh.db, "expert", id, "accept");
    await decideAs(fresh.db, "reviewer", id, "approve");
    expect(await standing()).toMatchObject({ version: 3, in_force: 3, ledger: ["approve 1", "supersede 3"] });
  });

  it("nothing is cancelled without a text, without a version in force, or by who is no reviewer", async () => {
    await file(fresh.db, id);
    expect(await say("reviewer", cancel)).toEqual(refusal("not-in-this-state"));
    await returnedAgain().catch(() => undefined);
    expect(await say("reviewer", { ...cancel, text: " " })).toMatchObject(refusal("invalid-input"));
    for (const person of ["expert", "supervisor", "liaison", "analyst"] as const)
      expect([person, await say(person, cancel)]).toEqual([person, refusal("not-permitted")]);
  });
});

describe("an annulment", () => {
  const ask: ConversationCommand = { intent: "ask-annulment", text: "سند جعلی بود" };
  const seenBy = async (person: Person) => {
    const seen = await viewConversation(contextOf(fresh.db, person), deskOf[person], id);
    return seen.ok ? seen.value.requests.map((row) => [row.kind, row.state, row.acts]) : seen;
  };

  it("is asked for by one reviewer, of an approved month, once, and changes nothing yet", async () => {
    await file(fresh.db, id);
    expect(await say("reviewer", ask)).toEqual(refusal("not-in-this-state"));
    await unfile(fresh.db);
    await approved();
    for (const person of ["expert", "liaison", "analyst"] as const)
      expect(await say(person, ask)).toEqual(refusal("not-permitted"));
    expect(await say("reviewer", { ...ask, text: "" })).toMatchObject(refusal("invalid-input"));
    expect(await say("reviewer", ask)).toMatchObject({ ok: true });
    expect(await asSecond(ask)).toEqual(refusal("changed-meanwhile"));
    expect(await standing()).toEqual({ ...first, state: "approved" });
  });

  it("waits on the ministry's desk: who asked may only take it back, another annuls or declines", async () => {
    await approved();
    await say("reviewer", ask);
    expect((await viewOfficeDealings(contextOf(fresh.db, "reviewer"), "ministry")).requests).toHaveLength(1);
    expect(await seenBy("reviewer")).toEqual([["annulment", "open", ["withdraw"]]]);
    expect(await say("reviewer", await on("grant", "annulment"))).toEqual(refusal("same-person"));
    expect(await say("reviewer", await on("refuse", "annulment"))).toEqual(refusal("same-person"));
    expect(await asSecond({ intent: "withdraw", id: await waiting("annulment") })).toEqual(refusal("not-permitted"));
    expect(await say("expert", await on("grant", "annulment"))).toEqual(refusal("not-permitted"));
    // The province sees that it waits; the establishment learns of what comes of it.
    expect(await seenBy("expert")).toEqual([["annulment", "open", []]]);
    expect(await seenBy("liaison")).toEqual([]);
    expect(await asSecond(await on("refuse", "annulment"))).toMatchObject({ ok: true });
    expect(await standing()).toEqual({ ...first, state: "approved" });
    expect(await say("reviewer", ask)).toMatchObject({ ok: true });
    expect(await say("reviewer", { intent: "withdraw", id: await waiting("annulment") })).toMatchObject({ ok: true });
    expect(await seenBy("reviewer")).toMatchObject([
      ["annulment", "refused", []],
      ["annulment", "withdrawn", []],
    ]);
  });

  it("confirmed by a second reviewer leaves nothing in force, and the recipients get a withdrawal", async () => {
    await approved();
    await say("reviewer", ask);
    expect(await asSecond(await on("grant", "annulment"))).toEqual({ ok: true, value: { state: "returned" } });
    const ledger = ["approve 1", "withdraw 1"];
    expect(await standing()).toEqual({ state: "returned", version: 1, in_force: null, closing: null, ledger });
    expect((await eventsOf()).at(-1)).toBe("annul");
    const notices = await fresh.db.selectFrom("notice").where("kind", "=", "annulled").select("audience").orderBy("id").execute();
    expect(notices.map((row) => row.audience)).toEqual(["establishment", "province"]);
    const told = await fresh.db
      .selectFrom("review_reason")
      .where("raised_by", "=", "ministry")
      .select(["code", "text", "answer"])
      .execute();
    expect(told).toEqual([{ code: "other", text: "سند جعلی بود", answer: null }]);
    // Filed, accepted and approved again it is a first approval to everybody.
    await fileAgain(fresh.db, id);
    await decideAs(fresh.db, "expert", id, "accept");
    await decideAs(fresh.db, "reviewer", id, "approve");
    expect(await standing()).toMatchObject({ in_force: 2, closing: "11000.000000", ledger: [...ledger, "approve 2"] });
  });

  it("of a month that was reopened meanwhile is no longer in question", async () => {
    await approved();
    await say("reviewer", ask);
    await decideAs(fresh.db, "reviewer", id, "reopen", reasons);
    expect(await seenBy("reviewer")).toMatchObject([["annulment", "closed", []]]);
    expect(await asSecond(await on("grant", "annulment"))).toEqual(refusal("not-in-this-state"));
    expect(await stateOf(fresh.db, id)).toBe("referred-back");
    expect(await revisionOf(fresh.db, id)).toBeGreaterThan(0);
  });
});
