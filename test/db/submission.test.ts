import { afterAll, beforeAll, expect, test } from "vitest";
import * as submission from "#db/submission.ts";
import { buildRegister, filingTime, people } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("submission", submission);
const { findSubmission, insertSubmission, listFrozenFindings, listNewestSnapshots, listSnapshots, listSubmissions } =
  review.functions;

let fresh: FreshDatabase;
let mine: number;
let theirs: number;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  const built = await buildRegister(fresh.db);
  mine = built.returnId;
  theirs = built.otherProvinceId;
  for (const [return_id, version] of [
    [mine, 1],
    [mine, 2],
    [theirs, 1],
  ] as const)
    await submit(return_id, version);
  await fresh.db.updateTable("monthly_return").set({ version: 2, state: "submitted" }).where("id", "=", mine).execute();
  await fresh.db.updateTable("monthly_return").set({ version: 1, state: "submitted" }).where("id", "=", theirs).execute();
});
afterAll(() => fresh.close());

function submit(return_id: number, version: number): Promise<number> {
  return insertSubmission(fresh.db, {
    return_id,
    version,
    tracking_code: `T${return_id}-${version}`.padEnd(20, "X"),
    sha256: "a".repeat(64),
    snapshot: `{"of":"${return_id}.${version}"}`,
    findings: "[]",
    form_version: 1,
    submitted_at: filingTime,
    submitted_by: return_id === mine ? people.liaison : people.otherLiaison,
  });
}

test("a version is stored once and counts as reported", async () => {
  await expect(submit(mine, 2)).rejects.toMatchObject({ errno: 1062 });
  expect(await findSubmission(fresh.db, mine, 2)).toMatchObject({ snapshot: `{"of":"${mine}.2"}`, origin: "reported" });
  expect(await findSubmission(fresh.db, mine, 3)).toBeUndefined();
  expect(await findSubmission(fresh.db, theirs, 2)).toBeUndefined();
});

test("versions of a return are listed newest first with who sent them", async () => {
  const rows = await listSubmissions(fresh.db, mine);
  expect(rows.map((row) => [row.version, row.by_en])).toEqual([
    [2, "liaison"],
    [1, "liaison"],
  ]);
  expect(await listSubmissions(fresh.db, theirs)).toMatchObject([{ version: 1, by_en: "otherLiaison" }]);
});

test("snapshots are given of the newest version, or of the versions asked for", async () => {
  const { db } = fresh;
  expect(await listNewestSnapshots(db, [mine])).toEqual([{ return_id: mine, snapshot: `{"of":"${mine}.2"}` }]);
  expect(await listNewestSnapshots(db, [mine, theirs])).toHaveLength(2);
  expect(await listNewestSnapshots(db, [])).toEqual([]);
  expect(await listSnapshots(db, mine, [1])).toEqual([{ version: 1, snapshot: `{"of":"${mine}.1"}` }]);
  expect(await listSnapshots(db, theirs, [1, 2])).toEqual([{ version: 1, snapshot: `{"of":"${theirs}.1"}` }]);
  expect(await listSnapshots(db, mine, [])).toEqual([]);
  expect((await listFrozenFindings(db, mine)).map((row) => [row.version, row.snapshot])).toContainEqual([
    1,
    `{"of":"${mine}.1"}`,
  ]);
});

review.compare();
