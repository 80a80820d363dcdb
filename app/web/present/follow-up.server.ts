import { duePointOf } from "#app/domain/calendar.ts";
import { contactKinds, contactOutcomes, oneClickDays } from "#app/domain/follow-up.ts";
import type { FieldError } from "#app/domain/refusal.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatDate, formatDateTime, formatPeriod } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger, toDigits } from "#app/messages/numbers.ts";
import { formatPercent } from "#app/messages/percent.ts";
import type { FollowUpView } from "#app/usecases/view-follow-up.server.ts";
import { type SilentRow, type SilentView, silentPageSize } from "#app/usecases/view-silent.server.ts";
import { newRequestKey } from "../request-key.server.ts";

/** Why a form of the follow-up pages was not done. */
export interface FollowUpRefused {
  code: string;
  fields: readonly FieldError[];
  /** null where nothing could be read. */
  typed: Typed | null;
}

interface Typed {
  kind: string;
  outcome: string;
  spoke_to: string;
  note: string;
  days: string;
  reason: string;
  picked: string[];
}

interface Reader {
  language: Language;
  /** Business time. */
  now: Date;
  refused: FollowUpRefused | null;
}

type Named = { name_fa: string; name_en: string };

export const followUpPath = "/expert/follow-up";

/** The address of the list with its question. */
export function silentPath(
  question: { period: string | null; search: string; mine?: boolean; page?: number },
  more = "",
): string {
  const params = new URLSearchParams(more);
  if (question.period !== null) params.set("period", question.period);
  if (question.search !== "") params.set("q", question.search);
  if (question.mine) params.set("mine", "1");
  if (question.page !== undefined && question.page > 1) params.set("page", String(question.page));
  const text = params.toString();
  return text === "" ? followUpPath : `${followUpPath}?${text}`;
}

const nameOf = (of: Named, language: Language) => (language === "fa" ? of.name_fa : of.name_en);

function peopleOf(people: SilentRow["people"], language: Language) {
  const { roles } = messages(language, "common");
  return people.map((person) => ({
    id: person.id,
    name: nameOf(person, language),
    role: roles[person.role],
    phone: person.phone === null ? null : toDigits(person.phone, language),
    phoneTo: person.phone === null ? null : `tel:${person.phone.replace(/[^\d+]/g, "")}`,
    email: person.email,
  }));
}

/** Sentences of what is wrong, by field, and over the form. */
function troubleOf(
  refused: FollowUpRefused | null,
  language: Language,
): { errors: Record<string, string>; refused: string | null } {
  if (refused === null) return { errors: {}, refused: null };
  const t = messages(language, "expert").followUp;
  const { refusals } = messages(language, "common");
  const own: Readonly<Record<string, string>> = { ...refusals, ...t.refusals };
  const texts: Readonly<Record<string, string>> = t.fields;
  const errors = Object.fromEntries(
    refused.fields.flatMap(({ field, code }) => (code in texts ? [[field, texts[code] ?? ""]] : [])),
  );
  // Words for a field that the page does not show stand over the form.
  const over = errors.return ?? errors.one ?? (errors.days && refused.typed?.days === "" ? errors.days : undefined);
  return { errors, refused: over ?? own[refused.code] ?? t.refusals["invalid-input"] };
}

function silentRow(row: SilentRow, reader: Reader) {
  const { language, now } = reader;
  const t = messages(language, "expert").followUp;
  const count = (value: number | string) => formatInteger(Number(value), language);
  return {
    id: row.id,
    establishment: nameOf(row, language),
    place: language === "fa" ? row.county_fa : row.county_en,
    to: `${followUpPath}/${row.id}`,
    state: row.state,
    selected: row.selected === 1,
    missing: now > duePointOf(row.due_on).graceUntil,
    inARow: row.in_a_row < 2 ? null : t.inARow({ months: count(row.in_a_row) }),
    share: row.share === null ? null : formatPercent(row.share, language, { decimals: 2 }),
    byCapacity: row.basis === "capacity",
    people: peopleOf(row.people, language),
    officePhone: row.phone === null ? null : t.officePhone({ phone: toDigits(row.phone, language) }),
    reminders:
      row.reminders === null
        ? null
        : t.reminderCount({
            count: count(row.reminders.count),
            date: formatDate(row.reminders.last_at, language, "numeric"),
          }),
    contacts: row.contacts === null ? null : t.contactCount({ count: count(row.contacts.count) }),
    lastOutcome: row.contacts === null ? null : t.outcomes[row.contacts.outcome],
    due: formatDate(row.due_on, language, "short"),
    extended: Number(row.extensions ?? 0) === 0 ? null : t.extensions({ count: count(row.extensions ?? 0) }),
    offer:
      row.offer === null
        ? null
        : { value: `${row.id}.${oneClickDays}`, date: t.extendTo({ date: formatDate(row.offer, language, "short") }) },
    picked: reader.refused?.typed?.picked.includes(String(row.id)) ?? false,
  };
}

/** The list of the silent in the reader's language; `done` is what a form of it just did. */
export function presentSilent(view: SilentView, reader: Reader & { done: { extended: number; left: number } | null }) {
  const { language } = reader;
  const t = messages(language, "expert").followUp;
  const common = messages(language, "common");
  const { question } = view;
  const count = (value: number) => formatInteger(value, language);
  const first = (question.page - 1) * silentPageSize;
  const at = (page: number) => silentPath({ ...question, page });
  const period = question.period === null ? "" : formatPeriod(question.period, language);
  const { done } = reader;
  return {
    title: t.title,
    shell: view.province === null ? {} : { place: nameOf(view.province, language) },
    subtitle: question.period === null ? null : t.subtitle({ period, count: count(view.total) }),
    weight: view.share === null || view.total === 0 ? null : t.weight({ share: formatPercent(view.share, language) }),
    period: question.period ?? "",
    periods: view.periods.map((code) => ({ value: code, label: formatPeriod(code, language, "short") })),
    search: question.search,
    mine: question.mine,
    clearPath: question.search === "" && !question.mine ? null : silentPath({ period: question.period, search: "" }),
    action: at(question.page),
    empty:
      view.total > 0
        ? null
        : {
            title: question.search !== "" ? t.noneFound({ search: question.search }) : question.mine ? t.noneMine : t.none,
            hint: t.noneHint,
          },
    rows: view.rows.map((row) => silentRow(row, reader)),
    pages:
      view.pages < 2
        ? null
        : {
            place: common.pages.position({
              from: count(first + 1),
              to: count(first + view.rows.length),
              total: count(view.total),
            }),
            previous: question.page > 1 ? at(question.page - 1) : null,
            next: question.page < view.pages ? at(question.page + 1) : null,
          },
    form: {
      key: newRequestKey(),
      days: view.lists ? view.days.map((days) => ({ value: String(days), label: t.daysOption({ days: count(days) }) })) : null,
      chosenDays: reader.refused?.typed?.days || String(oneClickDays),
      reason: reader.refused?.typed?.reason ?? t.reasonDefault,
    },
    ...troubleOf(reader.refused, language),
    done:
      done === null
        ? []
        : [
            ...(done.extended > 0 ? [t.done.extended({ count: count(done.extended) })] : []),
            ...(done.left > 0 ? [t.done.left({ count: count(done.left) })] : []),
          ],
  };
}

/** The follow-up of one month in the reader's language. */
export function presentFollowUp(view: FollowUpView, reader: Reader & { done: "noted" | "extended" | "filed" | null }) {
  const { language, refused, done } = reader;
  const t = messages(language, "expert").followUp;
  const { found } = view;
  const establishment = language === "fa" ? found.establishment_fa : found.establishment_en;
  const period = formatPeriod(found.period, language, "short");
  const short = (day: string) => formatDate(day, language, "short");
  const moment = (at: Date) => ({ when: formatDateTime(at, language, "numeric"), whenIso: at.toISOString() });
  const by = (row: { by_fa: string; by_en: string }) => (language === "fa" ? row.by_fa : row.by_en);
  const trouble = troubleOf(refused, language);
  const doneSaid = {
    noted: () => t.done.noted,
    extended: () => t.done.extended({ count: formatInteger(1, language) }),
    filed: () => messages(language, "served").telephone.filed,
  };
  return {
    title: t.titleOf({ establishment, period }),
    establishment,
    state: found.state,
    missing: view.silent && reader.now > duePointOf(found.due_on).graceUntil,
    subtitle: formatPeriod(found.period, language),
    backPath: silentPath({ period: found.period, search: "" }),
    silent: view.silent,
    returnPath: found.version > 0 ? `/expert/returns/${found.id}` : null,
    conversationPath: `/expert/returns/${found.id}/conversation`,
    telephone: view.may_file
      ? { to: `${followUpPath}/${found.id}/telephone`, text: messages(language, "served").telephone.open }
      : null,
    people: peopleOf(view.people, language),
    officePhone: view.phone === null ? null : t.officePhone({ phone: toDigits(view.phone, language) }),
    contacts: view.contacts.map((row) => ({
      id: row.id,
      title: [t.kinds[row.kind], t.outcomes[row.outcome]].join(messages(language, "common").grid.separator),
      who: [row.spoke_to === "" ? "" : t.spoke({ name: row.spoke_to }), by(row)].filter(Boolean).join(" · "),
      note: row.text === "" ? undefined : row.text,
      ...moment(row.noted_at),
    })),
    reminders: view.reminders.map((row) => ({
      id: row.id,
      title: t.reminderOf({ kind: t.reminderKinds[row.kind], date: short(row.due_on) }),
      ...moment(row.made_at),
    })),
    extensions: [...view.extensions].reverse().map((row) => ({
      id: row.id,
      title: t.extensionOf({ before: short(row.due_before), after: short(row.due_after) }),
      who: by(row),
      note: row.text === "" ? undefined : row.text,
      ...moment(row.granted_at),
    })),
    due: formatDate(found.due_on, language),
    key: newRequestKey(),
    kinds: contactKinds.map((kind) => ({ value: kind, label: t.kinds[kind] })),
    outcomes: contactOutcomes.map((outcome) => ({ value: outcome, label: t.outcomes[outcome] })),
    offers: view.offers.map((offer) => ({
      value: String(offer.days),
      label: t.extendUntil({ days: formatInteger(offer.days, language), date: short(offer.due_on) }),
    })),
    typed: {
      kind: refused?.typed?.kind || "call",
      outcome: refused?.typed?.outcome ?? "",
      spoke_to: refused?.typed?.spoke_to ?? "",
      note: refused?.typed?.note ?? "",
      days: refused?.typed?.days || String(oneClickDays),
      reason: refused?.typed?.reason || t.reasonDefault,
    },
    ...trouble,
    done: done === null ? null : doneSaid[done](),
  };
}
