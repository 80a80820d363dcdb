import { decimalOfNumber, divide } from "#app/domain/decimal.ts";
import { returnStates } from "#app/domain/monthly-return.ts";
import { bases } from "#app/domain/statistics/basis.ts";
import type { StatesRow } from "#app/domain/statistics/period-states.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatDate, formatPeriod } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import { formatPercent } from "#app/messages/percent.ts";
import type { PeriodView } from "#app/usecases/view-period.server.ts";
import { type PeriodChoice, periodPath, reportPath } from "./period-address.server.ts";
import { presentChart, presentProducts } from "./period-products.server.ts";

/** Two counts as a percentage for a reader; null of nothing. */
function share(part: number, whole: number, language: Language): string | null {
  if (whole === 0) return null;
  return formatPercent(divide(decimalOfNumber(part), decimalOfNumber(whole), 6), language);
}

function statesLine(name: string, row: StatesRow, language: Language) {
  const count = (value: number) => formatInteger(value, language);
  return {
    name,
    expected: count(row.expected),
    states: returnStates.map((state) => ({
      state,
      count: count(row.by_state[state]),
      none: row.by_state[state] === 0,
      share: row.expected === 0 ? 0 : row.by_state[state] / row.expected,
    })),
    filed: share(row.filed, row.expected, language),
    filedCount: count(row.filed),
    coverage: share(row.counted, row.expected, language),
  };
}

const stateTones = { planned: "idle", open: "wait", closed: "done", published: "done" } as const;

/** The page of a period in the reader's language; `problem` says why a report was not made. */
export function presentPeriod(view: PeriodView, reader: { language: Language; problem: string | null; product: string | null }) {
  const { language } = reader;
  const t = messages(language, "ministry").period;
  const { time } = messages(language, "common");
  const { period, basis, products } = view;
  const choice: PeriodChoice = {
    basis,
    search: products.search,
    order: products.order,
    product: reader.product,
    all: products.all,
  };
  const named = formatPeriod(period, language);
  const basisName = t.basisOf({ basis: t.bases[basis] });
  const neighbour = (code: string | null, say: (p: { period: string }) => string) =>
    code === null ? null : { to: periodPath(code, choice), label: say({ period: formatPeriod(code, language, "short") }) };
  const { expected } = view.states.total;
  return {
    title: t.title({ period: formatPeriod(period, language, "short") }),
    shell: { periodPath: "/ministry/periods" },
    heading: t.title({ period: named }),
    state: { tone: stateTones[view.state], text: t.states[view.state] },
    due: time.due({ date: formatDate(view.due_on, language) }),
    divisions: view.divisions === null ? null : t.divisions({ divisions: view.divisions.join(", ") }),
    problem: reader.problem,
    previous: neighbour(view.previous, t.previous),
    next: neighbour(view.next, t.next),
    empty: expected === 0,
    basis: basisName,
    bases: bases.map((one) => {
      const coverage = view.coverage.find((row) => row.basis === one);
      const counted = coverage?.counted ?? 0;
      return {
        key: one,
        name: t.bases[one],
        note: t.basisNotes[one],
        to: periodPath(period, { ...choice, basis: one }),
        chosen: one === basis,
        share: share(counted, expected, language),
        of: t.coverageOf({ counted: formatInteger(counted, language), expected: formatInteger(expected, language) }),
        part: expected === 0 ? 0 : counted / expected,
      };
    }),
    downloads: {
      detailed: reportPath(period, "detailed-returns", choice),
      products: reportPath(period, "products", choice),
      note: t.downloads.note({ basis: t.bases[basis] }),
    },
    chart: presentChart(view, language),
    products: presentProducts(view, choice, language),
    provinces: {
      caption: t.provinces.caption({ period: named }),
      basis: t.bases[basis],
      rows: view.states.provinces.map((row) => ({
        code: row.code,
        ...statesLine(language === "fa" ? row.name_fa : row.name_en, row, language),
      })),
      total: statesLine(t.provinces.total, view.states.total, language),
    },
  };
}
