import { openPeriodAt } from "#app/domain/calendar.ts";
import { nextPeriod, periodOfInstant } from "#app/domain/period.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatDateTime, formatPeriod } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import type { Desk } from "#app/usecases/view-desk.server.ts";
import { awaitsFiling, dueOf, stripMonth } from "./return-form-head.server.ts";
import { yearPath } from "./year.server.ts";

/** The liaison's desk in the reader's language. */
export function presentDesk(desk: Desk, reader: { language: Language; now: Date }) {
  const { language, now } = reader;
  const t = messages(language, "liaison");
  const name = (row: { name_fa: string; name_en: string }) => (language === "fa" ? row.name_fa : row.name_en);
  const returned = desk.waiting.filter((row) => row.state === "returned").length;
  const present = periodOfInstant(now);
  const title = returned === 0 ? t.desk.title : t.desk.titleReturned({ count: formatInteger(returned, language) });
  return {
    title,
    shell: { place: desk.establishments.map(name).slice(0, 1).join("") || undefined },
    returned: returned === 0 ? null : t.desk.sentBack({ count: formatInteger(returned, language) }),
    waiting: desk.waiting.map((row) => ({
      id: row.id,
      to: `/liaison/returns/${row.id}`,
      establishment: language === "fa" ? row.establishment_fa : row.establishment_en,
      period: formatPeriod(row.period, language),
      state: row.state,
      reasons: row.open_reasons === 0 ? null : t.desk.reasons({ count: formatInteger(row.open_reasons, language) }),
      due: awaitsFiling(row) ? dueOf(row.due_on, now, language) : null,
    })),
    early: desk.establishments.length === 0 ? null : t.desk.early({ period: formatPeriod(present, language) }),
    establishments: desk.establishments.map((establishment) => ({
      id: establishment.id,
      name: name(establishment),
      to: yearPath(establishment.id),
      months: establishment.months.map((row) => ({
        ...stripMonth(row, language, now, openPeriodAt(now)),
        to: row.period < nextPeriod(present) ? `/liaison/returns/${row.id}` : null,
      })),
    })),
    notices: desk.notices.flatMap((notice) => {
      const texts = t.notices;
      if (!(notice.kind in texts) || notice.return_id === null) return [];
      const say = texts[notice.kind as keyof typeof texts];
      return [
        {
          id: notice.id,
          to: `/liaison/returns/${notice.return_id}`,
          text: say({ period: formatPeriod(notice.period, language, "short") }),
          establishment: name(notice),
          when: formatDateTime(notice.created_at, language),
        },
      ];
    }),
  };
}
