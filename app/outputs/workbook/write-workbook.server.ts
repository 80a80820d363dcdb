import { once } from "node:events";
import { PassThrough, type Readable, type Writable } from "node:stream";
import { finished } from "node:stream/promises";
import excel from "exceljs";
import type { Cell } from "./cells.server.ts";
import { headStyle, titleStyle } from "./cells.server.ts";

export interface Column<Row> {
  header: string;
  /** In characters. */
  width: number;
  cell: (row: Row) => Cell;
}

export interface CoverLine {
  label: Cell;
  value: Cell;
}

export interface WorkbookPlan<Row> {
  rightToLeft: boolean;
  /** Names of the sheets, at most 31 characters, none of : \ / ? * [ ]. */
  coverName: string;
  sheetName: string;
  title: string;
  cover: readonly CoverLine[];
  columns: readonly Column<Row>[];
  /** So many columns stay in sight beside the head. */
  frozenColumns: number;
  rows: AsyncIterable<Row> | Iterable<Row>;
  /** Date of the workbook; with it, the same rows give the same bytes. */
  date: Date;
}

// Between batches others of this process get their turn.
const batch = 200;
/** A sheet holds 1,048,576 rows; a longer list goes on in the next. */
export const rowsPerSheet = 1_000_000;
const a4 = 9;
// Zip keeps local time without a zone from 1980 on; any fixed moment will do.
const entryDate = new Date("2000-01-01T00:00:00Z");

/**
 * Writes a workbook with a cover and one list into `out`, which it ends. Rows are written as they come and forgotten;
 * it waits for `out` whenever that is behind, so memory is bounded whatever the length. @returns the number of rows
 */
export async function writeWorkbook<Row>(plan: WorkbookPlan<Row>, out: Writable): Promise<number> {
  const entries = fixedEntries(out);
  const broken = finished(out, { readable: false });
  // Whoever waits below hears of it; without this an early failure would be nobody's.
  broken.catch(() => undefined);
  const workbook = new excel.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
    zip: { zlib: { level: 6 } },
  });
  workbook.creator = "Dahom";
  workbook.lastModifiedBy = "Dahom";
  workbook.created = plan.date;
  workbook.modified = plan.date;
  try {
    writeCover(workbook, plan);
    const written = await writeRows(workbook, plan, () => Promise.race([entries.settled(), broken]));
    await Promise.race([workbook.commit(), broken]);
    await broken;
    return written;
  } catch (error) {
    out.destroy();
    throw error;
  }
}

async function writeRows<Row>(workbook: excel.Workbook, plan: WorkbookPlan<Row>, settled: () => Promise<void>): Promise<number> {
  let written = 0;
  let sheets = 1;
  let sheet = beginSheet(workbook, plan, sheets);
  for await (const row of plan.rows) {
    if (written === sheets * rowsPerSheet) {
      endSheet(sheet, plan, rowsPerSheet);
      sheets += 1;
      sheet = beginSheet(workbook, plan, sheets);
    }
    writeRow(sheet, plan.columns, row);
    written += 1;
    if (written % batch === 0) await settled();
  }
  endSheet(sheet, plan, written - (sheets - 1) * rowsPerSheet);
  return written;
}

interface Archive {
  append(source: unknown, data: { name: string; date?: Date }): unknown;
}

function isArchive(source: unknown): source is Archive {
  return typeof source === "object" && source !== null && "append" in source && typeof source.append === "function";
}

/**
 * The writer offers neither a date for the entries of its archive nor a way to wait for them. Both are had where the
 * archive is connected to `out`: every entry gets the fixed date, and goes through a stream that can say it is full.
 */
function fixedEntries(out: Writable): { settled(): Promise<void> } {
  let current: PassThrough | undefined;
  out.once("pipe", (source: Readable) => {
    if (!isArchive(source)) throw new Error("the workbook's archive cannot be reached");
    const append = source.append.bind(source);
    source.append = (content, data) => {
      const dated = { ...data, date: entryDate };
      if (typeof content !== "object" || content === null || !("pipe" in content) || typeof content.pipe !== "function") {
        return append(content, dated);
      }
      current = new PassThrough();
      content.pipe(current);
      return append(current, dated);
    };
  });
  return {
    async settled() {
      await new Promise((resolve) => setImmediate(resolve));
      if (current?.writableNeedDrain) await once(current, "drain");
    },
  };
}

function writeCover<Row>(workbook: excel.Workbook, plan: WorkbookPlan<Row>): void {
  const sheet = workbook.addWorksheet(plan.coverName, {
    views: [{ rightToLeft: plan.rightToLeft, showGridLines: false }],
    pageSetup: { orientation: "portrait", paperSize: a4, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = [{ width: 28 }, { width: 90 }];
  const head = sheet.addRow([plan.title]);
  head.getCell(1).style = titleStyle;
  head.height = 30;
  head.commit();
  for (const { label, value } of plan.cover) {
    const row = sheet.addRow([label.value, value.value]);
    row.getCell(1).style = label.style;
    row.getCell(2).style = value.style;
    row.commit();
  }
  sheet.commit();
}

function beginSheet<Row>(workbook: excel.Workbook, plan: WorkbookPlan<Row>, number: number): excel.Worksheet {
  const sheet = workbook.addWorksheet(number === 1 ? plan.sheetName : `${plan.sheetName} ${number}`, {
    views: [{ rightToLeft: plan.rightToLeft, state: "frozen", xSplit: plan.frozenColumns, ySplit: 1 }],
    pageSetup: { orientation: "landscape", paperSize: a4, fitToWidth: 1, fitToHeight: 0, printTitlesRow: "1:1" },
    headerFooter: { oddHeader: `&C${plan.title.replace(/&/g, "&&")}`, oddFooter: "&C&P / &N" },
  });
  sheet.columns = plan.columns.map(({ width }) => ({ width }));
  const head = sheet.addRow(plan.columns.map(({ header }) => header));
  head.height = 44;
  plan.columns.forEach((_, index) => {
    head.getCell(index + 1).style = headStyle;
  });
  head.commit();
  return sheet;
}

function endSheet<Row>(sheet: excel.Worksheet, plan: WorkbookPlan<Row>, rows: number): void {
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows + 1, column: plan.columns.length } };
  sheet.commit();
}

function writeRow<Row>(sheet: excel.Worksheet, columns: readonly Column<Row>[], row: Row): void {
  const cells = columns.map((column) => column.cell(row));
  const added = sheet.addRow(cells.map((cell) => cell.value));
  cells.forEach((cell, index) => {
    if (cell.value !== null) added.getCell(index + 1).style = cell.style;
  });
  added.commit();
}
