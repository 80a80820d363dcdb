import type { ConditionalFormattingRule, Style, Workbook, Worksheet } from "exceljs";
import { canonical, isDecimal, significantDigits } from "#app/domain/decimal.ts";
import { maximumSignificantDigits } from "#app/domain/quantity.ts";
import type { TypedAgain } from "#app/domain/workbook-source.ts";
import { directionOf, type Language } from "#app/messages/language.ts";
import { writable } from "../workbook/cells.server.ts";
import { cellName, columnsMark, rowKeyAlone } from "./layout.server.ts";
import { numberFormat, requiredColour, type Styles } from "./styles.server.ts";

const a4 = 9;
/** Text of no more letters stands beside others in the middle of its row. */
const oneLine = 120;
// Beyond the formats that styles give themselves.
const formatIds = { whole: 250, fraction: 251 };

/** What a cell takes. */
export type InputKind =
  | { kind: "number"; decimals: number }
  | { kind: "text"; longest: number }
  /** Words to choose from; `list` is where the hidden sheet keeps them. */
  | { kind: "choice"; list: string; words: ReadonlyMap<string, string> };

export interface Input {
  column: number;
  kind: InputKind;
  /** Canonical decimal, code of a choice, or text; "" for blank. */
  value: string;
  prompt: { title: string; text: string };
  required?: boolean;
}

export interface SheetSettings {
  name: string;
  landscape: boolean;
  /** Of columns from B on, in characters. */
  widths: readonly number[];
  frozen?: { rows: number; columns: number };
  printTitleRows?: string;
  footer: string;
}

/** Writes one sheet of a return from top to bottom. */
export class SheetBuilder {
  readonly sheet: Worksheet;
  #row = 0;
  #rowKey = "";
  #columnKeys = new Map<number, string>();
  readonly #required: string[] = [];
  readonly #numbers: string[] = [];

  constructor(
    workbook: Workbook,
    readonly settings: SheetSettings,
    readonly language: Language,
    readonly styles: Styles,
    private readonly again: ReadonlyMap<string, TypedAgain>,
  ) {
    const { name, landscape, widths, frozen, printTitleRows, footer } = settings;
    const view = { rightToLeft: directionOf(language) === "rtl", showGridLines: false, zoomScale: 100 };
    this.sheet = workbook.addWorksheet(name, {
      views: [frozen ? { ...view, state: "frozen", xSplit: frozen.columns, ySplit: frozen.rows } : { ...view, state: "normal" }],
      pageSetup: {
        orientation: landscape ? "landscape" : "portrait",
        paperSize: a4,
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        horizontalCentered: true,
        margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
        ...(printTitleRows ? { printTitlesRow: printTitleRows } : {}),
      },
      headerFooter: { oddFooter: `&C${footer.replace(/&/g, "&&")} · &P / &N` },
    });
    this.sheet.columns = [{ width: 2, hidden: true }, ...widths.map((width) => ({ width }))];
  }

  get row(): number {
    return this.#row;
  }

  next(height?: number): this {
    this.#row += 1;
    this.#rowKey = "";
    if (height !== undefined) this.sheet.getRow(this.#row).height = height;
    return this;
  }

  /** Words in a column of the present row; nothing typed by anybody ever becomes a formula. */
  say(column: number, text: string, style: Partial<Style>): this {
    const cell = this.sheet.getCell(this.#row, column);
    cell.value = text === "" ? null : writable(text);
    cell.style = style;
    return this;
  }

  /** A formula of our own, never anything typed. */
  reckon(column: number, formula: string, style: Partial<Style>, result?: string | number): this {
    const cell = this.sheet.getCell(this.#row, column);
    cell.value = result === undefined ? { formula, date1904: false } : { formula, result, date1904: false };
    cell.style = style;
    return this;
  }

  /** Marks the present row with its owner or key in the hidden column. */
  key(text: string): this {
    this.#rowKey = text;
    this.sheet.getCell(this.#row, 1).value = text;
    return this;
  }

  /** A hidden row that says what the columns under it hold. */
  columnKeys(keys: ReadonlyMap<number, string>): this {
    this.next().key(columnsMark);
    this.#columnKeys = new Map(keys);
    for (const [column, key] of keys) this.sheet.getCell(this.#row, column).value = key;
    this.sheet.getRow(this.#row).hidden = true;
    return this;
  }

  /** A number only to look at. */
  past(column: number, value: string | null, decimals: number): this {
    const cell = this.sheet.getCell(this.#row, column);
    cell.value = value === null ? null : Number(value);
    cell.style = this.styles.past(this.#formatOf(value, decimals));
    return this;
  }

  /** A cell in which something is typed. */
  input({ column, kind, value, prompt, required = false }: Input): this {
    const cell = this.sheet.getCell(this.#row, column);
    const name = cellName(this.#rowKey, this.#columnKeys.get(column) ?? rowKeyAlone) ?? "";
    const again = this.again.get(name);
    const text = again ? again.typed : kind.kind === "choice" ? (kind.words.get(value) ?? value) : value;
    const number = kind.kind === "number" && isExact(text) ? Number(text) : null;
    const plain =
      kind.kind === "number"
        ? this.styles.inputNumber(number === null && /^[=+\-@]/.test(text) ? "@" : this.#formatOf("0", 0))
        : kind.kind === "text"
          ? kind.longest > oneLine
            ? this.styles.inputText
            : this.styles.inputWord
          : this.styles.inputChoice;
    cell.value = text === "" ? null : (number ?? writable(text));
    cell.style = again?.wrong ? this.styles.wrong(plain) : plain;
    if (again?.wrong) cell.note = { texts: [{ text: again.wrong }], margins: { insetmode: "auto" } };
    cell.dataValidation = {
      // Digits may be typed as words in Persian: a spreadsheet must not refuse what the portal reads.
      type: kind.kind === "choice" ? "list" : "custom",
      formulae: [kind.kind === "choice" ? kind.list : "TRUE"],
      allowBlank: true,
      showErrorMessage: false,
      showInputMessage: true,
      promptTitle: prompt.title.slice(0, 32),
      prompt: prompt.text.slice(0, 250),
    };
    if (required) this.#required.push(cell.address);
    if (kind.kind === "number") this.#numbers.push(cell.address);
    return this;
  }

  /** Ends the sheet: looks that depend on what is typed, and protection. */
  async close(): Promise<void> {
    // A rule per range: programs differ in which cell the formula of several ranges is relative to.
    const rules = (addresses: readonly string[], rule: (first: string) => ConditionalFormattingRule) => {
      for (const ref of rangesOf(addresses))
        this.sheet.addConditionalFormatting({ ref, rules: [rule(ref.split(":")[0] ?? ref)] });
    };
    rules(this.#required, (first) => ({
      type: "expression",
      priority: 1,
      formulae: [`LEN(TRIM(${first}))=0`],
      style: { fill: { type: "pattern", pattern: "solid", bgColor: { argb: requiredColour } } },
    }));
    const fraction = { numFmt: numberFormat(this.language, 6), numFmtId: formatIds.fraction };
    rules(this.#numbers, (first) => ({
      type: "expression",
      priority: 2,
      formulae: [`AND(ISNUMBER(${first}),${first}<>INT(${first}))`],
      style: fraction,
    }));
    // Without a password: it keeps hands from slipping, and whoever must can lift it.
    await this.sheet.protect("", {
      selectLockedCells: true,
      selectUnlockedCells: true,
      formatColumns: true,
      formatRows: true,
      formatCells: false,
    });
  }

  #formatOf(value: string | null, decimals: number): string {
    return numberFormat(this.language, value?.includes(".") ? Math.max(decimals, 3) : 0);
  }
}

/** Whether a cell can carry the text as a number and lose nothing. */
function isExact(text: string): boolean {
  return isDecimal(text) && significantDigits(canonical(text)) <= maximumSignificantDigits && text.length <= 26;
}

/** Takes addresses; gives them as ranges of one column each, as few as their order allows. */
function rangesOf(addresses: readonly string[]): string[] {
  const columns = new Map<string, number[]>();
  for (const address of addresses) {
    const [, letters = "", row = ""] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
    columns.set(letters, [...(columns.get(letters) ?? []), Number(row)]);
  }
  const ranges: string[] = [];
  for (const [letters, rows] of columns) {
    let from = rows[0] ?? 0;
    let to = from;
    for (const row of [...rows.slice(1), Number.NaN]) {
      if (row === to + 1) to = row;
      else {
        ranges.push(from === to ? `${letters}${from}` : `${letters}${from}:${letters}${to}`);
        from = row;
        to = row;
      }
    }
  }
  return ranges;
}
