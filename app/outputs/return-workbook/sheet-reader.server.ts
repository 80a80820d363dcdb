import type { ReadCell } from "#app/domain/workbook.ts";
import { Enough, UnreadableWorkbook, type XmlReader } from "./archive.server.ts";
import { cellText, type RawCell } from "./cell-text.server.ts";
import { cellName, columnLetters, columnsMark, readMark, readReference, type SheetOwner } from "./layout.server.ts";

/** Rows and columns of a sheet that are looked at. */
const mostRows = 20_000;
/** The hidden sheet has a row for every field of every month. */
const mostMetaRows = 80_000;
const mostColumns = 200;
const mostMerges = 2000;

/** What all sheets of a workbook share. */
export interface SharedParts {
  strings: readonly string[];
  /** Of each cell style. */
  shown: readonly RawCell["shown"][];
}

/** A row of the hidden sheet, as texts. */
export type MetaRow = readonly string[];

interface Box {
  column: number;
  row: number;
  lastColumn: number;
  lastRow: number;
}

/** Reads one sheet as it is unpacked, row by row; a sheet that is none of ours is left at its first row. */
export class SheetReader implements XmlReader {
  owner: SheetOwner | undefined;
  readonly cells: ReadCell[] = [];
  readonly metaRows: MetaRow[] = [];

  readonly #places = new Map<string, ReadCell>();
  #row = 0;
  #rowsSeen = 0;
  #column = 0;
  #texts = new Map<number, RawCell>();
  #keys = new Map<number, string>();
  #cell: RawCell | null = null;
  #into: "value" | "formula" | "inline" | null = null;
  #phonetic = false;
  #merges = 0;

  constructor(
    private readonly name: string,
    private readonly shared: SharedParts,
  ) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case "row":
        this.#openRow(attributes.r);
        break;
      case "c":
        this.#openCell(attributes);
        break;
      case "v":
        this.#into = "value";
        break;
      case "f":
        this.#into = "formula";
        if (this.#cell) this.#cell.formula = "";
        break;
      case "rPh":
        this.#phonetic = true;
        break;
      case "t":
        this.#into = this.#phonetic ? null : "inline";
        break;
      case "mergeCell":
        this.#merge(attributes.ref ?? "");
        break;
    }
  }

  text(text: string): void {
    const cell = this.#cell;
    if (!cell || this.#into === null) return;
    if (this.#into === "formula") cell.formula = (cell.formula ?? "") + text;
    // An inline text may come in runs of different looks.
    else if (this.#into === "inline") cell.value = (cell.type === "inlineStr" ? (cell.value ?? "") : "") + text;
    else cell.value = (cell.value ?? "") + text;
  }

  close(name: string): void {
    switch (name) {
      case "v":
      case "f":
      case "t":
        this.#into = null;
        break;
      case "rPh":
        this.#phonetic = false;
        break;
      case "c":
        this.#closeCell();
        break;
      case "row":
        this.#closeRow();
        break;
      case "sheetData":
        if (!this.owner) throw new Enough();
        break;
    }
  }

  #openRow(reference: string | undefined): void {
    const said = Number(reference);
    // A row may come without its number: it then follows the one before.
    this.#row = Number.isInteger(said) && said > 0 ? said : this.#row + 1;
    this.#rowsSeen += 1;
    if (this.#rowsSeen > (this.owner?.owner === "meta" ? mostMetaRows : mostRows)) throw new UnreadableWorkbook("too-many-rows");
    this.#column = 0;
    this.#texts = new Map();
  }

  #openCell(attributes: Readonly<Record<string, string>>): void {
    this.#column = readReference(attributes.r ?? "")?.column ?? this.#column + 1;
    const { t = "", s = "0" } = attributes;
    this.#cell = { type: t === "n" ? "" : t, shown: this.shared.shown[Number(s)] ?? "plain", value: null, formula: null };
  }

  #closeCell(): void {
    const cell = this.#cell;
    this.#cell = null;
    if (!cell || this.#column > mostColumns) return;
    if (cell.type === "s" && cell.value !== null) cell.value = this.shared.strings[Number(cell.value)] ?? "";
    this.#texts.set(this.#column, cell);
  }

  #plain(column: number): string {
    const cell = this.#texts.get(column);
    return cell ? cellText(cell).typed : "";
  }

  #closeRow(): void {
    if (this.#rowsSeen === 1) {
      this.owner = this.#row === 1 ? readMark(this.#plain(1)) : undefined;
      if (!this.owner) throw new Enough();
      return;
    }
    if (this.owner?.owner === "meta") {
      this.metaRows.push([1, 2, 3, 4].map((column) => this.#plain(column)));
      return;
    }
    const key = this.#plain(1);
    if (key === columnsMark) {
      this.#keys = new Map([...this.#texts.keys()].filter((column) => column > 1).map((column) => [column, this.#plain(column)]));
    } else if (key !== "") this.#readInputs(key);
  }

  #readInputs(key: string): void {
    for (const [column, columnKey] of this.#keys) {
      const name = cellName(key, columnKey);
      if (name === undefined) continue;
      const raw = this.#texts.get(column) ?? { type: "", shown: "plain", value: null, formula: null };
      const { typed, problem } = cellText(raw);
      const read: ReadCell = { name, sheet: this.name, address: `${columnLetters(column)}${this.#row}`, typed };
      if (raw.formula !== null) read.formula = true;
      if (problem) read.problem = problem;
      this.cells.push(read);
      this.#places.set(read.address, read);
    }
  }

  /** A merge hides what its other cells hold: an input under one says nothing, and nothing must not pass for blank. */
  #merge(reference: string): void {
    this.#merges += 1;
    if (this.#merges > mostMerges) throw new UnreadableWorkbook("damaged");
    const box = readBox(reference);
    if (!box || (box.column === box.lastColumn && box.row === box.lastRow)) return;
    for (const [address, cell] of this.#places) {
      const at = readReference(address);
      if (!at || at.column < box.column || at.column > box.lastColumn || at.row < box.row || at.row > box.lastRow) continue;
      if (at.column === box.column && at.row === box.row) continue;
      cell.problem = "merged";
    }
  }
}

function readBox(reference: string): Box | undefined {
  const [first, last] = reference.split(":").map(readReference);
  return first && last ? { ...first, lastColumn: last.column, lastRow: last.row } : undefined;
}
