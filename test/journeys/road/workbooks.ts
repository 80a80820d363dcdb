import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import excel from "exceljs";
import type { Page } from "playwright-core";

export const soffice = ["/usr/bin/soffice", "/usr/bin/libreoffice", "/usr/lib/libreoffice/program/soffice"].find((path) =>
  existsSync(path),
);

/** Clicks a download and gives the file's path. */
export async function download(page: Page, name: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(".downloads").getByRole("link", { name, exact: true }).click(),
  ]);
  return file.path();
}

type Value = string | number | boolean | Date | null;
export type Row = Readonly<Record<string, Value>>;

export type Book = {
  /** Of every sheet. */
  rightToLeft: boolean[];
  /** The list after the cover, one row by its headers. */
  rows: Row[];
};

/** Reads a report as a spreadsheet program would. */
export async function readBook(path: string): Promise<Book> {
  const book = new excel.Workbook();
  await book.xlsx.readFile(path);
  const list = book.worksheets[1];
  if (list === undefined) throw new RangeError("a report without its list");
  const heads = (list.getRow(1).values as Value[]).map(String);
  const rows: Row[] = [];
  list.eachRow((row, number) => {
    if (number === 1) return;
    rows.push(
      Object.fromEntries(heads.flatMap((head, column) => (column === 0 ? [] : [[head, row.getCell(column).value as Value]]))),
    );
  });
  return { rightToLeft: book.worksheets.map((sheet) => sheet.views[0]?.rightToLeft === true), rows };
}

/** The sheets of a report as LibreOffice reads them: the fields of each row, numbers without grouping. */
export async function readByLibreOffice(path: string): Promise<string[][]> {
  if (soffice === undefined) throw new RangeError("there is no LibreOffice here");
  const folder = await mkdtemp(join(tmpdir(), "dahom-office-"));
  try {
    // Token 12 asks for every sheet, each in a file of its own; 76 is UTF-8.
    const filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
    const home = `-env:UserInstallation=file://${folder}/home`;
    await promisify(execFile)(soffice, [home, "--headless", "--convert-to", filter, "--outdir", folder, path], {
      timeout: 120_000,
    });
    const files = (await readdir(folder)).filter((name) => name.endsWith(".csv"));
    const texts = await Promise.all(files.map((name) => readFile(join(folder, name), "utf8")));
    const bare = (line: string) => line.replace(/"[^"]*"/g, (quoted) => quoted.replace(/[",]/g, ""));
    return texts.flatMap((text) => text.split("\n").map((line) => bare(line).split(",")));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
