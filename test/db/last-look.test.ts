import { afterAll, beforeAll, expect, test } from "vitest";
import * as lastLook from "#db/last-look.ts";
import { buildRegister, filingTime, people } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("last-look", lastLook);
const t = review.functions;
const after = (minutes: number) => new Date(filingTime.getTime() + minutes * 60_000);
const everywhere = { kind: "all", divisions: null } as const;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());

test("a look goes forward only", async () => {
  const { db } = fresh;
  expect(await t.findLastLook(db, people.reviewer)).toBeUndefined();
  for (const minutes of [5, 9, 2])
    await t.changeLastLook(db, {
      user_id: people.reviewer,
      seen_until: after(minutes),
    });
  expect(await t.findLastLook(db, people.reviewer)).toEqual(after(9));
});

test("changes come newest first, each once, also those of one instant, and no further than the scope", async () => {
  const { db } = fresh;
  const of = {
    return_id: 101,
    from_state: "approved",
    to_state: "approved",
    actor_role: "reviewer",
  } as const;
  const event = (name: string, version: number, minutes: number, actor_id: number | null = people.stranger) =>
    db
      .insertInto("return_event")
      .values({ ...of, event: name, version, at: after(minutes), actor_id })
      .execute();
  await event("approve", 1, 1);
  await event("reopen", 1, 2);
  await event("approve", 2, 3);
  await event("annul", 2, 4);
  await event("approve", 3, 5);
  await event("refer-back", 3, 6, people.reviewer);
  await event("refer-back", 3, 6, null);
  const request = {
    return_id: 101,
    text: "x",
    asked_by: people.liaison,
    asked_at: after(4),
    version: 2,
  };
  const endorsed = { endorsed_by: people.expert, endorsed_at: after(6) };
  const refused = {
    decided_by: people.stranger,
    decided_role: "reviewer",
    decided_at: after(6),
  };
  await db
    .insertInto("return_request")
    .values({
      ...request,
      kind: "correction",
      state: "refused",
      ...endorsed,
      ...refused,
    })
    .execute();
  const span = { since: filingTime, until: after(10) };
  const slice = { ...span, notBy: people.reviewer, after: null, limit: 50 };
  const all = await t.listChanges(db, everywhere, slice);
  expect(all.map((row) => row.kind)).toEqual([
    "refuse-correction",
    "endorse-correction",
    "refer-back",
    "ask-correction",
    "annul",
    "approve",
    "reopen",
  ]);
  expect(all.find((row) => row.kind === "approve")?.version).toBe(2);
  const pages = [];
  for (let place: (typeof slice)["after"] | (typeof all)[number] = null; ; ) {
    const [row] = await t.listChanges(db, everywhere, {
      ...slice,
      after: place,
      limit: 1,
    });
    if (row === undefined) break;
    pages.push(row);
    place = row;
  }
  expect(pages).toEqual(all);
  expect(await t.countChanges(db, everywhere, slice)).toBe(all.length);
  expect(await t.countChanges(db, everywhere, { ...slice, limit: 3 })).toBe(3);
  expect(await t.countChanges(db, everywhere, { ...slice, since: after(4) })).toBe(3);
  expect(await t.countChanges(db, everywhere, { ...slice, until: after(3) })).toBe(2);
  for (const scope of [
    { kind: "all", divisions: ["99"] },
    { kind: "province", province_code: "10", divisions: null },
  ] as const) {
    expect(await t.listChanges(db, scope, slice)).toEqual([]);
  }
});

test("what was accepted is counted by province and month while it waits", async () => {
  const { db } = fresh;
  await db
    .updateTable("monthly_return")
    .set({ state: "accepted", version: 1, state_since: after(5) })
    .where("id", "=", 101)
    .execute();
  const count = async (since: Date, until: Date) => t.countNewlyAccepted(db, everywhere, { since, until });
  expect(await count(filingTime, after(5))).toMatchObject([{ code: "23", count: 1 }]);
  expect(await count(after(5), after(9))).toEqual([]);
  expect(await count(filingTime, after(4))).toEqual([]);
});

review.compare();
