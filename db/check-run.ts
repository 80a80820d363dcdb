import { type Insertable, type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";
import { basisFigures, type ProductKey, rial } from "./statistics-basis.ts";

type Db = Kysely<Database>;

/** Runs of the group checks that were made, of some periods. */
export async function listCheckRuns(db: Db, periods: readonly string[]) {
  if (periods.length === 0) return [];
  return db
    .selectFrom("check_run")
    .where("period", "in", [...periods])
    .select(["period", "occasion"])
    .execute();
}

/** Notes that a run was made; a second one of the same period and occasion fails as a duplicate key. */
export async function insertCheckRun(db: Db, row: Insertable<Database["check_run"]>): Promise<void> {
  await db.insertInto("check_run").values(row).execute();
}

/** Product groups: the catalogue's items, each in its unit. */
export async function listCatalogueProducts(db: Db) {
  return db.selectFrom("catalogue_item").select(["id as item_id", "unit_code"]).orderBy("id").execute();
}

/** Lines of a period's submitted returns that no catalogue item covers, or that are counted in another unit than it is. */
export async function listLinesAlone(db: Db, period: string) {
  return db
    .selectFrom("monthly_return as r")
    .innerJoin("product_line as l", "l.establishment_id", "r.establishment_id")
    .leftJoin("catalogue_item as i", (join) =>
      join.onRef("i.id", "=", "l.catalogue_item_id").onRef("i.unit_code", "=", "l.unit_code"),
    )
    .where("r.period", "=", period)
    .where("r.version", ">", 0)
    .where("i.id", "is", null)
    .select(["l.id", "l.unit_code"])
    .distinct()
    .execute();
}

const everywhere = { kind: "all", divisions: null } as const;

/** What one product's establishments reported in some periods, each as of its newest version that was ever sent. */
export async function listProducedByPeriod(db: Db, product: ProductKey, periods: readonly string[]) {
  if (periods.length === 0) return [];
  return db
    .selectFrom(basisFigures(db, { basis: "submitted", scope: everywhere, periods, product }).as("b"))
    .innerJoin("submission as s", "s.id", "b.submission_id")
    .innerJoin("product_line as l", "l.id", "b.product_line_id")
    .innerJoin("unit_of_measure as u", "u.code", "b.unit_code")
    .select([
      "b.return_id",
      "b.period",
      "b.establishment_id",
      "b.product_line_id",
      "b.days_worked",
      "b.production",
      "s.version",
      "l.isic_code",
      "u.decimals as unit_decimals",
    ])
    .orderBy("b.product_line_id")
    .orderBy("b.period")
    .execute();
}

/** Sales of one product in a published period, by legal person: figures in force, amounts in rial. */
export async function listSalesInForce(db: Db, product: ProductKey, period: string) {
  return db
    .selectFrom(basisFigures(db, { basis: "approved", scope: everywhere, periods: [period], product }).as("b"))
    .innerJoin("establishment as e", "e.id", "b.establishment_id")
    .select([
      "e.legal_id",
      "b.domestic_quantity",
      rial("b", "domestic_value").as("domestic_rial"),
      "b.export_quantity",
      rial("b", "export_value").as("export_rial"),
    ])
    .execute();
}

/** Stores published prices; what is stored of a period and group stays. */
export async function insertGroupPrices(db: Db, rows: readonly Insertable<Database["group_price"]>[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto("group_price")
    .values([...rows])
    .onDuplicateKeyUpdate({ period: sql`group_price.period` })
    .execute();
}

/** Submissions of a period whose device is known: the device of the session in which each was sent. */
export async function listDevices(db: Db, period: string) {
  return db
    .selectFrom("monthly_return as r")
    .innerJoin("submission as s", (join) => join.onRef("s.return_id", "=", "r.id").onRef("s.version", "=", "r.version"))
    .innerJoin("session as d", (join) =>
      join
        .onRef("d.user_id", "=", "s.submitted_by")
        .onRef("d.created_at", "<=", "s.submitted_at")
        .on((eb) => eb(eb.fn.coalesce("d.ended_at", "d.expires_at"), ">=", eb.ref("s.submitted_at"))),
    )
    .innerJoin("establishment as e", "e.id", "r.establishment_id")
    .where("r.period", "=", period)
    .where("d.device_hash", "is not", null)
    .select([
      "r.id as return_id",
      "r.version",
      "r.establishment_id",
      "s.submitted_by",
      "e.legal_id",
      sql<string>`d.device_hash`.as("device_hash"),
    ])
    .distinct()
    .execute();
}

/** Stores what was found after submissions; what is stored of a version, finding and occasion stays. */
export async function insertLaterFindings(db: Db, rows: readonly Insertable<Database["later_finding"]>[]): Promise<void> {
  for (let start = 0; start < rows.length; start += 200) {
    await db
      .insertInto("later_finding")
      .values(rows.slice(start, start + 200))
      .onDuplicateKeyUpdate({ finding_key: sql`later_finding.finding_key` })
      .execute();
  }
}

/** What was found of a version after it was sent, of a return whose access was checked by the caller; oldest first. */
export async function listLaterFindings(db: Db, returnId: number, version: number) {
  return db
    .selectFrom("later_finding")
    .where("return_id", "=", returnId)
    .where("version", "=", version)
    .select(["occasion", "finding_key", "finding", "found_at"])
    .orderBy("found_at")
    .orderBy("finding_key")
    .execute();
}
