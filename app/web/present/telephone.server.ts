import type { Refusal } from "#app/domain/refusal.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatDate, formatDateTime, formatPeriod } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger, toDigits } from "#app/messages/numbers.ts";
import type { telephoneOf } from "#app/usecases/confirm-filing.server.ts";
import type { TelephoneFormView } from "#app/usecases/view-telephone-form.server.ts";
import { newRequestKey } from "../request-key.server.ts";

type Row = Awaited<ReturnType<typeof telephoneOf>>;
interface Typed {
  spoke_to: string;
  phone: string;
  day: string;
  time: string;
}

/** What the last request had typed of its call, and why it was refused; null before the first. */
export interface CallTold {
  code: Refusal["code"] | "unreadable" | null;
  call: Typed | null;
  errors: Readonly<NonNullable<Refusal["fields"]>>;
  /** What is wrong in the form itself. */
  summary: { field: string; text: string }[];
}

/** The page round the form in which a call's figures are typed. */
export function presentTelephone(view: TelephoneFormView, language: Language, told: CallTold | null) {
  const { telephone: t } = messages(language, "served");
  const common = messages(language, "common");
  const { found } = view.loaded;
  const fa = language === "fa";
  const establishment = fa ? found.establishment_fa : found.establishment_en;
  const period = formatPeriod(found.period, language, "short");
  const sentences: Readonly<Record<string, string>> = { ...common.refusals, ...t.refusals };
  const words: Readonly<Record<string, string>> = t.errors;
  const errors = (told?.errors ?? []).map(({ field, code }) => ({ field, text: words[code] ?? t.refusals["invalid-input"] }));
  const summary = [...errors, ...(told?.summary ?? [])];
  const [today = ""] = view.days;
  return {
    words: t,
    title: t.title({ establishment, period }),
    subtitle: t.subtitle,
    shell: { place: fa ? found.province_fa : found.province_en },
    backPath: `/expert/follow-up/${found.id}`,
    month: period,
    requestKey: newRequestKey(),
    returnId: found.id,
    selected: found.selected === 1,
    days: view.days.map((day) => ({ value: day, label: formatDate(day, language, "full") })),
    call: told?.call ?? { spoke_to: "", phone: "", day: today, time: "" },
    errors: Object.fromEntries(errors.map(({ field, text }) => [field, text])),
    refused:
      told === null || told.code === null
        ? null
        : {
            sentence: sentences[told.code] ?? common.errors.fault,
            conflict: told.code === "cell-conflict" || told.code === "changed-meanwhile",
            summary,
            count: formatInteger(summary.length, language),
          },
    checked: told !== null && told.code === null,
  };
}

/** How a version came by telephone, for the pages that show its figures; null where it came otherwise. */
export function telephoneNote(row: Row, language: Language) {
  if (row === null) return null;
  const { telephone: t } = messages(language, "served");
  const name = (fa: string | null, en: string | null) => (language === "fa" ? fa : en) ?? "";
  const time = (at: Date) => formatDateTime(at, language);
  const phone = toDigits(row.phone, language);
  return {
    title: t.mark,
    told: t.told({ who: row.spoke_to, phone, time: time(row.called_at) }),
    typed: t.typed({ by: name(row.by_fa, row.by_en), time: time(row.typed_at) }),
    confirmed:
      row.confirmed_at === null
        ? t.unconfirmed
        : t.confirmed({ by: name(row.confirmed_fa, row.confirmed_en), time: time(row.confirmed_at) }),
    settled: row.confirmed_at !== null,
  };
}

/** What the liaison is shown of it, with the button that confirms while it waits. */
export function presentConfirm(row: Row, found: { id: number; version: number }, language: Language) {
  const note = telephoneNote(row, language);
  if (row === null || note === null) return null;
  const { telephone: t } = messages(language, "served");
  const waits = row.confirmed_at === null && row.version === found.version;
  const { confirm, object } = t;
  const objectPath = `/liaison/returns/${found.id}/conversation`;
  return { note, act: waits ? { key: newRequestKey(), version: row.version, confirm, object, objectPath } : null };
}

/** Why a confirmation was refused. */
export function confirmRefusal(language: Language): string {
  return messages(language, "served").telephone.refused;
}

/** The same as one line of a receipt. */
export function telephoneFact(row: Row, language: Language): { term: string; value: string }[] {
  if (row === null) return [];
  const { telephone: t } = messages(language, "served");
  const by = language === "fa" ? row.by_fa : row.by_en;
  return [{ term: t.fact, value: t.factValue({ who: row.spoke_to, phone: toDigits(row.phone, language), by }) }];
}
