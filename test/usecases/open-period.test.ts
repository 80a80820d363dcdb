import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { JobContext } from "#app/usecases/job-context.server.ts";
import { openPeriod } from "#app/usecases/open-period.server.ts";
import { verifyAudit } from "#app/usecases/seal-audit.server.ts";
import { addEstablishment, addReference, isfahan } from "#test/builders/register.ts";
import { emptyTables, type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
  await addReference(fresh.db);
});
afterAll(() => fresh.close());
beforeEach(() =>
  emptyTables(fresh.db, [
    "audit_entry",
    "job",
    "working_week",
    "holiday",
    "monthly_return",
    "period",
    "operating_licence",
    "establishment",
  ]),
);

/** Business time given, machine time real. */
function at(iso: string, owner = "a"): JobContext {
  return { db: fresh.db, now: () => new Date(iso), real: () => new Date(), owner };
}

async function periods() {
  const rows = await fresh.db.selectFrom("period").selectAll().orderBy("code").execute();
  return rows.map((row) => [row.code, row.state, row.due_on]);
}

async function returnsOf(period: string) {
  const rows = await fresh.db.selectFrom("monthly_return").where("period", "=", period).select("establishment_id").execute();
  return rows.map((row) => row.establishment_id).sort((a, b) => a - b);
}

test("an empty database gets the month that is filed now and the one that runs", async () => {
  const id = await addEstablishment(fresh.db);
  // 5 Ordibehesht 1404.
  const done = await openPeriod(at("2025-04-25T09:00:00+03:30"));
  expect(done).toMatchObject({ made: ["1404-01", "1404-02"], returns: 2 });
  expect(await periods()).toEqual([
    ["1404-01", "open", "2025-04-30"],
    ["1404-02", "planned", "2025-05-31"],
  ]);
  expect(await returnsOf("1404-01")).toEqual([id]);
  const made = await fresh.db.selectFrom("monthly_return").selectAll().executeTakeFirstOrThrow();
  expect(made).toMatchObject({ state: "not-started", version: 0, province_code: "23", isic_code: "2394", due_on: "2025-04-30" });
});

test("running it again changes nothing", async () => {
  await addEstablishment(fresh.db);
  await openPeriod(at("2025-04-25T09:00:00+03:30"));
  const before = await periods();
  const audits = await fresh.db.selectFrom("audit_entry").selectAll().execute();
  expect(await openPeriod(at("2025-04-25T10:00:00+03:30"))).toMatchObject({ made: [], moved: [], returns: 0 });
  expect(await periods()).toEqual(before);
  expect(await fresh.db.selectFrom("audit_entry").selectAll().execute()).toHaveLength(audits.length);
});

test("a month of 31 days opens on its 31st at midnight in Tehran, not a moment before, and closes the one before", async () => {
  await openPeriod(at("2025-04-25T09:00:00+03:30"));
  // 30 Ordibehesht 23:59:59.999, then 31 Ordibehesht 00:00.
  expect(await openPeriod(at("2025-05-20T23:59:59.999+03:30"))).toMatchObject({ moved: [] });
  const done = await openPeriod(at("2025-05-21T00:00:00+03:30"));
  expect(done?.moved).toEqual([
    { period: "1404-01", to: "closed" },
    { period: "1404-02", to: "open" },
  ]);
  const open = await fresh.db.selectFrom("period").where("code", "=", "1404-02").selectAll().executeTakeFirstOrThrow();
  expect(open).toMatchObject({ opened_at: new Date("2025-05-20T20:30:00Z"), closed_at: null });
});

test("Esfand opens on its 30th in the leap year 1403 and on its 29th in 1404", async () => {
  await openPeriod(at("2025-03-01T09:00:00+03:30"));
  expect(await openPeriod(at("2025-03-19T12:00:00+03:30"))).toMatchObject({ moved: [] });
  expect(await openPeriod(at("2025-03-20T00:00:00+03:30"))).toMatchObject({
    moved: expect.arrayContaining([{ period: "1403-12", to: "open" }]),
  });
  await emptyTables(fresh.db, ["monthly_return", "period"]);
  await openPeriod(at("2026-03-01T09:00:00+03:30"));
  expect(await openPeriod(at("2026-03-19T12:00:00+03:30"))).toMatchObject({ moved: [] });
  expect(await openPeriod(at("2026-03-20T00:00:00+03:30"))).toMatchObject({
    moved: expect.arrayContaining([{ period: "1404-12", to: "open" }]),
  });
});

test("a run that comes months late makes up for every month, with its returns", async () => {
  const id = await addEstablishment(fresh.db);
  await openPeriod(at("2025-04-25T09:00:00+03:30"));
  // 5 Mehr 1404: five months later.
  const done = await openPeriod(at("2025-09-27T09:00:00+03:30"));
  expect(done?.made).toEqual(["1404-03", "1404-04", "1404-05", "1404-06", "1404-07"]);
  expect((await periods()).map(([code, state]) => [code, state])).toEqual([
    ["1404-01", "closed"],
    ["1404-02", "closed"],
    ["1404-03", "closed"],
    ["1404-04", "closed"],
    ["1404-05", "closed"],
    ["1404-06", "open"],
    ["1404-07", "planned"],
  ]);
  for (const period of ["1404-03", "1404-05", "1404-06", "1404-07"]) expect(await returnsOf(period)).toEqual([id]);
});

test("a return is expected where the licence and the register reach the month by one day", async () => {
  const expected = [
    await addEstablishment(fresh.db),
    // Farvardin 1404 is 2025-03-21 to 2025-04-20.
    await addEstablishment(fresh.db, { issued_on: "2025-04-20" }),
    await addEstablishment(fresh.db, { valid_to: "2025-03-21" }),
    await addEstablishment(fresh.db, { register_state: "closed", register_state_from: "2025-03-22" }),
  ];
  await addEstablishment(fresh.db, { issued_on: "2025-04-21" });
  await addEstablishment(fresh.db, { valid_to: "2025-03-20" });
  await addEstablishment(fresh.db, { register_state: "closed", register_state_from: "2025-03-21" });
  await addEstablishment(fresh.db, { register_state: "sold", register_state_from: "2024-01-01" });
  await openPeriod(at("2025-04-25T09:00:00+03:30"));
  expect(await returnsOf("1404-01")).toEqual(expected);
});

test("an establishment registered later gets the planned and the open month, no closed one", async () => {
  await openPeriod(at("2025-05-25T09:00:00+03:30"));
  const id = await addEstablishment(fresh.db);
  await fresh.db.insertInto("period").values({ code: "1403-12", state: "closed", due_on: "2025-03-30" }).execute();
  expect(await openPeriod(at("2025-05-25T10:05:00+03:30"))).toMatchObject({ returns: 2 });
  expect([await returnsOf("1403-12"), await returnsOf("1404-02"), await returnsOf("1404-03")]).toEqual([[], [id], [id]]);
});

test("a return that is under way, a published period and a due day that was moved stay as they are", async () => {
  const id = await addEstablishment(fresh.db);
  await openPeriod(at("2025-04-25T09:00:00+03:30"));
  await fresh.db
    .updateTable("monthly_return")
    .set({ state: "draft", due_on: "2025-05-05", revision: 3 })
    .where("period", "=", "1404-01")
    .execute();
  await fresh.db.updateTable("period").set({ state: "published" }).where("code", "=", "1404-01").execute();
  await openPeriod(at("2025-05-25T09:00:00+03:30"));
  const row = await fresh.db.selectFrom("monthly_return").where("period", "=", "1404-01").selectAll().executeTakeFirstOrThrow();
  expect(row).toMatchObject({ establishment_id: id, state: "draft", due_on: "2025-05-05", revision: 3 });
  expect((await periods())[0]).toEqual(["1404-01", "published", "2025-04-30"]);
});

test("a day off on the 10th moves the due day; a province's own week moves its own", async () => {
  const [here, there] = [
    await addEstablishment(fresh.db),
    await addEstablishment(fresh.db, { province_code: isfahan.province, county_id: isfahan.county }),
  ];
  // 10 Ordibehesht 1404 is Wednesday 2025-04-30; Isfahan rests from Wednesday to Friday.
  await fresh.db.insertInto("holiday").values({ day: "2025-05-03", name_fa: "تعطیل", name_en: "Day off" }).execute();
  await fresh.db.insertInto("working_week").values({ valid_from: "2025-01-01", province_code: "10", weekend: "3,4,5" }).execute();
  await openPeriod(at("2025-04-25T09:00:00+03:30"));
  const due = await fresh.db
    .selectFrom("monthly_return")
    .where("period", "=", "1404-01")
    .select(["establishment_id", "due_on"])
    .orderBy("id")
    .execute();
  expect(due).toEqual(
    expect.arrayContaining([
      { establishment_id: here, due_on: "2025-04-30" },
      { establishment_id: there, due_on: "2025-05-04" },
    ]),
  );
});

test("two processes at once: one does it, each return exists once", async () => {
  for (let i = 0; i < 20; i++) await addEstablishment(fresh.db);
  const runs = await Promise.all(["a", "b", "c"].map((owner) => openPeriod(at("2025-04-25T09:00:00+03:30", owner))));
  expect(runs.reduce((sum, run) => sum + (run?.returns ?? 0), 0)).toBe(40);
  expect(await returnsOf("1404-01")).toHaveLength(20);
});

test("a lease left by a process that died is taken over when it runs out, not before", async () => {
  const lease = (ms: number) => ({ owner: "dead", lease_until: new Date(Date.now() + ms) });
  await fresh.db
    .insertInto("job")
    .values({ name: "open-period", ...lease(60_000) })
    .execute();
  expect(await openPeriod(at("2025-04-25T09:00:00+03:30"))).toBeNull();
  await fresh.db.updateTable("job").set(lease(-1)).execute();
  expect(await openPeriod(at("2025-04-25T09:00:00+03:30"))).not.toBeNull();
  const job = await fresh.db.selectFrom("job").selectAll().executeTakeFirstOrThrow();
  expect(job).toMatchObject({ owner: null, lease_until: null, last_outcome: "made 2, moved 1, returns 0" });
});

test("what moved is in the audit trail", async () => {
  await openPeriod(at("2025-04-25T09:00:00+03:30"));
  const rows = await fresh.db.selectFrom("audit_entry").selectAll().execute();
  expect(rows.map((row) => [row.verb, row.subject_id, row.actor_id])).toEqual([["period-moved", "1404-01", null]]);
  expect(await verifyAudit(fresh.db)).toMatchObject({ ok: true, unsealed: 1 });
});
