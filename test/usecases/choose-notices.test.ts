import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { chooseNotices, viewNoticeChoice } from "#app/usecases/choose-notices.server.ts";
import { buildRegister, contextOf, freshKey, type Person, people } from "#test/builders/filing.ts";
import { emptyTables, type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
  await buildRegister(fresh.db);
  await fresh.db.updateTable("app_user").set({ email: "a@example.com", phone: "0912 000 0000" }).where("id", "=", 1).execute();
});
afterAll(() => fresh.close());
beforeEach(() => emptyTables(fresh.db, ["notice_preference", "notice_language", "idempotency_key", "audit_entry"]));

type Wanted = Parameters<typeof chooseNotices>[1]["wanted"];
const choose = (person: Person, wanted: Wanted, request = freshKey()) =>
  chooseNotices(contextOf(fresh.db, person), { wanted, language: "en", request });
const seen = async (person: Person) => {
  const view = await viewNoticeChoice(contextOf(fresh.db, person));
  if (!view.ok) throw new Error(view.refusal.code);
  return view.value;
};
const ticked = async (person: Person) =>
  (await seen(person)).chosen.filter((one) => one.wanted).map((one) => `${one.kind} ${one.channel}`);

describe("one's choice", () => {
  it("begins with the product's own, and shows how one is reached", async () => {
    expect(await ticked("liaison")).toEqual([
      "sent-back email",
      "sent-back sms",
      "inquiry email",
      "inquiry sms",
      "telephone email",
      "telephone sms",
      "answer email",
      "reminder email",
      "reminder sms",
    ]);
    expect(await ticked("signatory")).toEqual(["signature email", "signature sms"]);
    for (const person of ["expert", "supervisor", "reviewer"] as const) expect(await ticked(person)).toEqual(["digest email"]);
    expect(await seen("liaison")).toMatchObject({ language: "fa", reach: { email: "a@example.com", sms: "09120000000" } });
    expect((await seen("expert")).reach).toEqual({ email: null, sms: null });
  });

  it("is one's own, kept once, and of the kinds one is ever told", async () => {
    const request = freshKey();
    expect(await choose("liaison", [{ kind: "answer", channel: "sms" }], request)).toMatchObject({
      ok: true,
      value: { chosen: 1 },
    });
    expect(await choose("liaison", [{ kind: "answer", channel: "sms" }], request)).toMatchObject({
      ok: true,
      value: { chosen: 1 },
    });
    expect(await ticked("liaison")).toEqual(["answer sms"]);
    expect((await seen("liaison")).language).toBe("en");
    expect(await ticked("colleague")).toHaveLength(9);
    expect(await choose("liaison", [])).toMatchObject({ ok: true });
    expect(await ticked("liaison")).toEqual([]);
    expect(await choose("liaison", [{ kind: "digest", channel: "sms" }])).toMatchObject({ refusal: { code: "invalid-input" } });
    expect(await choose("expert", [{ kind: "reminder", channel: "sms" }])).toMatchObject({ refusal: { code: "invalid-input" } });
    const audit = await fresh.db.selectFrom("audit_entry").select(["verb", "subject_id"]).execute();
    expect(audit).toEqual(Array.from({ length: 2 }, () => ({ verb: "choose-notices", subject_id: String(people.liaison) })));
  });

  it("does not exist for who is told nothing", async () => {
    expect(await choose("analyst", [])).toMatchObject({ refusal: { code: "not-found" } });
    expect(await viewNoticeChoice(contextOf(fresh.db, "analyst"))).toMatchObject({ refusal: { code: "not-found" } });
  });
});
