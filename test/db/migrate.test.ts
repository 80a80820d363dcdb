import { readdirSync } from "node:fs";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "#db/migrate.ts";
import { pendingMigrations } from "#db/pending-migrations.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

async function schema(): Promise<unknown[]> {
  const { rows } = await sql`
    select table_name, column_name, column_type, is_nullable, column_default, column_key
    from information_schema.columns where table_schema = database() order by table_name, column_name`.execute(fresh.db);
  return rows;
}

describe("migrations", () => {
  it("leave nothing pending, and run again as nothing", async () => {
    expect(await pendingMigrations(fresh.db)).toEqual([]);
    expect(await migrate(fresh.db)).toEqual([]);
  });

  it("are idempotent step by step: forgotten and run again they change neither schema nor fail", async () => {
    const before = await schema();
    await sql`delete from kysely_migration`.execute(fresh.db);
    const files = readdirSync(new URL("../../db/migrations/", import.meta.url)).filter((name) => name.endsWith(".ts"));
    expect((await pendingMigrations(fresh.db)).length).toBe(files.length);
    expect(await migrate(fresh.db)).toEqual(files.sort().map((name) => name.replace(".ts", "")));
    expect(await schema()).toEqual(before);
  });

  it("build every table in InnoDB and utf8mb4", async () => {
    const { rows } = await sql<{ table_name: string }>`
      select table_name from information_schema.tables
      where table_schema = database() and (engine <> 'InnoDB' or table_collation not like 'utf8mb4%')`.execute(fresh.db);
    expect(rows).toEqual([]);
  });

  it("never store a quantity or an amount as a float", async () => {
    const { rows } = await sql`
      select table_name, column_name from information_schema.columns
      where table_schema = database() and data_type in ('float', 'double')`.execute(fresh.db);
    expect(rows).toEqual([]);
  });
});
