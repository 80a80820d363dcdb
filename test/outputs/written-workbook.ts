import { PassThrough } from "node:stream";
import excel from "exceljs";
import { type WorkbookPlan, writeWorkbook } from "#app/outputs/workbook/write-workbook.server.ts";

/** The bytes of a workbook. */
export async function bytesOf<Row>(plan: WorkbookPlan<Row>): Promise<Buffer> {
  const out = new PassThrough();
  const chunks: Buffer[] = [];
  out.on("data", (chunk: Buffer) => chunks.push(chunk));
  await writeWorkbook(plan, out);
  return Buffer.concat(chunks);
}

/** A workbook read by exceljs. */
export async function read(bytes: Buffer): Promise<excel.Workbook> {
  const book = new excel.Workbook();
  await book.xlsx.load(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as Parameters<typeof book.xlsx.load>[0],
  );
  return book;
}

/** A single row. */
export async function* one<T>(value: T): AsyncGenerator<T> {
  yield value;
}

/** The cells of a row by the head of their column. */
export function cellsOf(sheet: excel.Worksheet | undefined, number: number): Map<string, excel.Cell> {
  const heads = sheet?.getRow(1);
  const cells = new Map<string, excel.Cell>();
  heads?.eachCell((head, column) => cells.set(String(head.value), (sheet as excel.Worksheet).getRow(number).getCell(column)));
  return cells;
}
