import type { Language } from "#app/messages/language.ts";

interface Named {
  id: number;
  name_fa: string;
  name_en: string;
}

const mostWithoutSearch = 8;

/**
 * The choice among a person's establishments; null where there is none.
 * @param all null: too many to be named on a page of one of them; the way to the desk, which searches, is shown
 */
export function switcherOf(
  all: readonly Named[] | null,
  at: { chosen: number | null; period: string | null; search: string },
  language: Language,
) {
  if (all !== null && all.length < 2) return null;
  const onForm = at.period !== null;
  return {
    chosen: at.chosen === null ? null : String(at.chosen),
    period: at.period,
    search: onForm || all === null || all.length <= mostWithoutSearch ? null : at.search,
    options: all?.map((row) => ({ value: String(row.id), label: language === "fa" ? row.name_fa : row.name_en })) ?? null,
  };
}
