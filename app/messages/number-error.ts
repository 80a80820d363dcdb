import type { FieldError } from "#app/domain/refusal.ts";
import type { Language } from "#app/messages/language.ts";
import { formatDecimal } from "#app/messages/numbers.ts";
import type { Areas } from "#app/messages/registry.ts";

/** @returns the sentence of what is wrong with a typed field, with its own numbers in the reader's digits; in the browser too. */
export function numberErrorText(error: FieldError, t: Areas["common"], language: Language): string {
  const texts = t.fieldErrors;
  if (error.code === "ambiguous-separator") {
    const { whole, fraction } = error.params ?? {};
    if (whole === undefined || fraction === undefined) return texts["not-a-number"];
    return texts["ambiguous-separator"]({
      whole: formatDecimal(whole, language),
      fraction: formatDecimal(fraction, language),
    });
  }
  if (!(error.code in texts)) return texts.unknown;
  const text = texts[error.code as keyof typeof texts];
  return typeof text === "string" ? text : texts.unknown;
}
