import { foldPersian } from "#app/domain/quantity.ts";
import names from "./countries.json" with { type: "json" };
import type { Language } from "./language.ts";

const byCode: Readonly<Record<string, string[]>> = names;

/** What tells names apart for a reader who types one: letters and digits, neither case nor joiners nor spaces. */
function keyOf(text: string): string {
  return foldPersian(text)
    .normalize("NFKD")
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0654]/g, "")
    .replace(/ۀ|ة/g, "ه")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

const byName = new Map<string, string>();
for (const [code, [fa = "", en = ""]] of Object.entries(byCode)) {
  for (const name of [code, fa, en]) byName.set(keyOf(name), code);
}

/** Takes a country as typed: its name in either language, or its ISO 3166-1 code of two letters; gives the code. */
export function countryCode(typed: string): string | undefined {
  return byName.get(keyOf(typed));
}

/** Takes a code; gives the country's name, or the code where it is none of the list. */
export function countryName(code: string, language: Language): string {
  return byCode[code]?.[language === "fa" ? 0 : 1] ?? code;
}

// Persian letters that code points put out of their order.
const alphabet = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی";

function persianKey(name: string): string {
  return [...name].map((letter) => String.fromCharCode(0x4e00 + alphabet.indexOf(letter) + 1)).join("");
}

const sorted: Record<Language, string[]> = {
  fa: Object.values(byCode)
    .map(([fa = ""]) => fa)
    .sort((a, b) => (persianKey(a) < persianKey(b) ? -1 : 1)),
  en: Object.values(byCode)
    .map(([, en = ""]) => en)
    .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
};

/** Names of all countries but this one, in the order of the reader's alphabet. */
export function countryNames(language: Language): readonly string[] {
  return sorted[language];
}
