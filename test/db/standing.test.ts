import { afterAll, beforeAll, expect, test } from "vitest";
import { readStanding } from "#app/domain/standing.ts";
import * as standing from "#db/standing.ts";
import { buildRegister, filingTime, lines, people } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("standing", standing);
const s = review.functions;
let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());

const province = { kind: "province", province_code: "23", divisions: null } as const;
const elsewhere = { ...province, province_code: "10" };

async function accepted(): Promise<number> {
  const event = { return_id: 101, event: "accept", from_state: "in-review", to_state: "accepted", version: 1 } as const;
  const by = { actor_id: people.expert, actor_role: "expert", at: filingTime } as const;
  const { insertId } = await fresh.db
    .insertInto("return_event")
    .values({ ...event, ...by })
    .executeTakeFirstOrThrow();
  return Number(insertId);
}

test("one of a kind stands at a time; the establishment's row says what stands, the scope whose it is", async () => {
  const { db } = fresh;
  const row = {
    establishment_id: 1,
    return_id: 101,
    version: 1,
    event_id: await accepted(),
    product_line_id: lines.cement,
    rule: "capacity" as const,
    subject: "capacity.11.production",
    side: "above" as const,
    finding: "{}",
    text: 'کورهٔ "دوم"\nدر پروانه نیست',
    measured: "1.318",
    ceiling: "1.45",
    period: "1405-07",
    until_period: "1406-07",
    granted_by: people.expert,
    granted_role: "expert",
    granted_at: filingTime,
  };
  const held = async () =>
    (await db.selectFrom("establishment").where("id", "=", 1).select("standing_explanations as held").executeTakeFirstOrThrow())
      .held;
  expect(await held()).toBeNull();
  const id = await s.insertStanding(db, row);
  const { period, until_period: until, subject, side, text, ceiling } = row;
  const said = { id, period, until, subject, side, ceiling, text, by_fa: "expert", by_en: "expert" };
  expect(readStanding((await held()) ?? "")).toEqual([said]);
  await expect(s.insertStanding(db, row)).rejects.toMatchObject({ errno: 1062 });
  const falling = await s.insertStanding(db, { ...row, side: "below" });
  expect(readStanding((await held()) ?? "").map((one) => one.id)).toEqual([id, falling]);

  expect(await s.listStandingAbout(db, 1, [row.subject])).toMatchObject([{ id, side: "above" }, { id: falling }]);
  expect(await s.listStandingAbout(db, 2, [row.subject])).toEqual([]);
  expect(await s.listStandingOfReturn(db, 101)).toMatchObject([{ id, establishment_id: 1 }, { id: falling }]);
  const asked = { live: true, before: null, limit: 10 };
  expect((await s.listStandings(db, province, asked)).map((one) => one.id)).toEqual([falling, id]);
  expect((await s.listStandings(db, province, { ...asked, before: falling })).map((one) => one.id)).toEqual([id]);
  expect(await s.listStandings(db, elsewhere, asked)).toEqual([]);
  expect(await s.findStanding(db, province, id)).toMatchObject({ establishment_en: "Test Cement", product_en: "Cement" });
  expect(await s.findStanding(db, elsewhere, id)).toBeUndefined();

  const ended = { ended_by: people.supervisor, ended_role: "supervisor", ended_at: filingTime };
  await expect(s.endStandings(db, [id], { ...ended, ended_because: "ended" })).rejects.toMatchObject({ errno: 4025 });
  expect(await s.endStandings(db, [id, falling], { ...ended, ended_because: "renewed" })).toBe(2);
  expect(await s.endStandings(db, [id], { ...ended, ended_because: "ended", end_reason: "دیگر نه" })).toBe(0);
  expect(await held()).toBeNull();
  expect(await s.listStandings(db, province, { ...asked, live: false })).toMatchObject([
    { id: falling, ended_by_en: "supervisor", ended_because: "renewed" },
    { id },
  ]);
  expect((await s.listStandingsOfReturn(db, 101)).map((one) => one.id)).toEqual([id, falling]);
  expect(await s.listFindingsOfMonths(db, 1, { after: "1405-06" })).toEqual([]);
});

test("a ceiling below its own case, no words, and no later month are refused by the schema", async () => {
  const { db } = fresh;
  const [one] = await db.selectFrom("standing_explanation").selectAll().execute();
  if (!one) throw new Error("none stands");
  const { id: _id, live: _live, ended_at: _at, ended_by: _by, ended_role: _role, ended_because: _because, ...row } = one;
  for (const wrong of [{ ceiling: "1.3" }, { text: "" }, { until_period: "1405-07" }]) {
    await expect(s.insertStanding(db, { ...row, ...wrong })).rejects.toMatchObject({ errno: 4025 });
  }
});

review.compare();
