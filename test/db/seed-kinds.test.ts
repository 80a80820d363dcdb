import { type Kysely, sql } from "kysely";
import { describe, expect, test } from "vitest";
import type { Database } from "#db/schema.ts";
import { seedPopulation } from "#db/seed/population.ts";
import { freshDatabase } from "#test/setup/database.ts";

const asOf = new Date("2025-04-25T09:00:00+03:30");

async function countOf(db: Kysely<Database>, query: ReturnType<typeof sql<{ n: string }>>): Promise<number> {
  const result = await query.execute(db);
  return Number(result.rows[0]?.n);
}

describe("a population of its own kind", () => {
  test("has no password, no recipient and no submission of closed months where none are asked for", async () => {
    const { db, close } = await freshDatabase();
    try {
      await seedPopulation(db, {
        establishments: 20,
        months: 3,
        products: 5,
        asOf,
        seed: "test",
        kind: "test",
        demonstration: false,
        snapshots: false,
      });
      expect(
        await countOf(
          db,
          sql<{ n: string }>`select count(*) as n from app_user where password_hash is not null or demonstration = 1`,
        ),
      ).toBe(0);
      expect(await countOf(db, sql<{ n: string }>`select count(*) as n from recipient`)).toBe(0);
      const closed = await countOf(
        db,
        sql<{ n: string }>`select count(*) as n from submission s join monthly_return r on r.id = s.return_id
          join period p on p.code = r.period where p.state in ('closed', 'published') and r.establishment_id > 4`,
      );
      expect(closed).toBe(0);
      const lines = await sql<{ n: string }>`select distinct count(*) as n from product_line where establishment_id > 4
        group by establishment_id`.execute(db);
      expect(lines.rows).toEqual([{ n: "5" }]);
    } finally {
      await close();
    }
  }, 120_000);

  test("has 767 establishments in Tehran, about 40 % of all selected", async () => {
    const { db, close } = await freshDatabase();
    try {
      const population = await seedPopulation(db, {
        months: 1,
        asOf: new Date("2026-11-21T06:00:00Z"),
        seed: "1405",
        kind: "demonstration",
      });
      expect(population.open).toBe("1405-08");
      const rows = await sql<{
        province_code: string;
        n: string;
        s: string;
      }>`select province_code, count(*) as n, sum(selected) as s
        from establishment group by province_code`.execute(db);
      expect(rows.rows).toHaveLength(31);
      expect(Number(rows.rows.find(({ province_code }) => province_code === "23")?.n)).toBe(767);
      const total = rows.rows.reduce((so, { n }) => so + Number(n), 0);
      const selected = rows.rows.reduce((so, { s }) => so + Number(s), 0);
      expect(selected / total).toBeGreaterThan(0.36);
      expect(selected / total).toBeLessThan(0.44);
      const lines = await sql<{ least: string; most: string }>`select min(n) as least, max(n) as most from
        (select count(*) as n from product_line where establishment_id > 4 group by establishment_id) x`.execute(db);
      expect(lines.rows).toEqual([{ least: "2", most: "5" }]);
      const names = await sql<{ n: string }>`select count(*) - count(distinct name_fa) as n from establishment`.execute(db);
      expect(Number(names.rows[0]?.n)).toBe(0);
    } finally {
      await close();
    }
  }, 120_000);
});
