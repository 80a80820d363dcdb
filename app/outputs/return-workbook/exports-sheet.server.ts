import { cellsOf } from "#app/domain/block-cells.ts";
import { blockFieldName, blockTextLengths, type ExportRow, exportFields } from "#app/domain/form-blocks.ts";
import { offeredCells, slotsOfBases, type WorkbookMonth } from "#app/domain/workbook-source.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatInteger, toDigits } from "#app/messages/numbers.ts";
import { columnLetters, rowKeyAlone } from "./layout.server.ts";
import { choiceOf, productChoiceOf } from "./lists.server.ts";
import { sayMoney } from "./money-note.server.ts";
import type { InputKind } from "./sheet-builder.server.ts";
import { asHead, beginSheet, type SheetPlace, sheetName } from "./sheet-head.server.ts";

const number = 2;
const first = 3;
const columnOf = (field: keyof ExportRow) => first + exportFields.indexOf(field);
/** Row of the first export; before it stand the head, the word for "none" and the columns' names. */
const firstRow = 10;
const tariffLetters = 20;

/**
 * A formula that adds up a column of the exports' sheet over one product's rows, by the product's word.
 * @param word the cell of the product's word, on the sheet the formula stands on
 */
export function exportSumFormula(place: SheetPlace, field: "quantity" | "value_rial", word: string): string {
  const { returnWorkbook: t } = messages(place.language, "outputs");
  const rows = Math.max(slotsOfBases(place.bases, "exports").length, 1);
  const range = (of: keyof ExportRow) => {
    const letters = columnLetters(columnOf(of));
    return `'${sheetName(place, t.sheets.exports)}'!$${letters}$${firstRow}:$${letters}$${firstRow + rows - 1}`;
  };
  // A number typed as a word counts as nothing here; it is read all the same where the workbook is uploaded.
  return `SUMPRODUCT((${range("product_line_id")}=${word})*1,${range(field)})`;
}

/** Sheet of block 3: a row per product, country and tariff code; those stored, those offered, and some to spare. */
export async function exportsSheet(place: SheetPlace, month: WorkbookMonth): Promise<void> {
  if (month.blocks === null) return;
  const { language, styles } = place;
  const { returnWorkbook: t } = messages(language, "outputs");
  const { blocks: words } = messages(language, "findings");
  const { none, hints } = messages(language, "blocks");
  const sheet = beginSheet(place, month, t.sheets.exports, {
    landscape: true,
    widths: [8, 30, 22, 16, 16, 16, 16, 18, 22],
    frozen: { rows: firstRow - 1, columns: 3 },
    printTitleRows: `${firstRow - 1}:${firstRow - 1}`,
  });
  sheet.next(18).say(number, hints.exports, styles.hint);
  sayMoney(sheet, number, place, month);
  sheet.columnKeys(new Map([[columnOf("country"), rowKeyAlone]]));
  const isNone = month.blocks.none.has("exports");
  sheet.next(24).key(blockFieldName.none("exports")).say(number, "", styles.label).say(first, none.exports, styles.label);
  sheet.input({
    column: columnOf("country"),
    kind: choiceOf("none", language),
    value: isNone ? "1" : "",
    prompt: { title: none.exports, text: t.chooseFromList },
  });
  sheet.columnKeys(new Map(exportFields.map((field) => [columnOf(field), field])));
  sheet.next(24).say(number, "", styles.head);
  for (const field of exportFields) sheet.say(columnOf(field), asHead(words.exports[field]), styles.head);
  const stored = cellsOf(month.blocks);
  const offered = offeredCells(month);
  const kinds = kindsOf(place);
  for (const slot of slotsOfBases(place.bases, "exports")) {
    sheet.next(22).key(`x.${slot}`).say(number, formatInteger(slot, language), styles.side);
    for (const field of exportFields) {
      const name = blockFieldName.exports(slot, field);
      const value = stored.get(name) ?? offered.get(name) ?? "";
      const { kind, text } = kinds[field];
      const shown = kind.kind === "text" ? toDigits(value, language) : value;
      sheet.input({ column: columnOf(field), kind, value: shown, prompt: { title: words.exports[field], text } });
    }
  }
  await sheet.close();
}

function kindsOf(place: SheetPlace): Record<keyof ExportRow, { kind: InputKind; text: string }> {
  const { language } = place;
  const { returnWorkbook: t } = messages(language, "outputs");
  const { digits, productUnit } = messages(language, "blocks");
  const { blocks: words } = messages(language, "findings");
  const amount = { kind: { kind: "number", decimals: 3 } as const, text: t.numberHint };
  return {
    product_line_id: { kind: productChoiceOf(place.products, place.number), text: t.chooseFromList },
    country: { kind: choiceOf("countries", language), text: t.chooseFromList },
    tariff_code: { kind: { kind: "text", longest: tariffLetters }, text: digits },
    quantity: { ...amount, text: `${t.numberHint}\n${productUnit}` },
    net_kg: { ...amount, text: `${t.numberHint}\n${words.units.KGM}` },
    value_usd: { ...amount, text: `${t.numberHint}\n${words.dollar}` },
    value_rial: amount,
    declaration: {
      kind: { kind: "text", longest: blockTextLengths.declaration },
      text: t.textHint({ letters: formatInteger(blockTextLengths.declaration, language) }),
    },
  };
}
