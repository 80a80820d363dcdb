import { permit } from "#app/domain/permission.ts";
import type { Outcome } from "#app/domain/refusal.ts";
import { refuse } from "#app/domain/refusal.ts";
import type { WrittenReport } from "#app/domain/statistics/report.ts";
import { insertExportFile } from "#db/export-file.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Context } from "./context.server.ts";
import { recordAudit } from "./record-audit.server.ts";
import { amongFew } from "./report-request.server.ts";
import { type Scorecard, viewScorecard } from "./view-scorecard.server.ts";

const report = "scorecard";

/**
 * The provinces' scorecard of a year as a file, recorded with its hash and who asked. Refusals: `not-found` for those
 * who may not download reports, `busy` while two reports are being written.
 */
export async function exportScorecard<F extends WrittenReport>(
  context: Context,
  asked: string | null,
  write: (scorecard: Scorecard) => Promise<F>,
): Promise<Outcome<{ file: F; year: number }>> {
  if (!permit(context.actor, "download-reports")) return refuse("not-found");
  const seen = await viewScorecard(context, asked);
  if (!seen.ok) return seen;
  const { year } = seen.value;
  const written = await amongFew(
    () => write(seen.value),
    ({ sha256, rows }) =>
      inTransaction(context.db, async (trx) => {
        const made = { report, period: String(year), basis: "decisions" };
        const by = { asked_by: context.actor.user_id, asked_at: context.now };
        const id = await insertExportFile(trx, { ...made, ...by, row_count: rows, sha256 });
        await recordAudit(trx, {
          at: context.now,
          actor_id: context.actor.user_id,
          verb: "download-report",
          subject_kind: "export-file",
          subject_id: id,
          detail: { ...made, rows, sha256 },
        });
      }),
  );
  return written.ok ? { ok: true, value: { file: written.value, year } } : written;
}
