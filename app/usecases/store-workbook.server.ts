import { createHash } from "node:crypto";
import type { ReturnEdit } from "#app/domain/editing.ts";
import { permit } from "#app/domain/permission.ts";
import { done, type Outcome, type Refusal, refuse } from "#app/domain/refusal.ts";
import { changeUploadStored, findUpload } from "#db/workbook-upload.ts";
import type { Context, RequestKey } from "./context.server.ts";
import { saveFigures } from "./save-figures.server.ts";

export interface StoreWorkbook {
  upload_id: number;
  /** What each month of it asks to change. */
  edits: ReadonlyMap<number, ReturnEdit>;
  request: RequestKey;
}

export interface StoredWorkbook {
  /** Months with something written. */
  stored: number;
  /** Months that were not stored, and why; what was stored before them stays stored. */
  refused: { return_id: number; refusal: Refusal }[];
}

/** Each month's save is a request of its own: sent again, none of them is done twice. */
function keyOf(request: RequestKey, returnId: number): RequestKey {
  const hash = createHash("sha256").update(`${request.key} ${returnId}`).digest("base64url");
  return { key: hash.slice(0, 24), body_hash: request.body_hash };
}

/**
 * Stores a confirmed upload month by month, each as any save of the form: all of a month or nothing of it.
 * @returns `not-found` for an upload that is not the person's or does not speak of a month among the edits
 */
export async function storeWorkbook(context: Context, command: StoreWorkbook): Promise<Outcome<StoredWorkbook>> {
  if (!permit(context.actor, "save-figures")) return refuse("not-found");
  const { db, actor, now } = context;
  const upload = await findUpload(db, { id: command.upload_id, user_id: actor.user_id, now });
  if (!upload) return refuse("not-found");
  const known = new Set(upload.returns.map((row) => row.return_id));
  if ([...command.edits.keys()].some((id) => !known.has(id))) return refuse("not-found");
  const outcome: StoredWorkbook = { stored: 0, refused: [] };
  for (const [return_id, edit] of command.edits) {
    const saved = await saveFigures(context, { return_id, edit, request: keyOf(command.request, return_id) });
    if (!saved.ok) outcome.refused.push({ return_id, refusal: saved.refusal });
    else if (saved.value.rows > 0) outcome.stored += 1;
  }
  if (outcome.refused.length === 0) await changeUploadStored(db, upload.id, now);
  return done(outcome);
}
