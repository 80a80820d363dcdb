import { afterAll, beforeAll, expect, test } from "vitest";
import { insertAssignments, insertShareOut } from "#db/assignment.ts";
import * as workload from "#db/workload.ts";
import { buildRegister, filingTime, people } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("workload", workload);
const t = review.functions;
const tehran = { kind: "province", province_code: "23", divisions: null } as const;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());

test("what waits is counted within a scope, with the oldest", async () => {
  const { db } = fresh;
  const scope = { kind: "province", province_code: "23", divisions: null } as const;
  expect(await t.countWaiting(db, scope, ["not-started"])).toEqual({ count: 3, since: filingTime });
  expect(await t.countWaiting(db, { kind: "all", divisions: null }, ["accepted"])).toEqual({ count: 0, since: null });
  const nobodys = [{ expert_id: people.stranger, of: 1, place: 0 }];
  expect(await t.countWaiting(db, scope, ["not-started"], nobodys)).toEqual({ count: 0, since: null });
});

test("what waits is somebody's or nobody's, since it came and not since its review began", async () => {
  const { db } = fresh;
  const by = { decided_by: people.supervisor, decided_at: filingTime };
  const share_out_id = await insertShareOut(db, { province_code: "23", revision: 1, rule: "even", moved: 1, ...by });
  await insertAssignments(db, [{ establishment_id: 1, expert_id: people.expert, share_out_id, assigned_at: filingTime }]);
  const earlier = new Date(filingTime.getTime() - 3_600_000);
  const sent = { version: 1, submitted_at: earlier, state_since: filingTime };
  await db
    .updateTable("monthly_return")
    .set({ ...sent, state: "in-review" })
    .where("id", "=", 101)
    .execute();
  await db
    .updateTable("monthly_return")
    .set({ ...sent, state: "submitted" })
    .where("id", "in", [102, 103])
    .execute();
  const rows = await t.listWaitingOf(db, tehran, ["submitted", "in-review", "referred-back"]);
  expect(rows.map((row) => [row.expert_id, row.since])).toEqual([
    [null, filingTime],
    [people.expert, earlier],
  ]);
  expect(await t.listWaitingOf(db, tehran, [])).toEqual([]);
  expect(await t.countDecidedLately(db, "23", earlier)).toEqual([]);
});

review.compare();
