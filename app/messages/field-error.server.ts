import type { FieldError } from "#app/domain/refusal.ts";
import type { Language } from "./language.ts";
import { numberErrorText } from "./number-error.ts";
import type { Areas } from "./registry.ts";

/** @returns the sentence of a field's error, with its own numbers in the reader's digits. */
export function fieldErrorText(error: FieldError, t: Areas["common"], language: Language): string {
  if (error.code in t.files.errors) {
    return t.files.errors[error.code as keyof typeof t.files.errors]({ name: error.params?.name ?? "" });
  }
  return numberErrorText(error, t, language);
}
