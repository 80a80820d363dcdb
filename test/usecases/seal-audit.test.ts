import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { JobContext } from "#app/usecases/job-context.server.ts";
import { recordAudit } from "#app/usecases/record-audit.server.ts";
import { firstPrevious, sealAudit, sealHash, verifyAudit } from "#app/usecases/seal-audit.server.ts";
import { inTransaction } from "#db/transaction.ts";
import { emptyTables, type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());
beforeEach(() => emptyTables(fresh.db, ["audit_seal", "audit_entry", "job"]));

const context = (owner = "a"): JobContext => ({
  db: fresh.db,
  now: () => new Date("2025-04-25T09:00:00Z"),
  real: () => new Date(),
  owner,
});

async function record(count: number, detail: object = { text: "ی‌ک", amount: "120000.5" }): Promise<void> {
  await inTransaction(fresh.db, async (trx) => {
    for (let i = 0; i < count; i++) {
      const at = new Date("2025-04-25T08:00:00.123Z");
      await recordAudit(trx, { at, actor_id: 7, verb: "submit", subject_kind: "return", subject_id: i, detail });
    }
  });
}

test("rows are sealed in order, each hash made of the one before, the content and the id", async () => {
  await record(3);
  expect(await sealAudit(context(), false)).toBe(3);
  const seals = await fresh.db.selectFrom("audit_seal").selectAll().orderBy("seq").execute();
  const entries = await fresh.db.selectFrom("audit_entry").selectAll().orderBy("id").execute();
  let previous = firstPrevious;
  for (const [index, seal] of seals.entries()) {
    const entry = entries[index];
    expect(seal).toMatchObject({ seq: String(index + 1), audit_id: entry?.id, previous_hash: previous });
    previous = sealHash(previous, entry?.content_hash ?? "", entry?.id ?? "");
    expect(seal.hash).toBe(previous);
  }
  expect(await sealAudit(context(), true)).toBe(0);
  expect(await verifyAudit(fresh.db)).toEqual({
    ok: true,
    sealed: 3,
    unsealed: 0,
    newest: { seq: "3", hash: previous },
    broken: null,
  });
});

test("the detail is kept in one canonical form and the hash does not depend on the order of keys", async () => {
  await record(1, { b: "۱", a: { d: null, c: 1 } });
  await record(1, { a: { c: 1, d: null }, b: "۱" });
  const rows = await fresh.db.selectFrom("audit_entry").select(["detail", "content_hash"]).execute();
  expect(rows[0]).toEqual(rows[1]);
  expect(rows[0]?.detail).toBe('{"a":{"c":1,"d":null},"b":"۱"}');
});

test("a row whose transaction ended late is sealed after those that came before it", async () => {
  let commit = () => {};
  const slow = inTransaction(fresh.db, async (trx) => {
    const at = new Date("2025-04-25T08:00:00Z");
    await recordAudit(trx, { at, actor_id: null, verb: "slow", subject_kind: "job", subject_id: "x", detail: {} });
    await new Promise<void>((resolve) => (commit = resolve));
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  await record(2);
  expect(await sealAudit(context(), false)).toBe(2);
  commit();
  await slow;
  expect(await sealAudit(context(), false)).toBe(1);
  const order = await fresh.db.selectFrom("audit_seal").select("audit_id").orderBy("seq").execute();
  expect(order.map((seal) => Number(seal.audit_id))).toEqual([2, 3, 1]);
  expect(await verifyAudit(fresh.db)).toMatchObject({ ok: true, sealed: 3 });
});

test("many sealers at once make one unbroken chain", async () => {
  await record(150);
  const counts = await Promise.all(["a", "b", "c", "d"].map((owner) => sealAudit(context(owner), true)));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(150);
  expect(await verifyAudit(fresh.db)).toMatchObject({ ok: true, sealed: 150, unsealed: 0 });
});

const spoils: [string, (db: FreshDatabase["db"]) => Promise<unknown>, string][] = [
  [
    "a changed detail",
    (db) => db.updateTable("audit_entry").set({ detail: '{"amount":"9"}' }).where("id", "=", "2").execute(),
    "content",
  ],
  ["a changed actor", (db) => db.updateTable("audit_entry").set({ actor_id: 8 }).where("id", "=", "2").execute(), "content"],
  [
    "a changed content and its hash",
    (db) =>
      db
        .updateTable("audit_entry")
        .set({ content_hash: "f".repeat(64) })
        .where("id", "=", "2")
        .execute(),
    "content",
  ],
  [
    "a changed seal",
    (db) =>
      db
        .updateTable("audit_seal")
        .set({ hash: "f".repeat(64) })
        .where("audit_id", "=", "2")
        .execute(),
    "hash",
  ],
  [
    "a changed link",
    (db) =>
      db
        .updateTable("audit_seal")
        .set({ previous_hash: "f".repeat(64) })
        .where("audit_id", "=", "2")
        .execute(),
    "previous",
  ],
  ["a removed seal", (db) => db.deleteFrom("audit_seal").where("audit_id", "=", "2").execute(), "number"],
];
test.each(spoils)("%s is found where it is", async (_name, spoil, why) => {
  await record(4);
  await sealAudit(context(), true);
  await spoil(fresh.db);
  const verdict = await verifyAudit(fresh.db);
  expect(verdict).toMatchObject({ ok: false, sealed: 1, broken: { why } });
});
