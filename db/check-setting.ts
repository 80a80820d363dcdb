import type { Insertable, Kysely } from "kysely";
import type { Database } from "./schema.ts";

type Db = Kysely<Database>;

/** Every change of a threshold, oldest first, with who made it. */
export async function listThresholdChanges(db: Db) {
  return db
    .selectFrom("check_threshold as t")
    .innerJoin("app_user as u", "u.id", "t.set_by")
    .select([
      "t.version",
      "t.product_group",
      "t.name",
      "t.value",
      "t.before_value",
      "t.reason",
      "t.set_at",
      "u.name_fa as by_fa",
      "u.name_en as by_en",
    ])
    .orderBy("t.version")
    .execute();
}
export type ThresholdChangeRow = Awaited<ReturnType<typeof listThresholdChanges>>[number];

/** The newest value of each group and threshold; without those that were removed. */
export async function listThresholds(db: Db) {
  return db
    .selectFrom("check_threshold as t")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("check_threshold as n")
            .select("n.version")
            .whereRef("n.product_group", "=", "t.product_group")
            .whereRef("n.name", "=", "t.name")
            .whereRef("n.version", ">", "t.version"),
        ),
      ),
    )
    .select(["t.version", "t.product_group", "t.name", "t.value"])
    .orderBy("t.version")
    .execute();
}

/** Adds a change; a change of the same version by somebody else fails as a duplicate key. */
export async function insertThresholdChange(db: Db, row: Insertable<Database["check_threshold"]>): Promise<void> {
  await db.insertInto("check_threshold").values(row).execute();
}

/** Published median prices of the newest period that has any; groups too small to be told are left out. */
export async function listGroupPrices(db: Db) {
  return db
    .selectFrom("group_price as g")
    .where("g.period", "=", (eb) => eb.selectFrom("group_price").select((of) => of.fn.max("period").as("newest")))
    .where((eb) => eb.or([eb("g.domestic", "is not", null), eb("g.export", "is not", null)]))
    .select(["g.period", "g.catalogue_item_id", "g.unit_code", "g.domestic", "g.export"])
    .execute();
}

/** Product groups that a threshold may be set for: ISIC divisions and catalogue items. */
export async function listProductGroups(db: Db) {
  const [divisions, items] = await Promise.all([
    db.selectFrom("isic").where("level", "=", "division").select(["code", "name_fa", "name_en"]).orderBy("code").execute(),
    db.selectFrom("catalogue_item").select(["id", "name_fa", "name_en", "isic_code"]).orderBy("id").execute(),
  ]);
  return { divisions, items };
}
