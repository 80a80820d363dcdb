import { canonical, type Decimal, decimalPlaces, integerDigits, significantDigits } from "./decimal-text.ts";

/** A typed value has at most so many significant digits: an Excel cell (a double) then carries it exactly. */
export const maximumSignificantDigits = 15;
/** Columns are DECIMAL(24,6). */
export const maximumIntegerDigits = 18;
export const maximumDecimals = 6;

const longestText = 120;
const bidiMarks = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;
const edges = /^[\s\u200b-\u200d\u2060\ufeff]+|[\s\u200b-\u200d\u2060\ufeff]+$/g;
const minusSigns = /[-\u2010-\u2013\u2212\ufe63\uff0d]/;
const groupSigns = /[٬,،]/g;

export type NumberProblem = "not-a-number" | "ambiguous-separator" | "too-many-digits" | "too-many-decimals" | "negative";

export type ParsedNumber =
  | { ok: true; value: Decimal | null }
  | {
      ok: false;
      code: NumberProblem;
      /** What an ambiguous separator may have meant: as a thousands sign, as a decimal sign. */
      choices?: [Decimal, Decimal];
    };

/** Takes any text; gives it with Persian and Arabic digits as Latin ones. */
export function latinDigits(text: string): string {
  return text
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660));
}

/** Takes typed text (names, remarks); gives it trimmed, in NFC, with Arabic ي ى ك folded to Persian ی ک. */
export function foldPersian(text: string): string {
  return text.normalize("NFC").replace(/[يى]/g, "ی").replace(/ك/g, "ک").trim();
}

function limited(text: string, allowNegative: boolean): ParsedNumber {
  const value = canonical(text);
  if (value.startsWith("-") && !allowNegative) return { ok: false, code: "negative" };
  if (integerDigits(value) > maximumIntegerDigits || significantDigits(value) > maximumSignificantDigits)
    return { ok: false, code: "too-many-digits" };
  if (decimalPlaces(value) > maximumDecimals) return { ok: false, code: "too-many-decimals" };
  return { ok: true, value };
}

/** The two readings of a separator that does not stand before a group of three; undefined where there are not two. */
function readings(sign: string, body: string): [string, string] | undefined {
  const parts = body.replace(groupSigns, ",").split(",");
  const last = parts.pop() ?? "";
  const before = parts.join("");
  const leadingGroups = parts.length === 1 || /^\d{1,3}(,\d{3})*$/.test(parts.join(","));
  if (parts.some((part) => part === "") || last === "" || !leadingGroups) return undefined;
  // "1,5" may be 1,500 with its zeros forgotten; a longer tail can only be digits without their own separator.
  const shortTail = last.length < 3 && parts.every((part) => part.length <= 3);
  return [`${sign}${before}${shortTail ? last.padEnd(3, "0") : last}`, `${sign}${before}.${last}`];
}

function ambiguous(sign: string, body: string, allowNegative: boolean): ParsedNumber {
  const pair = readings(sign, body);
  if (pair === undefined) return { ok: false, code: "ambiguous-separator" };
  const first = limited(pair[0], allowNegative);
  const second = limited(pair[1], allowNegative);
  if (!first.ok) return first;
  if (!second.ok) return second;
  if (first.value === null || second.value === null) return { ok: false, code: "ambiguous-separator" };
  return { ok: false, code: "ambiguous-separator", choices: [first.value, second.value] };
}

/** Takes "-12", "12-" or "12"; gives the sign and the rest; undefined where there is more than one sign. */
function splitSign(text: string): { sign: string; body: string } | undefined {
  const signs = [...text].filter((character) => minusSigns.test(character)).length;
  const body = text.replace(/^\+/, "").replace(minusSigns, "").replace(edges, "");
  if (signs === 0) return { sign: "", body };
  const atEnds = minusSigns.test(text[0] ?? "") || minusSigns.test(text[text.length - 1] ?? "");
  return signs === 1 && atEnds && !text.startsWith("+") ? { sign: "-", body } : undefined;
}

/**
 * Takes typed or pasted text; gives the exact number it says, `null` for blank, or why it says none.
 * Persian, Arabic and Latin digits; `٫` `.` or one `/` between digits is the decimal sign; `٬` `,` `،` only as groups
 * of three, anything else is asked about, never guessed; a minus before or after; direction marks are ignored.
 * At most 15 significant digits, 18 before and 6 after the decimal sign.
 */
export function parseNumber(text: string, { allowNegative = false }: { allowNegative?: boolean } = {}): ParsedNumber {
  if (text === "") return { ok: true, value: null };
  // What a page of ours sends back unchanged, and most of what is typed: short plain digits need no further look.
  if (/^(?:0|[1-9]\d{0,14})$/.test(text)) return { ok: true, value: text };
  if (text.length > longestText) return { ok: false, code: "not-a-number" };
  const bare = latinDigits(text.replace(bidiMarks, "").replace(edges, ""));
  if (bare === "") return { ok: true, value: null };
  const split = splitSign(bare);
  if (split === undefined) return { ok: false, code: "not-a-number" };
  const { sign, body } = split;
  const decimal = /^([\d٬,،]*)(?:[.٫](\d*)|\/(\d+))?$/.exec(body);
  if (decimal === null || !/\d/.test(body)) return { ok: false, code: "not-a-number" };
  const [, whole = "", afterPoint, afterSlash] = decimal;
  const fraction = afterPoint ?? afterSlash;
  if (afterSlash !== undefined && !/\d$/.test(whole)) return { ok: false, code: "not-a-number" };
  if (/[٬,،]/.test(whole)) {
    if (fraction !== undefined && !/^[1-9]\d{0,2}([٬,،]\d{3})+$/.test(whole)) return { ok: false, code: "ambiguous-separator" };
    // "0,500" is in groups of three, but nobody writes five hundred so.
    if (!/^[1-9]\d{0,2}([٬,،]\d{3})+$/.test(whole)) return ambiguous(sign, whole, allowNegative);
  }
  const digits = whole.replace(groupSigns, "");
  return limited(`${sign}${digits === "" ? "0" : digits}${fraction ? `.${fraction}` : ""}`, allowNegative);
}

/** Takes a value and its unit of measure (or its allowed decimals); says whether the unit allows its decimals. */
export function checkDecimals(
  value: Decimal,
  unit: { decimals: number },
): { ok: true } | { ok: false; code: "too-many-decimals"; allowed: number } {
  return decimalPlaces(value) <= unit.decimals ? { ok: true } : { ok: false, code: "too-many-decimals", allowed: unit.decimals };
}
