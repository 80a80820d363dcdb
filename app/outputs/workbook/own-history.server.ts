import { isValueMeasure, type Measure, measures } from "#app/domain/monthly-return.ts";
import type { OwnFigures, OwnHistory } from "#app/domain/own-history.ts";
import { latinDigits } from "#app/domain/quantity.ts";
import { reportVersion } from "#app/domain/statistics/report.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatDate, formatDateTime, formatPeriod } from "#app/messages/dates.ts";
import { directionOf, type Language } from "#app/messages/language.ts";
import { toDigits } from "#app/messages/numbers.ts";
import { codeCell, dayCell, decimalCell, integerCell, labelCell, paragraphCell, textCell } from "./cells.server.ts";
import type { Column, CoverLine, WorkbookPlan } from "./write-workbook.server.ts";

function coverOf(history: OwnHistory, language: Language): CoverLine[] {
  const { papers, workbook } = messages(language, "outputs");
  const t = papers.history;
  const fa = language === "fa";
  const say = (label: string, value: string): CoverLine => ({ label: labelCell(label), value: paragraphCell(value) });
  const count = (label: string, value: number): CoverLine => ({ label: labelCell(label), value: integerCell(value) });
  const range = { from: formatPeriod(history.from, language), to: formatPeriod(history.to, language) };
  return [
    say(workbook.columns.establishment, fa ? history.establishment_fa : history.establishment_en),
    say(workbook.columns.legalId, toDigits(history.legal_id, language)),
    say(workbook.columns.licence, toDigits(history.licence_number, language)),
    say(t.range, papers.fromTo(range)),
    count(t.expected, history.expected),
    count(t.filed, history.filed),
    say(workbook.lines.askedBy, fa ? history.asked_by_fa : history.asked_by_en),
    say(workbook.lines.askedAt, formatDateTime(history.asked_at, language)),
    say(workbook.lines.version, `own-history ${reportVersion}`),
    say(workbook.lines.legend, t.basis),
    ...(["numbers", "money", "dates"] as const).map((key) => say("", workbook.legend[key])),
  ];
}

function columnsOf(history: OwnHistory, language: Language): Column<OwnFigures>[] {
  const { workbook, papers } = messages(language, "outputs");
  const { columns: c, yes, no } = workbook;
  const { measures: names, money, states, operatingStates } = messages(language, "common");
  const fa = language === "fa";
  const unitOf = (code: string) => {
    const unit = history.units.get(code);
    return unit === undefined ? code : fa ? unit.name_fa : unit.name_en;
  };
  const measure = (of: Measure): Column<OwnFigures> => ({
    header: names[of],
    width: 18,
    cell: (row) => decimalCell(row.figures[of], isValueMeasure(of) ? 0 : row.unit_decimals),
  });
  return [
    { header: papers.history.month, width: 10, cell: (row) => codeCell(row.period) },
    { header: papers.history.monthName, width: 18, cell: (row) => textCell(formatPeriod(row.period, language, "short")) },
    { header: c.product, width: 30, cell: (row) => textCell(fa ? row.product_fa : row.product_en) },
    { header: c.unit, width: 12, cell: (row) => textCell(unitOf(row.unit_code)) },
    ...measures.map(measure),
    { header: c.moneyUnit, width: 12, cell: (row) => textCell(money.units[row.money_unit]) },
    { header: c.moneyScale, width: 12, cell: (row) => integerCell(row.money_scale) },
    { header: c.domesticRial, width: 24, cell: (row) => decimalCell(row.domestic_rial, 0) },
    { header: c.exportRial, width: 24, cell: (row) => decimalCell(row.export_rial, 0) },
    {
      header: papers.history.operation,
      width: 14,
      cell: (row) => textCell(row.operating_state === null ? null : operatingStates[row.operating_state]),
    },
    { header: c.daysWorked, width: 9, cell: (row) => integerCell(row.days_worked) },
    { header: c.state, width: 26, cell: (row) => textCell(states[row.state]) },
    { header: c.version, width: 8, cell: (row) => integerCell(row.version) },
    { header: papers.history.inForce, width: 9, cell: (row) => textCell(row.in_force ? yes : no) },
    { header: c.filedOn, width: 12, cell: (row) => codeCell(latinDigits(formatDate(row.filed_at, "fa", "numeric"))) },
    { header: c.filedOnGregorian, width: 12, cell: (row) => dayCell(row.filed_at) },
    { header: c.trackingCode, width: 24, cell: (row) => codeCell(row.tracking_code) },
  ];
}

/** An establishment's own history as a workbook in the reader's language: one row per month and product. */
export function ownHistoryWorkbook(history: OwnHistory, language: Language): WorkbookPlan<OwnFigures> {
  const { papers, workbook } = messages(language, "outputs");
  return {
    rightToLeft: directionOf(language) === "rtl",
    coverName: workbook.cover,
    sheetName: papers.history.sheet,
    title: papers.history.title,
    cover: coverOf(history, language),
    columns: columnsOf(history, language),
    frozenColumns: 3,
    rows: history.rows,
    date: history.asked_at,
  };
}
