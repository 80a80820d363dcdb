import type { WorkbookMonth } from "#app/domain/workbook-source.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { moneyLabel } from "#app/messages/describe-finding.ts";
import { moneyRow } from "./operation-sheet.server.ts";
import type { SheetBuilder } from "./sheet-builder.server.ts";
import { type SheetPlace, sheetName } from "./sheet-head.server.ts";

/** The cell in which the unit of amounts is chosen: what shows it elsewhere is a formula, and changes with the choice. */
export function moneyCell(place: SheetPlace): string {
  const { returnWorkbook: t } = messages(place.language, "outputs");
  return `'${sheetName(place, t.sheets.operation)}'!$C$${moneyRow}`;
}

/** The unit of a month's amounts in words, as it is now. */
export function moneyOf(place: SheetPlace, month: WorkbookMonth): string {
  return moneyLabel(month.operation.money, messages(place.language, "common"));
}

/** A row that says in which unit the sheet's amounts are. */
export function sayMoney(sheet: SheetBuilder, column: number, place: SheetPlace, month: WorkbookMonth): void {
  const { returnWorkbook: t } = messages(place.language, "outputs");
  const mark = "\u0001";
  const [before = "", after = ""] = t.moneyNote({ money: mark }).split(mark);
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const said = t.moneyNote({ money: moneyOf(place, month) });
  sheet.next(18).reckon(column, `${quoted(before)}&${moneyCell(place)}&${quoted(after)}`, place.styles.hint, said);
}
