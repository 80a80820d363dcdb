import { duePointOf, isLate } from "#app/domain/calendar.ts";
import { canonical, type Decimal } from "#app/domain/decimal.ts";
import { toRial } from "#app/domain/money.ts";
import { type Measure, measures } from "#app/domain/monthly-return.ts";
import type { Outcome } from "#app/domain/refusal.ts";
import type { DetailedReport, DetailedReturn, WrittenReport } from "#app/domain/statistics/report.ts";
import { onOneSnapshot } from "#db/statistics.ts";
import { countDetailedReturns, type DetailedRow, streamDetailedReturns } from "#db/statistics-detail.ts";
import type { Context } from "./context.server.ts";
import { type ReportQuestion, readReportRequest, reportCover, writeReport } from "./report-request.server.ts";

/**
 * The report "detailed returns" of a period: one row per establishment and product that the basis counts. `write` gets
 * the cover and the rows as they are read, all from one snapshot of the data, and gives what it wrote.
 * Refusals: `not-found` (no right, no such period or basis), `busy`.
 */
export async function exportDetailedReturns<F extends WrittenReport>(
  context: Context,
  question: ReportQuestion,
  write: (report: DetailedReport) => Promise<F>,
): Promise<Outcome<F>> {
  const read = await readReportRequest(context, question);
  if (!read.ok) return read;
  const request = read.value;
  const query = { basis: request.basis, scope: request.scope, periods: [request.period] };
  const filter = { search: request.search };
  return writeReport(context, request, "detailed-returns", () =>
    onOneSnapshot(context.db, async (trx) => {
      const counts = await countDetailedReturns(trx, query, filter);
      const cover = await reportCover(context, trx, request, { report: "detailed-returns", ...counts });
      return write({ cover, rows: detailedReturns(streamDetailedReturns(trx, query, filter)) });
    }),
  );
}

async function* detailedReturns(rows: AsyncIterable<DetailedRow>): AsyncGenerator<DetailedReturn> {
  const dueUntil = new Map<string, ReturnType<typeof duePointOf>>();
  for await (const row of rows) {
    let due = dueUntil.get(row.due_on);
    if (!due) {
      due = duePointOf(row.due_on);
      dueUntil.set(row.due_on, due);
    }
    yield detailedReturn(row, row.first_submitted_at !== null && isLate(row.first_submitted_at, due));
  }
}

function detailedReturn(row: DetailedRow, late: boolean): DetailedReturn {
  const figures = {} as Record<Measure, Decimal | null>;
  for (const measure of measures) figures[measure] = row[measure] === null ? null : canonical(row[measure]);
  const inRial = (amount: Decimal | null) => (amount === null ? null : toRial(amount, row.money_unit, row.money_scale));
  return {
    ...row,
    filed_at: row.submitted_at,
    late,
    by_telephone: row.called_at !== null,
    figures,
    domestic_rial: inRial(figures.domestic_value),
    export_rial: inRial(figures.export_value),
  };
}
