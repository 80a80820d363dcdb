import type { WorkbookMonth } from "#app/domain/workbook-source.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatPeriod } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { attachment } from "../attachment-header.server.ts";
import { excelType } from "../workbook/attachment.server.ts";
import { type MonthToWrite, writeReturnWorkbook } from "./write-return-workbook.server.ts";

/**
 * The workbook of one or several months as a download.
 * @param origin of the site, for the address on the help sheet
 */
export async function returnWorkbookResponse(
  months: readonly MonthToWrite[],
  language: Language,
  origin: string,
): Promise<Response> {
  const bytes = await writeReturnWorkbook(months, language, `${origin}/liaison/workbook`);
  const only = months.length === 1 ? months[0]?.month : undefined;
  const plain = only ? `dahom-${only.establishment_id}-${only.period}.xlsx` : "dahom-open-months.xlsx";
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": excelType,
      "Content-Length": String(bytes.length),
      "Content-Disposition": attachment(plain, `${fullName(only, language)}.xlsx`),
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "sandbox; default-src 'none'",
    },
  });
}

function fullName(only: WorkbookMonth | undefined, language: Language): string {
  const { returnWorkbook: t } = messages(language, "outputs");
  if (!only) return t.fileNameAll;
  const establishment = language === "fa" ? only.establishment_fa : only.establishment_en;
  const name = t.fileName({ establishment, period: formatPeriod(only.period, language, "short") });
  return name.replace(/[\p{Cc}<>:"/\\|?*]/gu, "-").slice(0, 120);
}
