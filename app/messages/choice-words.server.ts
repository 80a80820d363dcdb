import { blockPlaceOf } from "#app/domain/block-cells.ts";
import { isMaterialUnit, materialUnits } from "#app/domain/form-blocks.ts";
import { moneyScales, moneyUnits, operatingStates, otherReasons, stoppageReasons } from "#app/domain/monthly-return.ts";
import { messages } from "./catalogue.server.ts";
import { countryCode, countryNames } from "./countries.server.ts";
import { type Language, languages } from "./language.ts";

/** Lists to choose from, by code, in the order of the form. */
export const listCodes = ["states", "stoppages", "others", "money", "units", "countries", "none"] as const;
export type ListCode = (typeof listCodes)[number];

/** The words of a list in a language, by code. */
export function listWords(list: ListCode, language: Language): ReadonlyMap<string, string> {
  const t = messages(language, "common");
  switch (list) {
    case "states":
      return new Map(operatingStates.map((code) => [code, t.operatingStates[code]]));
    case "stoppages":
      return new Map(stoppageReasons.map((code) => [code, t.stoppageReasons[code]]));
    case "others":
      return new Map(otherReasons.map((code) => [code, t.otherReasons[code]]));
    case "money":
      return new Map(
        moneyUnits.flatMap((unit) =>
          moneyScales.map((scale) => [
            `${unit}:${scale}`,
            t.money.unit({ scale: t.money.scales[`${scale}`], unit: t.money.units[unit] }),
          ]),
        ),
      );
    case "units": {
      const { blocks } = messages(language, "findings");
      return new Map(Object.keys(materialUnits).flatMap((code) => (isMaterialUnit(code) ? [[code, blocks.units[code]]] : [])));
    }
    case "countries":
      return new Map(countryNames(language).map((name) => [countryCode(name) ?? name, name]));
    case "none":
      return new Map([["1", messages(language, "findings").blocks.none]]);
  }
}

/** The list a field of the return's form is chosen from; undefined for one that is typed. */
export function listOfField(field: string): ListCode | undefined {
  if (field === "operating_state") return "states";
  if (field === "idle_cause" || /^s\.\d\.reason$/.test(field)) return "stoppages";
  if (field === "money") return "money";
  if (/^f\.\d+\.other_(?:in|out)_reason$/.test(field)) return "others";
  const place = blockPlaceOf(field);
  if (place?.block === "none") return "none";
  if (place?.field === "unit_code") return "units";
  return place?.field === "country" ? "countries" : undefined;
}

const folded = (text: string) =>
  text
    .normalize("NFC")
    .replace(/[يى]/g, "ی")
    .replace(/ك/g, "ک")
    .replace(/[\s\u200c]+/g, " ")
    .trim()
    .toLowerCase();

/** Takes words by code, and one of them or a code; gives the code, or undefined where it is none of them. */
export function codeAmong(words: ReadonlyMap<string, string>, word: string): string | undefined {
  const wanted = folded(word);
  for (const [code, said] of words) if (folded(said) === wanted || code === word.trim()) return code;
  return undefined;
}

/** Takes a word of a list in any of the languages, or its code; gives the code, or undefined where the list lacks it. */
export function codeOfWord(list: ListCode, word: string): string | undefined {
  if (list === "countries") return countryCode(word);
  for (const language of languages) {
    const code = codeAmong(listWords(list, language), word);
    if (code !== undefined) return code;
  }
  return undefined;
}
