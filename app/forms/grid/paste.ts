import { parseNumber } from "#app/domain/quantity.ts";
import type { Language } from "#app/messages/language.ts";
import { formatDecimal } from "#app/messages/numbers.ts";
import type { Place } from "./navigate.ts";

/** Ends of a cell and of a row in what spreadsheets put on the clipboard. */
const separators = /\t|\r\n|\n|\r/g;

/** The end of a cell that begins with a quote, if it is closed where a cell may end; else undefined: the quote is text. */
function closingQuote(text: string, from: number): number | undefined {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') {
      at += 1;
      continue;
    }
    const next = text[at + 1];
    return next === undefined || next === "\t" || next === "\n" || next === "\r" ? at : undefined;
  }
  return undefined;
}

/** Takes a spreadsheet's text (tabs, any line ends, quoted cells, a last empty line); gives its rows of cells. */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  for (;;) {
    const quoteEnd = text[at] === '"' ? closingQuote(text, at) : undefined;
    separators.lastIndex = quoteEnd === undefined ? at : quoteEnd + 1;
    const end = separators.exec(text);
    const stop = end?.index ?? text.length;
    const cell = quoteEnd === undefined ? text.slice(at, stop) : text.slice(at + 1, quoteEnd).replaceAll('""', '"');
    rows[rows.length - 1]?.push(cell);
    if (end === null) break;
    at = stop + end[0].length;
    if (end[0] === "\t") continue;
    if (at === text.length) break;
    rows.push([]);
  }
  return rows;
}

/** Whether a paste is more than one cell's. */
export function isBlock(rows: readonly (readonly string[])[]): boolean {
  return rows.length > 1 || (rows[0]?.length ?? 0) > 1;
}

const spacedGroups = /^([-\u2212]?)(\p{Nd}{1,3}(?:[ \u00a0\u2009\u202f]\p{Nd}{3})+)((?:[.٫/]\p{Nd}+)?)$/u;
const inBrackets = /^\(\s*([^()-]+?)\s*\)$/;

/** A cell's text without what only a spreadsheet's format added: spaces between groups of three, brackets for minus. */
function plainText(text: string): string {
  const bare = text.replace(/\s+/g, (spaces) => (/[\r\n\t]/.test(spaces) ? " " : spaces)).trim();
  const negative = inBrackets.exec(bare);
  const signed = negative === null ? bare : `-${negative[1]}`;
  const grouped = spacedGroups.exec(signed);
  return grouped === null ? signed : `${grouped[1]}${grouped[2]?.replace(/[ \u00a0\u2009\u202f]/g, "")}${grouped[3]}`;
}

/** A pasted text as it is shown in a cell: in the reader's digits where it is a number, else as it came. */
export function shownText(text: string, language: Language): string {
  const bare = plainText(text);
  const parsed = parseNumber(bare, { allowNegative: true });
  if (!parsed.ok) return bare;
  return parsed.value === null ? "" : formatDecimal(parsed.value, language);
}

/** Cells that a block covers from a place on, and how much of it lies outside the grid. */
export function placeBlock(
  rows: readonly (readonly string[])[],
  at: Place,
  size: { rows: number; columns: number },
): { writes: (Place & { text: string })[]; lost: { rows: number; columns: number } } {
  const writes: (Place & { text: string })[] = [];
  let width = 0;
  rows.forEach((cells, down) => {
    width = Math.max(width, cells.length);
    cells.forEach((text, along) => {
      const place = { row: at.row + down, column: at.column + along };
      if (place.row < size.rows && place.column < size.columns) writes.push({ ...place, text });
    });
  });
  const lost = {
    rows: Math.max(0, at.row + rows.length - size.rows),
    columns: Math.max(0, at.column + width - size.columns),
  };
  return { writes, lost };
}
