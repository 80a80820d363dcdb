import { daysLeft, duePointOf, opensAt } from "#app/domain/calendar.ts";
import type { ReturnState } from "#app/domain/monthly-return.ts";
import { parsePeriod, periodParts } from "#app/domain/period.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatDate, formatDateTime, formatPeriod, formatTime, monthName } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger, toDigits } from "#app/messages/numbers.ts";
import type { ReturnFormView, StripReturn } from "#app/usecases/view-return-form.server.ts";
import type { ReturnedMonth } from "#app/usecases/view-returned.server.ts";
import { answerBox } from "./returned.server.ts";
import { switcherOf } from "./switcher.server.ts";

/** Whether nothing of a month is filed: never sent, or what was sent was taken back. */
export function awaitsFiling(row: { state: ReturnState; first_submitted_at: Date | null }): boolean {
  return row.first_submitted_at === null || row.state === "draft";
}

/** One month of a year strip, ready to be shown. */
export function stripMonth(
  row: Pick<StripReturn, "id" | "period" | "state" | "due_on" | "first_submitted_at" | "operating_state">,
  language: Language,
  now: Date,
  current: string | null,
) {
  const { year, month } = periodParts(parsePeriod(row.period) ?? row.period);
  const missing = (row.state === "not-started" || row.state === "draft") && now > duePointOf(row.due_on).graceUntil;
  const late = row.first_submitted_at !== null && row.first_submitted_at > duePointOf(row.due_on).graceUntil;
  return {
    period: row.period,
    name: monthName(month, language),
    year: month === 1 ? toDigits(String(year), language) : null,
    state: row.state,
    to: `/liaison/returns/${row.id}`,
    idle: row.operating_state === "idle" && !awaitsFiling(row) && row.state !== "returned",
    missing,
    late,
    current: row.period === current,
  };
}

/** Days left, over, or the last day, for a due day. */
export function dueOf(dueOn: string, now: Date, language: Language) {
  const left = daysLeft(now, dueOn);
  return {
    kind: left > 0 ? ("left" as const) : left === 0 ? ("last" as const) : ("over" as const),
    days: formatInteger(Math.abs(left), language),
    date: formatDate(dueOn, language, "full"),
  };
}

/** Who did not sign, when, and why. */
function declinedOf(request: NonNullable<ReturnFormView["declined"]>, language: Language) {
  const t = messages(language, "liaison").people.signature;
  const name = (language === "fa" ? request.decided_fa : request.decided_en) ?? "";
  const time = request.decided_at === null ? "" : formatDateTime(request.decided_at, language);
  return { title: t.declinedBy({ name, time }), text: request.text };
}

/** Head of the form page: title, subtitle, due day, year strip and what the last request did. */
export function headOfForm(
  form: ReturnFormView,
  reader: { language: Language; now: Date; url: URL; returned: readonly ReturnedMonth[] },
) {
  const { language, now, url } = reader;
  const { found, reasons } = form.loaded;
  const t = messages(language, "liaison");
  const fa = language === "fa";
  const period = formatPeriod(found.period, language);
  const place = fa ? found.establishment_fa : found.establishment_en;
  const saved = url.searchParams.get("saved");
  const licence = t.form.licence({
    number: toDigits(found.licence_number ?? "–", language),
    province: fa ? found.province_fa : found.province_en,
  });
  const open = reasons.filter((reason) => reason.answer === null).length;
  const changedAt = form.loaded.products.reduce<Date | null>(
    (newest, row) => (row.changed_at && (!newest || row.changed_at > newest) ? row.changed_at : newest),
    found.operation_at,
  );
  const answer = answerBox(reader.returned.find((month) => month.id === found.id)?.answer, language);
  return {
    title: t.form.title({ period }),
    month: [formatPeriod(found.period, language, "short"), place].join(messages(language, "common").grid.separator),
    shell: { place },
    subtitle: [place, licence].join(messages(language, "common").grid.separator),
    state: found.state,
    inForce: found.in_force_version === null ? null : formatInteger(found.in_force_version, language),
    version: found.version,
    viewPath: found.version > 0 ? `/liaison/returns/${found.id}/view` : null,
    due: answer ?? (awaitsFiling(found) ? dueOf(found.due_on, now, language) : null),
    late: answer === null && awaitsFiling(found) && daysLeft(now, found.due_on) < 0,
    strip: form.strip.map((row) => stripMonth(row, language, now, found.period)),
    saved: saved !== null,
    declined: form.declined && declinedOf(form.declined, language),
    switcher: switcherOf(form.establishments, { chosen: found.establishment_id, period: found.period, search: "" }, language),
    takenBack: url.searchParams.has("taken-back"),
    returned: found.state === "returned" && open > 0 ? t.form.returned({ count: formatInteger(open, language) }) : null,
    notice: form.can_submit
      ? null
      : form.can_request
        ? t.people.signature.needed
        : t.form.planned({ date: formatDate(opensAt(found.period), language) }),
    status: changedAt === null ? t.form.notSaved : t.form.saved({ time: formatTime(changedAt, language) }),
  };
}
