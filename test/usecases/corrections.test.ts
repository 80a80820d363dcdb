import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ReceivedFile } from "#app/domain/attachment.ts";
import type { ConversationCommand } from "#app/usecases/converse.server.ts";
import { findFile } from "#app/usecases/find-file.server.ts";
import { viewConversation } from "#app/usecases/view-conversation.server.ts";
import { viewOfficeDealings } from "#app/usecases/view-dealings.server.ts";
import { pdf, received, sha256Of } from "#test/builders/files.ts";
import { buildRegister, contextOf, filingTime, freshKey, lines, type Person, people, stateOf } from "#test/builders/filing.ts";
import { decisionOn, file, fileAgain, reason, unfile } from "#test/builders/review.ts";
import { decideAs, deskOf, talk } from "#test/builders/talk.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
const id = 101;
const refusal = (code: string) => ({ ok: false, refusal: { code } });
const say = (person: Person, command: ConversationCommand, more?: Parameters<typeof talk>[4]) =>
  talk(fresh.db, person, id, command, more);
const seenBy = async (person: Person) => {
  const seen = await viewConversation(contextOf(fresh.db, person), deskOf[person], id);
  if (!seen.ok) throw new Error(seen.refusal.code);
  return seen.value;
};
const requests = () => fresh.db.selectFrom("return_request").selectAll().orderBy("id").execute();
const newest = async () => (await requests()).at(-1)?.id ?? 0;
const due = async () =>
  (await fresh.db.selectFrom("monthly_return").where("id", "=", id).select("due_on").executeTakeFirstOrThrow()).due_on;
/** Ends its own way: what nobody but the people of this return may do, in every role. */
const others: Person[] = ["otherLiaison", "stranger", "analyst"];
/** Who reads the conversation and says nothing in it. */
const readers: Person[] = ["signatory"];

beforeAll(async () => {
  fresh = await freshDatabase();
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());
beforeEach(async () => {
  await unfile(fresh.db);
  await fresh.db.updateTable("monthly_return").set({ due_on: "2026-11-01" }).where("id", "=", id).execute();
});

async function nobodyElse(command: ConversationCommand, right: readonly Person[]): Promise<void> {
  const before = await fresh.db.selectFrom("audit_entry").select("id").execute();
  const people: Person[] = [...others, ...readers, ...(["liaison", "expert", "supervisor", "reviewer"] as const)];
  for (const person of people) {
    if (right.includes(person)) continue;
    const outcome = await say(person, command);
    expect(
      [outcome.ok, ["not-found", "not-permitted", "not-in-this-state"].includes(outcome.ok ? "" : outcome.refusal.code)],
      person,
    ).toEqual([false, true]);
  }
  expect(await fresh.db.selectFrom("audit_entry").select("id").execute()).toEqual(before);
}

describe("a correction", () => {
  const cell = { product_line_id: lines.cement, measure: "closing" } as const;
  const ask: ConversationCommand = { intent: "ask-correction", cells: [cell], text: "موجودی اشتباه بود" };
  const on = async (intent: "endorse" | "pass-on" | "grant" | "refuse"): Promise<ConversationCommand> =>
    ({ intent, kind: "correction", id: await newest(), days: 0, text: "بررسی شد" }) as ConversationCommand;
  const reasons = () => fresh.db.selectFrom("review_reason").selectAll().orderBy("id").execute();

  it("is asked for only beyond the liaison's reach, and once", async () => {
    expect(await say("liaison", ask)).toEqual(refusal("not-in-this-state"));
    await file(fresh.db, id);
    await nobodyElse(ask, ["liaison"]);
    const foreign = [{ product_line_id: lines.other, measure: null }];
    expect(await say("liaison", { ...ask, cells: foreign })).toMatchObject(refusal("invalid-input"));
    expect(await say("liaison", ask)).toMatchObject({ ok: true });
    expect(await say("liaison", ask)).toEqual(refusal("changed-meanwhile"));
  });

  it("of a month in review is granted by a send-back with its cells as reasons that block nothing", async () => {
    await file(fresh.db, id);
    await say("liaison", ask);
    await nobodyElse(await on("grant"), ["expert", "supervisor"]);
    expect(await say("expert", await on("grant"))).toEqual({ ok: true, value: { state: "returned" } });
    expect(await reasons()).toMatchObject([
      { code: "other", raised_by: "province", measure: "closing", value_then: "10000.000000", reply: "موجودی اشتباه بود" },
    ]);
    expect(await requests()).toMatchObject([{ state: "granted", decided_by: people.expert, open_key: null }]);
    await fileAgain(fresh.db, id);
    expect(await reasons()).toMatchObject([{ answer: "changed", answered_version: 2 }]);
  });

  it("of an accepted month goes from the ministry to the province, and from there to the liaison", async () => {
    await file(fresh.db, id);
    await decideAs(fresh.db, "expert", id, "accept");
    await say("liaison", ask);
    expect(await say("expert", await on("grant"))).toEqual(refusal("not-in-this-state"));
    expect(await say("reviewer", await on("pass-on"))).toEqual({ ok: true, value: { state: "referred-back" } });
    expect(await requests()).toMatchObject([{ state: "open" }]);
    expect(await say("expert", await on("grant"))).toEqual({ ok: true, value: { state: "returned" } });
    expect(await reasons()).toMatchObject([{ raised_by: "ministry", answer: null }]);
  });

  it("of an approved month is endorsed, then granted by the ministry; the version in force stays in force", async () => {
    await file(fresh.db, id);
    await decideAs(fresh.db, "expert", id, "accept");
    await decideAs(fresh.db, "reviewer", id, "approve");
    await say("liaison", ask);
    expect(await say("reviewer", await on("grant"))).toEqual(refusal("not-in-this-state"));
    await nobodyElse(await on("endorse"), ["expert", "supervisor"]);
    expect((await viewOfficeDealings(contextOf(fresh.db, "reviewer"), "ministry")).requests).toEqual([]);
    expect(await say("expert", await on("endorse"))).toMatchObject({ ok: true });
    expect((await viewOfficeDealings(contextOf(fresh.db, "reviewer"), "ministry")).requests).toHaveLength(1);
    expect(await say("reviewer", await on("grant"))).toEqual({ ok: true, value: { state: "returned" } });
    const found = (await seenBy("liaison")).found;
    expect([found.state, found.version, found.in_force_version]).toEqual(["returned", 1, 1]);
    const inForce = fresh.db
      .selectFrom("figure_in_force")
      .where("establishment_id", "=", 1)
      .select("closing")
      .orderBy("product_line_id");
    expect((await inForce.execute())[0]).toEqual({ closing: "10000.000000" });
    await fileAgain(fresh.db, id);
    await decideAs(fresh.db, "expert", id, "accept");
    expect((await inForce.execute())[0]).toEqual({ closing: "10000.000000" });
    await decideAs(fresh.db, "reviewer", id, "approve");
    expect((await inForce.execute())[0]).toEqual({ closing: "11000.000000" });
  });

  it("is not granted on a revision that is no longer the present one, and once for a double click", async () => {
    await file(fresh.db, id);
    await say("liaison", ask);
    const request = freshKey("same");
    const command = await on("grant");
    const both = await Promise.all([1, 2].map(() => say("expert", command, { request })));
    expect(both.map((one) => one.ok)).toEqual([true, true]);
    expect(await reasons()).toHaveLength(1);
  });

  it("is granted by whatever send-back comes first", async () => {
    await file(fresh.db, id);
    await say("liaison", ask);
    await decideAs(fresh.db, "expert", id, "send-back", [reason("missing-document", "قبض")]);
    expect(await requests()).toMatchObject([{ state: "granted", decided_by: people.expert }]);
  });
});

describe("an objection", () => {
  const raise = async (files: readonly ReceivedFile[] = []): Promise<ConversationCommand> => {
    const [subject] = (await seenBy("liaison")).may.objections;
    if (!subject) throw new Error("nothing to object to");
    return { intent: "ask-objection", subject: subject.subject, subject_id: subject.subject_id, text: "ارقام درست است", files };
  };
  const decideIt = async (intent: "grant" | "refuse"): Promise<ConversationCommand> =>
    ({ intent, kind: "objection", id: await newest(), days: 0, text: "با قبض‌ها سنجیده شد" }) as ConversationCommand;
  const sendBack = () =>
    decideAs(fresh.db, "expert", id, "send-back", [reason("unit-slip", "کیلو؟", lines.cement, "production")]);

  it("upheld against a send-back puts the same version in review again, as it was sent", async () => {
    await file(fresh.db, id);
    await sendBack();
    await fresh.db.updateTable("working_figure").set({ production: "1" }).where("return_id", "=", id).execute();
    const ask = await raise();
    await nobodyElse(ask, ["liaison"]);
    expect(await say("liaison", ask)).toMatchObject({ ok: true });
    expect(await say("liaison", ask)).toEqual(refusal("not-in-this-state"));
    await nobodyElse(await decideIt("grant"), ["supervisor"]);
    expect(await say("supervisor", await decideIt("grant"))).toEqual({ ok: true, value: { state: "in-review" } });
    const figures = fresh.db
      .selectFrom("working_figure")
      .where("return_id", "=", id)
      .select("production")
      .orderBy("product_line_id");
    expect((await figures.execute()).map((row) => row.production)).toEqual(["80000.000000", "300000.000000"]);
    const answers = await fresh.db.selectFrom("review_reason").select("answer").execute();
    expect(answers).toEqual([{ answer: "withdrawn" }]);
    expect((await seenBy("liaison")).found.version).toBe(1);
  });

  it("carries its files to whom it reaches, and to nobody else; one that is not taken is named, and nothing is kept", async () => {
    await file(fresh.db, id);
    await sendBack();
    const kept: string[] = [];
    const wrong = await say("liaison", await raise([received("x.pdf", Buffer.from("MZ"), kept, "evidence")]));
    expect(wrong).toMatchObject({
      ok: false,
      refusal: { code: "invalid-input", fields: [{ field: "evidence", code: "file-type" }] },
    });
    expect(kept).toEqual([]);
    expect(await fresh.db.selectFrom("return_request").select("id").execute()).toEqual([]);
    expect(await say("liaison", await raise([received("قبض برق.pdf", pdf(), kept, "evidence")]))).toMatchObject({ ok: true });
    expect(kept).toEqual([sha256Of(pdf())]);
    for (const person of ["liaison", "expert", "supervisor"] as const) {
      const [objection] = (await seenBy(person)).requests;
      expect(objection?.files.map((one) => one.name)).toEqual(["قبض برق.pdf"]);
      const of = await findFile(contextOf(fresh.db, person), objection?.files[0]?.id ?? 0);
      expect(of).toMatchObject({ ok: true, value: { subject_kind: "objection" } });
    }
    const [{ id: file_id } = { id: 0 }] = await fresh.db.selectFrom("attachment").select("id").execute();
    for (const person of ["otherLiaison", "stranger"] as const) {
      expect(await findFile(contextOf(fresh.db, person), file_id)).toMatchObject({ ok: false, refusal: { code: "not-found" } });
    }
  });

  it("is not decided by the supervisor who sent the month back, but by the ministry where there is no other", async () => {
    await file(fresh.db, id);
    await decideAs(fresh.db, "supervisor", id, "send-back", [reason("missing-document", "قبض")]);
    await say("liaison", await raise());
    for (const intent of ["grant", "refuse"] as const) {
      expect(await say("supervisor", await decideIt(intent))).toEqual(refusal("same-person"));
    }
    expect((await seenBy("supervisor")).requests[0]?.acts).toEqual([]);
    expect((await seenBy("reviewer")).requests[0]?.acts).toEqual(["grant", "refuse"]);
    expect(await say("reviewer", await decideIt("grant"))).toEqual({ ok: true, value: { state: "in-review" } });
  });

  it("is closed by filing again, and dismissed with words", async () => {
    await file(fresh.db, id);
    await sendBack();
    await say("liaison", await raise());
    await fileAgain(fresh.db, id);
    expect(await requests()).toMatchObject([{ state: "closed", open_key: null }]);
    await sendBack();
    await say("liaison", await raise());
    expect(await say("supervisor", { ...(await decideIt("refuse")), text: " " } as ConversationCommand)).toMatchObject(
      refusal("invalid-input"),
    );
    expect(await say("supervisor", await decideIt("refuse"))).toMatchObject({ ok: true });
    expect(await stateOf(fresh.db, id)).toBe("returned");
    expect((await seenBy("liaison")).may.objections).toEqual([]);
  });

  it("against lateness moves the due day to that of the filing; its term is ten working days", async () => {
    await file(fresh.db, id, new Date("2026-11-04T08:00:00Z"));
    const ask = await raise();
    const tooLate = new Date("2026-11-19T08:00:00Z");
    expect(await say("liaison", ask, { now: tooLate })).toEqual(refusal("not-in-this-state"));
    expect(await say("liaison", ask)).toMatchObject({ ok: true });
    expect(await say("supervisor", await decideIt("grant"))).toMatchObject({ ok: true });
    expect(await due()).toBe("2026-11-04");
    expect((await seenBy("liaison")).may.objections).toEqual([]);
  });

  it("against a refusal opens the request anew", async () => {
    await say("liaison", { intent: "ask-extension", text: "حسابرسی" });
    const refused = await newest();
    await say("expert", { intent: "refuse", kind: "extension", id: refused, text: "نه" });
    await say("liaison", await raise());
    expect(await say("supervisor", await decideIt("grant"))).toMatchObject({ ok: true });
    expect((await requests()).map((row) => `${row.kind} ${row.state}`)).toEqual(["extension open", "objection granted"]);
  });
});

it("a decision of a conversation is refused on a revision that somebody moved on", async () => {
  await file(fresh.db, id);
  await say("liaison", { intent: "ask-correction", cells: [], text: "کل ماه" });
  const { converse } = await import("#app/usecases/converse.server.ts");
  const about = { ...(await decisionOn(fresh.db, id)), revision: 0 };
  const grant = { intent: "grant", kind: "correction", id: await newest(), days: 0, text: "" } as const;
  expect(await converse(contextOf(fresh.db, "expert", filingTime), "province", about, grant)).toEqual(
    refusal("changed-meanwhile"),
  );
});
