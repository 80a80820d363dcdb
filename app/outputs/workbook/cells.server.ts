import type { Style } from "exceljs";
import { canonical, type Decimal, decimalPlaces, significantDigits } from "#app/domain/decimal.ts";
import { maximumSignificantDigits } from "#app/domain/quantity.ts";
import { tehranDay } from "#app/domain/tehran-time.ts";

export type CellStyle = Partial<Style>;

/** A value with its looks. A string is always a string cell: nothing of a workbook is ever a formula. */
export interface Cell {
  value: string | number | Date | null;
  style: CellStyle;
}

const petrol = "FF0B5563";
const line = "FFDDE4E3";
const font = { name: "Tahoma", size: 10 };
const border = { bottom: { style: "hair", color: { argb: line } } } as const;

function style(more: CellStyle): CellStyle {
  return { font, border, alignment: { vertical: "middle" }, ...more };
}

// The writer recognises a style by its identity: each is made once.
const text = style({});
const wrapped = style({ alignment: { vertical: "top", wrapText: true } });
const label = style({ font: { ...font, bold: true }, alignment: { vertical: "top", wrapText: true } });
const code = style({ numFmt: "@" });
const exactText = style({ font: { ...font, italic: true }, numFmt: "@", alignment: { horizontal: "right", vertical: "middle" } });
const day = style({ numFmt: "yyyy-mm-dd" });
const percent = style({ numFmt: "+0.0%;-0.0%;0.0%" });
const share = style({ numFmt: "0.0%" });
const numbers = new Map<number, CellStyle>();

export const headStyle: CellStyle = {
  font: { ...font, bold: true, color: { argb: "FFFFFFFF" } },
  fill: { type: "pattern", pattern: "solid", fgColor: { argb: petrol } },
  alignment: { vertical: "middle", horizontal: "center", wrapText: true },
};
export const titleStyle: CellStyle = { font: { ...font, size: 16, bold: true, color: { argb: petrol } } };

function numberStyle(places: number): CellStyle {
  let found = numbers.get(places);
  if (!found) {
    found = style({ numFmt: places === 0 ? "#,##0" : `#,##0.${"0".repeat(places)}` });
    numbers.set(places, found);
  }
  return found;
}

// What XML 1.0 cannot carry: control characters but tab and line ends, halves of surrogate pairs, non-characters.
const unwritable = /[^\P{Cc}\t\n\r]|[\p{Cs}\ufffe\uffff]/gu;
const longestText = 32_767;

/** Text as a cell can hold it, saying the same. */
export function writable(value: string): string {
  return (
    value
      .slice(0, longestText)
      .replace(unwritable, "")
      // A spreadsheet reads _x0041_ as "A"; escaped, it stays what was typed.
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
  );
}

/** Words: names, states, remarks. */
export function textCell(value: string | null): Cell {
  return { value: value === null || value === "" ? null : writable(value), style: text };
}

/** A name and several lines of words beside each other, on the cover. */
export function labelCell(value: string): Cell {
  return { value: writable(value), style: label };
}

export function paragraphCell(value: string): Cell {
  return { value: writable(value), style: wrapped };
}

/** Digits that are no number: ids, licence numbers, codes. They keep their leading zeros. */
export function codeCell(value: string): Cell {
  return { value: writable(value), style: code };
}

/**
 * An exact number, shown with the decimals given (more where the value has more). A cell carries 15 significant digits
 * exactly; a value with more of them (only sums can have) is written in full as text, so nothing is lost.
 */
export function decimalCell(value: Decimal | null, places: number): Cell {
  if (value === null) return { value: null, style: numberStyle(places) };
  const exact = canonical(value);
  if (significantDigits(exact) > maximumSignificantDigits) return { value: exact, style: exactText };
  return { value: Number(exact), style: numberStyle(Math.max(places, decimalPlaces(exact))) };
}

export function integerCell(value: number | null): Cell {
  return { value, style: numberStyle(0) };
}

/** A change (0.123) shown in percent with its sign. */
export function changeCell(rate: Decimal | null): Cell {
  return { value: rate === null ? null : Number(rate), style: percent };
}

/** A part of a whole, shown in percent. */
export function shareCell(part: number, whole: number): Cell {
  return { value: whole === 0 ? null : part / whole, style: share };
}

/** Tehran's day of an instant, as a date the spreadsheet can reckon with (Gregorian). */
export function dayCell(instant: Date): Cell {
  // A cell's date has no time zone; the writer takes its UTC parts.
  return { value: new Date(`${tehranDay(instant)}T00:00:00Z`), style: day };
}
