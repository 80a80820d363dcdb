import type { Insertable, Kysely } from "kysely";
import type { Sends } from "./batch.ts";
import { preparedInsert, writer } from "./prepared.ts";
import type { Database } from "./schema.ts";

type Db = Kysely<Database>;

const columns = ["return_id", "version", "spoke_to", "phone", "called_at", "typed_by", "typed_at"] as const;
const insert = preparedInsert("telephone_filing", [...columns]);

/** Notes the call that a version was typed from. */
export async function insertTelephoneFiling(
  db: Sends,
  row: Pick<Insertable<Database["telephone_filing"]>, (typeof columns)[number]>,
): Promise<void> {
  await insert(db, row);
}

/** The call a version was typed from, whose return was checked by the caller; undefined where it came otherwise. */
export async function findTelephoneFiling(db: Sends, returnId: number, version: number) {
  const query = writer
    .selectFrom("telephone_filing as t")
    .innerJoin("app_user as u", "u.id", "t.typed_by")
    .leftJoin("app_user as c", "c.id", "t.confirmed_by")
    .where("t.return_id", "=", returnId)
    .where("t.version", "=", version)
    .selectAll("t")
    .select(["u.name_fa as by_fa", "u.name_en as by_en", "c.name_fa as confirmed_fa", "c.name_en as confirmed_en"]);
  const { rows } = await db.executeQuery(query);
  return rows[0];
}
export type TelephoneFilingRow = NonNullable<Awaited<ReturnType<typeof findTelephoneFiling>>>;

/** Notes that the establishment stands by the figures. @returns false where somebody did already */
export async function confirmTelephoneFiling(
  db: Db,
  filing: { return_id: number; version: number },
  by: { confirmed_by: number; confirmed_at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("telephone_filing")
    .set(by)
    .where("return_id", "=", filing.return_id)
    .where("version", "=", filing.version)
    .where("confirmed_by", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
