import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Scope } from "#app/domain/actor.ts";
import { type Basis, bases, statesOfBasis } from "#app/domain/statistics/basis.ts";
import * as detail from "#db/statistics-detail.ts";
import { type BuiltReturn, type BuiltWorld, buildWorld } from "#test/builders/statistics.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("statistics-detail", detail);
const { countDetailedReturns, streamDetailedReturns } = review.functions;
const periods = ["1404-01"];
const everything: Scope = { kind: "all", divisions: null };

let fresh: FreshDatabase;
let world: BuiltWorld;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  world = await buildWorld(fresh.db, { periods: ["1403-12", ...periods], establishments: 40, seed: "detail" });
});
afterAll(() => fresh.close());

/** Tracking codes of the versions a basis counts. */
function counted(basis: Basis, within: (built: BuiltReturn) => boolean = () => true): string[] {
  return world.returns
    .filter((built) => periods.includes(built.period) && within(built))
    .flatMap((built) => {
      const newest = statesOfBasis(basis).includes(built.state);
      const version = newest ? built.versions.at(-1) : built.versions.find((one) => one.version === built.in_force);
      return version ? [version.tracking_code] : [];
    })
    .sort();
}

async function streamed(basis: Basis, scope: Scope, search = "") {
  const rows = [];
  for await (const row of streamDetailedReturns(fresh.db, { basis, scope, periods }, { search })) rows.push(row);
  return rows;
}

describe.each(bases)("on the basis %s", (basis) => {
  test("each counted version has a row for each of its three lines, as many as are counted", async () => {
    const rows = await streamed(basis, everything);
    const versions = counted(basis);
    expect(versions.length).toBeGreaterThan(5);
    expect([...new Set(rows.map((row) => row.tracking_code))].sort()).toEqual(versions);
    expect(await countDetailedReturns(fresh.db, { basis, scope: everything, periods }, { search: "" })).toEqual({
      rows: rows.length,
      establishments: versions.length,
    });
    expect(rows).toHaveLength(versions.length * 3);
  });

  test("a province has its own only", async () => {
    const province_code = world.returns.find((built) => built.state === "approved")?.province_code ?? "";
    const rows = await streamed(basis, { kind: "province", province_code, divisions: null });
    const own = counted(basis, (built) => built.province_code === province_code);
    expect([...new Set(rows.map((row) => row.tracking_code))].sort()).toEqual(own);
    expect(await streamed(basis, { kind: "nothing" })).toEqual([]);
  });
});

test("a search narrows to names and the beginning of an ISIC code, and may be left early", async () => {
  const rows = await streamed("submitted", everything);
  const isic = rows[0]?.isic_code ?? "";
  const query = { basis: "submitted" as const, scope: everything, periods };
  const found = await streamed("submitted", everything, isic.slice(0, 3));
  expect(found.length).toBeGreaterThan(0);
  expect(found.every((row) => row.isic_code.startsWith(isic.slice(0, 3)))).toBe(true);
  expect((await countDetailedReturns(fresh.db, query, { search: isic.slice(0, 3) })).rows).toBe(found.length);
  expect(await streamed("submitted", everything, "100%")).toEqual([]);
  for await (const row of streamDetailedReturns(fresh.db, query, { search: "" })) {
    expect(row).toEqual(rows[0]);
    break;
  }
});

review.compare();
