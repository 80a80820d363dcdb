import { type Decimal, decimalPlaces, isNegative, subtract, sum } from "#app/domain/decimal.ts";
import { goingIn, goingOut } from "./checks/balance-of.ts";
import type { PastMonth } from "./checks/finding.ts";
import { isUntouched } from "./checks/rule.ts";
import { convertMoney, type MoneyHeader } from "./money.ts";
import { type Figures, isValueMeasure, type Measure, measures } from "./monthly-return.ts";
import { maximumDecimals } from "./quantity.ts";

/** What a request asks the form to fill in by itself; always a draft, never more. */
export const fills = ["idle", "same-as-last-month"] as const;
export type Fill = (typeof fills)[number];

/**
 * The rows of an idle month in which nothing was typed: nothing made, nothing sold, stock as it stood. A row whose
 * opening is not known is left alone.
 * @returns the rows that change
 */
export function fillIdle(rows: ReadonlyMap<number, Figures>): Map<number, Figures> {
  const filled = new Map<number, Figures>();
  for (const [line, figures] of rows) {
    if (figures.opening === null || !isUntouched({ figures })) continue;
    const zero = { production: "0", domestic_quantity: "0", export_quantity: "0" };
    filled.set(line, { ...figures, ...zero, closing: figures.opening });
  }
  return filled;
}

/** What would close the row's balance; null where the opening is not known or it would go below zero. */
function closingOf(figures: Figures): Decimal | null {
  if (figures.opening === null) return null;
  const total = (list: readonly Measure[]) => sum(list.map((measure) => figures[measure] ?? "0"));
  const closing = subtract(total(goingIn), total(goingOut));
  return isNegative(closing) ? null : closing;
}

/**
 * Blank cells filled with last month's figures, in the money of this return; closing as the balance makes it.
 * @param derived measures that are not typed: they stay as they are
 * @returns the rows that change
 */
export function fillLikeLastMonth(
  rows: ReadonlyMap<number, Figures>,
  last: PastMonth,
  money: MoneyHeader,
  derived: (productLineId: number, measure: Measure) => boolean,
): Map<number, Figures> {
  const filled = new Map<number, Figures>();
  const header: MoneyHeader = { unit: last.money_unit, scale: last.money_scale };
  for (const [line, figures] of rows) {
    const before = last.figures.get(line);
    if (before === undefined) continue;
    const row = { ...figures };
    for (const measure of measures) {
      const held = before[measure];
      if (measure === "opening" || measure === "closing" || held === null) continue;
      if (figures[measure] !== null || derived(line, measure)) continue;
      const value = isValueMeasure(measure) ? convertMoney(held, header, money) : held;
      if (decimalPlaces(value) <= maximumDecimals) row[measure] = value;
    }
    row.other_in_reason ??= row.other_in === null ? null : before.other_in_reason;
    row.other_out_reason ??= row.other_out === null ? null : before.other_out_reason;
    row.closing ??= closingOf(row);
    if ((Object.keys(row) as (keyof Figures)[]).some((key) => row[key] !== figures[key])) filled.set(line, row);
  }
  return filled;
}
