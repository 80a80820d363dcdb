import type { AnswerClock } from "#app/domain/answer-clock.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatDate, formatPeriod } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import type { ReturnedMonth } from "#app/usecases/view-returned.server.ts";

/** So many months are named in the strip; the desk shows them all. */
const mostNamed = 3;

function saysOf(answer: AnswerClock, language: Language): string {
  const t = messages(language, "served").returned;
  if (answer.kind === "suspended") return t.suspended;
  if (answer.kind === "last") return t.last;
  const days = formatInteger(answer.working_days, language);
  // On a day off right after the due day no working day has passed yet.
  return answer.kind === "left" ? t.left({ days }) : answer.working_days === 0 ? t.passed : t.over({ days });
}

/** The strip on top of every page of the liaison, and what stands before the page's title; null where nothing waits. */
export function presentReturned(months: readonly ReturnedMonth[], language: Language) {
  if (months.length === 0) return null;
  const t = messages(language, "served").returned;
  const count = (number: number) => ({ count: formatInteger(number, language) });
  return {
    label: t.label,
    prefix: t.prefix(count(months.length)),
    text: t.strip(count(months.length)),
    months: months.slice(0, mostNamed).map((month) => ({
      to: `/liaison/returns/${month.id}`,
      name: t.month({
        period: formatPeriod(month.period, language, "short"),
        establishment: language === "fa" ? month.establishment_fa : month.establishment_en,
      }),
      answer: saysOf(month.answer, language),
    })),
    more: months.length > mostNamed ? t.more(count(months.length - mostNamed)) : null,
  };
}

/** The same clock as a box with its day; null while it is suspended or where the month does not wait. */
export function answerBox(answer: AnswerClock | undefined, language: Language) {
  if (answer === undefined || answer.kind === "suspended") return null;
  const t = messages(language, "served").returned;
  return {
    kind: answer.kind,
    days: formatInteger(answer.working_days, language),
    label: t.box[answer.kind],
    date: t.until({ date: formatDate(answer.due_on, language, "full") }),
  };
}
