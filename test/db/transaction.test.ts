import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { databaseErrno, inTransaction, isDuplicate } from "#db/transaction.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
  await sql`create table account (id int primary key, balance int not null, code char(3) null, unique key code (code))`.execute(
    fresh.db,
  );
});
beforeEach(async () => {
  await sql`delete from account`.execute(fresh.db);
  await sql`insert into account (id, balance) values (1, 0), (2, 0)`.execute(fresh.db);
});
afterAll(() => fresh.close());

describe("inTransaction", () => {
  it("runs both of two transactions that deadlock", async () => {
    let meeting = 0;
    let runs = 0;
    const bothHoldOne = async () => {
      meeting += 1;
      // Only the first round is arranged; the loser's second run meets nobody.
      while (meeting < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    const transfer = (first: number, second: number) =>
      inTransaction(fresh.db, async (trx) => {
        runs += 1;
        await sql`update account set balance = balance + 1 where id = ${first}`.execute(trx);
        await bothHoldOne();
        await sql`update account set balance = balance + 1 where id = ${second}`.execute(trx);
        return first;
      });
    expect(await Promise.all([transfer(1, 2), transfer(2, 1)])).toEqual([1, 2]);
    expect(runs).toBeGreaterThanOrEqual(3);
    const { rows } = await sql`select balance from account order by id`.execute(fresh.db);
    expect(rows).toEqual([{ balance: 2 }, { balance: 2 }]);
  });

  it("gives up after six attempts and throws the server's error", async () => {
    let runs = 0;
    const outcome = inTransaction(fresh.db, async (trx) => {
      runs += 1;
      await sql`signal sqlstate '40001' set mysql_errno = 1213`.execute(trx);
    });
    await expect(outcome).rejects.toMatchObject({ errno: 1213 });
    expect(runs).toBe(6);
  });

  it("writes nothing and runs once when the work fails by itself", async () => {
    let runs = 0;
    const outcome = inTransaction(fresh.db, async (trx) => {
      runs += 1;
      await sql`update account set balance = 9`.execute(trx);
      throw new Error("changed my mind");
    });
    await expect(outcome).rejects.toThrow("changed my mind");
    expect(runs).toBe(1);
    const { rows } = await sql`select max(balance) as most from account`.execute(fresh.db);
    expect(rows).toEqual([{ most: 0 }]);
  });
});

describe("isDuplicate", () => {
  it("knows a refused unique key and its name", async () => {
    const insert = sql`insert into account (id, balance, code) values (3, 0, 'abc'), (4, 0, 'abc')`.execute(fresh.db);
    const error: unknown = await insert.then(() => undefined).catch((reason: unknown) => reason);
    expect(isDuplicate(error)).toBe(true);
    expect(isDuplicate(error, "code")).toBe(true);
    expect(isDuplicate(error, "PRIMARY")).toBe(false);
    expect(databaseErrno(error)).toBe(1062);
  });

  it("says no to other errors", async () => {
    const error: unknown = await sql`select * from nowhere`.execute(fresh.db).catch((reason: unknown) => reason);
    expect(isDuplicate(error)).toBe(false);
    expect(databaseErrno(error)).toBe(1146);
    expect(databaseErrno(new Error("plain"))).toBeUndefined();
    expect(isDuplicate(undefined)).toBe(false);
  });
});
