import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { acceptReturn } from "#app/usecases/accept-return.server.ts";
import { confirmFiling, telephoneOf } from "#app/usecases/confirm-filing.server.ts";
import { checkOnBehalf, type FileOnBehalf, fileOnBehalf } from "#app/usecases/file-on-behalf.server.ts";
import { saveFigures } from "#app/usecases/save-figures.server.ts";
import { sendBackReturn } from "#app/usecases/send-back-return.server.ts";
import { viewConversation } from "#app/usecases/view-conversation.server.ts";
import { viewTelephoneForm } from "#app/usecases/view-telephone-form.server.ts";
import { cell, cleanMonth, edit } from "#test/builders/edits.ts";
import { buildRegister, contextOf, filingTime, freshKey, lines, type Person, stateOf } from "#test/builders/filing.ts";
import { decisionOn, reason, unfile } from "#test/builders/review.ts";
import { talk } from "#test/builders/talk.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
const id = 101;
const called_at = new Date(filingTime.getTime() - 3_600_000);
const call = { spoke_to: " خانم کاظمی ", phone: "021-33 44 55 66", called_at };

beforeAll(async () => {
  fresh = await freshDatabase();
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());
beforeEach(async () => {
  await unfile(fresh.db);
});

const fileAs = (by: Person, over: Partial<FileOnBehalf> = {}) =>
  fileOnBehalf(contextOf(fresh.db, by), { return_id: id, revision: 0, edit: cleanMonth(), call, request: freshKey(), ...over });
const month = () => fresh.db.selectFrom("monthly_return").where("id", "=", id).selectAll().executeTakeFirstOrThrow();
const refused = (code: string) => ({ ok: false, refusal: { code } });
const accept = async (by: Person) =>
  acceptReturn(contextOf(fresh.db, by), { ...(await decisionOn(fresh.db, id)), replies: new Map() });

test("a month read out on the telephone is filed at the time of the call, marked, and its liaison is told", async () => {
  expect(await fileAs("expert")).toMatchObject({ ok: true, value: { version: 1 } });
  const row = await month();
  expect(row).toMatchObject({ state: "submitted", first_submitted_at: called_at, submitted_at: called_at, submitted_by: 3 });
  expect(row.attention & 8).toBe(8);
  expect(await telephoneOf(contextOf(fresh.db, "expert"), id, 1)).toMatchObject({
    spoke_to: "خانم کاظمی",
    phone: "02133445566",
    called_at,
    typed_by: 3,
    confirmed_at: null,
  });
  const [event] = await fresh.db.selectFrom("return_event").where("return_id", "=", id).selectAll().execute();
  expect(event).toMatchObject({ event: "file-on-behalf", actor_id: 3, actor_role: "expert", at: filingTime });
  const notices = await fresh.db.selectFrom("notice").where("return_id", "=", id).select(["kind", "audience"]).execute();
  expect(notices).toContainEqual({ kind: "filed-on-behalf", audience: "establishment" });
  const typists = await fresh.db.selectFrom("working_figure").where("return_id", "=", id).select("changed_by").execute();
  expect(new Set(typists.map((one) => one.changed_by))).toEqual(new Set([3]));
});

test("who typed can neither accept nor send back; another person can", async () => {
  await fileAs("expert");
  expect(await accept("expert")).toMatchObject(refused("own-figures"));
  const back = { ...(await decisionOn(fresh.db, id)), reasons: [reason("unit-slip", "؟")], text: "" };
  expect(await sendBackReturn(contextOf(fresh.db, "expert"), back)).toMatchObject(refused("own-figures"));
  expect(await accept("supervisor")).toMatchObject({ ok: true });
});

test("who typed is known also where a draft of the establishment held every figure already", async () => {
  await saveFigures(contextOf(fresh.db, "liaison"), { return_id: id, edit: cleanMonth(), request: freshKey() });
  const { revision } = await month();
  expect(await fileAs("expert", { revision, edit: edit([]) })).toMatchObject({ ok: true });
  expect(await accept("expert")).toMatchObject(refused("own-figures"));
});

test("another province's month, and anybody who is no office of it, get nothing", async () => {
  for (const by of ["stranger", "liaison", "reviewer", "signatory"] as const) {
    const outcome = await fileAs(by);
    expect([by, outcome.ok || outcome.refusal.code]).toEqual([by, by === "stranger" ? "not-found" : "not-permitted"]);
    expect(await viewTelephoneForm(contextOf(fresh.db, by), id)).toMatchObject(refused("not-found"));
    expect(await checkOnBehalf(contextOf(fresh.db, by), { return_id: id, edit: cleanMonth() })).toMatchObject(
      refused("not-found"),
    );
  }
  expect(await fileAs("expert", { return_id: 103 })).toMatchObject(refused("not-found"));
  expect(await stateOf(fresh.db, id)).toBe("not-started");
});

test("without who, number and a time that can be, nothing is filed and nothing kept", async () => {
  const at = (hours: number) => new Date(filingTime.getTime() + hours * 3_600_000);
  for (const [wrong, field, code] of [
    [{ spoke_to: " " }, "call.spoke_to", "callWho"],
    [{ spoke_to: "ک".repeat(121) }, "call.spoke_to", "callWho"],
    [{ phone: "12" }, "call.phone", "callPhone"],
    [{ called_at: at(1) }, "call.time", "callInFuture"],
    [{ called_at: at(-24 * 12) }, "call.time", "callBeforeOpening"],
  ] as const) {
    const outcome = await fileAs("expert", { call: { ...call, ...wrong } });
    expect(outcome).toMatchObject({ ok: false, refusal: { code: "invalid-input", fields: [{ field, code }] } });
  }
  expect(await fileAs("expert", { edit: edit([cell(lines.cement, "production", "-5")]) })).toMatchObject(
    refused("has-blocking-findings"),
  );
  expect(await month()).toMatchObject({ state: "not-started", version: 0, figures_revision: 0 });
});

test("two people never overwrite each other: the establishment's own figure is told, and the one who was slower", async () => {
  await saveFigures(contextOf(fresh.db, "liaison"), {
    return_id: id,
    edit: edit([cell(lines.cement, "production", "70000")]),
    request: freshKey(),
  });
  expect(await fileAs("expert")).toMatchObject(refused("changed-meanwhile"));
  const { revision } = await month();
  expect(await fileAs("expert", { revision })).toMatchObject({
    ok: false,
    refusal: { code: "cell-conflict", conflicts: [{ product_line_id: lines.cement, measure: "production", stored: "70000" }] },
  });
  expect(await fileAs("expert", { return_id: 102, edit: cleanMonth() })).toMatchObject(refused("invalid-input"));
});

test("a double click files once", async () => {
  const request = freshKey();
  const twice = await Promise.all([fileAs("expert", { request }), fileAs("expert", { request })]);
  expect(twice[0]).toEqual(twice[1]);
  expect((await month()).version).toBe(1);
});

test("the liaison confirms once; another establishment's liaison finds nothing", async () => {
  await fileAs("expert");
  const confirm = (by: Person, version = 1) =>
    confirmFiling(contextOf(fresh.db, by), { return_id: id, version, request: freshKey() });
  expect(await confirm("otherLiaison")).toMatchObject(refused("not-found"));
  expect(await confirm("expert")).toMatchObject(refused("not-permitted"));
  expect(await confirm("liaison", 2)).toMatchObject(refused("not-in-this-state"));
  expect(await confirm("liaison")).toMatchObject({ ok: true });
  expect(await confirm("colleague")).toMatchObject(refused("not-in-this-state"));
  expect(await telephoneOf(contextOf(fresh.db, "expert"), id, 1)).toMatchObject({ confirmed_en: "liaison" });
});

test("or objects; upheld by a supervisor who did not type, the month goes back with his words as its reason", async () => {
  await fileAs("expert");
  const seen = await viewConversation(contextOf(fresh.db, "liaison"), "establishment", id);
  const subject = seen.ok ? seen.value.may.objections.find((one) => one.subject === "filing-on-behalf") : undefined;
  expect(subject).toMatchObject({ decided_by: 3 });
  const { subject_id = null } = subject ?? {};
  const asked = await talk(fresh.db, "liaison", id, {
    intent: "ask-objection",
    subject: "filing-on-behalf",
    subject_id,
    text: "این رقم‌ها را ما نگفته‌ایم",
    files: [],
  });
  expect(asked).toMatchObject({ ok: true });
  const request = await fresh.db.selectFrom("return_request").where("return_id", "=", id).select("id").executeTakeFirstOrThrow();
  const uphold = { intent: "grant", kind: "objection", id: request.id, text: "خودتان بفرستید", days: 0 } as const;
  expect(await talk(fresh.db, "expert", id, uphold)).toMatchObject({ ok: false });
  expect(await talk(fresh.db, "supervisor", id, uphold)).toMatchObject({ ok: true });
  expect(await stateOf(fresh.db, id)).toBe("returned");
  const reasons = await fresh.db.selectFrom("review_reason").where("return_id", "=", id).select(["code", "text"]).execute();
  expect(reasons).toEqual([{ code: "other", text: "خودتان بفرستید" }]);
  expect(await talk(fresh.db, "supervisor", id, uphold)).toMatchObject({ ok: false });
});

test("a supervisor who typed does not decide on the objection against it", async () => {
  await fileAs("supervisor");
  const seen = await viewConversation(contextOf(fresh.db, "liaison"), "establishment", id);
  const subject_id = (seen.ok && seen.value.may.objections.find((one) => one.subject === "filing-on-behalf")?.subject_id) || null;
  const ask = { intent: "ask-objection", subject: "filing-on-behalf", subject_id, text: "نه", files: [] } as const;
  expect(await talk(fresh.db, "liaison", id, ask)).toMatchObject({ ok: true });
  const request = await fresh.db.selectFrom("return_request").where("return_id", "=", id).select("id").executeTakeFirstOrThrow();
  const uphold = { intent: "grant", kind: "objection", id: request.id, text: "بله", days: 0 } as const;
  expect(await talk(fresh.db, "supervisor", id, uphold)).toMatchObject({ ok: false });
  expect(await stateOf(fresh.db, id)).toBe("submitted");
});
