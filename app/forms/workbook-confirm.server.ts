import type { ReturnEdit } from "#app/domain/editing.ts";
import { settleConflicts } from "#app/domain/workbook-preview.ts";
import { type Fields, oddFields } from "./odd-fields.server.ts";
import { type UploadedSource, type WorkbookReader, workbookMonthView } from "./workbook-view.server.ts";

const knownNames = /^(?:key|take\.[1-9]\d{0,8}\.[a-z0-9_.-]{1,80})$/;
const longestMark = 200;

/**
 * Reads the form that confirms an upload.
 * @returns what each month asks to change, conflicts only where they were ticked; null for a form the page does not
 *   send, and where a cell of the workbook cannot be taken
 */
export function readConfirmation(
  fields: Fields,
  upload: { months: readonly UploadedSource[] },
  reader: WorkbookReader,
): Map<number, ReturnEdit> | null {
  if (oddFields(fields, knownNames).length > 0) return null;
  const edits = new Map<number, ReturnEdit>();
  for (const source of upload.months) {
    if (!source.editable) continue;
    const { edit, preview } = workbookMonthView(source, reader);
    if (!edit || !preview) return null;
    const start = `take.${source.read.return_id}.`;
    const taken = new Map<string, string>();
    for (const name of fields.keys()) {
      const mark = fields.get(name) ?? "";
      if (name.startsWith(start) && mark.length <= longestMark) taken.set(name.slice(start.length), mark);
    }
    edits.set(source.read.return_id, settleConflicts(edit, preview, taken));
  }
  return edits;
}
