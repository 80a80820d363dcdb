import { afterAll, beforeAll, expect, test } from "vitest";
import * as audit from "#db/audit.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("audit", audit);
const {
  countUnsealedAudit,
  findLastSeal,
  insertAudit,
  insertAudits,
  insertSeals,
  listAuditOf,
  listSealedAudit,
  listUnsealedAudit,
} = review.functions;
const at = new Date("2025-04-25T09:00:00Z");
const entry = (subject_id: string) => ({
  at,
  actor_id: null,
  verb: "approve",
  subject_kind: "return",
  subject_id,
  detail: "{}",
  content_hash: subject_id.padStart(64, "0"),
});
const seal = (seq: number, audit_id: string) => ({
  seq,
  audit_id,
  previous_hash: String(seq - 1).padStart(64, "0"),
  hash: String(seq).padStart(64, "0"),
  sealed_at: at,
});

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
});
afterAll(() => fresh.close());

test("rows wait for a seal, oldest first, until each has one", async () => {
  const { db } = fresh;
  expect(await findLastSeal(db)).toBeUndefined();
  await insertAudit(db, entry("1"));
  await insertAudits(db, [entry("2"), entry("3")]);
  expect(await countUnsealedAudit(db)).toBe(3);
  expect(await listUnsealedAudit(db, true, 2)).toEqual([
    { id: "1", content_hash: "1".padStart(64, "0") },
    { id: "2", content_hash: "2".padStart(64, "0") },
  ]);
  await insertSeals(db, [seal(1, "1"), seal(2, "3")]);
  expect((await listUnsealedAudit(db, false, 10)).map((row) => row.id)).toEqual(["2"]);
  expect(await countUnsealedAudit(db)).toBe(1);
  expect(await findLastSeal(db)).toEqual({ seq: "2", hash: "2".padStart(64, "0") });
});

test("a seal number and a sealed row are taken once only", async () => {
  await expect(insertSeals(fresh.db, [seal(2, "2")])).rejects.toMatchObject({ errno: 1062 });
  await expect(insertSeals(fresh.db, [seal(3, "1")])).rejects.toMatchObject({ errno: 1062 });
});

test("sealed rows come with their content in the order of the chain", async () => {
  const [after] = await listSealedAudit(fresh.db, "1", 10);
  expect(after).toMatchObject({ seq: "2", audit_id: "3", verb: "approve", subject_id: "3", at });
  expect((await listSealedAudit(fresh.db, "0", 1)).map((row) => row.seq)).toEqual(["1"]);
});

test("what lies far behind the newest seal is found by a look through everything only", async () => {
  await fresh.db
    .insertInto("audit_entry")
    .values({ id: "9000", ...entry("9") })
    .execute();
  await insertSeals(fresh.db, [seal(3, "9000")]);
  expect(await listUnsealedAudit(fresh.db, false, 10)).toEqual([]);
  expect((await listUnsealedAudit(fresh.db, true, 10)).map((row) => row.id)).toEqual(["2"]);
});

test("what was done to one subject is told newest first, with who did it", async () => {
  const { db } = fresh;
  for (const detail of ["1", "2", "3"]) await insertAudit(db, { ...entry("told"), verb: "save", detail });
  await insertAudit(db, { ...entry("told"), detail: "of another verb" });
  const told = await listAuditOf(db, { kind: "return", id: "told", verb: "save" }, 2);
  expect(told).toEqual(["3", "2"].map((detail) => ({ at, detail, by_fa: null, by_en: null })));
});

review.compare();
