import { exportSums } from "#app/domain/block-cells.ts";
import type { PastMonth } from "#app/domain/checks/finding.ts";
import { add, type Decimal, round, subtract } from "#app/domain/decimal.ts";
import { convertMoney } from "#app/domain/money.ts";
import { type Figures, isValueMeasure, type Measure, measures } from "#app/domain/monthly-return.ts";
import { previousPeriod, sameMonthLastYear } from "#app/domain/period.ts";
import type { WorkbookMonth } from "#app/domain/workbook-source.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatPeriod } from "#app/messages/dates.ts";
import { formatDecimal } from "#app/messages/numbers.ts";
import { exportSumFormula } from "./exports-sheet.server.ts";
import { columnLetters } from "./layout.server.ts";
import { choiceOf } from "./lists.server.ts";
import { sayMoney } from "./money-note.server.ts";
import type { SheetBuilder } from "./sheet-builder.server.ts";
import { beginSheet, type SheetPlace } from "./sheet-head.server.ts";
import { numberFormat } from "./styles.server.ts";

type Column = Measure | "other_in_reason" | "other_out_reason";
const columns: readonly Column[] = measures.flatMap((measure): Column[] =>
  measure === "other_in" || measure === "other_out" ? [measure, `${measure}_reason`] : [measure],
);
const [product, unit, capacity] = [2, 3, 4];
const first = 5;
const columnOf = (column: Column) => first + columns.indexOf(column);
const balance = first + columns.length;
const isMeasure = (column: Column): column is Measure => !column.endsWith("_reason");
const added: readonly Measure[] = ["opening", "production", "other_in"];
const taken: readonly Measure[] = ["domestic_quantity", "export_quantity", "own_use", "loss", "other_out"];
const asked: readonly Column[] = ["opening", "production", "domestic_quantity", "export_quantity", "closing"];

/** An earlier month's figure in this month's money; null where there is none. */
function pastFigure(month: PastMonth | null, line: number, measure: Measure, money: WorkbookMonth["operation"]["money"]) {
  const held = month?.figures.get(line)?.[measure] ?? null;
  if (!month || held === null || !isValueMeasure(measure)) return held;
  return round(convertMoney(held, { unit: month.money_unit, scale: month.money_scale }, money), 0);
}

/** opening + what came − what went − closing; "" while incomplete. */
function balanceOf(figures: Figures | undefined): number | string {
  const { opening = null, production = null, closing = null } = figures ?? {};
  if (!figures || opening === null || production === null || closing === null) return "";
  let rest: Decimal = subtract("0", closing);
  for (const measure of added) rest = add(rest, figures[measure] ?? "0");
  for (const measure of taken) rest = subtract(rest, figures[measure] ?? "0");
  return Number(rest);
}

function balanceFormula(row: number): string {
  const at = (measure: Measure) => `${columnLetters(columnOf(measure))}${row}`;
  const blank = (["opening", "production", "closing"] as const).map((measure) => `${at(measure)}=""`).join(",");
  const sum = `${added.map(at).join("+")}-${taken.map(at).join("-")}-${at("closing")}`;
  return `IF(OR(${blank}),"",IFERROR(ROUND(${sum},6),""))`;
}

/** Sheet of block 2: a row per product of the licence; under it last month's and last year's figures, to look at. */
export async function productsSheet(place: SheetPlace, month: WorkbookMonth): Promise<void> {
  const { language, styles } = place;
  const { returnWorkbook: t } = messages(language, "outputs");
  const sheet = beginSheet(place, month, t.sheets.products, {
    landscape: true,
    widths: [26, 10, 13, ...columns.map((column) => (isMeasure(column) ? 13 : 17)), 12],
    frozen: { rows: 7, columns: 2 },
    printTitleRows: "6:7",
  });
  sayMoney(sheet, product, place, month);
  sheet.columnKeys(new Map(columns.map((column) => [columnOf(column), column])));
  sayHeads(sheet, place, month);
  for (const row of month.products) productRow(sheet, place, month, row);
  lookForBalance(sheet, month.products.length);
  for (const [said, past, period] of [
    [t.lastMonth, month.last_month, previousPeriod(month.period)],
    [t.lastYear, month.same_month_last_year, sameMonthLastYear(month.period)],
  ] as const) {
    sheet.next(14);
    sheet.next(22);
    for (let column = product; column <= balance; column += 1) {
      sheet.say(column, column === product ? said({ period: formatPeriod(period, language, "short") }) : "", styles.band);
    }
    if (past === null) sheet.next(20).say(product, t.nothingThen, styles.hint);
    else for (const row of month.products) pastRow(sheet, place, month, row, past);
  }
  await sheet.close();
}

function sayHeads(sheet: SheetBuilder, place: SheetPlace, month: WorkbookMonth): void {
  const { language, styles } = place;
  const { returnWorkbook: t } = messages(language, "outputs");
  const common = messages(language, "common");
  sheet.next(34).say(product, t.product, styles.head).say(unit, t.unit, styles.head).say(capacity, t.capacity, styles.head);
  for (const column of columns) {
    const text = isMeasure(column) ? common.measureHeads[column] : reasonHead(column, place);
    sheet.say(columnOf(column), text, styles.head);
  }
  sheet.say(balance, t.balance, styles.head);
  sheet.next(20);
  for (const column of [product, unit, capacity]) sheet.say(column, "", styles.headNote);
  for (const column of columns) {
    const kind = !isMeasure(column) ? "" : isValueMeasure(column) ? common.value : common.quantity;
    const needed = asked.includes(column) || (month.selected && isMeasure(column) && isValueMeasure(column));
    sheet.say(columnOf(column), [kind, needed ? t.required : ""].filter(Boolean).join(" · "), styles.headNote);
  }
  sheet.say(balance, t.balanceNote, styles.headNote);
}

function reasonHead(column: Column, { language }: SheetPlace): string {
  const { returnWorkbook: t } = messages(language, "outputs");
  const { measureHeads } = messages(language, "common");
  return t.reasonOf({ measure: measureHeads[column === "other_in_reason" ? "other_in" : "other_out"] });
}

type Product = WorkbookMonth["products"][number];

function nameCells(sheet: SheetBuilder, { language, styles, products }: SheetPlace, row: Product): void {
  const fa = language === "fa";
  sheet
    .say(product, products.get(String(row.product_line_id)) ?? "", styles.label)
    .say(unit, fa ? row.unit_fa : row.unit_en, styles.text);
}

function productRow(sheet: SheetBuilder, place: SheetPlace, month: WorkbookMonth, row: Product): void {
  const { language, styles } = place;
  const { returnWorkbook: t } = messages(language, "outputs");
  const common = messages(language, "common");
  const line = row.product_line_id;
  const figures = month.figures.get(line);
  const exportSum = month.blocks ? exportSums(month.blocks.exports).get(line) : undefined;
  sheet.next(24).key(`f.${line}`);
  nameCells(sheet, place, row);
  sheet.past(capacity, row.yearly_capacity, row.unit_decimals);
  const shown = (value: Decimal | null) => (value === null ? "–" : formatDecimal(value, language));
  for (const column of columns) {
    const at = columnOf(column);
    if (!isMeasure(column)) {
      const title = reasonHead(column, place);
      const value = figures?.[column] ?? "";
      sheet.input({ column: at, kind: choiceOf("others", language), value, prompt: { title, text: t.chooseFromList } });
      continue;
    }
    const value = figures?.[column] ?? null;
    if (column === "opening" && month.derived_openings.has(line)) {
      sheet.past(at, value, row.unit_decimals);
      continue;
    }
    const sum = column === "export_quantity" ? exportSum?.quantity : column === "export_value" ? exportSum?.value : null;
    if (sum) {
      const field = column === "export_quantity" ? "quantity" : "value_rial";
      const formula = exportSumFormula(place, field, `$${columnLetters(product)}${sheet.row}`);
      sheet.reckon(at, formula, styles.past(numberFormat(language, sum.includes(".") ? 6 : 0)), Number(sum));
      continue;
    }
    const decimals = isValueMeasure(column) ? 0 : row.unit_decimals;
    const past = (of: PastMonth | null) => shown(pastFigure(of, line, column, month.operation.money));
    const was = t.wasHint({ lastMonth: past(month.last_month), lastYear: past(month.same_month_last_year) });
    sheet.input({
      column: at,
      kind: { kind: "number", decimals },
      value: value ?? "",
      prompt: { title: common.measures[column], text: `${t.numberHint}\n${was}` },
      required: asked.includes(column),
    });
  }
  sheet.reckon(balance, balanceFormula(sheet.row), styles.past(numberFormat(language, 0)), balanceOf(figures));
}

function pastRow(sheet: SheetBuilder, place: SheetPlace, month: WorkbookMonth, row: Product, past: PastMonth): void {
  sheet.next(20);
  nameCells(sheet, place, row);
  sheet.past(capacity, null, 0);
  const figures = past.figures.get(row.product_line_id);
  const { otherReasons } = messages(place.language, "common");
  for (const column of columns) {
    if (isMeasure(column)) {
      const value = pastFigure(past, row.product_line_id, column, month.operation.money);
      sheet.past(columnOf(column), value, row.unit_decimals);
    } else {
      const reason = figures?.[column] ?? null;
      sheet.say(columnOf(column), reason === null ? "" : otherReasons[reason], place.styles.past("@"));
    }
  }
  sheet.past(balance, null, 0);
}

/** Colours a difference that is not zero. */
function lookForBalance(sheet: SheetBuilder, rows: number): void {
  if (rows === 0) return;
  const letters = columnLetters(balance);
  const from = sheet.row - rows + 1;
  sheet.sheet.addConditionalFormatting({
    ref: `${letters}${from}:${letters}${sheet.row}`,
    rules: [
      {
        type: "expression",
        priority: 3,
        formulae: [`AND(ISNUMBER(${letters}${from}),${letters}${from}<>0)`],
        style: {
          font: { bold: true, color: { argb: "FFA33B25" } },
          fill: { type: "pattern", pattern: "solid", bgColor: { argb: "FFFBDAD3" } },
        },
      },
    ],
  });
}
