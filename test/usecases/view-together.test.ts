import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readQueueQuestion } from "#app/domain/review-queue.ts";
import { viewTogether } from "#app/usecases/view-together.server.ts";
import { cleanItems, cleanNow, cleanPeriod, contextAs, seedUnreviewed } from "#test/builders/clean-month.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
  await seedUnreviewed(fresh.db, 90);
}, 60_000);
afterAll(() => fresh.close());

const expert = 3;
const refusal = (code: string) => ({ ok: false, refusal: { code } });
const some = async (count: number) => (await cleanItems(fresh.db)).slice(0, count);
const change = (id: number, changes: { attention?: number; impact?: string }) =>
  fresh.db.updateTable("monthly_return").set(changes).where("id", "=", id).execute();

describe("the clean returns of a queue", () => {
  const view = async (changes = {}) => {
    const asked = { ...readQueueQuestion("province", () => null), period: cleanPeriod, ...changes };
    const seen = await viewTogether(contextAs(fresh.db, "expert-tehran"), "province", asked);
    if (!seen.ok) throw new Error(seen.refusal.code);
    return seen.value;
  };

  it("come with totals by product that are those of their figures, and a sample beside last month", async () => {
    const seen = await view();
    const ids = seen.rows.map((row) => row.id);
    const figures = await fresh.db
      .selectFrom("working_figure as f")
      .innerJoin("product_line as l", "l.id", "f.product_line_id")
      .where("f.return_id", "in", ids)
      .select(["l.catalogue_item_id", "f.production"])
      .execute();
    for (const total of seen.totals) {
      const own = figures.filter((row) => row.catalogue_item_id === total.catalogue_item_id);
      expect(Number(total.production)).toBeCloseTo(
        own.reduce((sum, row) => sum + Number(row.production), 0),
        3,
      );
    }
    expect(seen.sample.size).toBe(12);
    for (const id of seen.sample) {
      expect(seen.figures.get(id)?.length).toBeGreaterThan(0);
      expect(ids).toContain(id);
    }
    expect([...seen.last.values()].flat().length).toBeGreaterThan(0);
    expect((await view()).sample).toEqual(seen.sample);
  });

  it("leave out each that wants a look, and follow the queue's filters", async () => {
    const [one, two, three] = await some(3);
    if (!one || !two || !three) throw new Error("too few");
    const has = async (id: number) => (await view()).rows.some((row) => row.id === id);
    await change(one.return_id, { attention: 8 });
    await change(two.return_id, { impact: "60" });
    const asked = { return_id: three.return_id, version: 1, text: "چرا؟", asked_by: expert, asked_at: cleanNow };
    await fresh.db.insertInto("inquiry").values(asked).execute();
    expect([await has(one.return_id), await has(two.return_id), await has(three.return_id)]).toEqual([false, false, false]);
    await fresh.db.deleteFrom("inquiry").execute();
    await change(one.return_id, { attention: 0 });
    expect([await has(one.return_id), await has(three.return_id)]).toEqual([true, true]);
    const [first] = (await view()).rows;
    const county = await fresh.db
      .selectFrom("monthly_return")
      .select("county_id")
      .where("id", "=", first?.id ?? 0)
      .executeTakeFirst();
    const narrowed = await view({ county: county?.county_id });
    expect(narrowed.rows.every((row) => row.county_fa === first?.county_fa)).toBe(true);
    expect((await view({ tab: "returned" })).rows).toEqual([]);
  });

  it("are no business of another desk", async () => {
    const asked = readQueueQuestion("ministry", () => null);
    expect(await viewTogether(contextAs(fresh.db, "expert-tehran"), "ministry", asked)).toEqual(refusal("not-found"));
    expect(await viewTogether(contextAs(fresh.db, "analyst"), "ministry", asked)).toEqual(refusal("not-found"));
  });
});
