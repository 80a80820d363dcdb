import { isValueMeasure, type Measure, measures } from "#app/domain/monthly-return.ts";
import { latinDigits } from "#app/domain/quantity.ts";
import type { DetailedReport, DetailedReturn } from "#app/domain/statistics/report.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatDate } from "#app/messages/dates.ts";
import { directionOf, type Language } from "#app/messages/language.ts";
import { type Cell, codeCell, dayCell, decimalCell, integerCell, textCell } from "./cells.server.ts";
import { coverLines } from "./cover-lines.server.ts";
import type { Column, WorkbookPlan } from "./write-workbook.server.ts";

/** Jalali date in Latin digits, 1405/07/09: sorts as text, in both languages. */
function jalaliCell(instant: Date): Cell {
  return codeCell(latinDigits(formatDate(instant, "fa", "numeric")));
}

function identity(language: Language): Column<DetailedReturn>[] {
  const c = messages(language, "outputs").workbook.columns;
  const fa = language === "fa";
  return [
    { header: c.province, width: 18, cell: (row) => textCell(fa ? row.province_fa : row.province_en) },
    { header: c.county, width: 16, cell: (row) => textCell(fa ? row.county_fa : row.county_en) },
    { header: c.establishment, width: 32, cell: (row) => textCell(fa ? row.establishment_fa : row.establishment_en) },
    { header: c.legalId, width: 14, cell: (row) => codeCell(row.legal_id) },
    { header: c.licence, width: 16, cell: (row) => codeCell(row.licence_number) },
    { header: c.isic, width: 9, cell: (row) => codeCell(row.isic_code) },
    { header: c.product, width: 30, cell: (row) => textCell(fa ? row.product_fa : row.product_en) },
    { header: c.unit, width: 12, cell: (row) => textCell(fa ? row.unit_fa : row.unit_en) },
  ];
}

function version(language: Language): Column<DetailedReturn>[] {
  const { states } = messages(language, "common");
  const { columns: c, yes, no, filedBy } = messages(language, "outputs").workbook;
  const office = (row: DetailedReturn) => filedBy.telephone({ province: language === "fa" ? row.province_fa : row.province_en });
  return [
    { header: c.state, width: 26, cell: (row) => textCell(states[row.state]) },
    { header: c.version, width: 8, cell: (row) => integerCell(row.version) },
    { header: c.trackingCode, width: 24, cell: (row) => codeCell(row.tracking_code) },
    { header: c.filedOn, width: 12, cell: (row) => jalaliCell(row.filed_at) },
    { header: c.filedOnGregorian, width: 12, cell: (row) => dayCell(row.filed_at) },
    { header: c.late, width: 9, cell: (row) => textCell(row.late ? yes : no) },
    { header: c.filedBy, width: 30, cell: (row) => textCell(row.by_telephone ? office(row) : filedBy.establishment) },
    { header: c.daysWorked, width: 9, cell: (row) => integerCell(row.days_worked) },
  ];
}

function figures(language: Language): Column<DetailedReturn>[] {
  const { measures: names, money } = messages(language, "common");
  const c = messages(language, "outputs").workbook.columns;
  const column = (measure: Measure): Column<DetailedReturn> => ({
    header: names[measure],
    width: 18,
    cell: (row) => decimalCell(row.figures[measure], isValueMeasure(measure) ? 0 : row.unit_decimals),
  });
  return [
    ...measures.map(column),
    { header: c.moneyUnit, width: 12, cell: (row) => textCell(money.units[row.money_unit]) },
    { header: c.moneyScale, width: 12, cell: (row) => integerCell(row.money_scale) },
    { header: c.domesticRial, width: 24, cell: (row) => decimalCell(row.domestic_rial, 0) },
    { header: c.exportRial, width: 24, cell: (row) => decimalCell(row.export_rial, 0) },
  ];
}

/** The workbook "detailed returns" in the reader's language: one row per establishment and product. */
export function detailedReturnsWorkbook(report: DetailedReport, language: Language): WorkbookPlan<DetailedReturn> {
  const { workbook } = messages(language, "outputs");
  return {
    rightToLeft: directionOf(language) === "rtl",
    coverName: workbook.cover,
    sheetName: workbook.sheets["detailed-returns"],
    title: workbook.titles["detailed-returns"],
    cover: coverLines(report.cover, language, ["correction", "numbers", "money", "late", "telephone", "dates", "quantities"]),
    columns: [...identity(language), ...version(language), ...figures(language)],
    frozenColumns: 3,
    rows: report.rows,
    date: report.cover.asked_at,
  };
}
