import { permit } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { isEditable } from "#app/domain/review.ts";
import type { ReadReturn } from "#app/domain/workbook.ts";
import type { WorkbookMonth } from "#app/domain/workbook-source.ts";
import { findUpload } from "#db/workbook-upload.ts";
import type { Context } from "./context.server.ts";
import { type LoadedReturn, loadReturn } from "./load-return.server.ts";
import { workbookMonthOf } from "./make-workbook.server.ts";

export interface UploadedMonth {
  read: ReadReturn;
  loaded: LoadedReturn;
  month: WorkbookMonth;
  editable: boolean;
}

export interface UploadView {
  id: number;
  file_name: string;
  created_at: Date;
  expires_at: Date;
  stored_at: Date | null;
  months: UploadedMonth[];
}

/**
 * An upload of one's own beside the months as they are now.
 * @returns `not-found` for another person's, one whose day is over, and one none of whose months one may see any more
 */
export async function viewWorkbook(context: Context, id: number): Promise<Outcome<UploadView>> {
  const right = permit(context.actor, "save-figures");
  if (!right) return refuse("not-found");
  const upload = await findUpload(context.db, { id, user_id: context.actor.user_id, now: context.now });
  if (!upload) return refuse("not-found");
  const months: UploadedMonth[] = [];
  for (const { return_id, contents } of upload.returns) {
    const loaded = await loadReturn(context, right.scope, return_id);
    if (!loaded) continue;
    const read = JSON.parse(contents) as ReadReturn;
    months.push({ read, loaded, month: workbookMonthOf(loaded), editable: isEditable(loaded.found.state) });
  }
  if (months.length === 0) return refuse("not-found");
  const { file_name, created_at, expires_at, stored_at } = upload;
  return done({ id, file_name, created_at, expires_at, stored_at, months });
}
