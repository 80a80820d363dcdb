import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readAttention } from "#app/domain/attention.ts";
import { sendBackReturn } from "#app/usecases/send-back-return.server.ts";
import { buildRegister, contextOf, filedPeriod, lines } from "#test/builders/filing.ts";
import { decisionOn, file, fileAgain, reason, unfile } from "#test/builders/review.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
const id = 101;
beforeAll(async () => {
  fresh = await freshDatabase();
  const { db } = fresh;
  await buildRegister(db);
  await db
    .insertInto("catalogue_item")
    .values({
      id: 1,
      code: "cement",
      name_fa: "سیمان",
      name_en: "Cement",
      isic_code: "2394",
      unit_code: "TNE",
      tariff_code: "25232900",
      tariff_status: "hs6-certain",
      usual_price: "1000",
      yearly_capacity: "1",
    })
    .execute();
  await db.updateTable("product_line").set({ catalogue_item_id: 1 }).where("establishment_id", "=", 1).execute();
});
afterAll(() => fresh.close());
beforeEach(() => unfile(fresh.db));

const sent = async () => {
  const { db } = fresh;
  const versions = await db.selectFrom("submission").where("return_id", "=", id).orderBy("version").selectAll().execute();
  const row = await db.selectFrom("monthly_return").where("id", "=", id).selectAll().executeTakeFirstOrThrow();
  return { versions, row };
};

describe("impact", () => {
  it("is not measured where the period has no total, which wants a look", async () => {
    await file(fresh.db, id);
    const { versions, row } = await sent();
    expect(versions.map((version) => [version.impact, version.impact_cause])).toEqual([["0.000000", null]]);
    expect(readAttention(row.attention)).toEqual(expect.arrayContaining(["first-filing", "unmeasured"]));
  });

  it("is stored with each submission, stays as it was sent, and follows the return's newest version", async () => {
    const { db } = fresh;
    await db
      .insertInto("standardising_total")
      .values({ period: filedPeriod, catalogue_item_id: 1, total: "1000000" })
      .onDuplicateKeyUpdate({ total: "1000000" })
      .execute();
    await file(db, id);
    const first = await sent();
    expect(first.versions[0]?.impact).toBe(first.row.impact);
    expect(readAttention(first.row.attention)).not.toContain("unmeasured");
    await sendBackReturn(contextOf(db, "expert"), {
      ...(await decisionOn(db, id)),
      reasons: [reason("unit-slip", "", lines.cement, "production"), reason("missing-document", "قبض")],
      text: "",
    });
    await fileAgain(db, id);
    const { versions, row } = await sent();
    expect(versions.map((version) => version.impact)).toEqual([first.row.impact, row.impact]);
    // 80,000 t, then 81,000 t, where a month's share of capacity is 100,000 t, of a country's million.
    expect(Number(first.row.impact) - Number(row.impact)).toBeCloseTo(0.1, 6);
    // The bricks are further from theirs in both versions.
    for (const { impact_cause } of versions) {
      expect(JSON.parse(impact_cause ?? "null")).toEqual({
        line: lines.bricks,
        measure: "production",
        returned: "300000",
        predicted: "416666.666667",
        ground: "capacity",
      });
    }
    expect(readAttention(row.attention)).toContain("resubmission");
  });
});
