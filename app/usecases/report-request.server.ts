import type { Scope } from "#app/domain/actor.ts";
import { type Period, parsePeriod } from "#app/domain/period.ts";
import { permit } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { type Basis, type Coverage, readBasis } from "#app/domain/statistics/basis.ts";
import { coverageByHeads } from "#app/domain/statistics/period-states.ts";
import { readSearch } from "#app/domain/statistics/product-list.ts";
import type { ReportCode, ReportCover, WrittenReport } from "#app/domain/statistics/report.ts";
import { insertExportFile } from "#db/export-file.ts";
import { findPeriod } from "#db/period.ts";
import { countReturnsByProvince } from "#db/statistics.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Context } from "./context.server.ts";
import { recordAudit } from "./record-audit.server.ts";

/** What an address asks for, unchecked. */
export interface ReportQuestion {
  period: string;
  basis?: string | null;
  search?: string | null;
}

export interface ReportRequest {
  period: Period;
  basis: Basis;
  scope: Scope;
  search: string;
}

/** Refusals: `not-found` for those who may not download, an unknown period or basis. */
export async function readReportRequest(context: Context, question: ReportQuestion): Promise<Outcome<ReportRequest>> {
  const permitted = permit(context.actor, "download-reports");
  const period = parsePeriod(question.period);
  const basis = readBasis(question.basis);
  if (!permitted || !period || !basis || !(await findPeriod(context.db, period))) return refuse("not-found");
  return done({ period, basis, scope: permitted.scope, search: readSearch(question.search) });
}

/** The cover of a report; `db` is the snapshot its rows come from. */
export async function reportCover(
  context: Context,
  db: Context["db"],
  request: ReportRequest,
  report: Pick<ReportCover, "report" | "rows" | "establishments">,
): Promise<ReportCover> {
  const { period, basis, scope, search } = request;
  const counts = await countReturnsByProvince(db, scope, period);
  const coverage = coverageByHeads(counts).find((one) => one.basis === basis) as Coverage;
  return {
    ...report,
    period,
    basis,
    search,
    divisions: scope.kind === "all" ? scope.divisions : null,
    asked_by_fa: context.actor.name_fa,
    asked_by_en: context.actor.name_en,
    asked_at: context.now,
    coverage,
  };
}

// A report keeps a connection and much of a core busy; more of them at once would starve those who file.
const atOnce = 2;
let running = 0;

/**
 * Writes a report and records its hash, its size and who asked, with an audit row. What was written is discarded where
 * that cannot be recorded. Refusals: `busy` while two reports are being written.
 */
export async function writeReport<F extends WrittenReport>(
  context: Context,
  request: ReportRequest,
  report: ReportCode,
  write: () => Promise<F>,
): Promise<Outcome<F>> {
  return amongFew(write, (written) => record(context, request, report, written));
}

/**
 * Writes one of the few reports that may be written at once, and records it; what cannot be recorded is discarded.
 * Refusals: `busy`.
 */
export async function amongFew<F extends WrittenReport>(
  write: () => Promise<F>,
  recordIt: (written: F) => Promise<void>,
): Promise<Outcome<F>> {
  if (running >= atOnce) return refuse("busy");
  running += 1;
  try {
    const written = await write();
    try {
      await recordIt(written);
    } catch (error) {
      await written.discard();
      throw error;
    }
    return done(written);
  } finally {
    running -= 1;
  }
}

async function record(context: Context, request: ReportRequest, report: ReportCode, written: WrittenReport): Promise<void> {
  const { db, actor, now } = context;
  const { period, basis, search } = request;
  const { sha256, rows } = written;
  await inTransaction(db, async (trx) => {
    const id = await insertExportFile(trx, {
      asked_by: actor.user_id,
      asked_at: now,
      report,
      period,
      basis,
      row_count: rows,
      sha256,
    });
    await recordAudit(trx, {
      at: now,
      actor_id: actor.user_id,
      verb: "download-report",
      subject_kind: "export-file",
      subject_id: id,
      detail: { report, period, basis, search, rows, sha256 },
    });
  });
}
