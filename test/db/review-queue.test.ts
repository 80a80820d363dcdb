import { afterAll, beforeAll, expect, test } from "vitest";
import type { Scope } from "#app/domain/actor.ts";
import { rulesMask } from "#app/domain/attention.ts";
import type { Finding } from "#app/domain/checks/finding.ts";
import { countPlacesBefore, cutPlaces, type QueueSlice } from "#app/domain/queue-cut.ts";
import { readQueueQuestion } from "#app/domain/review-queue.ts";
import type { Portion } from "#app/domain/share-out.ts";
import { insertAssignments, insertShareOut } from "#db/assignment.ts";
import * as reviewQueue from "#db/review-queue.ts";
import { buildRegister, filedPeriod, filingTime, people } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("review-queue", reviewQueue);
const q = review.functions;

const tehran: Scope = { kind: "province", province_code: "23", divisions: null };
const isfahan: Scope = { kind: "province", province_code: "10", divisions: null };
const everywhere: Scope = { kind: "all", divisions: null };
const nothing: Scope = { kind: "nothing" };
const at = (day: number, hour = 0) => new Date(Date.UTC(2026, 9, day, hour));
const { tab: _tab, spot: _spot, since: _since, ...unfiltered } = readQueueQuestion("province", () => null);
const filter = { ...unfiltered, states: ["submitted", "in-review"] } as const;
const slice = { from: null, direction: "next", offset: 0, limit: 50 } as const;

let fresh: FreshDatabase;
/** Two months of one works and one of another in Tehran; one month in Isfahan. */
let ids: { mine: number; before: number; neighbour: number; isfahan: number };
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  const { db } = fresh;
  const { returnId, lastMonthId, otherProvinceId } = await buildRegister(db);
  ids = { mine: returnId, before: lastMonthId, neighbour: returnId + 1, isfahan: otherProvinceId };
  const counties = await db.selectFrom("establishment").select(["id", "county_id"]).execute();
  const waiting = [
    [ids.mine, { state: "submitted", state_since: at(5), impact: "0.2", selected: 1 }],
    [ids.before, { state: "in-review", state_since: at(9), impact: "0.9" }],
    [
      ids.neighbour,
      { state: "submitted", state_since: at(4), impact: "0.5", finding_rules: rulesMask([{ rule: "jump" } as Finding]) },
    ],
    [ids.isfahan, { state: "submitted", state_since: at(1), impact: "0.2" }],
  ] as const;
  for (const [id, row] of waiting) {
    const found = await db.selectFrom("monthly_return").where("id", "=", id).select("establishment_id").executeTakeFirstOrThrow();
    const county_id = counties.find((one) => one.id === found.establishment_id)?.county_id;
    await db
      .updateTable("monthly_return")
      .set({ ...row, county_id, version: 1, submitted_at: row.state_since, first_submitted_at: row.state_since })
      .where("id", "=", id)
      .execute();
  }
});
afterAll(() => fresh.close());

const places = async (scope: Scope, changes = {}, part: Partial<QueueSlice> = {}) =>
  (await q.listQueuePlaces(fresh.db, scope, { ...filter, ...changes }, { ...slice, ...part })).map((row) => row.id);

test("a queue has the scope's waiting returns, largest impact first, equal ones by their id", async () => {
  expect(await places(tehran)).toEqual([ids.before, ids.neighbour, ids.mine]);
  expect(await places(everywhere)).toEqual([ids.before, ids.neighbour, ids.mine, ids.isfahan]);
  expect(await places(tehran, {}, { offset: 1, limit: 1 })).toEqual([ids.neighbour]);
  expect(await places(tehran, { period: filedPeriod })).toEqual([ids.neighbour, ids.mine]);
  expect(await places(tehran, { states: ["in-review"] })).toEqual([ids.before]);
  expect(await places(tehran, { states: [] })).toEqual([]);
  expect(await places({ ...tehran, divisions: ["23", "24"] })).toHaveLength(3);
  expect(await places({ ...tehran, divisions: ["10"] })).toEqual([]);
  expect(await places(isfahan)).toEqual([ids.isfahan]);
  expect(await places(nothing)).toEqual([]);
});

test("each filter lets through what it says", async () => {
  const { db } = fresh;
  const mine = await db.selectFrom("monthly_return").where("id", "=", ids.mine).selectAll().executeTakeFirstOrThrow();
  expect(await places(everywhere, { province: "10" })).toEqual([ids.isfahan]);
  expect(await places(everywhere, { county: mine.county_id })).toContain(ids.mine);
  expect(await places(everywhere, { county: 999_999 })).toEqual([]);
  expect(await places(everywhere, { division: "23" })).toHaveLength(4);
  expect(await places(everywhere, { division: "10" })).toEqual([]);
  expect(await places(everywhere, { selected: true })).toEqual([ids.mine]);
  expect(await places(everywhere, { rule: "jump" })).toEqual([ids.neighbour]);
  expect(await places(everywhere, { rule: "balance" })).toEqual([]);
  const line = await db.selectFrom("product_line").where("catalogue_item_id", "is not", null).selectAll().executeTakeFirst();
  const item = line?.catalogue_item_id ?? 1;
  const owners = await db.selectFrom("product_line").where("catalogue_item_id", "=", item).select("establishment_id").execute();
  const expected = await db
    .selectFrom("monthly_return")
    .where("version", ">", 0)
    .where("establishment_id", "in", [0, ...owners.map((row) => row.establishment_id)])
    .select("id")
    .execute();
  expect((await places(everywhere, { item })).sort()).toEqual(expected.map((row) => row.id).sort());
});

test("one's own are those assigned, and the part that one covers", async () => {
  const { db } = fresh;
  const whole = (expert_id: number) => ({ expert_id, of: 1, place: 0 });
  const own = (portions: Portion[]) => places(everywhere, { mine: true, portions });
  const rows = await db
    .selectFrom("monthly_return")
    .where("id", "in", [ids.mine, ids.neighbour])
    .select("establishment_id")
    .orderBy("id")
    .execute();
  const by = { decided_by: people.supervisor, decided_at: filingTime };
  const share_out_id = await insertShareOut(db, { province_code: "23", revision: 1, rule: "even", moved: 2, ...by });
  const held = { expert_id: people.expert, share_out_id, assigned_at: filingTime };
  await insertAssignments(
    db,
    rows.map((row) => ({ ...held, establishment_id: row.establishment_id })),
  );
  const all = await own([whole(people.expert)]);
  expect(all).toEqual(expect.arrayContaining([ids.mine, ids.neighbour]));
  expect(all).not.toContain(ids.isfahan);
  expect(await own([whole(people.supervisor)])).toEqual([]);
  expect(await own([])).toEqual([]);
  const half = async (place: number) => own([whole(people.supervisor), { expert_id: people.expert, of: 2, place }]);
  const halves = [await half(0), await half(1)];
  expect(halves.every((part) => part.length > 0)).toBe(true);
  expect(halves.flat().sort()).toEqual([...all].sort());
});

test("late is what came first after the due day in Tehran and its quarter of an hour", async () => {
  const { db } = fresh;
  const sent = async (time: string) => {
    const first_submitted_at = new Date(time);
    await db.updateTable("monthly_return").set({ first_submitted_at, due_on: "2026-10-10" }).where("id", "=", ids.mine).execute();
    return (await places(tehran, { late: true })).includes(ids.mine);
  };
  expect(await sent("2026-10-10T20:44:59.999Z")).toBe(false);
  expect(await sent("2026-10-10T20:45:00.000Z")).toBe(true);
});

test("a search looks in both names and takes a percent sign as one", async () => {
  const { db } = fresh;
  const count = (scope: Scope, search: string) => q.countQueue(db, scope, { ...filter, search });
  expect(await count(tehran, "آجر")).toBe(1);
  expect(await count(tehran, "cement")).toBe(2);
  expect(await count(everywhere, "cement")).toBe(3);
  expect(await count(tehran, "%")).toBe(0);
  expect(await count(isfahan, "")).toBe(1);
  expect(await q.countQueue(db, tehran, { ...filter, states: [] })).toBe(0);
});

test("of establishments that a name found, a month or every month is read, in the queue's order and within the scope", async () => {
  const named = [1, 2, 3];
  expect(await places(tehran, { named })).toEqual([ids.before, ids.neighbour, ids.mine]);
  expect(await places(tehran, { named, period: filedPeriod })).toEqual([ids.neighbour, ids.mine]);
  expect(await places(isfahan, { named, period: filedPeriod })).toEqual([ids.isfahan]);
  expect(await places(everywhere, { named, period: filedPeriod })).toEqual([ids.neighbour, ids.mine, ids.isfahan]);
  expect(await places(tehran, { named: [2], period: filedPeriod })).toEqual([ids.neighbour]);
  expect(await places(tehran, { named: [], period: filedPeriod })).toEqual([]);
  expect(await q.countQueue(fresh.db, tehran, { ...filter, named, period: filedPeriod })).toBe(2);
});

test("all places read at once are those that are listed, however they are cut", async () => {
  const cases = [tehran, isfahan, everywhere].flatMap((scope) => [[1, 2, 3], [2], []].map((named) => ({ scope, named })));
  const spots = [null, { impact: "0.5", id: ids.neighbour }, { impact: "0.2", id: ids.isfahan }, { impact: "0", id: 1 }];
  for (const { scope, named } of cases) {
    const narrowed = { ...filter, named, period: filedPeriod };
    const all = await q.listAllPlaces(fresh.db, scope, narrowed);
    expect(all).toHaveLength(await q.countQueue(fresh.db, scope, narrowed));
    for (const from of spots) {
      for (const direction of ["next", "previous"] as const) {
        for (const [offset, limit] of [
          [0, 50],
          [1, 1],
        ] as const) {
          const slice = { from, direction, offset, limit };
          expect(cutPlaces(all, slice)).toEqual(await q.listQueuePlaces(fresh.db, scope, narrowed, slice));
        }
      }
      if (from) expect(countPlacesBefore(all, from)).toBe(await q.countBefore(fresh.db, scope, narrowed, from));
    }
  }
  expect(await q.listAllPlaces(fresh.db, tehran, { ...filter, states: [] })).toEqual([]);
});

test("what waits is counted by period, but for one that is counted otherwise", async () => {
  const all = await q.countByPeriod(fresh.db, tehran, filter.states);
  const others = await q.countByPeriod(fresh.db, tehran, filter.states, filedPeriod);
  expect(all.length).toBeGreaterThan(1);
  expect(others).toEqual(all.filter((row) => row.period !== filedPeriod));
});

test("beside a place lie its neighbours, never another province's", async () => {
  const { db } = fresh;
  const here = { impact: "0.5", id: ids.neighbour };
  expect(await places(tehran, {}, { from: here, direction: "previous" })).toEqual([ids.before]);
  expect(await places(tehran, {}, { from: here })).toEqual([ids.mine]);
  expect(await places(isfahan, {}, { from: here })).toEqual([ids.isfahan]);
  expect(await places(everywhere, {}, { from: { impact: "0.2", id: ids.mine } })).toEqual([ids.isfahan]);
  expect(await q.countBefore(db, tehran, filter, here)).toBe(1);
  expect(await q.countBefore(db, everywhere, filter, { impact: "0.2", id: ids.isfahan })).toBe(3);
});

test("clean is what wants no look, has nothing open, lies under the floor, and was not accepted by who asks", async () => {
  const { db } = fresh;
  const list = (bounds = {}, changes = {}) =>
    q.listClean(db, tehran, { ...filter, ...changes }, { floor: "0.6", notAcceptedBy: null, ...bounds }, 10);
  await db.updateTable("monthly_return").set({ attention: 0 }).execute();
  expect(await list()).toEqual([ids.neighbour, ids.mine]);
  expect(await list({ floor: "1" })).toEqual([ids.before, ids.neighbour, ids.mine]);
  expect(await list({ floor: "0.5" })).toEqual([ids.mine]);
  expect(await list({}, { states: [] })).toEqual([]);
  expect(await q.listClean(db, everywhere, filter, { floor: "0.6", notAcceptedBy: null }, 1)).toEqual([ids.neighbour]);
  await db.updateTable("monthly_return").set({ accepted_by: people.expert }).where("id", "=", ids.mine).execute();
  await db.updateTable("monthly_return").set({ accepted_by: people.supervisor }).where("id", "=", ids.neighbour).execute();
  expect(await list({ notAcceptedBy: people.expert })).toEqual([ids.neighbour]);
  await db.updateTable("monthly_return").set({ attention: 16 }).where("id", "=", ids.neighbour).execute();
  expect(await list()).toEqual([ids.mine]);
  const asked = { return_id: ids.mine, version: 1, text: "?", asked_by: people.expert, asked_at: at(5) };
  await db.insertInto("inquiry").values(asked).execute();
  expect(await list()).toEqual([]);
});

test("what arrived is what came to its state since, within the scope", async () => {
  const { db } = fresh;
  expect(await q.countArrived(db, tehran, filter, at(4))).toBe(2);
  expect(await q.countArrived(db, isfahan, filter, at(0))).toBe(1);
  expect(await q.countArrived(db, tehran, { ...filter, states: ["submitted"] }, at(5))).toBe(0);
  expect(await q.countArrived(db, tehran, { ...filter, states: [] }, at(0))).toBe(0);
});

test("rows are given in the queue's order, and none outside the scope", async () => {
  const { db } = fresh;
  const all = [ids.isfahan, ids.mine, ids.before];
  expect((await q.listQueueRows(db, everywhere, all)).map((row) => row.id)).toEqual([ids.before, ids.mine, ids.isfahan]);
  expect((await q.listQueueRows(db, isfahan, all)).map((row) => row.id)).toEqual([ids.isfahan]);
  expect(await q.listQueueRows(db, everywhere, [])).toEqual([]);
});

test("an establishment that becomes selected is found as such in months that wait", async () => {
  const { db } = fresh;
  const select = (selected: number) => db.updateTable("establishment").set({ selected }).where("id", "=", 3).execute();
  await select(1);
  expect(await places(everywhere, { selected: true })).toEqual([ids.mine, ids.isfahan]);
  await select(0);
  expect(await places(everywhere, { selected: true })).toEqual([ids.mine]);
});

test("numbers by state and by month are the scope's own", async () => {
  const { db } = fresh;
  expect(await q.countStates(db, tehran, filedPeriod)).toEqual([{ state: "submitted", count: 2 }]);
  expect(await q.countStates(db, isfahan, "1405-06")).toEqual([]);
  expect(await q.countByPeriod(db, tehran, filter.states)).toEqual([
    { period: filedPeriod, count: 2 },
    { period: "1405-06", count: 1 },
  ]);
  expect(await q.countByPeriod(db, isfahan, ["in-review"])).toEqual([]);
  expect(await q.countByPeriod(db, tehran, [])).toEqual([]);
});

test("names for a reader and for the filters", async () => {
  const { db } = fresh;
  const line = await db.selectFrom("product_line").select(["id", "name_fa"]).orderBy("id").executeTakeFirstOrThrow();
  expect(await q.listLineNames(db, [line.id])).toMatchObject([{ id: line.id, name_fa: line.name_fa }]);
  expect(await q.listLineNames(db, [])).toEqual([]);
  expect((await q.listCounties(db, "23")).length).toBeGreaterThan(0);
  expect(await q.listCounties(db, "99")).toEqual([]);
  expect(Array.isArray(await q.listDivisions(db))).toBe(true);
  expect(Array.isArray(await q.listItems(db))).toBe(true);
});

review.compare();
