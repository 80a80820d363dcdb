import { decimalOfNumber, divide } from "#app/domain/decimal.ts";
import type { ReportCover } from "#app/domain/statistics/report.ts";
import { reportVersion } from "#app/domain/statistics/report.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatDateTime, formatPeriod } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import { formatPercent } from "#app/messages/percent.ts";
import { integerCell, labelCell, paragraphCell } from "./cells.server.ts";
import type { CoverLine } from "./write-workbook.server.ts";

export type LegendKey = keyof ReturnType<typeof messages<"outputs">>["workbook"]["legend"];

/** The lines of a report's cover: the stored request, what was counted, and the legend, in the reader's language. */
export function coverLines(cover: ReportCover, language: Language, legend: readonly LegendKey[]): CoverLine[] {
  const { workbook } = messages(language, "outputs");
  const { period } = messages(language, "ministry");
  const t = workbook.lines;
  const say = (label: string, value: string): CoverLine => ({ label: labelCell(label), value: paragraphCell(value) });
  const count = (label: string, value: number): CoverLine => ({ label: labelCell(label), value: integerCell(value) });
  const filters = [
    cover.divisions === null ? "" : workbook.divisionFilter({ divisions: cover.divisions.join(", ") }),
    cover.search === "" ? "" : workbook.searchFilter({ search: cover.search }),
  ].filter((part) => part !== "");
  return [
    say(t.period, formatPeriod(cover.period, language)),
    say(t.basis, workbook.basisLine({ basis: period.bases[cover.basis], note: period.basisNotes[cover.basis] })),
    say(t.filters, filters.length === 0 ? workbook.noFilter : filters.join("\n")),
    say(t.askedBy, language === "fa" ? cover.asked_by_fa : cover.asked_by_en),
    say(t.askedAt, formatDateTime(cover.asked_at, language)),
    say(t.coverage, coverageText(cover, language)),
    count(t.rows, cover.rows),
    ...(cover.establishments === null ? [] : [count(t.establishments, cover.establishments)]),
    say(t.version, `${cover.report} ${reportVersion}`),
    ...legend.map((key, index) => say(index === 0 ? t.legend : "", workbook.legend[key])),
  ];
}

function coverageText(cover: ReportCover, language: Language): string {
  const { counted, expected } = cover.coverage;
  const share = expected === 0 ? "0" : divide(decimalOfNumber(counted), decimalOfNumber(expected), 6);
  return messages(language, "outputs").workbook.coverageOf({
    counted: formatInteger(counted, language),
    expected: formatInteger(expected, language),
    share: formatPercent(share, language),
  });
}
