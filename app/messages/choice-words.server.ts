import { moneyScales, moneyUnits, operatingStates, otherReasons, stoppageReasons } from "#app/domain/monthly-return.ts";
import { messages } from "./catalogue.server.ts";
import { type Language, languages } from "./language.ts";

/** Lists to choose from, by code, in the order of the form. */
export const listCodes = ["states", "stoppages", "others", "money"] as const;
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
  }
}

/** The list a field of the return's form is chosen from; undefined for one that is typed. */
export function listOfField(field: string): ListCode | undefined {
  if (field === "operating_state") return "states";
  if (field === "idle_cause" || /^s\.\d\.reason$/.test(field)) return "stoppages";
  if (field === "money") return "money";
  return /^f\.\d+\.other_(?:in|out)_reason$/.test(field) ? "others" : undefined;
}

const folded = (text: string) =>
  text
    .normalize("NFC")
    .replace(/[يى]/g, "ی")
    .replace(/ك/g, "ک")
    .replace(/[\s\u200c]+/g, " ")
    .trim()
    .toLowerCase();

/** Takes a word of a list in any of the languages, or its code; gives the code, or undefined where the list lacks it. */
export function codeOfWord(list: ListCode, word: string): string | undefined {
  const wanted = folded(word);
  for (const language of languages) {
    for (const [code, said] of listWords(list, language)) if (folded(said) === wanted || code === word.trim()) return code;
  }
  return undefined;
}
