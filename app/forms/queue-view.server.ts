import { duePointOf, isLate } from "#app/domain/calendar.ts";
import type { Finding } from "#app/domain/checks/finding.ts";
import type { OperatingState, ReturnState } from "#app/domain/monthly-return.ts";
import { daysBetween, tehranDay } from "#app/domain/period.ts";
import {
  type QueueQuestion,
  type QueueTab,
  queuePageSize,
  type ReviewDesk,
  statesOfTab,
  tabsOf,
  waitingSince,
} from "#app/domain/review-queue.ts";
import { formatDateTime, formatPeriod } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger, toDigits } from "#app/messages/numbers.ts";
import type { Areas } from "#app/messages/registry.ts";
import type { QueuePageView, QueueRowView } from "./queue-view.ts";
import { basePath, queuePath, reviewPath } from "./review-query.ts";
import { type DoneSource, doneText } from "./review-view.server.ts";

interface QueueSourceRow {
  id: number;
  state: ReturnState;
  version: number;
  province_code: string;
  submitted_at: Date | null;
  first_submitted_at: Date | null;
  state_since: Date;
  due_on: string;
  operating_state: OperatingState | null;
  isic_code: string;
  establishment_fa: string;
  establishment_en: string;
  selected: number;
  county_fa: string;
  county_en: string;
  findings: string | null;
}

type Named = { name_fa: string; name_en: string };

/** What a queue's page is made from. */
export interface QueueSource {
  desk: ReviewDesk;
  province: Named | null;
  provinces: readonly (Named & { code: string })[];
  periods: readonly { code: string; waiting: number }[];
  question: QueueQuestion;
  counts: ReadonlyMap<ReturnState, number>;
  waiting: number;
  total: number;
  pages: number;
  rows: readonly QueueSourceRow[];
  inquiries: ReadonlyMap<number, number>;
}

export interface QueueReading {
  language: Language;
  common: Areas["common"];
  words: Pick<Areas["expert"], "queue" | "review" | "conversation">;
  /** Business time, UTC instant. */
  now: Date;
}

function explainCount(findings: string | null): number | null {
  if (findings === null) return null;
  return (JSON.parse(findings) as Finding[]).filter((finding) => finding.severity === "explain").length;
}

function rowView(row: QueueSourceRow, view: QueueSource, reading: QueueReading): QueueRowView {
  const { language, now, common } = reading;
  const t = reading.words.queue;
  const name = (of: Named | undefined) => (of === undefined ? "" : language === "fa" ? of.name_fa : of.name_en);
  const county = language === "fa" ? row.county_fa : row.county_en;
  const province = view.desk === "ministry" ? name(view.provinces.find((one) => one.code === row.province_code)) : "";
  const due = duePointOf(row.due_on);
  const first = row.first_submitted_at;
  const days = daysBetween(tehranDay(waitingSince(row)), tehranDay(now));
  const explains = explainCount(row.findings);
  const asked = view.inquiries.get(row.id) ?? 0;
  return {
    id: row.id,
    establishment: language === "fa" ? row.establishment_fa : row.establishment_en,
    to: row.version === 0 ? null : reviewPath(view.desk, row.id, view.question),
    place: [province, county].filter(Boolean).join(common.grid.separator),
    isic: toDigits(row.isic_code, language),
    state: row.state,
    selected: row.selected === 1,
    late: first !== null && isLate(first, due),
    missing: first === null && now > due.graceUntil,
    idle: row.operating_state === "idle",
    submitted: row.submitted_at === null ? null : formatDateTime(row.submitted_at, language, "numeric"),
    submittedIso: row.submitted_at?.toISOString(),
    waiting: days <= 0 ? t.today : t.days({ days: formatInteger(days, language) }),
    version: row.version === 0 ? null : formatInteger(row.version, language),
    resubmitted: row.version > 1,
    inquiries: asked === 0 ? null : reading.words.conversation.openInquiries({ count: formatInteger(asked, language) }),
    findings: explains === null || explains === 0 ? null : formatInteger(explains, language),
  };
}

function tabLabel(tab: QueueTab, reading: QueueReading): string {
  return tab === "waiting" ? reading.words.queue.waiting : reading.common.shortStates[tab];
}

function emptyView(view: QueueSource, reading: QueueReading): QueuePageView["empty"] {
  if (view.total > 0) return null;
  const t = reading.words.queue;
  if (view.question.search !== "") return { title: t.emptySearch({ search: view.question.search }), hint: t.emptyHint };
  if (view.question.tab === "waiting") return { title: t.emptyWaiting, hint: t.emptyWaitingHint };
  return { title: t.empty, hint: t.emptyHint };
}

/** A review desk's queue in the reader's language. */
export function queuePageView(view: QueueSource, reading: QueueReading, done: DoneSource | null): QueuePageView {
  const { language, common, words } = reading;
  const { desk, question } = view;
  const digits = (count: number) => formatInteger(count, language);
  const count = (tab: QueueTab) => statesOfTab(desk, tab).reduce((sum, state) => sum + (view.counts.get(state) ?? 0), 0);
  const at = (page: number) => queuePath(desk, question, { page: page === 1 ? null : page });
  const first = (question.page - 1) * queuePageSize;
  const province = view.province && (language === "fa" ? view.province.name_fa : view.province.name_en);
  return {
    title: words.queue.title,
    shell: { ...(province ? { place: province } : {}), counts: { queue: digits(view.waiting) } },
    desk,
    subtitle:
      question.period === null
        ? null
        : words.queue.subtitle({ period: formatPeriod(question.period, language), count: digits(count("waiting")) }),
    action: basePath[desk],
    period: question.period ?? "",
    periods: view.periods.map(({ code, waiting }) => {
      const period = formatPeriod(code, language, "short");
      return { value: code, label: waiting === 0 ? period : words.queue.periodOption({ period, count: digits(waiting) }) };
    }),
    tab: question.tab,
    tabs: tabsOf(desk).map((tab) => ({
      tab,
      label: tabLabel(tab, reading),
      count: digits(count(tab)),
      to: queuePath(desk, { ...question, tab }),
      current: tab === question.tab,
    })),
    search: question.search,
    clearPath: queuePath(desk, { ...question, search: "" }),
    rows: view.rows.map((row) => rowView(row, view, reading)),
    empty: emptyView(view, reading),
    pages:
      view.pages < 2
        ? null
        : {
            place: common.pages.position({
              from: digits(first + 1),
              to: digits(first + view.rows.length),
              total: digits(view.total),
            }),
            previous: question.page > 1 ? at(question.page - 1) : null,
            next: question.page < view.pages ? at(question.page + 1) : null,
          },
    done: doneText(done, { language, review: words.review }),
  };
}
