import { CompiledQuery, sql } from "kysely";
import { expect, it } from "vitest";
import { addMonths } from "#app/domain/period.ts";
import { listOthersOfProducts, listProductionOverTime } from "#db/product-trend.ts";
import { crowd } from "#test/builders/crowd.ts";
import { freshDatabase } from "#test/setup/database.ts";

it("measures", async () => {
  let last: { sql: string; parameters: readonly unknown[] } | null = null;
  const fresh = await freshDatabase({
    log: (e) => {
      last = e.query;
    },
  });
  const open = await crowd(fresh.db);
  const db = fresh.db;
  for (const same of [false, true]) {
    if (same) {
      await sql`update product_line set catalogue_item_id = 1 + id % 2, unit_code = 'TNE'`.execute(db);
      await sql`analyze table product_line`.execute(db);
    }
    const one = await db
      .selectFrom("monthly_return")
      .where("state", "=", "approved")
      .select(["id", "establishment_id", "period"])
      .orderBy("period", "desc")
      .executeTakeFirstOrThrow();
    const ids = (
      await db.selectFrom("product_line").where("establishment_id", "=", one.establishment_id).select("id").execute()
    ).map((r) => r.id);
    for (let i = 0; i < 3; i += 1) {
      let t = performance.now();
      const x = await listProductionOverTime(db, one.id, addMonths(one.period, -24));
      console.log("time", x.length, (performance.now() - t).toFixed(1));
      t = performance.now();
      const y = await listOthersOfProducts(db, ids, {
        establishment_id: one.establishment_id,
        now: one.period,
        before: addMonths(one.period, -1),
      });
      console.log("others", same, ids.length, y.length, (performance.now() - t).toFixed(1));
    }
    const q = last as unknown as { sql: string; parameters: readonly unknown[] };
    console.log(JSON.stringify((await db.executeQuery(CompiledQuery.raw(`explain ${q.sql}`, [...q.parameters]))).rows, null, 0));
  }
  console.log(open);
  await fresh.close();
}, 120_000);
