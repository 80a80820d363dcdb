import { type Insertable, type Kysely, sql, type Updateable } from "kysely";
import type { Database } from "./schema.ts";

type Db = Kysely<Database>;

/** Whose templates are read: a province's, and those somebody keeps in it. */
export interface TemplateScope {
  province_code: string;
  user_id: number;
}

function within(db: Db, scope: TemplateScope) {
  return db
    .selectFrom("text_template")
    .where("province_code", "=", scope.province_code)
    .where((eb) => eb.or([eb("owner_id", "is", null), eb("owner_id", "=", scope.user_id)]));
}

/** The province's templates and the person's own, by title; the retired ones last, or left out. */
export async function listTemplates(db: Db, scope: TemplateScope, retired: boolean) {
  return within(db, scope)
    .$if(!retired, (query) => query.where("retired_at", "is", null))
    .selectAll()
    .orderBy(sql`retired_at is not null`)
    .orderBy("title")
    .orderBy("id")
    .execute();
}
export type TemplateRow = Awaited<ReturnType<typeof listTemplates>>[number];

/** One of them; undefined where it is another province's or another person's. */
export async function findTemplate(db: Db, scope: TemplateScope, id: number): Promise<TemplateRow | undefined> {
  return within(db, scope).where("id", "=", id).selectAll().executeTakeFirst();
}

/** How many of a keeper's are in use. */
export async function countKept(db: Db, keeper: { province_code: string; owner_id: number | null }): Promise<number> {
  const rows = await db
    .selectFrom("text_template")
    .where("province_code", "=", keeper.province_code)
    .where("owner_id", keeper.owner_id === null ? "is" : "=", keeper.owner_id)
    .where("retired_at", "is", null)
    .select("id")
    .execute();
  return rows.length;
}

/** Adds a template. @returns its id */
export async function insertTemplate(db: Db, row: Insertable<Database["text_template"]>): Promise<number> {
  const { insertId } = await db.insertInto("text_template").values(row).executeTakeFirstOrThrow();
  return Number(insertId);
}

/** Changes a template whose revision is still the one somebody saw. @returns false where it is not */
export async function changeTemplate(
  db: Db,
  id: number,
  revision: number,
  changes: Updateable<Database["text_template"]>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("text_template")
    .set({ ...changes, revision: revision + 1 })
    .where("id", "=", id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Adds to a template's history. */
export async function insertTemplateChange(db: Db, row: Insertable<Database["text_template_change"]>): Promise<void> {
  await db.insertInto("text_template_change").values(row).execute();
}

/** Every change of a template whose access was checked by the caller, newest first, with who made it. */
export async function listTemplateChanges(db: Db, templateId: number) {
  return db
    .selectFrom("text_template_change as c")
    .innerJoin("app_user as u", "u.id", "c.changed_by")
    .where("c.template_id", "=", templateId)
    .selectAll("c")
    .select(["u.name_fa as by_fa", "u.name_en as by_en"])
    .orderBy("c.revision", "desc")
    .execute();
}
