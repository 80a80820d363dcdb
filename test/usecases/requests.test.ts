import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ConversationCommand } from "#app/usecases/converse.server.ts";
import { readMessages } from "#app/usecases/read-messages.server.ts";
import { viewConversation } from "#app/usecases/view-conversation.server.ts";
import { viewDesk } from "#app/usecases/view-desk.server.ts";
import { buildRegister, contextOf, freshKey, lines, type Person, stateOf } from "#test/builders/filing.ts";
import { file, unfile } from "#test/builders/review.ts";
import { deskOf, talk } from "#test/builders/talk.ts";
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
const told = async () =>
  (await fresh.db.selectFrom("notice").select(["kind", "audience"]).orderBy("id").execute()).map(
    (row) => `${row.kind} to ${row.audience}`,
  );
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

describe("a message", () => {
  it("reaches the other side, newest last, and is new there until it is read", async () => {
    expect(await say("liaison", { intent: "message", text: " سلام " })).toMatchObject({ ok: true });
    expect(await say("expert", { intent: "message", text: "بفرمایید" })).toMatchObject({ ok: true });
    const view = await seenBy("liaison");
    expect(view.messages.map((row) => `${row.side}: ${row.text}`)).toEqual(["establishment: سلام", "province: بفرمایید"]);
    expect(view.read_up_to).toBe(0);
    await readMessages(contextOf(fresh.db, "liaison"), view);
    expect((await seenBy("liaison")).read_up_to).toBe(view.messages.at(-1)?.id);
    expect(await told()).toEqual(["message to province", "message to establishment"]);
    expect((await seenBy("reviewer")).may.write).toBe(false);
  });

  it("sent twice is one, and says something", async () => {
    const request = freshKey("same");
    const both = await Promise.all([1, 2].map(() => say("liaison", { intent: "message", text: "یک" }, { request })));
    expect(both.map((one) => one.ok)).toEqual([true, true]);
    expect((await seenBy("expert")).messages).toHaveLength(1);
    const empty = { ok: false, refusal: { code: "invalid-input", fields: [{ field: "message", code: "required" }] } };
    expect(await say("liaison", { intent: "message", text: " \n " })).toEqual(empty);
  });

  it("is written by the establishment's people and the province's only, and read by nobody else", async () => {
    await nobodyElse({ intent: "message", text: "نه" }, ["liaison", "colleague", "expert", "supervisor"]);
    for (const person of others) {
      expect(await viewConversation(contextOf(fresh.db, person), deskOf[person], id)).toEqual(refusal("not-found"));
    }
  });
});

describe("an inquiry", () => {
  const ask: ConversationCommand = {
    intent: "ask-inquiry",
    cell: { product_line_id: lines.cement, measure: "closing" },
    text: "انبارگردانی شد؟",
  };

  it("is asked at a cell and answered while the month is locked, with no new version and no other state", async () => {
    await file(fresh.db, id);
    expect(await say("expert", ask)).toMatchObject({ ok: true });
    const desk = await viewDesk(contextOf(fresh.db, "liaison"));
    expect(desk.ok && desk.value.dealings.inquiries).toMatchObject([{ id, count: "1" }]);
    const [inquiry] = (await seenBy("liaison")).inquiries;
    const answer: ConversationCommand = { intent: "answer-inquiry", id: inquiry?.id ?? 0, text: "بله" };
    await nobodyElse(answer, ["liaison"]);
    expect(await say("liaison", answer)).toMatchObject({ ok: true });
    expect((await seenBy("expert")).inquiries).toMatchObject([{ measure: "closing", answer: "بله", answered_en: "liaison" }]);
    expect(await stateOf(fresh.db, id)).toBe("submitted");
    expect((await seenBy("expert")).found.version).toBe(1);
    expect(await say("colleague", { ...answer, text: "خیر" })).toEqual(refusal("changed-meanwhile"));
    expect((await told()).slice(1)).toEqual(["inquiry to establishment", "inquiry-answered to province"]);
  });

  it("is the province's, of what was sent, and names a cell of the return", async () => {
    expect(await say("expert", ask)).toEqual(refusal("not-in-this-state"));
    await file(fresh.db, id);
    await nobodyElse(ask, ["expert", "supervisor"]);
    const foreign = { product_line_id: lines.other, measure: "closing" } as const;
    expect(await say("expert", { ...ask, cell: foreign })).toMatchObject(refusal("invalid-input"));
    expect(await say("expert", { ...ask, text: "" })).toMatchObject(refusal("invalid-input"));
    const request = freshKey("same");
    await Promise.all([1, 2].map(() => say("expert", ask, { request })));
    expect((await seenBy("expert")).inquiries).toHaveLength(1);
  });

  it("of another return is not answered through this one", async () => {
    await file(fresh.db, id);
    await say("expert", ask);
    const theirs = await talk(fresh.db, "otherLiaison", 103, { intent: "answer-inquiry", id: 1, text: "نه" });
    expect(theirs).toEqual(refusal("changed-meanwhile"));
  });
});

describe("an extension", () => {
  const ask: ConversationCommand = { intent: "ask-extension", text: "حسابرسی" };
  const grant = async (days: number): Promise<ConversationCommand> => ({
    intent: "grant",
    kind: "extension",
    id: await newest(),
    days,
    text: "",
  });

  it("moves the due day by working days, keeps both, and clears the late mark of what was filed", async () => {
    const late = new Date("2026-11-04T08:00:00Z");
    await file(fresh.db, id, late);
    expect(await say("liaison", ask)).toMatchObject({ ok: true });
    expect((await seenBy("liaison")).may.objections).toMatchObject([{ subject: "lateness" }]);
    const choices = (await seenBy("expert")).requests[0]?.choices ?? [];
    expect(choices.map((choice) => choice.days)).toEqual([1, 2, 3, 4, 5]);
    expect(await say("expert", await grant(5))).toMatchObject({ ok: true, value: { due_on: "2026-11-08" } });
    expect(await due()).toBe("2026-11-08");
    const view = await seenBy("liaison");
    expect(view.extensions).toMatchObject([{ due_before: "2026-11-01", due_after: "2026-11-08", by_en: "expert" }]);
    expect(view.may.objections).toEqual([]);
    expect(await stateOf(fresh.db, id)).toBe("submitted");
  });

  it("is open once, given by an expert once and up to five days, by a supervisor again", async () => {
    await say("liaison", ask);
    expect(await say("liaison", ask)).toEqual(refusal("changed-meanwhile"));
    const beyond = { ok: false, refusal: { code: "invalid-input", fields: [{ code: "only-supervisor" }] } };
    expect(await say("expert", await grant(6))).toMatchObject(beyond);
    await say("expert", await grant(2));
    expect(await say("expert", await grant(2))).toEqual(refusal("not-in-this-state"));
    await say("liaison", ask);
    expect(await say("expert", await grant(1))).toMatchObject(beyond);
    expect(await say("supervisor", await grant(20))).toMatchObject({ ok: true });
    expect((await seenBy("liaison")).extensions).toHaveLength(2);
  });

  it("is refused with words, or withdrawn, and may be asked for again", async () => {
    await say("liaison", ask);
    const no: ConversationCommand = { intent: "refuse", kind: "extension", id: await newest(), text: "" };
    expect(await say("expert", no)).toMatchObject(refusal("invalid-input"));
    await nobodyElse({ ...no, text: "نه" }, ["expert", "supervisor"]);
    expect(await say("expert", { ...no, text: "مهلت کافی بود" })).toMatchObject({ ok: true });
    await say("liaison", ask);
    await nobodyElse({ intent: "withdraw", id: await newest() }, ["liaison"]);
    expect(await say("liaison", { intent: "withdraw", id: await newest() })).toMatchObject({ ok: true });
    expect((await requests()).map((row) => row.state)).toEqual(["refused", "withdrawn"]);
    expect(await due()).toBe("2026-11-01");
  });

  it("is granted once by two people at once", async () => {
    await say("liaison", ask);
    const command = await grant(3);
    const both = await Promise.all([say("expert", command), say("supervisor", command)]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect((await seenBy("liaison")).extensions).toHaveLength(1);
  });
});
