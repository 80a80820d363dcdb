import type { Basis } from "#app/domain/statistics/basis.ts";
import type { ReportCode } from "#app/domain/statistics/report.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatPeriod } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { toDigits } from "#app/messages/numbers.ts";
import { attachment } from "../attachment-header.server.ts";
import type { TemporaryReport } from "./temporary-report.server.ts";

export const excelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Name of a report's file in the reader's language, with the period and the basis, ending in .xlsx. */
export function reportFileName(of: { report: ReportCode; period: string; basis: Basis }, language: Language): string {
  const { workbook } = messages(language, "outputs");
  const { period } = messages(language, "ministry");
  const name = workbook.fileName({
    report: workbook.fileNames[of.report],
    period: formatPeriod(of.period, language, "short"),
    basis: period.bases[of.basis],
  });
  return `${name}.xlsx`;
}

/** The download of a written report; its file is removed when the body was read or given up. */
export async function reportResponse(
  written: TemporaryReport,
  of: { report: ReportCode; period: string; basis: Basis },
  language: Language,
): Promise<Response> {
  return workbookResponse(written, `${of.report}-${of.period}-${of.basis}.xlsx`, reportFileName(of, language));
}

/** The download of an establishment's own history. */
export async function historyResponse(
  written: TemporaryReport,
  of: { id: number; name: string; from: string; to: string },
  language: Language,
): Promise<Response> {
  const { papers } = messages(language, "outputs");
  const [from, to] = [formatPeriod(of.from, language, "short"), formatPeriod(of.to, language, "short")];
  const full = `${papers.history.fileName({ establishment: of.name, from, to })}.xlsx`;
  return workbookResponse(written, `history-${of.id}-${of.from}-${of.to}.xlsx`, full);
}

/** The download of the provinces' scorecard of a year. */
export async function scorecardResponse(written: TemporaryReport, year: number, language: Language): Promise<Response> {
  const { scorecard } = messages(language, "ministry");
  const full = `${scorecard.title({ year: toDigits(String(year), language) })}.xlsx`;
  return workbookResponse(written, `scorecard-${year}.xlsx`, full);
}

async function workbookResponse(written: TemporaryReport, plain: string, full: string): Promise<Response> {
  return new Response(await written.stream(), {
    headers: {
      "Content-Type": excelType,
      "Content-Length": String(written.bytes),
      "Content-Disposition": attachment(plain, full),
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "sandbox; default-src 'none'",
    },
  });
}
