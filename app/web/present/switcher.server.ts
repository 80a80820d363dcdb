import type { Language } from "#app/messages/language.ts";

interface Named {
  id: number;
  name_fa: string;
  name_en: string;
}

/** More names than a list can be read through, and than the form's page should carry. */
const mostOnForm = 60;
const mostWithoutSearch = 8;

/** The choice among a person's establishments; null where there is none. */
export function switcherOf(
  all: readonly Named[],
  at: { chosen: number | null; period: string | null; search: string },
  language: Language,
) {
  if (all.length < 2) return null;
  const onForm = at.period !== null;
  return {
    chosen: at.chosen === null ? null : String(at.chosen),
    period: at.period,
    search: onForm || all.length <= mostWithoutSearch ? null : at.search,
    options:
      onForm && all.length > mostOnForm
        ? null
        : all.map((row) => ({ value: String(row.id), label: language === "fa" ? row.name_fa : row.name_en })),
  };
}
