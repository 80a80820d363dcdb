import type { ScoreLine } from "#app/domain/scorecard.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatDateTime } from "#app/messages/dates.ts";
import { directionOf, type Language } from "#app/messages/language.ts";
import { toDigits } from "#app/messages/numbers.ts";
import { decimalCell, integerCell, labelCell, paragraphCell, shareCell, textCell } from "./cells.server.ts";
import type { WorkbookPlan } from "./write-workbook.server.ts";

type Named = { name_fa: string; name_en: string };

interface Card {
  year: number;
  rows: readonly (ScoreLine & Named)[];
  total: ScoreLine;
  asked_by: Named;
  asked_at: Date;
}

/** The provinces' scorecard as a workbook in the reader's language: a line for each province and one for all. */
export function scorecardWorkbook(card: Card, language: Language): WorkbookPlan<ScoreLine & Named> {
  const t = messages(language, "ministry").scorecard;
  const { workbook } = messages(language, "outputs");
  const fa = language === "fa";
  const say = (label: string, value: string) => ({ label: labelCell(label), value: paragraphCell(value) });
  return {
    rightToLeft: directionOf(language) === "rtl",
    coverName: workbook.cover,
    sheetName: t.province,
    title: t.title({ year: toDigits(String(card.year), language) }),
    cover: [
      say(workbook.lines.askedBy, fa ? card.asked_by.name_fa : card.asked_by.name_en),
      say(workbook.lines.askedAt, formatDateTime(card.asked_at, language)),
      ...Object.values(t.defined).map((text, index) => say(index === 0 ? t.definitions : "", text)),
    ],
    columns: [
      { header: t.province, width: 26, cell: (row) => textCell(fa ? row.name_fa : row.name_en) },
      { header: t.decisions, width: 12, cell: (row) => integerCell(row.decisions) },
      { header: t.timely, width: 14, cell: (row) => shareCell(row.timely, row.decisions) },
      { header: t.sentBack, width: 14, cell: (row) => shareCell(row.sent_back, row.decisions) },
      { header: t.overturned, width: 18, cell: (row) => shareCell(row.overturned, row.sent_back) },
      { header: t.meanWorking, width: 16, cell: (row) => decimalCell(row.mean_working, 1) },
      { header: t.meanCalendar, width: 16, cell: (row) => decimalCell(row.mean_calendar, 1) },
      { header: t.longest, width: 16, cell: (row) => integerCell(row.decisions === 0 ? null : row.longest) },
    ],
    frozenColumns: 1,
    rows: [...card.rows, { ...card.total, name_fa: t.total, name_en: t.total }],
    date: card.asked_at,
  };
}
