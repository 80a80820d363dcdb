import type { CellProblem } from "#app/domain/workbook.ts";

/** A cell as its XML says it. */
export interface RawCell {
  /** Attribute `t`; "" for a number. */
  type: string;
  /** What its style makes of a number. */
  shown: "plain" | "date" | "percent";
  /** Content of `v`, or the shared or inline text; null where there is none. */
  value: string | null;
  /** Text of the formula, "" for one that shares another's, null where there is none. */
  formula: string | null;
}

export interface CellText {
  typed: string;
  problem?: CellProblem;
}

/** Most characters kept of one cell. */
export const longestCell = 8000;

const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

/** Takes a number as text with or without an exponent; gives it in plain digits. */
function plainDigits(text: string): string {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  const padded = point <= 0 ? "0".repeat(1 - point) + digits : digits.padEnd(point, "0");
  const at = Math.max(point, 1);
  const before = padded.slice(0, at).replace(/^0+(?=\d)/, "");
  const after = padded.slice(at).replace(/0+$/, "");
  const magnitude = after === "" ? before : `${before}.${after}`;
  return sign === "-" && /[1-9]/.test(magnitude) ? `-${magnitude}` : magnitude;
}

/**
 * Takes the text of a cell's number; gives the decimal a person sees in the cell: spreadsheets keep 15 digits, and write
 * the double behind 1.1 as 1.1000000000000001. A whole number with more digits than that stays as it is written, so that
 * the reader of it can say so.
 */
export function numberText(value: string): string | undefined {
  const text = value.trim();
  if (!plainNumber.test(text)) return undefined;
  const double = Number(text);
  if (!Number.isFinite(double)) return undefined;
  const shown = double.toPrecision(15);
  if (Number.isInteger(double) && Number(shown) !== double) return plainDigits(text);
  return plainDigits(shown);
}

/** Day of a serial number of the 1900 calendar, as 2026-11-01; what it was before it became a date nobody can know. */
function dayText(value: string): string {
  const serial = Number(value);
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_465) return value;
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
}

/** Spreadsheets write what XML cannot hold as _x0007_, and a typed "_x0007_" as _x005F_x0007_. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Text as it may be kept: no NUL, no half of a surrogate pair. */
function keepable(text: string): string {
  return text.replace(/[\0\ud800-\udfff]/gu, "");
}

function textOf(text: string): CellText {
  const whole = keepable(unescaped(text));
  if (whole.trim() === "") return { typed: "" };
  return whole.length > longestCell ? { typed: whole.slice(0, longestCell), problem: "too-long" } : { typed: whole };
}

/** What was typed into a cell, and what of it is no figure or word. */
export function cellText(cell: RawCell): CellText {
  const { value, formula } = cell;
  if (value === null || value === "") {
    if (formula === null || cell.type === "str") return { typed: "" };
    return { typed: keepable(`=${formula}`).slice(0, longestCell), problem: "formula-without-value" };
  }
  switch (cell.type) {
    case "s":
    case "str":
    case "inlineStr":
      return textOf(value);
    case "b":
      return { typed: value.trim() === "1" || value === "true" ? "TRUE" : "FALSE", problem: "boolean" };
    case "e":
      return { typed: keepable(value).slice(0, longestCell), problem: "error-value" };
    case "d":
      return { typed: keepable(value).slice(0, 10), problem: "date" };
    default: {
      const number = numberText(value);
      if (number === undefined) return { typed: keepable(value).slice(0, longestCell), problem: "error-value" };
      if (cell.shown === "date") return { typed: dayText(value), problem: "date" };
      if (cell.shown === "percent") return { typed: `${numberText(String(Number(value) * 100)) ?? value}%`, problem: "percent" };
      return { typed: number };
    }
  }
}

const builtInDates: ReadonlySet<number> = new Set(
  [14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47].concat(
    Array.from({ length: 10 }, (_, index) => 27 + index),
    Array.from({ length: 9 }, (_, index) => 50 + index),
  ),
);

/** What a number format makes of a number. `code` is null for the formats every program knows by their number. */
export function kindOfFormat(id: number, code: string | null): RawCell["shown"] {
  if (code === null) return builtInDates.has(id) ? "date" : id === 9 || id === 10 ? "percent" : "plain";
  const bare = code
    .replace(/"[^"]*"/g, "")
    .replace(/\\./g, "")
    .replace(/[_*]./g, "")
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, "");
  if (/general/i.test(bare)) return "plain";
  if (/[ymdhs]/i.test(bare)) return "date";
  return bare.includes("%") ? "percent" : "plain";
}
