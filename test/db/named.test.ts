import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { alikeInNames, foldName } from "#app/domain/name-search.ts";
import * as named from "#db/named.ts";
import { buildRegister } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("named", named);
const { listNamed } = review.functions;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());

async function renameFirst(name_fa: string): Promise<string> {
  await fresh.db.updateTable("establishment").set({ name_fa }).where("id", "=", 1).execute();
  const row = await sql<{ name_folded: string }>`select name_folded from establishment where id = 1`.execute(fresh.db);
  return row.rows[0]?.name_folded.split("\n")[0] ?? "";
}

test("a part of either name finds its establishment, in any case of letters", async () => {
  expect(await listNamed(fresh.db, "KASHAN", 10)).toEqual([3]);
  expect(await listNamed(fresh.db, "Cem%ent", 10)).toEqual([]);
  expect((await listNamed(fresh.db, "cement", 10))?.length).toBeGreaterThan(1);
});

test("more than are wanted are none at all", async () => {
  const all = (await listNamed(fresh.db, "cement", 100)) ?? [];
  expect(await listNamed(fresh.db, "cement", all.length)).toHaveLength(all.length);
  expect(await listNamed(fresh.db, "cement", all.length - 1)).toBeNull();
});

test.each([
  ["آجر مؤسسهٔ نمونه", "اجر موسسه"],
  ["اجر نمونه", "آجر"],
  ["صنايع كاشي", "صنایع کاشی"],
  ["نیم\u200cساخته", "نیم ساخته"],
])("%s is found by %s", async (name, typed) => {
  await renameFirst(name);
  expect(await listNamed(fresh.db, typed, 10)).toContain(1);
});

test("the database folds a name as the domain folds what is typed", async () => {
  const letters = [...alikeInNames.map(([written]) => written), "ا", "ب", "ی", "ک", "A", "z", "É", "۵", "5", " ", "%", "_"];
  const names = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 40 }).map((parts) => parts.join("").trim());
  await fc.assert(
    fc.asyncProperty(names, async (name) => {
      expect((await renameFirst(name)).trim()).toBe(foldName(name).trim());
    }),
    { numRuns: 60 },
  );
});

review.compare();
