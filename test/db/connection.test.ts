import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase, isPoolExhausted, parseDatabaseUrl } from "#db/connection.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
  await sql`create table kinds (
    id int unsigned not null auto_increment primary key, quantity decimal(24,6) null, large bigint null,
    flag tinyint(1) not null, at datetime(3) not null, day date not null, note longtext not null check (json_valid(note))
  )`.execute(fresh.db);
});
afterAll(() => fresh.close());

describe("a connection", () => {
  it("is strict, in UTC and reads committed rows only", async () => {
    const { rows } = await sql<{ mode: string; zone: string; isolation: string }>`
      select @@session.sql_mode as mode, @@session.time_zone as zone, @@session.tx_isolation as isolation`.execute(fresh.db);
    expect(rows[0]?.mode).toContain("STRICT_ALL_TABLES");
    expect(rows[0]).toMatchObject({ zone: "+00:00", isolation: "READ-COMMITTED" });
  });

  it.each(["prepared", "text"])("gives exact values back as they went in (%s)", async (way) => {
    const at = new Date("2026-03-20T20:29:59.123Z");
    await sql`delete from kinds`.execute(fresh.db);
    await sql`insert into kinds (quantity, large, flag, at, day, note) values
      (${"123456789012345678.000001"}, ${"9007199254740993"}, ${true}, ${at}, ${"2026-03-21"}, ${'{"a":"۱"}'})`.execute(fresh.db);
    const selection = way === "text" ? sql`select * from kinds` : sql`select * from kinds where id > ${0} limit ${3}`;
    const { rows } = await selection.execute(fresh.db);
    expect(rows).toEqual([
      {
        id: expect.any(Number),
        quantity: "123456789012345678.000001",
        large: "9007199254740993",
        flag: 1,
        at,
        day: "2026-03-21",
        note: '{"a":"۱"}',
      },
    ]);
  });

  it("takes a bulk insert with more values than a prepared statement may have", async () => {
    const rows = Array.from({ length: 12_000 }, (_, index) => sql`(${String(index)}, 0, ${new Date(0)}, '2026-01-01', '1', 1)`);
    await sql`insert into kinds (quantity, flag, at, day, note, large) values ${sql.join(rows)}`.execute(fresh.db);
    const counted = await sql<{ n: string }>`select count(*) as n from kinds`.execute(fresh.db);
    expect(Number(counted.rows[0]?.n)).toBeGreaterThanOrEqual(12_000);
  });

  it("refuses at once what neither fits the pool nor its waiting line", async () => {
    const small = createDatabase(fresh.url, { pool: 1, waiting: 1 });
    const sleeping = () => sql`select sleep(${0.2})`.execute(small);
    const answers = await Promise.allSettled([sleeping(), sleeping(), sleeping()]);
    await small.destroy();
    const refused = answers.filter((answer) => answer.status === "rejected");
    expect(refused).toHaveLength(1);
    expect(isPoolExhausted(refused[0]?.reason)).toBe(true);
  });

  it("comes back after its server connection was killed", async () => {
    const single = createDatabase(fresh.url, { pool: 1 });
    const id = await sql<{ id: string }>`select connection_id() as id`.execute(single);
    await sql`kill ${sql.lit(Number(id.rows[0]?.id))}`.execute(fresh.db);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const again = await sql<{ mode: string }>`select @@session.sql_mode as mode, ${1} as one`.execute(single);
    expect(again.rows[0]?.mode).toContain("STRICT_ALL_TABLES");
    await single.destroy();
  });
});

describe("parseDatabaseUrl", () => {
  it("reads host, port, account and database", () => {
    expect(parseDatabaseUrl("mysql://web:p%40ss@db.example:3307/dahom?tls=true")).toEqual({
      host: "db.example",
      port: 3307,
      user: "web",
      password: "p@ss",
      database: "dahom",
      tls: true,
    });
  });

  it("prefers a socket over host and port", () => {
    const address = parseDatabaseUrl("mysql://root@localhost/dahom?socketPath=%2Frun%2Fs");
    expect(address.socketPath).toBe("/run/s");
    expect(address.host).toBeUndefined();
  });

  it.each(["postgres://a@b/c", "no url", "mysql://a:secret@b/c?multipleStatements=true"])("refuses %s", (url) => {
    expect(() => parseDatabaseUrl(url)).toThrow(/database URL/);
    expect(() => parseDatabaseUrl(url)).not.toThrow(/secret/);
  });
});
