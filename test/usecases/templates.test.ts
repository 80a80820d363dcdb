import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type RetireTemplate, retireTemplate } from "#app/usecases/retire-template.server.ts";
import { type SaveTemplate, saveTemplate } from "#app/usecases/save-template.server.ts";
import { templatesInUse, viewTemplate, viewTemplates } from "#app/usecases/view-templates.server.ts";
import { buildRegister, contextOf, freshKey, type Person } from "#test/builders/filing.ts";
import { emptyTables, type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());
beforeEach(() => emptyTables(fresh.db, ["text_template", "text_template_change", "idempotency_key", "audit_entry"]));

const save = (by: Person, over: Partial<SaveTemplate> = {}) =>
  saveTemplate(contextOf(fresh.db, by), {
    template_id: null,
    revision: 0,
    keeper: "own",
    reason_code: "unit-slip",
    title: "تن یا کیلو",
    text: "{figure} به تن است؟",
    request: freshKey(),
    ...over,
  });
const saved = async (by: Person, over: Partial<SaveTemplate> = {}) => {
  const outcome = await save(by, over);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value.template_id;
};
const retire = (by: Person, template_id: number, revision: number, act: RetireTemplate["act"] = "retired") =>
  retireTemplate(contextOf(fresh.db, by), { template_id, revision, act, request: freshKey() });
const inUse = async (by: Person) => (await templatesInUse(contextOf(fresh.db, by))).map((row) => row.id);
const refused = (code: string) => ({ ok: false, refusal: { code } });

test("an expert keeps his own, the supervisor the province's; another's and another province's are as if they were not", async () => {
  const own = await saved("expert");
  const shared = await saved("supervisor", { keeper: "province" });
  const supervisors = await saved("supervisor");
  const elsewhere = await saved("stranger");
  expect([await inUse("expert"), await inUse("supervisor"), await inUse("stranger")]).toEqual([
    [own, shared],
    [shared, supervisors],
    [elsewhere],
  ]);
  expect(await save("expert", { keeper: "province" })).toMatchObject(refused("not-permitted"));
  for (const person of ["liaison", "reviewer", "signatory", "analyst"] as const) {
    expect(await save(person)).toMatchObject(refused("not-permitted"));
    expect(await viewTemplates(contextOf(fresh.db, person))).toMatchObject(refused("not-found"));
    expect(await inUse(person)).toEqual([]);
  }
  for (const [person, id] of [
    ["stranger", own],
    ["stranger", shared],
    ["supervisor", own],
    ["expert", shared],
    ["expert", supervisors],
    ["expert", 99_999],
  ] as const) {
    expect(await save(person, { template_id: id, revision: 1 })).toMatchObject(refused("not-found"));
    expect(await retire(person, id, 1)).toMatchObject(refused("not-found"));
    if (id !== shared || person !== "expert") {
      expect(await viewTemplate(contextOf(fresh.db, person), id)).toMatchObject(refused("not-found"));
    }
  }
  // What the province keeps is read by its experts, not changed.
  expect(await viewTemplate(contextOf(fresh.db, "expert"), shared)).toMatchObject({
    ok: true,
    value: { template: { keeps: false } },
  });
});

test("each change holds on the revision seen, and stays in the history: who, when, what", async () => {
  const id = await saved("expert");
  expect(await save("expert", { template_id: id, revision: 1, title: "کیلو؟", reason_code: "" })).toMatchObject({ ok: true });
  expect(await save("expert", { template_id: id, revision: 1, title: "دیر" })).toMatchObject(refused("changed-meanwhile"));
  expect(await retire("expert", id, 1)).toMatchObject(refused("changed-meanwhile"));
  expect(await retire("expert", id, 2)).toMatchObject({ ok: true });
  expect(await inUse("expert")).toEqual([]);
  expect(await save("expert", { template_id: id, revision: 3 })).toMatchObject(refused("changed-meanwhile"));
  expect(await retire("expert", id, 3)).toMatchObject(refused("changed-meanwhile"));
  expect(await retire("expert", id, 3, "restored")).toMatchObject({ ok: true });
  const seen = await viewTemplate(contextOf(fresh.db, "expert"), id);
  expect(seen.ok && seen.value.changes.map((row) => [row.revision, row.act, row.title, row.reason_code, row.by_en])).toEqual([
    [4, "restored", "کیلو؟", null, "expert"],
    [3, "retired", "کیلو؟", null, "expert"],
    [2, "changed", "کیلو؟", null, "expert"],
    [1, "made", "تن یا کیلو", "unit-slip", "expert"],
  ]);
  const audit = await fresh.db.selectFrom("audit_entry").select("verb").execute();
  expect(audit.map((row) => row.verb)).toEqual(Array(4).fill("save-template"));
});

test("a double click makes one; an unknown placeholder is refused with its name, and nothing is kept", async () => {
  const request = freshKey();
  const twice = await Promise.all([save("expert", { request }), save("expert", { request })]);
  expect(twice[0]).toEqual(twice[1]);
  expect(await inUse("expert")).toHaveLength(1);
  expect(await save("expert", { text: "{price}" })).toMatchObject({
    ok: false,
    refusal: { code: "invalid-input", fields: [{ field: "text", code: "placeholderUnknown", params: { name: "price" } }] },
  });
  expect(await inUse("expert")).toHaveLength(1);
});

test("a keeper has a hundred in use, no more", async () => {
  const row = { province_code: "23", owner_id: 3, title: "x", text: "y" };
  await fresh.db
    .insertInto("text_template")
    .values(Array.from({ length: 100 }, () => row))
    .execute();
  expect(await save("expert")).toMatchObject({ ok: false, refusal: { fields: [{ code: "tooMany" }] } });
  expect(await save("supervisor", { keeper: "province" })).toMatchObject({ ok: true });
});
