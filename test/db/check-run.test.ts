import { afterAll, beforeAll, expect, test } from "vitest";
import * as checkRun from "#db/check-run.ts";
import { type BuiltWorld, buildWorld } from "#test/builders/statistics.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("check-run", checkRun);
const {
  insertCheckRun,
  insertGroupPrices,
  insertLaterFindings,
  listCatalogueProducts,
  listCheckRuns,
  listDevices,
  listLaterFindings,
  listLinesAlone,
  listProducedByPeriod,
  listSalesInForce,
} = review.functions;
const [before, period] = ["1403-12", "1404-01"] as const;
const at = new Date("2025-05-11T00:00:00Z");
let fresh: FreshDatabase;
let world: BuiltWorld;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  world = await buildWorld(fresh.db, { periods: [before, period], establishments: 30, seed: "check-run" });
});
afterAll(() => fresh.close());

const sentOf = (of: string) => world.returns.filter((built) => built.period === of && built.versions.length > 0);

test("products of the catalogue, and lines that stand alone", async () => {
  const { db } = fresh;
  const lines = [...world.lines.values()];
  const products = await listCatalogueProducts(db);
  const known = products.map((row) => `${row.item_id} ${row.unit_code}`);
  for (const line of lines) if (line.item_id !== null) expect(known).toContain(`${line.item_id} ${line.unit_code}`);
  const filed = new Set(sentOf(period).map((built) => built.establishment_id));
  const alone = lines.filter((line) => line.item_id === null && filed.has(Math.floor(line.id / 10))).map((line) => line.id);
  expect((await listLinesAlone(db, period)).map((row) => row.id).sort()).toEqual(alone.sort());
});

test("what a product's establishments reported comes by line and period, as its newest version counts", async () => {
  const { db } = fresh;
  const [product] = await listCatalogueProducts(db);
  if (!product) throw new Error("no product");
  const rows = await listProducedByPeriod(db, { ...product, line_id: null }, [before, period]);
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) {
    expect(world.lines.get(row.product_line_id)).toMatchObject({ item_id: product.item_id, unit_code: product.unit_code });
    const built = world.returns.find((candidate) => candidate.id === row.return_id);
    expect(built).toMatchObject({ period: row.period, establishment_id: row.establishment_id });
  }
  expect(await listProducedByPeriod(db, { ...product, line_id: null }, [])).toEqual([]);
});

test("sales in force are of the month alone, in rial", async () => {
  const { db } = fresh;
  const products = await listCatalogueProducts(db);
  const [product] = products;
  if (!product) throw new Error("no product");
  const rows = await listSalesInForce(db, { ...product, line_id: null }, period);
  const inForce = world.returns.filter((built) => built.period === period && built.in_force !== null);
  const persons = new Set(inForce.map((built) => String(built.establishment_id).padStart(11, "0")));
  expect(rows.every((row) => persons.has(row.legal_id))).toBe(true);
});

test("a device is that of the session in which the newest version was sent", async () => {
  const { db } = fresh;
  const device_hash = "d".repeat(64);
  const session = { user_id: 1, created_at: new Date("2025-04-28T08:00:00Z"), expires_at: new Date("2025-04-28T10:00:00Z") };
  await db
    .insertInto("session")
    .values([
      { ...session, id_hash: "1".repeat(64), device_hash },
      { ...session, id_hash: "2".repeat(64), device_hash: null },
      { ...session, id_hash: "3".repeat(64), device_hash: "e".repeat(64), ended_at: new Date("2025-04-28T08:10:00Z") },
    ])
    .execute();
  const early = await db
    .selectFrom("monthly_return")
    .where("period", "=", period)
    .where("submitted_at", "=", new Date("2025-04-28T08:30:00Z"))
    .select("id")
    .execute();
  const rows = await listDevices(db, period);
  expect(rows.map((row) => row.return_id).sort()).toEqual(early.map((row) => row.id).sort());
  expect(new Set(rows.map((row) => row.device_hash))).toEqual(new Set([device_hash]));
});

test("a run is noted once; what was found or priced first stays", async () => {
  const { db } = fresh;
  await insertCheckRun(db, { period, occasion: "due", check_version: 0, found: 3, ran_at: at });
  await expect(insertCheckRun(db, { period, occasion: "due", check_version: 0, found: 3, ran_at: at })).rejects.toMatchObject({
    errno: 1062,
  });
  expect(await listCheckRuns(db, [period, before])).toEqual([{ period, occasion: "due" }]);
  expect(await listCheckRuns(db, [])).toEqual([]);

  const [built] = sentOf(period);
  if (!built) throw new Error("no return");
  const row = { return_id: built.id, version: 1, check_version: 0, found_at: at };
  const first = { ...row, occasion: "due" as const, finding_key: "k", finding: '{"a":1}' };
  await insertLaterFindings(db, [first, { ...first, occasion: "closing" }]);
  await insertLaterFindings(db, [{ ...first, finding: '{"a":2}' }]);
  expect((await listLaterFindings(db, built.id, 1)).map((found) => [found.occasion, found.finding])).toEqual([
    ["due", '{"a":1}'],
    ["closing", '{"a":1}'],
  ]);
  expect(await listLaterFindings(db, built.id, 2)).toEqual([]);

  const price = { period, catalogue_item_id: 1, unit_code: "TNE", domestic_count: 5, export: null, export_count: 0 };
  await insertGroupPrices(db, []);
  await insertGroupPrices(db, [{ ...price, domestic: "7" }]);
  await insertGroupPrices(db, [{ ...price, domestic: "8" }]);
  expect((await db.selectFrom("group_price").select("domestic").execute()).map((held) => held.domestic)).toEqual(["7.000000"]);
});

review.compare();
