import { placeholders, placeholdersIn, renamePlaceholders } from "#app/domain/text-template.ts";
import { catalogue } from "./catalogue.server.ts";
import { type Language, languages } from "./language.ts";

const codeOf = new Map(
  languages.flatMap((language) =>
    placeholders.map((code) => [catalogue(language).expert.templates.placeholders[code], code] as const),
  ),
);

/** A text as typed, with its placeholders as codes; one of no known name stays as it is. */
export function withCodes(text: string): string {
  return renamePlaceholders(text, (name) => codeOf.get(name.replace(/\s+/g, " ")));
}

/** A stored text with its placeholders in words. */
export function withWords(text: string, language: Language): string {
  const words: Readonly<Record<string, string>> = catalogue(language).expert.templates.placeholders;
  return renamePlaceholders(text, (name) => words[name]);
}

/** The names of the placeholders, for a hint or an error. */
export function placeholderNames(language: Language): string {
  const words = catalogue(language).expert.templates.placeholders;
  return placeholders.map((code) => `{${words[code]}}`).join(" ");
}

/** Whether a text for the liaison still holds a placeholder, in words or as a code. */
export function hasPlaceholder(text: string): boolean {
  return placeholdersIn(withCodes(text)).length > 0;
}
