import { type Kysely, type Selectable, sql } from "kysely";
import type { Scope } from "#app/domain/actor.ts";
import type { AttachmentSubjectKind } from "#app/domain/attachment.ts";
import { isInScope } from "#app/domain/permission.ts";
import type { Sends } from "./batch.ts";
import { preparedInsert } from "./prepared.ts";
import type { Database } from "./schema.ts";

type Db = Kysely<Database>;

export type Attachment = Omit<Selectable<Database["attachment"]>, "live">;

/** What a file belongs to, and whose it is. */
export interface AttachmentSubject {
  subject_kind: AttachmentSubjectKind;
  subject_id: number;
  establishment_id: number;
}

/** A file whose bytes lie in their place already. */
export type KeptFile = Pick<Attachment, "name" | "media_type" | "bytes" | "sha256" | "uploaded_by" | "uploaded_at">;

const columns = [
  "a.id",
  "a.subject_kind",
  "a.subject_id",
  "a.establishment_id",
  "a.name",
  "a.media_type",
  "a.bytes",
  "a.sha256",
  "a.uploaded_by",
  "a.uploaded_at",
  "a.removed_by",
  "a.removed_at",
] as const;

const insert = preparedInsert("attachment", [
  "subject_kind",
  "subject_id",
  "establishment_id",
  "name",
  "media_type",
  "bytes",
  "sha256",
  "uploaded_by",
  "uploaded_at",
]);

/**
 * Attaches kept files to their subject, a row each; in a transaction or a batch. A duplicate key error (1062) says that
 * one of them is attached to it already.
 */
export async function insertAttachments(db: Sends, subject: AttachmentSubject, kept: readonly KeptFile[]): Promise<void> {
  for (const file of kept) await insert(db, { ...subject, ...file });
}

/**
 * The files on each of some subjects of one kind, in the order they came; access is the caller's to check.
 * @param removed also those that were removed
 */
export async function listAttachments(
  db: Db,
  kind: AttachmentSubjectKind,
  subjectIds: readonly number[],
  options: { removed?: boolean } = {},
): Promise<Attachment[]> {
  if (subjectIds.length === 0) return [];
  return db
    .selectFrom("attachment as a")
    .where("a.subject_kind", "=", kind)
    .where("a.subject_id", "in", [...subjectIds])
    .$if(options.removed !== true, (query) => query.where("a.removed_at", "is", null))
    .select(columns)
    .orderBy("a.id")
    .execute();
}

/**
 * One file within a scope, removed ones included: what was once sent can be read for ever. A return's file follows the
 * return's own scope; any other its establishment's.
 * @param options.sentOnly a return's file only where it was part of a submitted version: offices see no drafts
 */
export async function findAttachment(
  db: Db,
  scope: Scope,
  id: number,
  options: { sentOnly: boolean },
): Promise<Attachment | undefined> {
  const found = await db
    .selectFrom("attachment as a")
    .innerJoin("establishment as e", "e.id", "a.establishment_id")
    .leftJoin("monthly_return as r", (join) => join.onRef("r.id", "=", "a.subject_id").on("a.subject_kind", "=", "return"))
    .where("a.id", "=", id)
    .select(columns)
    .select((eb) => [
      eb.fn.coalesce("r.province_code", "e.province_code").as("province_code"),
      eb.fn.coalesce("r.isic_code", "e.isic_code").as("isic_code"),
      sql<number>`exists (select 1 from submission s where s.return_id = r.id and s.submitted_at >= a.uploaded_at
        and (a.removed_at is null or s.submitted_at <= a.removed_at))`.as("was_sent"),
    ])
    .executeTakeFirst();
  if (!found) return undefined;
  const { province_code, isic_code, was_sent, ...attachment } = found;
  // One row by its key: asking it of the row itself is the same as, and cheaper than, a long list in the statement.
  if (!isInScope({ establishment_id: attachment.establishment_id, province_code, isic_code }, scope)) return undefined;
  return options.sentOnly && attachment.subject_kind === "return" && was_sent === 0 ? undefined : attachment;
}

/**
 * Marks a file as removed; nothing is deleted.
 * @returns false where it is not on that subject, or no more
 */
export async function changeAttachmentRemoved(
  db: Db,
  subject: Pick<AttachmentSubject, "subject_kind" | "subject_id">,
  id: number,
  by: { user_id: number; at: Date },
): Promise<boolean> {
  const result = await db
    .updateTable("attachment")
    .set({ removed_by: by.user_id, removed_at: by.at, live: null })
    .where("id", "=", id)
    .where("subject_kind", "=", subject.subject_kind)
    .where("subject_id", "=", subject.subject_id)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/**
 * Makes some files those of a subject again: what was removed of them comes back, what else is on it is removed. A file
 * whose bytes were attached anew meanwhile is on it already.
 * @param ids the files it had
 */
export async function restoreAttachments(
  db: Db,
  subject: Pick<AttachmentSubject, "subject_kind" | "subject_id">,
  ids: readonly number[],
  by: { user_id: number; at: Date },
): Promise<void> {
  const { subject_kind, subject_id } = subject;
  const all = await db
    .selectFrom("attachment")
    .where("subject_kind", "=", subject_kind)
    .where("subject_id", "=", subject_id)
    .select(["id", "sha256", "removed_at"])
    .execute();
  const had = new Set(ids);
  const contents = new Set(all.filter((file) => had.has(file.id)).map((file) => file.sha256));
  const there = new Set(all.filter((file) => file.removed_at === null).map((file) => file.sha256));
  for (const file of all) {
    if (file.removed_at === null && !contents.has(file.sha256)) await changeAttachmentRemoved(db, subject, file.id, by);
    if (file.removed_at === null || !had.has(file.id) || there.has(file.sha256)) continue;
    await db.updateTable("attachment").set({ removed_by: null, removed_at: null, live: 1 }).where("id", "=", file.id).execute();
  }
}

/** Which of some contents (SHA-256) any row names, removed or not: their bytes must stay. */
export async function listNamedContents(db: Db, hashes: readonly string[]): Promise<string[]> {
  if (hashes.length === 0) return [];
  const rows = await db
    .selectFrom("attachment")
    .where("sha256", "in", [...hashes])
    .select("sha256")
    .distinct()
    .execute();
  return rows.map((row) => row.sha256);
}
