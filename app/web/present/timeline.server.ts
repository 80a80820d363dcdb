import type { ClockDays } from "#app/domain/review-clock.ts";
import { groupTrackingCode } from "#app/domain/tracking-code.ts";
import { catalogue } from "#app/messages/catalogue.server.ts";
import { formatDate, formatDateTime, formatGregorian, formatPeriod } from "#app/messages/dates.ts";
import { eventTitles } from "#app/messages/event-titles.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger, toDigits } from "#app/messages/numbers.ts";
import type { Paper } from "#app/outputs/pdf/paper.server.ts";
import type { ReturnTimeline } from "#app/usecases/view-timeline.server.ts";
import { verifyAddress } from "./receipt.server.ts";

/** A return's timeline as a paper in the reader's language, and the names of its file. */
export function timelinePaper(
  timeline: ReturnTimeline,
  { language, origin }: { language: Language; origin: string },
): { paper: Paper; plain: string; full: string } {
  const { common, expert, outputs } = catalogue(language);
  const { papers } = outputs;
  const t = papers.timeline;
  const titles = eventTitles(timeline.events.toReversed(), expert.review.events, language);
  const { found, spans, days, made_at } = timeline;
  const fa = language === "fa";
  const establishment = fa ? found.establishment_fa : found.establishment_en;
  const period = formatPeriod(found.period, language, "short");
  const count = (number: number) => formatInteger(number, language);
  const spent = (of: ClockDays) => t.days({ days: count(of.calendar), working: count(of.working) });
  const roles: Readonly<Record<string, string>> = common.roles;
  const waited = (at: Date | null) => {
    const span = spans.find((one) => one.to?.getTime() === at?.getTime());
    return span === undefined ? papers.certificate.none : t.waited({ office: t.offices[span.office], days: spent(span.days) });
  };
  const shown = timeline.events.filter((event) => event.event !== "save");
  const rows = shown.map((event) => {
    const by = fa ? event.by_fa : event.by_en;
    const role = roles[event.actor_role] ?? "";
    return {
      cells: [
        formatDateTime(event.at, language, "numeric"),
        titles.get(event.id) ?? "",
        [by, role].filter(Boolean).join(common.grid.separator),
        waited(event.at),
      ],
      marked: ["send-back", "refer-back", "reopen", "annul"].includes(event.event),
    };
  });
  const running = spans.at(-1)?.to === null;
  return {
    paper: {
      language,
      title: t.title,
      subtitle: `${establishment} · ${period}`,
      facts: [
        { term: papers.certificate.establishment, value: establishment },
        { term: papers.certificate.legalId, value: toDigits(found.legal_id, language) },
        { term: papers.certificate.licence, value: toDigits(found.licence_number ?? papers.certificate.none, language) },
        { term: papers.certificate.province, value: fa ? found.province_fa : found.province_en },
        { term: t.period, value: formatPeriod(found.period, language) },
        { term: t.state, value: common.states[found.state] },
        { term: t.due, value: formatDate(found.due_on, language) },
        { term: t.spent.establishment, value: spent(days.establishment) },
        { term: t.spent.province, value: spent(days.province) },
        { term: t.spent.ministry, value: spent(days.ministry) },
        {
          term: t.made,
          value: formatDateTime(made_at, language, "long"),
          ...(fa ? { more: formatGregorian(made_at) } : {}),
        },
        { term: t.madeBy, value: fa ? timeline.made_by.name_fa : timeline.made_by.name_en },
      ],
      table: {
        heads: [t.heads.when, t.heads.what, t.heads.who, t.heads.waited],
        rows: running
          ? [...rows, { cells: [formatDateTime(made_at, language, "numeric"), t.now, "", waited(null)], marked: false }]
          : rows,
      },
      notes: [t.notes.counting, t.notes.working],
      code: { label: t.code({ version: count(timeline.version) }), grouped: groupTrackingCode(timeline.tracking_code) },
      verify: { address: verifyAddress(origin, timeline.tracking_code), note: t.verify },
      fingerprint: { label: papers.certificate.fingerprint, sha256: timeline.sha256 },
      product: `${common.product.name} · ${common.product.tagline}`,
      made: made_at.toISOString(),
    },
    plain: `timeline-${found.id}-${found.period}.pdf`,
    full: `${t.fileName({ establishment, period })}.pdf`,
  };
}
