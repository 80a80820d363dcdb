import { afterAll, beforeAll, expect, test } from "vitest";
import { add, canonical, type Decimal } from "#app/domain/decimal.ts";
import { toRial } from "#app/domain/money.ts";
import { statesOfBasis } from "#app/domain/statistics/basis.ts";
import * as trend from "#db/product-trend.ts";
import { type BuiltReturn, type BuiltWorld, buildWorld } from "#test/builders/statistics.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("product-trend", trend);
const { listOthersOfProducts, listProductionOverTime } = review.functions;
const periods = ["1403-11", "1403-12", "1404-01"];
const [, before, now] = periods as [string, string, string];
let fresh: FreshDatabase;
let world: BuiltWorld;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  world = await buildWorld(fresh.db, { periods, establishments: 40, seed: "trend" });
});
afterAll(() => fresh.close());

/** Figures that count of a built return: of its newest version where it was sent, else of the one in force. */
function counted(built: BuiltReturn) {
  if (statesOfBasis("submitted").includes(built.state)) return built.versions.at(-1)?.figures;
  return built.versions.find((version) => version.version === built.in_force)?.figures;
}

test("an establishment's months come by line as they count, a month of which nothing counts with none", async () => {
  const states = new Set<string>();
  for (const own of world.returns.filter((built) => built.period === now)) {
    const rows = await listProductionOverTime(fresh.db, own.id, before);
    const expected = world.returns
      .filter((built) => built.establishment_id === own.establishment_id && built.period >= before)
      .flatMap((built) => {
        states.add(`${built.state} ${counted(built) !== undefined}`);
        const lines = [...(counted(built) ?? [])].map(([id, figures]) => `${built.period} ${id} ${figures.production}`);
        return lines.length > 0 ? lines : [`${built.period} null null`];
      });
    const found = rows.map((row) => {
      const said = row.production === null ? null : canonical(row.production);
      return `${row.period} ${row.product_line_id} ${said}`;
    });
    expect(found.sort()).toEqual(expected.sort());
  }
  expect(states).toContain("returned true");
  expect(states).toContain("returned false");
});

test("others of the same product and unit come once each, in rial, whose never", async () => {
  const sumOf = (values: (Decimal | null | undefined)[]) =>
    values.reduce<Decimal | null>((total, value) => (value ? add(total ?? "0", value) : (total ?? null)), null);
  let compared = 0;
  for (const own of world.establishments.slice(0, 8)) {
    const ids = own.lines.map((line) => line.id);
    const rows = await listOthersOfProducts(fresh.db, ids, { establishment_id: own.id, now, before });
    const expected = own.lines.flatMap((line) =>
      world.establishments.flatMap((other) => {
        const same = other.lines.filter(
          (one) => one.item_id !== null && one.item_id === line.item_id && one.unit_code === line.unit_code,
        );
        if (other.id === own.id || same.length === 0) return [];
        const [month, last] = [now, before].map((period) =>
          world.returns.find((built) => built.establishment_id === other.id && built.period === period),
        );
        const [said, was] = [month && counted(month), last && counted(last)];
        if (!(said || was)) return [];
        const rial = same.map((one) => {
          const value = said?.get(one.id)?.domestic_value;
          return value && month ? toRial(value, month.money_unit, month.money_scale) : null;
        });
        return [
          [
            line.id,
            sumOf(same.map((one) => said?.get(one.id)?.production)),
            sumOf(same.map((one) => was?.get(one.id)?.production)),
            sumOf(rial),
          ].join(" "),
        ];
      }),
    );
    const text = (value: string | null) => (value === null ? "" : canonical(value));
    const found = rows.map((row) =>
      [row.product_line_id, text(row.production), text(row.production_before), text(row.domestic_rial)].join(" "),
    );
    expect(found.sort()).toEqual(expected.sort());
    compared += found.length;
    expect(rows.every((row) => !("establishment_id" in row))).toBe(true);
  }
  expect(compared).toBeGreaterThan(20);
  expect(await listOthersOfProducts(fresh.db, [], { establishment_id: 1, now, before })).toEqual([]);
});

review.compare();
