import { afterAll, beforeAll, expect, test } from "vitest";
import * as notice from "#db/notice.ts";
import { buildRegister, filedPeriod, filingTime, people } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("notice", notice);
const { insertNotice, insertNotices, listNoticesOfEstablishments, listNoticesOfProvince, findNoticesRead, changeNoticesRead } =
  review.functions;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
});
afterAll(() => fresh.close());

test("an establishment reads its own notices, newest first, and nobody else's", async () => {
  const { db } = fresh;
  const { returnId, lastMonthId, otherProvinceId } = await buildRegister(db);
  const to = (return_id: number, establishment_id: number) =>
    ({ return_id, establishment_id, audience: "establishment", created_at: filingTime }) as const;
  await insertNotices(db, [
    { kind: "approved", ...to(lastMonthId, 1) },
    { kind: "sent-back", ...to(returnId, 1) },
  ]);
  await insertNotice(db, { kind: "sent-back", ...to(otherProvinceId, 3) });
  await insertNotice(db, {
    kind: "submitted",
    return_id: returnId,
    province_code: "23",
    audience: "province",
    created_at: filingTime,
  });

  const mine = await listNoticesOfEstablishments(db, [1], 10);
  expect(mine.map((row) => [row.kind, row.return_id, row.period, row.name_en])).toEqual([
    ["sent-back", returnId, filedPeriod, "Test Cement"],
    ["approved", lastMonthId, "1405-06", "Test Cement"],
  ]);
  expect(await listNoticesOfEstablishments(db, [1, 3], 1)).toMatchObject([{ return_id: otherProvinceId }]);
  expect(await listNoticesOfEstablishments(db, [], 10)).toEqual([]);
});

test("a province reads what was told to it, of the kinds asked for", async () => {
  const scope = { kind: "province", province_code: "23", divisions: null } as const;
  expect(await listNoticesOfProvince(fresh.db, scope, ["submitted"], 5)).toMatchObject([
    { kind: "submitted", period: filedPeriod },
  ]);
  expect(await listNoticesOfProvince(fresh.db, scope, ["message"], 5)).toEqual([]);
  expect(await listNoticesOfProvince(fresh.db, { ...scope, province_code: "10" }, ["submitted"], 5)).toEqual([]);
});

test("how far somebody has read goes forward only", async () => {
  expect(await findNoticesRead(fresh.db, people.liaison)).toBe(0);
  await changeNoticesRead(fresh.db, { user_id: people.liaison, up_to: 4 });
  await changeNoticesRead(fresh.db, { user_id: people.liaison, up_to: 2 });
  expect(await findNoticesRead(fresh.db, people.liaison)).toBe(4);
});

review.compare();
