import type { Insertable, Kysely } from "kysely";
import type { Sends } from "./batch.ts";
import { preparedInsert, writer } from "./prepared.ts";
import type { Database } from "./schema.ts";

type Db = Kysely<Database>;

const insert = preparedInsert("submission", [
  "return_id",
  "version",
  "tracking_code",
  "sha256",
  "snapshot",
  "findings",
  "form_version",
  "submitted_at",
  "submitted_by",
  "impact",
  "impact_cause",
  "check_version",
]);

/** Inserts an immutable submission as reported by its liaison. @returns its id */
export async function insertSubmission(db: Sends, row: Omit<Insertable<Database["submission"]>, "origin">): Promise<number> {
  return insert(db, { ...row, check_version: row.check_version ?? 0 });
}

/** One version of a return whose access was checked by the caller. */
export async function findSubmission(db: Sends, returnId: number, version: number) {
  const query = writer.selectFrom("submission").where("return_id", "=", returnId).where("version", "=", version).selectAll();
  const { rows } = await db.executeQuery(query);
  return rows[0];
}

/** Every version of a return without its content, newest first. */
export async function listSubmissions(db: Db, returnId: number) {
  return db
    .selectFrom("submission as s")
    .innerJoin("app_user as u", "u.id", "s.submitted_by")
    .where("s.return_id", "=", returnId)
    .select([
      "s.id",
      "s.version",
      "s.tracking_code",
      "s.sha256",
      "s.submitted_at",
      "s.origin",
      "u.name_fa as by_fa",
      "u.name_en as by_en",
    ])
    .orderBy("s.version", "desc")
    .execute();
}

/** Snapshots of the newest version of each return given. */
export async function listNewestSnapshots(db: Db, returnIds: readonly number[]) {
  if (returnIds.length === 0) return [];
  return db
    .selectFrom("submission as s")
    .innerJoin("monthly_return as r", (join) => join.onRef("r.id", "=", "s.return_id").onRef("r.version", "=", "s.version"))
    .where("s.return_id", "in", [...returnIds])
    .select(["s.return_id", "s.snapshot"])
    .execute();
}

/** Contents of some versions of a return whose access was checked by the caller. */
export async function listSnapshots(db: Db, returnId: number, versions: readonly number[]) {
  if (versions.length === 0) return [];
  return db
    .selectFrom("submission")
    .where("return_id", "=", returnId)
    .where("version", "in", [...versions])
    .select(["version", "snapshot"])
    .execute();
}

/** What each version of a return was frozen with, oldest first; access was checked by the caller. */
export async function listFrozenFindings(db: Db, returnId: number) {
  return db
    .selectFrom("submission")
    .where("return_id", "=", returnId)
    .select(["version", "findings", "snapshot"])
    .orderBy("version")
    .execute();
}
