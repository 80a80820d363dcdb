import type { ColumnType, Generated } from "kysely";
import type { AttachmentSubjectKind, MediaType } from "#app/domain/attachment.ts";
import type { Maybe } from "./columns.ts";

export interface AttachmentTable {
  id: Generated<number>;
  subject_kind: AttachmentSubjectKind;
  subject_id: number;
  establishment_id: number;
  name: string;
  media_type: MediaType;
  bytes: number;
  sha256: string;
  uploaded_by: number;
  uploaded_at: Date;
  removed_by: Maybe<number>;
  removed_at: Maybe<Date>;
  /** 1 until removed, then null; the schema's means against the same file twice. */
  live: ColumnType<number | null, never, 1 | null>;
}
