import type { Growth, ProductStatistic } from "#app/domain/statistics/product-statistic.ts";
import type { ProductReport } from "#app/domain/statistics/report.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { directionOf, type Language } from "#app/messages/language.ts";
import { changeCell, codeCell, decimalCell, integerCell, shareCell, textCell } from "./cells.server.ts";
import { coverLines } from "./cover-lines.server.ts";
import type { Column, WorkbookPlan } from "./write-workbook.server.ts";

type ProductColumn = Column<ProductStatistic>;

interface GrowthHeads {
  rate: string;
  matched: string;
  now: string;
  before: string;
}

/** Growth with all it rests on, so that a reader can check it. */
function growth(of: (row: ProductStatistic) => Growth, heads: GrowthHeads): ProductColumn[] {
  return [
    { header: heads.rate, width: 14, cell: (row) => changeCell(of(row).rate) },
    { header: heads.matched, width: 12, cell: (row) => integerCell(of(row).matched) },
    { header: heads.now, width: 18, cell: (row) => decimalCell(of(row).now, row.unit_decimals) },
    { header: heads.before, width: 18, cell: (row) => decimalCell(of(row).before, row.unit_decimals) },
  ];
}

function columns(language: Language): ProductColumn[] {
  const c = messages(language, "outputs").workbook.columns;
  const { measures: names } = messages(language, "common");
  const fa = language === "fa";
  return [
    { header: c.isic, width: 9, cell: (row) => codeCell(row.isic_code) },
    { header: c.product, width: 34, cell: (row) => textCell(fa ? row.name_fa : row.name_en) },
    { header: c.productOther, width: 30, cell: (row) => textCell(fa ? row.name_en : row.name_fa) },
    { header: c.unit, width: 12, cell: (row) => textCell(fa ? row.unit_fa : row.unit_en) },
    { header: c.expected, width: 11, cell: (row) => integerCell(row.expected) },
    { header: c.reporting, width: 11, cell: (row) => integerCell(row.reporting) },
    { header: c.share, width: 11, cell: (row) => shareCell(row.reporting, row.expected) },
    { header: names.production, width: 20, cell: (row) => decimalCell(row.production, row.unit_decimals) },
    { header: names.domestic_quantity, width: 20, cell: (row) => decimalCell(row.domestic_quantity, row.unit_decimals) },
    { header: names.export_quantity, width: 20, cell: (row) => decimalCell(row.export_quantity, row.unit_decimals) },
    { header: c.domesticRial, width: 26, cell: (row) => decimalCell(row.domestic_rial, 0) },
    { header: c.exportRial, width: 26, cell: (row) => decimalCell(row.export_rial, 0) },
    { header: c.valueRial, width: 26, cell: (row) => decimalCell(row.value_rial, 0) },
    ...growth((row) => row.on_last_month, { rate: c.growthMonth, matched: c.matchedMonth, now: c.nowMonth, before: c.thenMonth }),
    ...growth((row) => row.on_last_year, { rate: c.growthYear, matched: c.matchedYear, now: c.nowYear, before: c.thenYear }),
  ];
}

/** The workbook "products" in the reader's language: one row per product with totals, number reporting and growth. */
export function productsWorkbook(report: ProductReport, language: Language): WorkbookPlan<ProductStatistic> {
  const { workbook } = messages(language, "outputs");
  return {
    rightToLeft: directionOf(language) === "rtl",
    coverName: workbook.cover,
    sheetName: workbook.sheets.products,
    title: workbook.titles.products,
    cover: coverLines(report.cover, language, [
      "reporting",
      "growth",
      "quantities",
      "money",
      "numbers",
      "longNumbers",
      "correction",
    ]),
    columns: columns(language),
    frozenColumns: 2,
    rows: report.rows,
    date: report.cover.asked_at,
  };
}
