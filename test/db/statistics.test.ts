import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Scope } from "#app/domain/actor.ts";
import { canonical, type Decimal } from "#app/domain/decimal.ts";
import type { Measure } from "#app/domain/monthly-return.ts";
import { type Basis, bases, statesOfBasis } from "#app/domain/statistics/basis.ts";
import { productStatistics, statisticKey } from "#app/domain/statistics/product-statistic.ts";
import * as statisticsSql from "#db/statistics.ts";
import { type BuiltReturn, type BuiltVersion, type BuiltWorld, buildWorld } from "#test/builders/statistics.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("statistics", statisticsSql);
const {
  countExpectedByProduct,
  countReturnsByProvince,
  listProductNames,
  listProductSeries,
  listProductTotals,
  listProvinces,
  onOneSnapshot,
} = review.functions;

const period = "1404-01";
const compared = { period, last_month: "1403-12", last_year: "1403-01" };
const everything: Scope = { kind: "all", divisions: null };
let database: FreshDatabase;
let world: BuiltWorld;

beforeAll(async () => {
  database = await freshDatabase({ log: review.log });
  world = await buildWorld(database.db, { periods: ["1403-01", "1403-12", "1404-01"], establishments: 60, seed: "statistics" });
});
afterAll(() => database.close());

/** The version a basis counts, said once more in other words than the SQL's. */
function countedVersion(built: BuiltReturn, basis: Basis): BuiltVersion | undefined {
  if (statesOfBasis(basis).includes(built.state)) return built.versions.at(-1);
  return built.versions.find((version) => version.version === built.in_force);
}

// Millionths as whole numbers: exact, and nothing of the code under test.
const micro = 1_000_000n;
function inMicro(value: Decimal): bigint {
  const [whole = "0", fraction = ""] = value.split(".");
  return BigInt(whole) * micro + BigInt(fraction.padEnd(6, "0"));
}
function fromMicro(value: bigint): Decimal {
  return canonical(`${value / micro}.${String(value % micro).padStart(6, "0")}`);
}

interface Independent {
  sums: Map<string, bigint>;
  made: Map<string, Map<number, bigint>>;
}

function independent(of: string, basis: Basis, within: (built: BuiltReturn) => boolean = () => true): Independent {
  const sums = new Map<string, bigint>();
  const made = new Map<string, Map<number, bigint>>();
  const put = (name: string, value: bigint) => sums.set(name, (sums.get(name) ?? 0n) + value);
  for (const built of world.returns) {
    const version = built.period === of && within(built) ? countedVersion(built, basis) : undefined;
    if (!version) continue;
    const factor = BigInt(built.money_scale) * (built.money_unit === "IRR_NEW" ? 10_000n : 1n);
    for (const [lineId, figures] of version.figures) {
      const line = world.lines.get(lineId);
      if (!line) throw new Error("unknown line");
      const key = statisticKey({
        item_id: line.item_id,
        line_id: line.item_id === null ? line.id : null,
        unit_code: line.unit_code,
      });
      const cell = (measure: Measure, times = 1n) => {
        const held = figures[measure];
        if (held !== null) put(`${key} ${measure}`, inMicro(held) * times);
      };
      cell("production");
      cell("domestic_quantity");
      cell("export_quantity");
      cell("domestic_value", factor);
      cell("export_value", factor);
      const product = made.get(key) ?? new Map<number, bigint>();
      product.set(built.establishment_id, (product.get(built.establishment_id) ?? 0n) + inMicro(figures.production ?? "0"));
      made.set(key, product);
    }
  }
  return { sums, made };
}

async function statistics(basis: Basis, scope: Scope = everything) {
  const totals = await listProductTotals(database.db, { basis, scope }, compared);
  const expected = await countExpectedByProduct(database.db, scope, period, "2025-04-20");
  const keys = [...totals, ...expected];
  const names = await listProductNames(
    database.db,
    keys.flatMap((key) => key.item_id ?? []),
    keys.flatMap((key) => key.line_id ?? []),
  );
  return productStatistics({ totals, expected, ...names });
}

describe.each(bases)("on the basis %s", (basis) => {
  test("totals, numbers reporting and growth equal an independent count, to the last digit", async () => {
    const now = independent(period, basis);
    const found = await statistics(basis);
    expect(found.length).toBeGreaterThan(8);
    expect(found.filter((row) => row.reporting > 0).map((row) => row.key)).toEqual([...now.made.keys()].sort());
    const sum = (key: string, measure: Measure) => {
      const value = now.sums.get(`${key} ${measure}`);
      return value === undefined ? null : fromMicro(value);
    };
    for (const row of found) {
      const here = now.made.get(row.key) ?? new Map<number, bigint>();
      expect(row.reporting).toBe(here.size);
      expect([row.production, row.domestic_quantity, row.export_quantity, row.domestic_rial, row.export_rial]).toEqual(
        (["production", "domestic_quantity", "export_quantity", "domestic_value", "export_value"] as const).map((measure) =>
          sum(row.key, measure),
        ),
      );
      for (const [then, growth] of [
        ["1403-12", row.on_last_month],
        ["1403-01", row.on_last_year],
      ] as const) {
        const before = independent(then, basis).made.get(row.key) ?? new Map<number, bigint>();
        const both = [...here.keys()].filter((id) => before.has(id));
        const total = (of: Map<number, bigint>) => fromMicro(both.reduce((sum, id) => sum + (of.get(id) ?? 0n), 0n));
        expect(growth).toMatchObject({ matched: both.length, now: total(here), before: total(before) });
      }
    }
  });

  test("a scope of divisions and of a province counts only its own", async () => {
    const own = (built: BuiltReturn) => built.isic_code.startsWith("23");
    const found = await statistics(basis, { kind: "all", divisions: ["23"] });
    expect(found.filter((row) => row.reporting > 0).map((row) => row.key)).toEqual(
      [...independent(period, basis, own).made.keys()].sort(),
    );
    const province_code = world.returns[0]?.province_code ?? "";
    const there = await statistics(basis, { kind: "province", province_code, divisions: null });
    const inProvince = independent(period, basis, (built) => built.province_code === province_code);
    expect(there.filter((row) => row.reporting > 0).map((row) => row.key)).toEqual([...inProvince.made.keys()].sort());
  });

  test("the series of a product repeats its totals month by month", async () => {
    const { made } = independent(period, basis);
    const [key] = [...made].sort((a, b) => b[1].size - a[1].size)[0] ?? [];
    const item_id = Number(/^i(\d+)/.exec(key ?? "")?.[1]);
    const product = { item_id, line_id: null, unit_code: key?.split(".")[1] ?? "" };
    const periods = ["1403-01", "1403-12", "1404-01"];
    const series = await listProductSeries(database.db, { basis, scope: everything, periods, product });
    expect(series.map((row) => [row.period, row.reporting, canonical(row.production ?? "0")])).toEqual(
      periods.map((of) => {
        const month = independent(of, basis);
        return [of, month.made.get(key ?? "")?.size, fromMicro(month.sums.get(`${key} production`) ?? 0n)];
      }),
    );
  });
});

test("a superseding version counts once, and a month under correction with its version in force", () => {
  const superseded = world.returns.filter((built) => built.versions.length === 2 && built.state === "approved");
  const underCorrection = world.returns.filter((built) => built.state === "returned" && built.in_force === 1);
  expect(superseded.length).toBeGreaterThan(5);
  expect(underCorrection.length).toBeGreaterThan(5);
});

test("a scope that reaches nothing gives nothing", async () => {
  expect(await statistics("submitted", { kind: "nothing" })).toEqual([]);
  expect(await countReturnsByProvince(database.db, { kind: "nothing" }, period)).toEqual([]);
});

test("returns are counted by province and state, with those in force and those ever filed", async () => {
  const found = await countReturnsByProvince(database.db, everything, period);
  for (const row of found) {
    const same = world.returns.filter(
      (built) => built.period === period && built.province_code === row.province_code && built.state === row.state,
    );
    expect(row).toMatchObject({
      returns: same.length,
      in_force: same.filter((built) => built.in_force !== null).length,
      filed: same.filter((built) => built.versions.length > 0).length,
    });
  }
  expect(found.reduce((sum, row) => sum + row.returns, 0)).toBe(world.returns.filter((built) => built.period === period).length);
});

test("reads on one snapshot agree, whatever is written meanwhile", async () => {
  const { db } = database;
  const [first] = await listProvinces(db);
  const count = (from: typeof db) => countReturnsByProvince(from, everything, "1403-01");
  const before = await count(db);
  await onOneSnapshot(db, async (trx) => {
    expect(await count(trx)).toEqual(before);
    await db.updateTable("monthly_return").where("period", "=", "1403-01").set({ province_code: first?.code }).execute();
    expect(await count(trx)).toEqual(before);
  });
  expect(new Set((await count(db)).map((row) => row.province_code))).toEqual(new Set([first?.code]));
});

review.compare();
