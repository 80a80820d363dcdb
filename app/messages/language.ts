/** The two languages of the product. Persian is the source; English mirrors it. */
export type Language = "fa" | "en";

export const languages: readonly Language[] = ["fa", "en"];

/** Cookie in which a reader's choice is kept. */
export const languageCookie = "dahom_language";

export type Direction = "rtl" | "ltr";

/** Takes any text (a cookie, a form field); gives the language it names, else Persian. */
export function readLanguage(text: string | null | undefined): Language {
  return text === "en" ? "en" : "fa";
}

export function directionOf(language: Language): Direction {
  return language === "fa" ? "rtl" : "ltr";
}

/** The shape a translation must have: same keys, same parameters, any sentences. */
export type Translated<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (parameters: infer P) => string
      ? (parameters: P) => string
      : Translated<T[K]>;
};
