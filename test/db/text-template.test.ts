import { afterAll, beforeAll, expect, test } from "vitest";
import * as textTemplate from "#db/text-template.ts";
import { buildRegister, people } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("text-template", textTemplate);
const t = review.functions;
let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());

const text = { reason_code: "unit-slip", title: "تن یا کیلو", text: "{figure} به تن است؟" } as const;
const scope = { province_code: "23", user_id: people.expert };

test("somebody reads the province's and his own, never another's; a change holds on the revision seen only", async () => {
  const { db } = fresh;
  const own = await t.insertTemplate(db, { ...text, province_code: "23", owner_id: people.expert });
  const shared = await t.insertTemplate(db, { ...text, province_code: "23", owner_id: null, title: "از استان" });
  const others = await t.insertTemplate(db, { ...text, province_code: "23", owner_id: people.supervisor });
  const elsewhere = await t.insertTemplate(db, { ...text, province_code: "10", owner_id: null });
  expect((await t.listTemplates(db, scope, false)).map((row) => row.id)).toEqual([shared, own]);
  for (const id of [others, elsewhere]) expect(await t.findTemplate(db, scope, id)).toBeUndefined();
  expect(await t.findTemplate(db, scope, own)).toMatchObject({ ...text, revision: 1, retired_at: null });
  expect(await t.countKept(db, { province_code: "23", owner_id: null })).toBe(1);
  expect(await t.countKept(db, { province_code: "23", owner_id: people.expert })).toBe(1);
  expect(await t.changeTemplate(db, own, 1, { retired_at: new Date(0) })).toBe(true);
  expect(await t.changeTemplate(db, own, 1, { title: "بازنده" })).toBe(false);
  expect((await t.listTemplates(db, scope, false)).map((row) => row.id)).toEqual([shared]);
  expect((await t.listTemplates(db, scope, true)).map((row) => row.id)).toEqual([shared, own]);
  await t.insertTemplateChange(db, {
    template_id: own,
    revision: 2,
    act: "retired",
    ...text,
    changed_by: people.expert,
    changed_at: new Date(0),
  });
  expect(await t.listTemplateChanges(db, own)).toMatchObject([{ revision: 2, act: "retired", by_en: "expert" }]);
  await expect(t.insertTemplate(db, { ...text, province_code: "23", text: "" })).rejects.toMatchObject({ errno: 4025 });
});

review.compare();
