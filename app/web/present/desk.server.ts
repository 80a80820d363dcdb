import { openPeriodAt } from "#app/domain/calendar.ts";
import { nextPeriod, periodOfInstant } from "#app/domain/period.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatPeriod } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import type { Desk } from "#app/usecases/view-desk.server.ts";
import type { ReturnedMonth } from "#app/usecases/view-returned.server.ts";
import { presentNotices, presentOwnInquiries } from "./notices.server.ts";
import { awaitsFiling, dueOf, stripMonth } from "./return-form-head.server.ts";
import { answerBox } from "./returned.server.ts";
import { switcherOf } from "./switcher.server.ts";
import { yearPath } from "./year.server.ts";

/** Of a group's establishments so many are shown at once; the rest is found by name. */
const mostYears = 12;
const mostWaiting = 60;

function moreOf(count: number, say: (p: { count: string }) => string, language: Language): string | null {
  return count > 0 ? say({ count: formatInteger(count, language) }) : null;
}

/** The liaison's desk in the reader's language. */
export function presentDesk(
  desk: Desk,
  reader: {
    language: Language;
    now: Date;
    asked: { search: string; declined: boolean };
    returned: readonly ReturnedMonth[];
  },
) {
  const { language, now, asked } = reader;
  const answers = new Map(reader.returned.map((month) => [month.id, month.answer]));
  const t = messages(language, "liaison");
  const { accessNotices, approvalNotices, ...served } = messages(language, "served");
  const { standingNotices, telephone } = served;
  const reminders = { ...served.reminderNotices, ...approvalNotices, ...telephone.notices, ...standingNotices };
  const name = (row: { name_fa: string; name_en: string }) => (language === "fa" ? row.name_fa : row.name_en);
  const toSign = desk.waiting.filter((row) => row.act === "sign").length;
  const present = periodOfInstant(now);
  const digits = (count: number) => formatInteger(count, language);
  const { signature, desk: words } = t.people;
  const title = toSign > 0 ? signature.titleToSign({ count: digits(toSign) }) : t.desk.title;
  const chosen = desk.all.find((row) => row.id === desk.chosen);
  const [only] = desk.all;
  return {
    title,
    shell: {
      place: chosen
        ? name(chosen)
        : only && desk.all.length === 1
          ? name(only)
          : desk.all.length === 0
            ? undefined
            : words.several({ count: digits(desk.all.length) }),
    },
    declined: asked.declined ? signature.declined : null,
    toSign: toSign === 0 ? null : signature.toSign({ count: digits(toSign) }),
    switcher: switcherOf(desk.all, { chosen: desk.chosen, period: null, search: asked.search }, language),
    nothingFound: desk.all.length > 0 && desk.establishments.length === 0,
    more: {
      waiting: moreOf(desk.waiting.length - mostWaiting, words.moreMonths, language),
      establishments: moreOf(desk.establishments.length - mostYears, words.moreEstablishments, language),
    },
    waiting: desk.waiting.slice(0, mostWaiting).map((row) => ({
      id: row.id,
      act: row.act,
      to: `/liaison/returns/${row.id}${row.state === "awaiting-signature" ? "/sign" : ""}`,
      establishment: language === "fa" ? row.establishment_fa : row.establishment_en,
      period: formatPeriod(row.period, language),
      state: row.state,
      reasons: row.open_reasons === 0 ? null : t.desk.reasons({ count: formatInteger(row.open_reasons, language) }),
      due:
        row.act === "correct"
          ? answerBox(answers.get(row.id), language)
          : awaitsFiling(row)
            ? dueOf(row.due_on, now, language)
            : null,
    })),
    early: desk.establishments.length === 0 ? null : t.desk.early({ period: formatPeriod(present, language) }),
    establishments: desk.establishments.slice(0, mostYears).map((establishment) => ({
      id: establishment.id,
      name: name(establishment),
      to: yearPath(establishment.id),
      months: establishment.months.map((row) => ({
        ...stripMonth(row, language, now, openPeriodAt(now)),
        to: row.period < nextPeriod(present) ? `/liaison/returns/${row.id}` : null,
      })),
    })),
    inquiries: presentOwnInquiries(desk.dealings.inquiries, language),
    notices: presentNotices(desk.notices, desk.dealings.read_up_to, {
      language,
      desk: "/liaison",
      texts: { ...served.conversationNotices, ...t.notices, ...accessNotices, ...reminders },
      path: ({ kind, return_id, establishment_id }) =>
        return_id === null
          ? `/liaison/people?establishment=${establishment_id}`
          : `/liaison/returns/${return_id}${kind in t.notices || kind in reminders ? "" : "/conversation"}`,
    }),
  };
}
