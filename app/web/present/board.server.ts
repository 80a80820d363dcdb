import { calendarDefaults } from "#app/domain/calendar.ts";
import { daysBetween } from "#app/domain/day.ts";
import { returnStates } from "#app/domain/monthly-return.ts";
import { type BoardLine, type BoardOrder, boardOrders, sortBoard } from "#app/domain/statistics/board.ts";
import { tehranDay } from "#app/domain/tehran-time.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatPeriod } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import { formatPercent } from "#app/messages/percent.ts";
import type { Board } from "#app/usecases/view-board.server.ts";

/** The board in the reader's language and in an order. */
export function presentBoard(board: Board, reader: { language: Language; now: Date; order: BoardOrder }) {
  const { language, now, order } = reader;
  const t = messages(language, "ministry").board;
  const count = (value: number) => formatInteger(value, language);
  const share = (value: string | null) => (value === null ? null : formatPercent(value, language));
  const lineOf = (key: string, name: string, to: string | null, line: BoardLine) => ({
    key,
    name,
    to,
    expected: count(line.expected),
    states: returnStates.map((state) => ({ state, count: count(line.by_state[state]), none: line.by_state[state] === 0 })),
    heads: share(line.by_heads),
    weight: share(line.by_weight),
    oldest:
      line.oldest === null
        ? null
        : t.days({
            days: count(daysBetween(tehranDay(line.oldest.since), tehranDay(now))),
            working: count(line.oldest.working_days),
          }),
    over: line.oldest !== null && line.oldest.working_days > calendarDefaults.provinceReviewWorkingDays,
  });
  const query = (of: BoardOrder) => {
    const params = new URLSearchParams({ period: board.period });
    if (of !== "province") params.set("order", of);
    return `/ministry/board?${params}`;
  };
  return {
    title: t.title({ period: formatPeriod(board.period, language, "short") }),
    period: board.period,
    periods: board.periods.map((code) => ({ value: code, label: formatPeriod(code, language, "short") })),
    order,
    orders: Object.fromEntries(boardOrders.map((one) => [one, query(one)])),
    rows: sortBoard(board.rows, order).map((row) => {
      const to = `/ministry?${new URLSearchParams({ period: board.period, province: row.code })}`;
      return lineOf(row.code, language === "fa" ? row.name_fa : row.name_en, to, row);
    }),
    total: lineOf("total", t.total, null, board.total),
  };
}
