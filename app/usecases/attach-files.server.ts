import { cleanFileName, isMediaType, judgeFile, mostFilesAtOnce, type ReceivedFile } from "#app/domain/attachment.ts";
import { done, type FieldError, type Outcome, refuse } from "#app/domain/refusal.ts";
import type { KeptFile } from "#db/attachment.ts";
import type { Context } from "./context.server.ts";

/**
 * Judges the files of a form by their content and puts their bytes in their lasting place, all or none of them; call it
 * before the transaction that inserts the rows. What no row names in the end is swept after a day. The same content
 * twice in one form counts once.
 * @returns rows for `insertAttachments`; `invalid-input` with one error per file, at its form field, `params.name` being
 *   the file's name as it may be shown
 */
export async function keepFiles(
  context: Pick<Context, "actor" | "now">,
  files: readonly ReceivedFile[],
): Promise<Outcome<KeptFile[]>> {
  const kept = new Map<string, KeptFile>();
  const errors: FieldError[] = [];
  for (const file of files) {
    const verdict = judgeFile(file);
    if (isMediaType(verdict)) {
      kept.set(file.sha256, {
        name: cleanFileName(file.name, verdict),
        media_type: verdict,
        bytes: file.bytes,
        sha256: file.sha256,
        uploaded_by: context.actor.user_id,
        uploaded_at: context.now,
      });
    } else errors.push({ field: file.field, code: verdict, params: { name: shownName(file.name) } });
  }
  const [first] = files;
  if (first && files.length > mostFilesAtOnce) errors.push({ field: first.field, code: "too-many-files" });
  if (errors.length > 0) return refuse("invalid-input", { fields: errors });
  for (const file of files) await file.keep();
  return done([...kept.values()]);
}

/** A refused file's name: as its sender knows it, without what could not be shown. */
function shownName(name: string): string {
  return cleanFileName(`${name}.pdf`, "application/pdf").slice(0, -".pdf".length);
}
