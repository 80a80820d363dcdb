import type { Generated } from "kysely";
import type { Maybe } from "./columns.ts";

export interface WorkbookUploadTable {
  id: Generated<number>;
  user_id: number;
  sha256: string;
  file_name: string;
  created_at: Date;
  /** Afterwards it is as if it had never been sent. */
  expires_at: Date;
  /** When its figures were stored. */
  stored_at: Maybe<Date>;
}

export interface WorkbookUploadReturnTable {
  upload_id: number;
  return_id: number;
  /** `ReadReturn` as JSON. */
  contents: string;
}
