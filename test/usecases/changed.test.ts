import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { shownUntil } from "#app/domain/last-look.ts";
import { markSeen } from "#app/usecases/mark-seen.server.ts";
import { type ChangedQuestion, countChanged, viewChanged } from "#app/usecases/view-changed.server.ts";
import { buildRegister, contextOf, filingTime, freshKey, lines, type Person, people } from "#test/builders/filing.ts";
import { file, reason, unfile } from "#test/builders/review.ts";
import { decideAs } from "#test/builders/talk.ts";
import { emptyTables, type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
const id = 101;
const reasons = [reason("unit-slip", "کیلو؟", lines.cement, "production")];
const minutes = (count: number) => new Date(filingTime.getTime() + count * 60_000);
const anew: ChangedQuestion = { until: null, after: null };

beforeAll(async () => {
  fresh = await freshDatabase();
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());
beforeEach(async () => {
  await emptyTables(fresh.db, ["last_look"]);
  await unfile(fresh.db);
});

/** Somebody with a reviewer's rights, at a moment; the colleague is another reviewer. */
function at(now: Date, user_id: number = people.analyst, division: string | null = null) {
  const context = contextOf(fresh.db, "reviewer", now);
  const grants = context.actor.grants.map((grant) => ({
    ...grant,
    isic_division: division,
  }));
  return { ...context, actor: { ...context.actor, user_id, grants } };
}
async function seen(context: ReturnType<typeof at>, question = anew) {
  const outcome = await viewChanged(context, question);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return { ...outcome.value, kinds: outcome.value.rows.map((row) => row.kind) };
}
const mark = (context: ReturnType<typeof at>, until: Date, request = freshKey()) => markSeen(context, { until, request });
async function referredBack() {
  await file(fresh.db, id);
  await decideAs(fresh.db, "expert", id, "accept");
  await decideAs(fresh.db, "reviewer", id, "refer-back", reasons);
}

test("another reviewer's act is a change, one's own is none, and what happened this minute comes next time", async () => {
  await referredBack();
  expect((await seen(at(minutes(5)))).kinds).toEqual(["refer-back"]);
  expect(await countChanged(at(minutes(5)))).toBe(1);
  expect((await seen(at(minutes(5), people.reviewer))).kinds).toEqual([]);
  expect(await countChanged(at(minutes(5), people.reviewer))).toBe(0);
  expect((await seen(at(filingTime))).kinds).toEqual([]);
});

test("a reviewer of another division sees nothing of it, and nobody else has the page", async () => {
  await file(fresh.db, id);
  await decideAs(fresh.db, "expert", id, "accept");
  expect(await seen(at(minutes(5), people.analyst, "23"))).toMatchObject({
    accepted: [{ code: "23", count: 1 }],
  });
  expect(await seen(at(minutes(5), people.analyst, "10"))).toMatchObject({
    rows: [],
    accepted: [],
  });
  await decideAs(fresh.db, "reviewer", id, "refer-back", reasons);
  expect((await seen(at(minutes(5), people.analyst, "23"))).kinds).toEqual(["refer-back"]);
  expect((await seen(at(minutes(5), people.analyst, "10"))).kinds).toEqual([]);
  expect(await countChanged(at(minutes(5), people.analyst, "10"))).toBe(0);
  for (const person of ["liaison", "expert", "supervisor", "analyst"] as const satisfies readonly Person[]) {
    const context = contextOf(fresh.db, person, minutes(5));
    expect(await viewChanged(context, anew)).toMatchObject({
      ok: false,
      refusal: { code: "not-found" },
    });
    expect(await countChanged(context)).toBe(0);
    expect(await markSeen(context, { until: filingTime, request: freshKey() })).toMatchObject({ ok: false });
  }
  expect(await fresh.db.selectFrom("last_look").selectAll().execute()).toEqual([]);
});

test("who never looked gets seven days; to look moves nothing, the button does, for this person alone", async () => {
  await referredBack();
  const week = 7 * 24 * 60;
  expect(await seen(at(minutes(week + 1)))).toMatchObject({
    looked: false,
    kinds: [],
  });
  for (const _ of [1, 2])
    expect(await seen(at(minutes(5)))).toMatchObject({
      looked: false,
      kinds: ["refer-back"],
    });
  expect(await mark(at(minutes(6)), (await seen(at(minutes(5)))).until)).toMatchObject({ ok: true });
  expect(await seen(at(minutes(8)))).toMatchObject({
    looked: true,
    since: minutes(4),
    kinds: [],
  });
  expect((await seen(at(minutes(8), people.supervisor))).kinds).toEqual(["refer-back"]);
});

test("the mark goes forward only: the same form twice, an older tab after a newer one, a moment yet to come", async () => {
  const first = (await seen(at(minutes(5)))).until;
  const second = (await seen(at(minutes(9)))).until;
  const request = freshKey();
  for (const _ of [1, 2])
    expect(await mark(at(minutes(10)), second, request)).toMatchObject({
      ok: true,
    });
  expect(await mark(at(minutes(11)), first)).toMatchObject({ ok: true });
  expect(await seen(at(minutes(12)))).toMatchObject({ since: second });
  for (const ahead of [minutes(12), minutes(13), new Date(8_000_000_000_000)]) {
    expect(await mark(at(minutes(12)), ahead)).toMatchObject({
      ok: false,
      refusal: { code: "invalid-input" },
    });
  }
  expect(await seen(at(minutes(12)))).toMatchObject({ since: second });
});

test("further pages show up to the moment of the first, whatever happens meanwhile", async () => {
  const { until } = await seen(at(filingTime));
  await referredBack();
  expect((await seen(at(minutes(5)), { until, after: null })).kinds).toEqual([]);
  expect((await seen(at(minutes(5)))).kinds).toEqual(["refer-back"]);
  expect(shownUntil(minutes(90), minutes(5))).toEqual(minutes(4));
});
