import { canonical, type Decimal, decimalPlaces, roundText } from "#app/domain/decimal-text.ts";
import { latinDigits } from "#app/domain/quantity.ts";
import type { Language } from "./language.ts";

export interface NumberStyle {
  /** Decimals shown at least, filled with zeros (aligns a column). */
  minimumDecimals?: number;
  /** Decimals shown at most, rounded half-up; all of them where not given. */
  maximumDecimals?: number;
  /** `always` puts a plus before what is above zero (growth). */
  sign?: "auto" | "always";
}

/** The direction mark keeps the sign at the left of its number within right-to-left text. */
const leftToRight = "\u200e";

/** The reader's marks of a number. */
export const signs = {
  fa: { group: "٬", point: "٫", minus: `${leftToRight}\u2212`, plus: `${leftToRight}+`, percent: "٪" },
  en: { group: ",", point: ".", minus: "-", plus: "+", percent: "%" },
} as const satisfies Record<Language, Record<string, string>>;

const persianDigits = Array.from({ length: 10 }, (_, digit) => String.fromCharCode(0x06f0 + digit));

/** Takes any text; gives it with its digits as the reader writes them (Persian, or Latin for English). */
export function toDigits(text: string, language: Language): string {
  const latin = latinDigits(text);
  return language === "fa" ? latin.replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit))) : latin;
}

const wholeNumber = /^(?:0|[1-9]\d*)$/;

/** A whole number in canonical form, which most figures are: a page of many products shows ten thousand of them. */
function grouped(whole: Decimal, language: Language): string {
  const { group } = signs[language];
  let text = "";
  for (let at = 0; at < whole.length; at += 1) {
    if (at > 0 && (whole.length - at) % 3 === 0) text += group;
    text += language === "fa" ? persianDigits[whole.charCodeAt(at) - 48] : whole[at];
  }
  return text;
}

/** Takes an exact number; gives it in the reader's digits, grouped in threes. */
export function formatDecimal(value: Decimal, language: Language, style: NumberStyle = {}): string {
  const { minimumDecimals = 0, maximumDecimals, sign = "auto" } = style;
  if (minimumDecimals === 0 && sign === "auto" && wholeNumber.test(value)) return grouped(value, language);
  const exact = canonical(value);
  const shown =
    maximumDecimals === undefined || decimalPlaces(exact) <= maximumDecimals ? exact : roundText(exact, maximumDecimals);
  const mark = signs[language];
  const negative = shown.startsWith("-");
  const [whole = "0", fraction = ""] = (negative ? shown.slice(1) : shown).split(".");
  const inThrees = whole.replace(/\B(?=(?:\d{3})+$)/g, mark.group);
  const decimals = fraction.padEnd(minimumDecimals, "0");
  const before = negative ? mark.minus : sign === "always" && shown !== "0" ? mark.plus : "";
  return before + toDigits(decimals === "" ? inThrees : `${inThrees}${mark.point}${decimals}`, language);
}

/** Takes a whole number (a count); gives it in the reader's digits, grouped in threes. */
export function formatInteger(value: number | Decimal, language: Language, style: Pick<NumberStyle, "sign"> = {}): string {
  return formatDecimal(String(value), language, { ...style, maximumDecimals: 0 });
}
