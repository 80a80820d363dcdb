import { type Kysely, sql } from "kysely";
import type { Database } from "#db/schema.ts";
import { reference } from "./data.ts";

/** Before any period: the default week holds from here on, ISO numbers (Thursday and Friday off). */
const defaultWeek = { valid_from: "1990-01-01", province_code: null, weekend: "4,5" };

/**
 * Puts the reference data into an empty or filled database: provinces, counties, ISIC, units of measure, catalogue,
 * holidays and the default working week. A row that exists already stays as it is, so it may run again at any time and
 * does not undo what an administrator changed.
 */
export async function loadReference(db: Kysely<Database>): Promise<void> {
  await db
    .insertInto("province")
    .values(reference.provinces.map(({ code, iso_code, name_fa, name_en }) => ({ code, iso_code, name_fa, name_en })))
    .onDuplicateKeyUpdate({ code: sql`code` })
    .execute();
  await db
    .insertInto("county")
    .values([...reference.counties])
    .onDuplicateKeyUpdate({ id: sql`id` })
    .execute();
  await db
    .insertInto("isic")
    .values([...reference.isic])
    .onDuplicateKeyUpdate({ code: sql`code` })
    .execute();
  await db
    .insertInto("unit_of_measure")
    .values([...reference.units])
    .onDuplicateKeyUpdate({ code: sql`code` })
    .execute();
  await db
    .insertInto("catalogue_item")
    .values([...reference.catalogue])
    .onDuplicateKeyUpdate({ id: sql`id` })
    .execute();
  await db
    .insertInto("holiday")
    .values(reference.holidays.map(({ day, name_fa, name_en }) => ({ day, name_fa, name_en })))
    .onDuplicateKeyUpdate({ day: sql`day` })
    .execute();
  await loadDefaultWeek(db);
}

async function loadDefaultWeek(db: Kysely<Database>): Promise<void> {
  // The unique key does not hold for a null province, so the row is looked for first.
  const present = await db.selectFrom("working_week").select("id").where("province_code", "is", null).limit(1).executeTakeFirst();
  if (present === undefined) await db.insertInto("working_week").values(defaultWeek).execute();
}
