import { permit, roleFor } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { isEditable } from "#app/domain/review.ts";
import { type ReadReturn, type ReadWorkbook, type UploadProblem, uploadHours } from "#app/domain/workbook.ts";
import { type FoundReturn, findReturn } from "#db/monthly-return.ts";
import { inTransaction } from "#db/transaction.ts";
import { deleteExpiredUploads, insertUpload } from "#db/workbook-upload.ts";
import type { Context, RequestKey } from "./context.server.ts";
import { once } from "./request-key.server.ts";

export interface KeepWorkbook {
  book: ReadWorkbook;
  sha256: string;
  file_name: string;
  /** The month on whose page it was sent; null where any of the person's months will do. */
  return_id: number | null;
  request: RequestKey;
}

export type KeptWorkbook =
  | { upload_id: number }
  /** Nothing was kept. `period` is the month the workbook was made for. */
  | { problem: UploadProblem; period: string; return_id: number | null };

/**
 * Keeps what a workbook says for a day, so that it can be looked at and confirmed. Months that are not the person's are
 * left out. Stores no figures.
 * @returns the upload, or why it is none for this person and page; `not-found`, `key-reused`
 */
export async function keepWorkbook(context: Context, command: KeepWorkbook): Promise<Outcome<KeptWorkbook>> {
  const right = permit(context.actor, "save-figures");
  if (!right) return refuse("not-found");
  const { db, actor, now } = context;
  const own: { read: ReadReturn; found: FoundReturn }[] = [];
  for (const read of command.book.returns) {
    const found = await findReturn(db, right.scope, read.return_id);
    if (!found || !roleFor(actor, found, ["liaison"])) continue;
    // A workbook of another installation may carry the same numbers.
    if (found.establishment_id === read.establishment_id && found.period === read.period) own.push({ read, found });
  }
  const [first] = own;
  const period = command.book.returns[0]?.period ?? "";
  if (!first) return done({ problem: "other-establishment", period, return_id: null });
  if (command.return_id !== null && !own.some(({ found }) => found.id === command.return_id)) {
    const page = await findReturn(db, right.scope, command.return_id);
    if (!page) return refuse("not-found");
    const same = own.find(({ found }) => found.establishment_id === page.establishment_id);
    const { found } = same ?? first;
    return done({ problem: same ? "other-month" : "other-establishment", period: found.period, return_id: found.id });
  }
  if (!own.some(({ found }) => isEditable(found.state))) {
    return done({ problem: "month-locked", period: first.found.period, return_id: first.found.id });
  }
  return once<KeptWorkbook>(context, command.request, async (remember) => {
    const kept = await inTransaction(db, async (trx) => {
      await deleteExpiredUploads(trx, now);
      const upload = {
        user_id: actor.user_id,
        sha256: command.sha256,
        file_name: command.file_name.slice(0, 200),
        created_at: now,
        expires_at: new Date(now.getTime() + uploadHours * 3_600_000),
      };
      const returns = own.map(({ read }) => ({ return_id: read.return_id, contents: JSON.stringify(read) }));
      const value = { upload_id: await insertUpload(trx, upload, returns) };
      await remember(trx, value);
      return value;
    });
    return done(kept);
  });
}
