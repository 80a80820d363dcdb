import { capacityOfMonth } from "#app/domain/checks/capacity.ts";
import { compare, type Decimal, divide, isZero, subtract } from "#app/domain/decimal.ts";
import { daysInPeriod, periodParts } from "#app/domain/period.ts";
import type { Language } from "#app/messages/language.ts";
import { formatDecimal, formatInteger } from "#app/messages/numbers.ts";
import { formatPercent } from "#app/messages/percent.ts";
import type { Areas } from "#app/messages/registry.ts";
import { balanceOfRow, gridRows } from "./return-rows.server.ts";
import type { ReturnSource } from "./return-source.ts";
import type { Reading } from "./return-view.server.ts";
import type { ReviewSource } from "./review-source.ts";
import type { Compared, ReviewRow } from "./review-view.ts";

/** Beyond this share of the month's capacity the figure is marked. */
const overCapacity = "1.1";

function compared(now: Decimal | null, then: Decimal | null | undefined, language: Language): Compared {
  if (then === null || then === undefined) return { value: null, change: null, tone: null };
  const value = formatDecimal(then, language);
  if (now === null || isZero(then)) return { value, change: null, tone: null };
  const change = divide(subtract(now, then), then, 6);
  const tone = isZero(change) ? null : change.startsWith("-") ? "down" : "up";
  return { value, change: formatPercent(change, language, { sign: "always" }), tone };
}

/** Rows of the reviewer's figures: every cell with its version before, production beside earlier months. */
export function reviewRows(source: ReturnSource, before: ReviewSource["before"], reading: Reading): ReviewRow[] {
  const { language } = reading;
  const days = daysInPeriod(source.period);
  const { year } = periodParts(source.period);
  return gridRows(source, language, reading.common, null, before?.figures ?? null).map((row, index): ReviewRow => {
    const product = source.products[index];
    const figures = source.figures.get(row.lineId);
    const production = figures?.production ?? null;
    const capacity = product?.yearly_capacity ? capacityOfMonth(product.yearly_capacity, days, year) : null;
    const share = production === null || capacity === null || isZero(capacity) ? null : divide(production, capacity, 6);
    const rest = figures ? balanceOfRow(figures) : null;
    return {
      lineId: row.lineId,
      name: row.name,
      unit: row.unit,
      cells: row.cells,
      production: {
        lastMonth: compared(production, source.last_month?.figures.get(row.lineId)?.production, language),
        lastYear: compared(production, source.same_month_last_year?.figures.get(row.lineId)?.production, language),
      },
      share:
        share === null
          ? null
          : { value: formatPercent(share, language, { decimals: 0 }), over: compare(share, overCapacity) > 0 },
      difference: rest === null || isZero(rest) ? null : formatDecimal(rest, language),
    };
  });
}

type Operation = ReturnSource["operation"];

function stateLine(
  operation: Pick<Operation, "operating_state" | "days_worked">,
  period: string,
  language: Language,
  common: Areas["common"],
  t: Areas["expert"]["review"],
): string {
  const days = operation.days_worked;
  return [
    operation.operating_state === null ? null : common.operatingStates[operation.operating_state],
    days === null
      ? null
      : t.daysWorked({ days: formatInteger(days, language), of: formatInteger(daysInPeriod(period), language) }),
  ]
    .filter((part) => part !== null)
    .join(common.grid.separator);
}

/** The operation in one line: state, days worked, full stoppages; and what the version before said, where it differs. */
export function operationLine(
  view: Pick<ReviewSource, "source" | "before">,
  reading: Reading,
  t: Areas["expert"]["review"],
): { text: string; changed: string | null } {
  const { language, common } = reading;
  const { operation, period } = view.source;
  const digits = (day: number) => formatInteger(day, language);
  const stoppages = operation.stoppages.map((stop) => {
    const named = common.stoppageReasons[stop.reason];
    const reason = stop.text === "" ? named : `${named} (${stop.text})`;
    return stop.from_day === stop.to_day
      ? t.stoppageDay({ reason, day: digits(stop.from_day) })
      : t.stoppage({ reason, from: digits(stop.from_day), to: digits(stop.to_day) });
  });
  const cause = operation.idle_cause === null ? [] : [common.stoppageReasons[operation.idle_cause]];
  const line = stateLine(operation, period, language, common, t);
  const { before } = view;
  const was = before ? stateLine(before, period, language, common, t) : line;
  return {
    text: [line, ...cause, ...(stoppages.length > 0 ? stoppages : [t.noStoppage])].join(" · "),
    changed: before && was !== line ? t.operationBefore({ version: formatInteger(before.version, language), was }) : null,
  };
}
