import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readQueueQuestion } from "#app/domain/review-queue.ts";
import { moveEstablishments } from "#app/usecases/move-establishments.server.ts";
import { endAbsenceEarly, noteAbsence } from "#app/usecases/note-absence.server.ts";
import { previewShareOut, shareOutWork } from "#app/usecases/share-out-work.server.ts";
import { viewAssigned } from "#app/usecases/view-assigned.server.ts";
import { viewQueue } from "#app/usecases/view-queue.server.ts";
import { viewSilent } from "#app/usecases/view-silent.server.ts";
import { viewWorkload } from "#app/usecases/view-workload.server.ts";
import { buildRegister, contextOf, filedPeriod, filingTime, freshKey, type Person, people } from "#test/builders/filing.ts";
import { emptyTables, type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
const [cement, bricks, kashan] = [1, 2, 3];
const newcomer = 30;
beforeAll(async () => {
  fresh = await freshDatabase();
  await buildRegister(fresh.db);
  const name = { name_fa: "کارشناس تازه", name_en: "Newcomer", national_id: "0000000030", created_at: filingTime };
  await fresh.db
    .insertInto("app_user")
    .values({ id: newcomer, ...name })
    .execute();
  const since = new Date("2020-01-01T00:00:00Z");
  const grant = { user_id: newcomer, role: "expert", province_code: "23", valid_from: since } as const;
  await fresh.db.insertInto("role_grant").values(grant).execute();
});
afterAll(() => fresh.close());
beforeEach(() => emptyTables(fresh.db, ["absence_cover", "absence", "assignment", "share_out"]));

const context = (person: Person, now?: Date) => contextOf(fresh.db, person, now);
const plan = async () => {
  const seen = await previewShareOut(context("supervisor"), { rule: "even", among: null });
  if (!seen.ok) throw new Error(seen.refusal.code);
  return seen.value.plan;
};
const share = async (person: Person, digest: string, request = freshKey()) =>
  shareOutWork(context(person), { rule: "even", among: null, digest, reason: "آغاز سال", request });
const holders = async () => {
  const rows = await fresh.db.selectFrom("assignment").where("live", "=", 1).selectAll().orderBy("establishment_id").execute();
  return new Map(rows.map((row) => [row.establishment_id, row]));
};
const move = (person: Person, items: [number, number | null][], to: number, reason = "آشنایی") =>
  moveEstablishments(context(person), {
    items: items.map(([establishment_id, assignment_id]) => ({ establishment_id, assignment_id })),
    to,
    reason,
    request: freshKey(),
  });
const away = (person: Person, expert_id: number, covers: number[], days: [string, string] = ["2026-10-27", "2026-10-29"]) =>
  noteAbsence(context(person), { expert_id, from_on: days[0], to_on: days[1], covers, note: "", request: freshKey() });
const others = ["expert", "stranger", "reviewer", "liaison", "analyst"] as const;

test("a share-out does what was previewed, once, and is the supervisor's", async () => {
  const { digest } = await plan();
  for (const person of others) {
    expect(await share(person, digest), person).toMatchObject({ ok: false, refusal: { code: "not-permitted" } });
    expect(await previewShareOut(context(person), { rule: "even", among: null })).toMatchObject({ ok: false });
    expect(await viewWorkload(context(person))).toMatchObject({ ok: false });
  }
  const request = freshKey();
  expect(await share("supervisor", digest, request)).toEqual({ ok: true, value: { moved: 2 } });
  expect(await share("supervisor", digest, request)).toEqual({ ok: true, value: { moved: 2 } });
  const held = await holders();
  expect([...held.keys()]).toEqual([cement, bricks]);
  expect(new Set([...held.values()].map((row) => row.expert_id))).toEqual(new Set([people.expert, newcomer]));
  // The same plan again is another by now.
  expect(await share("supervisor", digest)).toMatchObject({ ok: false, refusal: { code: "changed-meanwhile" } });
  expect(await share("supervisor", (await plan()).digest)).toMatchObject({ ok: false, refusal: { code: "invalid-input" } });
});

test("of two that confirm the same preview one is told", async () => {
  const { digest } = await plan();
  const both = await Promise.all([share("supervisor", digest), share("supervisor", digest)]);
  expect(both.map((outcome) => (outcome.ok ? "ok" : outcome.refusal.code)).sort()).toEqual(["changed-meanwhile", "ok"]);
  expect((await holders()).size).toBe(2);
});

test("nothing is confirmed that would come out otherwise by now", async () => {
  const { digest } = await plan();
  await fresh.db.updateTable("establishment").set({ selected: 1 }).where("id", "=", cement).execute();
  const grown = await plan();
  await fresh.db
    .updateTable("establishment")
    .set({ register_state: "closed", register_state_from: "2026-10-01" })
    .where("id", "=", bricks)
    .execute();
  expect((await plan()).digest).not.toBe(grown.digest);
  expect(await share("supervisor", digest)).toMatchObject({ ok: false, refusal: { code: "changed-meanwhile" } });
  await fresh.db
    .updateTable("establishment")
    .set({ register_state: "active", register_state_from: null })
    .where("id", "=", bricks)
    .execute();
  await fresh.db.updateTable("establishment").set({ selected: 0 }).where("id", "=", cement).execute();
});

test("a move by hand ends the assignment that was seen and keeps it", async () => {
  await share("supervisor", (await plan()).digest);
  const before = (await holders()).get(cement);
  const other = before?.expert_id === newcomer ? people.expert : newcomer;
  const seen: [number, number | null] = [cement, before?.id ?? null];
  expect(await move("expert", [seen], other)).toMatchObject({ ok: false, refusal: { code: "not-permitted" } });
  expect(await move("supervisor", [[kashan, null]], other)).toMatchObject({ ok: false, refusal: { code: "not-found" } });
  expect(await move("supervisor", [seen, [kashan, null]], other)).toMatchObject({ ok: false, refusal: { code: "not-found" } });
  expect(await move("supervisor", [seen], people.stranger)).toMatchObject({ ok: false, refusal: { code: "invalid-input" } });
  expect(await move("supervisor", [[cement, null]], other)).toMatchObject({ ok: false, refusal: { code: "changed-meanwhile" } });
  expect(await move("supervisor", [seen], other, " ")).toMatchObject({ ok: false, refusal: { code: "reason-required" } });
  expect(await move("supervisor", [], other)).toMatchObject({ ok: false, refusal: { code: "invalid-input" } });
  expect(await move("supervisor", [seen, seen], other)).toMatchObject({ ok: false, refusal: { code: "invalid-input" } });
  expect(await move("supervisor", [seen], before?.expert_id ?? 0)).toMatchObject({
    ok: false,
    refusal: { code: "invalid-input" },
  });
  expect(await move("supervisor", [seen], other)).toEqual({ ok: true, value: { moved: 1 } });
  expect(await move("supervisor", [seen], other)).toMatchObject({ ok: false, refusal: { code: "changed-meanwhile" } });
  const ask = { search: "", county: null, holder: null, page: 1 };
  const list = await viewAssigned(context("supervisor"), { ...ask, history: cement });
  expect(list.ok && list.value.history?.past.map((row) => row.rule)).toEqual(["by-hand", "even"]);
  const theirs = await viewAssigned(context("supervisor"), { ...ask, history: kashan });
  expect(theirs.ok && [theirs.value.history, theirs.value.rows.length]).toEqual([null, 2]);
  expect(await viewAssigned(context("stranger"), { ...ask, history: null })).toMatchObject({ ok: false });
});

test("one's own queue and silent list hold what is assigned, and while it lasts what one covers", async () => {
  await move("supervisor", [[cement, null]], people.expert);
  await move("supervisor", [[bricks, null]], newcomer);
  const question = readQueueQuestion(
    "province",
    (name) => ({ mine: "1", state: "not-started", period: filedPeriod })[name] ?? null,
  );
  const queue = async (person: Person, now?: Date) => {
    const seen = await viewQueue(context(person, now), "province", question);
    return seen.ok ? seen.value.rows.map((row) => row.id) : seen.refusal.code;
  };
  const silent = async (person: Person) => {
    const seen = await viewSilent(context(person), { period: filedPeriod, search: "", mine: true, page: 1 });
    return seen.ok ? seen.value.rows.map((row) => row.establishment_id) : seen.refusal.code;
  };
  expect(await queue("expert")).toEqual([101]);
  expect(await silent("expert")).toEqual([cement]);
  expect(await queue("supervisor")).toEqual([]);
  expect(await queue("stranger")).toEqual([]);
  const noted = await away("supervisor", newcomer, [people.expert]);
  expect(await queue("expert")).toEqual([101, 102]);
  expect((await silent("expert")).length).toBe(2);
  expect(await queue("expert", new Date("2026-10-30T08:00:00Z"))).toEqual([101]);
  const workload = await viewWorkload(context("supervisor"));
  const line = workload.ok ? workload.value.lines.find((one) => one.person?.id === people.expert) : undefined;
  expect(line).toMatchObject({ establishments: 1, covers: [{ person: { name_en: "Newcomer" } }], away: false });
  const end = (person: Person) =>
    endAbsenceEarly(context(person), { absence_id: noted.ok ? noted.value.absence_id : 0, request: freshKey() });
  expect(await end("expert")).toMatchObject({ ok: false, refusal: { code: "not-permitted" } });
  expect(await end("supervisor")).toMatchObject({ ok: true });
  expect(await end("supervisor")).toMatchObject({ ok: false, refusal: { code: "changed-meanwhile" } });
  expect(await queue("expert")).toEqual([101]);
});

test("an absence needs a cover of the province who is there, and makes no circle", async () => {
  const code = (outcome: Awaited<ReturnType<typeof away>>) =>
    outcome.ok ? "ok" : (outcome.refusal.fields?.[0]?.code ?? outcome.refusal.code);
  expect(code(await away("expert", newcomer, [people.expert]))).toBe("not-permitted");
  expect(code(await away("supervisor", people.stranger, [people.expert]))).toBe("unknown-choice");
  expect(code(await away("supervisor", newcomer, [people.stranger]))).toBe("unknown-choice");
  expect(code(await away("supervisor", newcomer, []))).toBe("no-cover");
  const both = await Promise.all([away("supervisor", newcomer, [people.expert]), away("supervisor", people.expert, [newcomer])]);
  expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
  const here = [newcomer, people.expert].map((id) => away("supervisor", id, [people.supervisor], ["2026-11-01", "2026-11-02"]));
  expect((await Promise.all(here)).filter((outcome) => outcome.ok).length).toBeGreaterThan(0);
  const absence_id = 1;
  const foreign = { ...context("supervisor"), actor: { ...context("supervisor").actor } };
  const grants = foreign.actor.grants.map((grant) => ({ ...grant, province_code: "10" }));
  const ended = await endAbsenceEarly({ ...foreign, actor: { ...foreign.actor, grants } }, { absence_id, request: freshKey() });
  expect(ended).toMatchObject({ ok: false, refusal: { code: "not-found" } });
});
