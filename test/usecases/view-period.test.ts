import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/actor.ts";
import { returnStates } from "#app/domain/monthly-return.ts";
import { statesOfBasis } from "#app/domain/statistics/basis.ts";
import { newestPeriod, viewPeriod } from "#app/usecases/view-period.server.ts";
import { type BuiltWorld, buildPerson, buildWorld } from "#test/builders/statistics.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

const now = new Date("2025-05-20T08:00:00Z");
let database: FreshDatabase;
let world: BuiltWorld;
const people = new Map<string, Actor>();

beforeAll(async () => {
  database = await freshDatabase();
  const { db } = database;
  world = await buildWorld(db, { periods: ["1403-01", "1403-12", "1404-01"], establishments: 40, seed: "view" });
  await db
    .insertInto("period")
    .values([
      { code: "1404-02", state: "open", due_on: "2025-06-01" },
      { code: "1404-03", state: "planned", due_on: "2025-07-01" },
    ])
    .execute();
  people.set("analyst", await buildPerson(db, 11, "analyst"));
  people.set("analyst of cement", await buildPerson(db, 12, "analyst", { isic_division: "23" }));
  people.set("reviewer", await buildPerson(db, 13, "reviewer"));
  people.set("expert", await buildPerson(db, 14, "expert", { province_code: "23" }));
  people.set("liaison", await buildPerson(db, 15, "liaison", { establishment_id: 1 }));
  people.set("administrator", await buildPerson(db, 16, "administrator"));
  people.set("auditor", await buildPerson(db, 17, "auditor"));
});
afterAll(() => database.close());

function asked(who: string, question: Partial<Parameters<typeof viewPeriod>[1]> = {}) {
  const actor = people.get(who);
  if (!actor) throw new Error("nobody");
  return viewPeriod({ db: database.db, actor, now }, { period: "1404-01", language: "fa", ...question });
}
async function seen(who: string, question: Partial<Parameters<typeof viewPeriod>[1]> = {}) {
  const outcome = await asked(who, question);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}

describe("who may see a period", () => {
  test.each(["analyst", "reviewer"])("the %s does", async (who) => {
    expect((await asked(who)).ok).toBe(true);
  });
  test.each(["expert", "liaison", "administrator", "auditor"])("the %s gets what is not there", async (who) => {
    expect(await asked(who)).toEqual({ ok: false, refusal: { code: "not-found" } });
    const actor = people.get(who) as Actor;
    expect(await newestPeriod({ db: database.db, actor, now })).toMatchObject({ ok: false });
  });
});

test.each([
  { period: "1404-13" },
  { period: "nonsense" },
  { period: "1402-05" },
  { basis: "all" },
  { order: "price" },
  { product: "x" },
  { product: "i1.TNE; drop" },
])("a question that names nothing is not found: %j", async (question) => {
  expect(await asked("analyst", question)).toEqual({ ok: false, refusal: { code: "not-found" } });
});

test("it begins with the newest closed period", async () => {
  const actor = people.get("analyst") as Actor;
  expect(await newestPeriod({ db: database.db, actor, now })).toEqual({ ok: true, value: "1404-01" });
});

test("every province has its row and the rows add up to the total", async () => {
  const { states } = await seen("analyst");
  const returns = world.returns.filter((built) => built.period === "1404-01");
  expect(states.provinces).toHaveLength(31);
  expect(states.total.expected).toBe(returns.length);
  expect(states.provinces.reduce((sum, row) => sum + row.expected, 0)).toBe(returns.length);
  for (const state of returnStates)
    expect(states.total.by_state[state]).toBe(returns.filter((built) => built.state === state).length);
  expect(states.total.filed).toBe(returns.filter((built) => built.versions.length > 0).length);
});

test("coverage grows from basis to basis and counts months under correction", async () => {
  const { coverage } = await seen("analyst");
  const returns = world.returns.filter((built) => built.period === "1404-01");
  for (const { basis, counted } of coverage) {
    expect(counted).toBe(returns.filter((built) => statesOfBasis(basis).includes(built.state) || built.in_force !== null).length);
  }
  const [approved, accepted, submitted] = coverage.map((row) => row.counted);
  expect(approved).toBeLessThan(accepted ?? 0);
  expect(accepted).toBeLessThan(submitted ?? 0);
});

test("an analyst of one division sees only that division", async () => {
  const view = await seen("analyst of cement", { basis: "submitted" });
  expect(view.divisions).toEqual(["23"]);
  expect(view.states.total.expected).toBe(
    world.returns.filter((built) => built.period === "1404-01" && built.isic_code.startsWith("23")).length,
  );
});

test("products are found by name, by ISIC code, with Arabic letters and Persian digits", async () => {
  const all = await seen("analyst", { all: true });
  const cement = all.products.rows
    .filter((row) => row.name_fa.includes("سیمان"))
    .map((row) => row.key)
    .sort();
  expect(cement.length).toBeGreaterThan(0);
  const found = await seen("analyst", { search: "سيمان" });
  expect(found.products.rows.map((row) => row.key).sort()).toEqual(cement);
  const byCode = await seen("analyst", { search: "۲۳۹۴" });
  expect(byCode.products.rows.every((row) => row.isic_code === "2394")).toBe(true);
  expect((await seen("analyst", { search: "%" })).products.rows).toEqual([]);
});

test("the product asked for is drawn over 13 months beside the year before", async () => {
  const { products } = await seen("analyst");
  const product = products.rows[1]?.key ?? "";
  const { drawn } = await seen("analyst", { product });
  expect(drawn?.product.key).toBe(product);
  expect(drawn?.points.map((point) => point.period)).toHaveLength(13);
  expect(drawn?.points.at(-1)).toMatchObject({
    period: "1404-01",
    production: products.rows[1]?.production,
    reporting: products.rows[1]?.reporting,
  });
  expect(drawn?.points[0]?.production).toEqual(drawn?.points.at(-1)?.production_last_year);
});

test("a period in which nobody is expected is empty, not an error", async () => {
  const view = await seen("analyst", { period: "1404-03" });
  expect(view).toMatchObject({
    state: "planned",
    previous: "1404-02",
    next: null,
    drawn: null,
    products: { rows: [], found: 0 },
  });
  expect(view.states.total.expected).toBe(0);
});
