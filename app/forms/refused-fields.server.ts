import { fieldErrorText } from "#app/messages/field-error.server.ts";
import type { Attempt } from "./return-source.ts";
import type { Reading } from "./return-view.server.ts";

/** Whether a refused request met somebody else's value in a field. */
export function isConflict(attempt: Attempt | null, field: string): boolean {
  return attempt?.errors.some((one) => one.field === field && one.code === "changed-meanwhile") ?? false;
}

/** What is wrong with a field of a refused request, in words. */
export function errorAt(attempt: Attempt | null, field: string, { common, language }: Reading): string | null {
  const error = attempt?.errors.find((one) => one.field === field);
  return error ? fieldErrorText(error, common, language) : null;
}
