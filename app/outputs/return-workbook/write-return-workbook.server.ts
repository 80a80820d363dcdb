import excel from "exceljs";
import { currentFormVersion } from "#app/domain/monthly-return.ts";
import { basesOf, productWords, type TypedAgain, type WorkbookMonth } from "#app/domain/workbook-source.ts";
import { listCodes, listWords } from "#app/messages/choice-words.server.ts";
import type { Language } from "#app/messages/language.ts";
import { writable } from "../workbook/cells.server.ts";
import { exportsSheet } from "./exports-sheet.server.ts";
import { withFixedDates } from "./fixed-dates.server.ts";
import { helpSheet, indexSheet } from "./help-sheet.server.ts";
import { inputsSheet } from "./inputs-sheet.server.ts";
import { metaMark, metaSheet } from "./layout.server.ts";
import { listColumn, productsColumn } from "./lists.server.ts";
import { operationSheet } from "./operation-sheet.server.ts";
import { productsSheet } from "./products-sheet.server.ts";
import type { SheetPlace } from "./sheet-head.server.ts";
import { stylesOf } from "./styles.server.ts";

/** A month with what its sender had typed, in a workbook made anew. */
export interface MonthToWrite {
  month: WorkbookMonth;
  /** By field; what is not in it is written as it is stored. */
  again?: ReadonlyMap<string, TypedAgain>;
  /** What stood in the form when the sender's workbook was made; without it, what stands there now. */
  bases?: Readonly<Record<string, string>>;
}

const nothing: ReadonlyMap<string, TypedAgain> = new Map();

/**
 * Writes the workbook of one or several months in the reader's language, each with its sheets, and a hidden sheet that
 * says what stood in the form. The same months give the same bytes.
 * @param address where the filled workbook is uploaded, for the help sheet
 */
export async function writeReturnWorkbook(months: readonly MonthToWrite[], language: Language, address: string): Promise<Buffer> {
  const workbook = new excel.Workbook();
  const newest = months.reduce<Date>((date, { month }) => (month.changed_at > date ? month.changed_at : date), new Date(0));
  workbook.creator = "Dahom";
  workbook.lastModifiedBy = "Dahom";
  workbook.created = newest;
  workbook.modified = newest;
  const styles = stylesOf(language);
  if (months.length > 1) {
    await indexSheet(
      { workbook, language, styles },
      months.map(({ month }) => month),
    );
  }
  const all = months.map(({ month, again = nothing, bases = basesOf(month) }) => ({
    month,
    again,
    bases,
    products: productWords(month.products, (row) => (language === "fa" ? row.name_fa : row.name_en)),
  }));
  for (const [index, { month, ...own }] of all.entries()) {
    const place: SheetPlace = { workbook, language, styles, number: months.length > 1 ? index + 1 : null, ...own };
    await operationSheet(place, month);
    await productsSheet(place, month);
    await exportsSheet(place, month);
    await inputsSheet(place, month);
    // A workbook of many months takes its time; whoever else waits gets a turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
  await helpSheet({ workbook, language, styles }, address);
  await hiddenSheet(workbook, all, language);
  lockStructure(workbook);
  return withFixedDates(Buffer.from(await workbook.xlsx.writeBuffer()));
}

async function hiddenSheet(
  workbook: excel.Workbook,
  months: readonly (Pick<SheetPlace, "bases" | "products"> & { month: WorkbookMonth })[],
  language: Language,
): Promise<void> {
  const sheet = workbook.addWorksheet(metaSheet, { state: "veryHidden" });
  sheet.addRow([metaMark]);
  sheet.addRow(["form", String(currentFormVersion), language]);
  for (const { month, bases } of months) {
    const id = String(month.return_id);
    sheet.addRow(["return", id, String(month.establishment_id), month.period]);
    for (const [name, value] of Object.entries(bases)) sheet.addRow(["base", id, name, writable(value)]);
  }
  for (const code of listCodes) {
    [...listWords(code, language).values()].forEach((word, index) => {
      sheet.getCell(index + 2, listColumn(code)).value = word;
    });
  }
  for (const [nth, { products }] of months.entries()) {
    [...products.values()].forEach((word, index) => {
      sheet.getCell(index + 2, productsColumn(nth + 1)).value = writable(word);
    });
  }
  await sheet.protect("", {});
}

interface Zip {
  append(content: unknown, entry: { name: string }): unknown;
}
interface Writer {
  addWorkbook(zip: Zip, model: unknown): Promise<void>;
}

function isWriter(value: unknown): value is Writer {
  return typeof value === "object" && value !== null && "addWorkbook" in value && typeof value.addWorkbook === "function";
}

/** The writer has no word for a workbook whose sheets cannot be moved, renamed or deleted: it is put where it belongs. */
function lockStructure(workbook: excel.Workbook): void {
  const writer: unknown = workbook.xlsx;
  if (!isWriter(writer)) throw new Error("the workbook's writer cannot be reached");
  const write = writer.addWorkbook.bind(writer);
  writer.addWorkbook = (zip, model) =>
    write(
      {
        append: (content, entry) =>
          zip.append(String(content).replace(/(<workbookPr[^>]*\/>)/, '$1<workbookProtection lockStructure="1"/>'), entry),
      },
      model,
    );
}
