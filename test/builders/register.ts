import { createHash, randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import { blankFigures, type ProductFigures } from "#app/domain/monthly-return.ts";
import { canonicalText, type Snapshot } from "#app/domain/snapshot.ts";
import type { Database } from "#db/schema.ts";

type Db = Kysely<Database>;

export const tehran = { province: "23", county: 2301, otherCounty: 2303 };
export const isfahan = { province: "10", county: 1001 };
const begun = new Date("2020-01-01T00:00:00Z");

/** Two provinces with counties, two classes of ISIC, one unit of measure, one liaison; marks the database as a test's. */
export async function addReference(db: Db): Promise<void> {
  await db.insertInto("installation").values({ id: 1, kind: "test", created_at: begun }).execute();
  await db
    .insertInto("province")
    .values([
      { code: "23", iso_code: "IR-23", name_fa: "تهران", name_en: "Tehran" },
      { code: "10", iso_code: "IR-10", name_fa: "اصفهان", name_en: "Isfahan" },
    ])
    .execute();
  await db
    .insertInto("county")
    .values([
      { id: 2301, province_code: "23", name_fa: "تهران", name_en: "Tehran" },
      { id: 2303, province_code: "23", name_fa: "ری", name_en: "Rey" },
      { id: 1001, province_code: "10", name_fa: "اصفهان", name_en: "Isfahan" },
    ])
    .execute();
  await db
    .insertInto("isic")
    .values([
      { code: "2394", level: "class", name_en: "Manufacture of cement, lime and plaster" },
      { code: "1050", level: "class", name_en: "Manufacture of dairy products" },
    ])
    .execute();
  const tonne = { code: "TNE", name_fa: "تن", name_en: "tonne", symbol: "t", dimension: "mass" };
  await db
    .insertInto("unit_of_measure")
    .values({ ...tonne, base_code: "KGM", factor: "1000", decimals: 3 })
    .execute();
  const liaison = { id: 1, national_id: "0000000001", name_fa: "رابط", name_en: "Liaison" };
  await db
    .insertInto("app_user")
    .values({ ...liaison, created_at: begun })
    .execute();
}

export interface EstablishmentSettings {
  province_code?: string;
  county_id?: number;
  isic_code?: string;
  issued_on?: string;
  valid_to?: string | null;
  register_state?: "active" | "closed" | "sold";
  register_state_from?: string | null;
}

let serial = 0;

/** An establishment (by default in Tehran, of cement) with one licence. @returns its id */
export async function addEstablishment(db: Db, settings: EstablishmentSettings = {}): Promise<number> {
  serial += 1;
  const { province_code = tehran.province, county_id = tehran.county, isic_code = "2394" } = settings;
  const { issued_on = "2015-01-01", valid_to = null, register_state = "active", register_state_from = null } = settings;
  const result = await db
    .insertInto("establishment")
    .values({
      name_fa: `کارخانهٔ ${serial}`,
      name_en: `Works ${serial}`,
      legal_id: String(10_100_000_000 + serial),
      owner_fa: "شرکت",
      province_code,
      county_id,
      isic_code,
      register_state,
      register_state_from,
    })
    .executeTakeFirstOrThrow();
  const id = Number(result.insertId);
  await db
    .insertInto("operating_licence")
    .values({ establishment_id: id, number: `L-${serial}`, province_code, issued_on, valid_to })
    .execute();
  return id;
}

/** A product row of a snapshot; production and exports default to blank, other quantities never do. */
export function productOf(changes: Partial<ProductFigures> & { production?: string; export_quantity?: string }): ProductFigures {
  const { production = null, export_quantity = null, ...fixed } = changes;
  const others = { domestic_quantity: "77", domestic_value: "99", closing: "88" };
  return {
    product_line_id: 1,
    name_fa: "سیمان",
    name_en: "Cement",
    unit_code: "TNE",
    unit_decimals: 3,
    yearly_capacity: "1000000",
    tariff_code: "25232900",
    isic_code: "2394",
    listed_on_exchange: false,
    figures: { ...blankFigures(), ...others, production, export_quantity },
    ...fixed,
  };
}

/** The version of a submission of Farvardin 1404 by a works in Tehran, with texts that nobody else may see. */
export function snapshotOf(changes: Partial<Snapshot>): Snapshot {
  return {
    form_version: 1,
    establishment_id: 7,
    establishment_fa: "کارخانه",
    establishment_en: "Works",
    legal_id: "10100000001",
    licence_number: "L-1",
    province_code: tehran.province,
    county_id: tehran.county,
    isic_code: "2394",
    selected: true,
    period: "1404-01",
    version: 1,
    operation: { operating_state: "working", days_worked: 26, idle_cause: null, stoppages: [], remarks: "private" },
    money_unit: "IRR_OLD",
    money_scale: 1_000_000,
    products: [],
    explanations: { k: "private" },
    ...changes,
  };
}

export interface Submitted {
  return_id: number;
  establishment_id: number;
  submission_id: number;
}

async function returnOf(db: Db, place: { id: number; province_code: string; isic_code: string }, period: string) {
  const state_since = new Date("2025-04-25T08:00:00Z");
  if (!(await db.selectFrom("period").where("code", "=", period).select("code").executeTakeFirst())) {
    await db.insertInto("period").values({ code: period, state: "open", due_on: "2025-04-30" }).execute();
  }
  const { id: establishment_id, province_code, isic_code } = place;
  const found = await db
    .selectFrom("monthly_return")
    .where("establishment_id", "=", establishment_id)
    .where("period", "=", period)
    .select("id")
    .executeTakeFirst();
  if (found) return found.id;
  const made = await db
    .insertInto("monthly_return")
    .values({ establishment_id, period, province_code, isic_code, state_since, due_on: "2025-04-30" })
    .executeTakeFirstOrThrow();
  return Number(made.insertId);
}

/** An accepted version of an establishment's return; the period and the return are made where they are missing. */
export async function addSubmission(
  db: Db,
  sent: { establishment_id: number; period?: string; version?: number; products: ProductFigures[] },
): Promise<Submitted> {
  const { establishment_id, period = "1404-01", version = 1, products } = sent;
  const place = await db.selectFrom("establishment").where("id", "=", establishment_id).selectAll().executeTakeFirstOrThrow();
  const return_id = await returnOf(db, place, period);
  const { name_fa, name_en, legal_id, province_code, county_id, isic_code } = place;
  const names = { establishment_fa: name_fa, establishment_en: name_en, legal_id };
  const where = { establishment_id, province_code, county_id, isic_code };
  const snapshot = canonicalText(snapshotOf({ ...names, ...where, period, version, products }));
  const submission = await db
    .insertInto("submission")
    .values({
      return_id,
      version,
      tracking_code: randomBytes(10).toString("hex").toUpperCase(),
      sha256: createHash("sha256").update(snapshot).digest("hex"),
      snapshot,
      findings: "[]",
      form_version: 1,
      submitted_at: new Date("2025-04-25T08:00:00Z"),
      submitted_by: 1,
    })
    .executeTakeFirstOrThrow();
  await db.updateTable("monthly_return").set({ version, state: "accepted" }).where("id", "=", return_id).execute();
  return { return_id, establishment_id, submission_id: Number(submission.insertId) };
}
