import type { WorkbookMonth } from "#app/domain/workbook-source.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatDate, formatPeriod } from "#app/messages/dates.ts";
import { directionOf } from "#app/messages/language.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import { writable } from "../workbook/cells.server.ts";
import { type SheetPlace, sheetName } from "./sheet-head.server.ts";
import { fills } from "./styles.server.ts";

type Place = Pick<SheetPlace, "workbook" | "language" | "styles">;

const page = { paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 } as const;

/** How the workbook is filled and where it goes, in the reader's language. */
export async function helpSheet({ workbook, language, styles }: Place, address: string): Promise<void> {
  const { returnWorkbook: t } = messages(language, "outputs");
  const sheet = workbook.addWorksheet(t.sheets.help, {
    views: [{ rightToLeft: directionOf(language) === "rtl", showGridLines: false, state: "normal" }],
    pageSetup: { ...page, orientation: "portrait" },
  });
  sheet.columns = [{ width: 5 }, { width: 100 }];
  const head = sheet.addRow([t.help.title]);
  head.height = 34;
  head.getCell(1).style = styles.title;
  t.help.lines.forEach((line, index) => {
    const row = sheet.addRow([formatInteger(index + 1, language), line]);
    row.getCell(1).style = { ...styles.paragraph, font: styles.band.font ?? {} };
    row.getCell(2).style = styles.paragraph;
    row.height = line.length > 105 ? 34 : 21;
  });
  const where = sheet.addRow(["", address]);
  where.getCell(2).style = {
    ...styles.band,
    alignment: { horizontal: directionOf(language) === "rtl" ? "right" : "left", readingOrder: "ltr" },
  };
  where.height = 24;
  sheet.addRow([]);
  const legend = sheet.addRow(["", t.help.legend]);
  legend.getCell(2).style = styles.label;
  for (const [fill, said] of [
    [null, t.help.input],
    [fills.required, t.help.requiredBlank],
    [fills.locked, t.help.locked],
    [fills.wrong, t.help.wrongCell],
  ] as const) {
    const row = sheet.addRow(["", said]);
    row.height = 21;
    row.getCell(1).style = styles.sample(fill);
    row.getCell(2).style = styles.paragraph;
  }
  await sheet.protect("", {});
}

/** The months of a workbook that holds several, each with links to its sheets. */
export async function indexSheet(place: Place, months: readonly WorkbookMonth[]): Promise<void> {
  const { workbook, language, styles } = place;
  const { returnWorkbook: t } = messages(language, "outputs");
  const sheet = workbook.addWorksheet(t.sheets.index, {
    views: [{ rightToLeft: directionOf(language) === "rtl", showGridLines: false, state: "frozen", xSplit: 0, ySplit: 3 }],
    pageSetup: { ...page, orientation: "portrait" },
  });
  sheet.columns = [
    { width: 9 },
    { width: 40 },
    { width: 26 },
    { width: 34 },
    ...Array.from({ length: 4 }, () => ({ width: 20 })),
  ];
  const head = sheet.addRow([t.indexTitle]);
  head.height = 34;
  head.getCell(1).style = styles.title;
  sheet.addRow([t.fill]).getCell(1).style = styles.hint;
  const heads = t.indexHeads;
  const names = sheet.addRow([heads.number, heads.establishment, heads.period, heads.due, heads.sheets, "", "", ""]);
  names.height = 24;
  for (let column = 1; column <= 8; column += 1) names.getCell(column).style = styles.head;
  months.forEach((month, index) => {
    const at = { language, number: index + 1 };
    const name = language === "fa" ? month.establishment_fa : month.establishment_en;
    const row = sheet.addRow([
      formatInteger(index + 1, language),
      writable(name),
      formatPeriod(month.period, language, "short"),
      formatDate(month.due_on, language, "short"),
    ]);
    row.height = 22;
    for (let column = 1; column <= 4; column += 1) row.getCell(column).style = styles.text;
    const own = month.blocks === null ? [] : [t.sheets.exports, t.sheets.inputs];
    [t.sheets.operation, t.sheets.products, ...own].forEach((code, nth) => {
      const cell = row.getCell(5 + nth);
      cell.value = { text: code, hyperlink: `#'${sheetName(at, code)}'!B1` };
      cell.style = styles.link;
    });
  });
  await sheet.protect("", {});
}
