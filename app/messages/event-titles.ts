import { supersededVersions } from "#app/domain/review-history.ts";
import type { Language } from "./language.ts";
import { formatInteger } from "./numbers.ts";

type Words = Readonly<Record<string, string | ((p: { version: string; earlier: string }) => string)>> & { other: string };

/**
 * What a return's events are called, by event; an approval in place of an earlier version says so.
 * @param events the whole history, newest first
 */
export function eventTitles(
  events: readonly { id: number; event: string; version: number }[],
  words: Words,
  language: Language,
): ReadonlyMap<number, string> {
  const superseded = supersededVersions([...events].reverse());
  return new Map(
    events.map(({ id, event, version }) => {
      const earlier = superseded.get(id);
      const said = words[earlier === undefined ? event : "supersede"] ?? words.other;
      const numbers = { version: formatInteger(version, language), earlier: formatInteger(earlier ?? 0, language) };
      return [id, typeof said === "string" ? said : said(numbers)];
    }),
  );
}
