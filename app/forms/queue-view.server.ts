import { ruleCodes } from "#app/domain/checks/finding.ts";
import type { ReturnState } from "#app/domain/monthly-return.ts";
import {
  isFiltered,
  type QueueQuestion,
  type QueueTab,
  queuePageSize,
  type ReviewDesk,
  statesOfTab,
  tabsOf,
  withoutFilters,
} from "#app/domain/review-queue.ts";
import { mostTogether } from "#app/domain/together.ts";
import { formatPeriod, formatTime } from "#app/messages/dates.ts";
import { formatInteger, toDigits } from "#app/messages/numbers.ts";
import { type DoneSource, doneView } from "./done.server.ts";
import {
  type LineNames,
  type Named,
  type QueueReading,
  type QueueRowsSource,
  type QueueSourceRow,
  queueRowView,
} from "./queue-row.server.ts";
import type { QueueChoice, QueuePagesView, QueuePageView } from "./queue-view.ts";
import { basePath, placeOf, queuePath, queueQuery } from "./review-query.ts";
import { togetherPath } from "./together-view.server.ts";

/** What a queue's page is made from. */
export interface QueueSource extends QueueRowsSource {
  desk: ReviewDesk;
  province: Named | null;
  choices: {
    counties: readonly (Named & { id: number })[];
    divisions: readonly { code: string; name_fa: string | null; name_en: string }[];
    items: readonly (Named & { id: number; isic_code: string })[];
  };
  periods: readonly { code: string; waiting: number }[];
  question: QueueQuestion & { since: Date };
  counts: ReadonlyMap<ReturnState, number>;
  waiting: number;
  arrived: number;
  total: number;
  first: number;
  rows: readonly QueueSourceRow[];
  lines: readonly LineNames[];
}

function tabLabel(tab: QueueTab, reading: QueueReading): string {
  return tab === "waiting" ? reading.words.queue.waiting : reading.common.shortStates[tab];
}

function emptyView(view: QueueSource, reading: QueueReading): QueuePageView["empty"] {
  if (view.total > 0) return null;
  const t = reading.words.queue;
  const { question } = view;
  if (question.search !== "") return { title: t.emptySearch({ search: question.search }), hint: t.emptyHint };
  if (question.mine && !isFiltered({ ...question, mine: false })) return { title: t.emptyMine, hint: t.emptyMineHint };
  if (isFiltered(question)) return { title: t.emptyFiltered, hint: t.emptyHint };
  if (question.tab === "waiting") return { title: t.emptyWaiting, hint: t.emptyWaitingHint };
  return { title: t.empty, hint: t.emptyHint };
}

function choicesView(view: QueueSource, { language, rules }: QueueReading): QueueChoice[] {
  const { question, choices, desk } = view;
  const name = (of: Named) => (language === "fa" ? of.name_fa : of.name_en);
  const ofIsic = (of: { code: string; name_fa: string | null; name_en: string }) =>
    `${toDigits(of.code, language)} ${language === "fa" ? (of.name_fa ?? of.name_en) : of.name_en}`;
  const items = choices.items.filter((item) => question.division === null || item.isic_code.startsWith(question.division));
  const list: QueueChoice[] = [
    {
      name: "county",
      options: choices.counties.map((row) => ({ value: String(row.id), label: name(row) })),
      chosen: String(question.county ?? ""),
    },
    {
      name: "division",
      options: choices.divisions.map((row) => ({ value: row.code, label: ofIsic(row) })),
      chosen: question.division ?? "",
    },
    {
      name: "product",
      options: items.map((row) => ({ value: String(row.id), label: name(row) })),
      chosen: String(question.item ?? ""),
    },
    {
      name: "finding",
      options: ruleCodes.map((rule) => ({ value: rule, label: rules[rule] })),
      chosen: question.rule ?? "",
    },
  ];
  if (desk === "ministry") {
    const options = view.provinces.map((row) => ({ value: row.code, label: name(row) }));
    list.unshift({ name: "province", options, chosen: question.province ?? "" });
  }
  // Counties are those of a province: at the ministry they come with it.
  return list.filter((choice) => choice.options.length > 0);
}

function pagesView(view: QueueSource, reading: QueueReading): QueuePagesView | null {
  const { desk, question, first, rows, total } = view;
  const pages = Math.ceil(total / queuePageSize);
  const [top, bottom] = [rows[0], rows.at(-1)];
  if (pages < 2 || top === undefined || bottom === undefined) return null;
  const digits = (count: number) => formatInteger(count, reading.language);
  const since = question.since.getTime();
  const at = (more: Record<string, string>) => queuePath(desk, question, { since, ...more });
  const end = first + rows.length - 1;
  return {
    place: reading.common.pages.position({ from: digits(first), to: digits(end), total: digits(total) }),
    first: first > 1 ? at({}) : null,
    previous: first > 1 ? at({ before: placeOf(top) }) : null,
    next: end < total ? at({ after: placeOf(bottom) }) : null,
    last: end < total ? at({ page: "last" }) : null,
    page: String(Math.ceil(first / queuePageSize)),
    of: digits(pages),
    kept: [...new URLSearchParams(queueQuery(question, { since }))],
  };
}

function togetherLink(view: QueueSource, reading: QueueReading, clean: number): QueuePageView["together"] {
  if (clean === 0) return null;
  const t = reading.words.together;
  const shown = formatInteger(Math.min(clean, mostTogether), reading.language);
  const count = clean > mostTogether ? t.overMost({ count: shown }) : shown;
  return { text: t.open[view.desk]({ count }), to: togetherPath(view.desk, view.question) };
}

/** The address of the page shown, to ask again what arrived. */
function refreshPath({ desk, question }: QueueSource): string {
  const { spot } = question;
  const at = (): Record<string, string> => {
    if (spot.at === "page") return { page: String(spot.page) };
    return spot.at === "last" ? { page: "last" } : { [spot.at]: placeOf(spot.place) };
  };
  return queuePath(desk, question, { index: "", since: question.since.getTime(), ...at() });
}

/** A review desk's queue in the reader's language. @param clean how many of its returns are clean, one too many at most */
export function queuePageView(view: QueueSource, reading: QueueReading, done: DoneSource | null, clean: number): QueuePageView {
  const { language, words } = reading;
  const { desk, question } = view;
  const digits = (count: number) => formatInteger(count, language);
  const count = (tab: QueueTab) => statesOfTab(desk, tab).reduce((sum, state) => sum + (view.counts.get(state) ?? 0), 0);
  const province = view.province && (language === "fa" ? view.province.name_fa : view.province.name_en);
  const since = { count: digits(view.arrived), time: formatTime(question.since, language) };
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
    choices: choicesView(view, reading),
    late: question.late,
    selected: question.selected,
    mine: desk === "province" ? question.mine : null,
    narrowed: isFiltered({ ...question, search: "", mine: false }),
    formKey: queueQuery(question),
    clearPath: isFiltered(question) ? queuePath(desk, withoutFilters(question)) : null,
    arrived: view.arrived === 0 ? null : { text: words.queue.arrived(since), to: queuePath(desk, question) },
    refreshPath: refreshPath(view),
    rows: view.rows.map((row) => queueRowView(row, view, reading)),
    empty: emptyView(view, reading),
    pages: pagesView(view, reading),
    together: togetherLink(view, reading, clean),
    done: doneView(done, { language, review: words.review, desk, queue: question, key: reading.key }),
  };
}
