import { afterAll, beforeAll, expect, test } from "vitest";
import * as assignment from "#db/assignment.ts";
import { isDuplicate } from "#db/transaction.ts";
import { buildRegister, filingTime, people } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("assignment", assignment);
const t = review.functions;
const tehran = { kind: "province", province_code: "23", divisions: null } as const;
const later = new Date(filingTime.getTime() + 86_400_000);

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());

const everybody = { search: "", county: null, holder: null, present: [people.expert, people.supervisor] };
const page = { offset: 0, limit: 10 };

test("who reviews in a province, while they are there", async () => {
  const { db } = fresh;
  const rows = await t.listReviewers(db, "23", filingTime);
  expect(rows.map((row) => [row.id, row.role])).toEqual([
    [people.expert, "expert"],
    [people.supervisor, "supervisor"],
  ]);
  expect((await t.listNamesOf(db, [people.expert])).map((row) => row.id)).toEqual([people.expert]);
  expect(await t.listNamesOf(db, [])).toEqual([]);
});

test("an assignment ends by the next, and both stay to be read", async () => {
  const { db } = fresh;
  expect(await t.findShareRevision(db, "23")).toBe(0);
  expect((await t.listShareable(db, tehran, "2026-10-27")).map((row) => [row.id, Number(row.products), row.holder])).toEqual([
    [1, 2, null],
    [2, 1, null],
  ]);
  const by = { province_code: "23", moved: 2, decided_by: people.supervisor, decided_at: filingTime };
  const first = await t.insertShareOut(db, { ...by, revision: 1, rule: "even" });
  const again = t.insertShareOut(db, { ...by, revision: 1, rule: "county" });
  expect(isDuplicate(await again.catch((error: unknown) => error), "one_after_the_other")).toBe(true);
  const held = { expert_id: people.expert, share_out_id: first, assigned_at: filingTime };
  await t.insertAssignments(db, [
    { ...held, establishment_id: 1 },
    { ...held, establishment_id: 2 },
  ]);
  const twice = t.insertAssignments(db, [{ ...held, establishment_id: 1 }]);
  expect(isDuplicate(await twice.catch((error: unknown) => error), "one_at_a_time")).toBe(true);
  const [row] = await t.listHolders(db, tehran, [1, 3]);
  expect(row).toMatchObject({ id: 1, expert_id: people.expert });
  const second = await t.insertShareOut(db, { ...by, revision: 2, rule: "by-hand", reason: "knows them", decided_at: later });
  expect(await t.endAssignments(db, [row?.assignment_id ?? 0], later)).toBe(1);
  expect(await t.endAssignments(db, [row?.assignment_id ?? 0], later)).toBe(0);
  expect(await t.endAssignments(db, [], later)).toBe(0);
  await t.insertAssignments(db, [{ ...held, establishment_id: 1, expert_id: people.supervisor, share_out_id: second }]);
  expect((await t.listAssignmentHistory(db, 1)).map((one) => [one.expert_en, one.reason, one.ended_at])).toEqual([
    ["supervisor", "knows them", null],
    ["expert", "", later],
  ]);
  expect((await t.listShareOuts(db, "23", 5)).map((one) => one.revision)).toEqual([2, 1]);
  expect(await t.findShareRevision(db, "23")).toBe(2);
  const part = (expert_id: number, place: number) => ({ expert_id, of: 2, place });
  const [other] = await t.listHolders(db, tehran, [2]);
  const place = (other?.assignment_id ?? 0) % 2;
  const asked = [
    [],
    [part(people.expert, place)],
    [part(people.expert, 1 - place)],
    [{ expert_id: people.stranger, of: 1, place: 0 }],
  ];
  const held2 = await Promise.all(asked.map((portions) => t.holdsAny(db, portions)));
  expect(held2).toEqual([false, true, false, false]);
  expect(await t.countHeld(db, tehran)).toEqual([
    { expert_id: people.expert, count: 1 },
    { expert_id: people.supervisor, count: 1 },
  ]);
});

test("establishments by who has them, by name and by county", async () => {
  const { db } = fresh;
  const ids = async (filter: Partial<assignment.AssignedFilter>) =>
    (await t.listAssigned(db, tehran, { ...everybody, ...filter }, page)).map((row) => row.id).sort();
  expect(await ids({})).toEqual([1, 2]);
  expect(await ids({ holder: people.supervisor })).toEqual([1]);
  expect(await ids({ holder: "nobody" })).toEqual([]);
  // Somebody who left has nothing any more.
  expect(await ids({ holder: "nobody", present: [people.expert] })).toEqual([1]);
  expect(await ids({ holder: "nobody", present: [] })).toEqual([1, 2]);
  expect(await ids({ search: "Brick", county: 1 })).toEqual([2]);
  expect(await t.countAssigned(db, tehran, { ...everybody, search: "%" })).toBe(0);
  expect(await t.listHolders(db, tehran, [])).toEqual([]);
});

review.compare();
