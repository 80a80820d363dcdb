import type { Decimal } from "#app/domain/decimal.ts";
import { convertMoney } from "#app/domain/money.ts";
import { isValueMeasure, type Measure, type MoneyScaleFactor, type MoneyUnitCode } from "#app/domain/monthly-return.ts";
import type { CheckInput, PastMonth } from "./finding.ts";

/** Own history as doubles, for ratios only; amounts are turned into the money unit and scale of the return checked. */
export interface History {
  /** What a cell held in the earlier months, newest first; blank months left out. */
  values(line: number, measure: Measure): readonly number[];
  /** Of these, what was per day worked; months without days worked left out. */
  perDay(line: number, measure: Measure): readonly number[];
  /** Median of the months in which the cell was above zero; null where none. */
  usual(line: number, measure: Measure): number | null;
  /** Least and most of the months in which the cell was above zero, between which the usual lies; null where none. */
  range(line: number, measure: Measure): { least: number; most: number } | null;
  /** The same per day worked. */
  usualPerDay(line: number, measure: Measure): number | null;
  /** Median unit price of the six newest months with sales, in the money of the return; null where none. */
  usualPrice(line: number, market: "domestic" | "export"): number | null;
  /** Unit price of the newest month with sales, in the money of the return, with that month; null where none. */
  lastPrice(line: number, market: "domestic" | "export"): { period: string; price: number } | null;
  /** What a cell held in one month, exact, in the money of the return checked; null where blank or no such month. */
  exact(month: PastMonth | null, line: number, measure: Measure): Decimal | null;
}

const rials: Record<MoneyUnitCode, number> = { IRR_OLD: 1, IRR_NEW: 10_000 };

/** @returns the middle value (the mean of the two middle ones); null of none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** Rounds a score half-up to 6 decimals, so that bounds compare the same everywhere. */
export function rounded(score: number): number {
  return Math.round(score * 1e6) / 1e6;
}

function headerFactor(month: PastMonth, to: { money_unit: MoneyUnitCode; money_scale: MoneyScaleFactor }): number {
  return (rials[month.money_unit] * month.money_scale) / (rials[to.money_unit] * to.money_scale);
}

function heldIn(month: PastMonth, line: number, measure: Measure, input: CheckInput): number | null {
  const text = month.figures.get(line)?.[measure] ?? null;
  if (text === null) return null;
  return isValueMeasure(measure) ? Number(text) * headerFactor(month, input) : Number(text);
}

/** The own history of a return; everything is worked out when asked, and once. */
export function historyOf(input: CheckInput): History {
  const kept = new Map<string, readonly number[]>();
  const medians = new Map<string, number | null>();

  function once<T>(map: Map<string, T>, key: string, make: () => T): T {
    const known = map.get(key);
    if (known !== undefined) return known;
    const made = make();
    map.set(key, made);
    return made;
  }

  function values(line: number, measure: Measure): readonly number[] {
    return once(kept, `v.${line}.${measure}`, () => {
      const found: number[] = [];
      for (const month of input.history) {
        const value = heldIn(month, line, measure, input);
        if (value !== null) found.push(value);
      }
      return found;
    });
  }

  function perDay(line: number, measure: Measure): readonly number[] {
    return once(kept, `d.${line}.${measure}`, () => {
      const found: number[] = [];
      for (const month of input.history) {
        const value = heldIn(month, line, measure, input);
        if (value !== null && month.days_worked !== null && month.days_worked > 0) found.push(value / month.days_worked);
      }
      return found;
    });
  }

  function prices(line: number, market: "domestic" | "export"): number[] {
    const found: number[] = [];
    for (const month of input.history) {
      if (found.length === 6) break;
      const quantity = heldIn(month, line, `${market}_quantity`, input);
      const value = heldIn(month, line, `${market}_value`, input);
      if (quantity !== null && value !== null && quantity > 0 && value > 0) found.push(value / quantity);
    }
    return found;
  }

  function lastPrice(line: number, market: "domestic" | "export") {
    for (const month of input.history) {
      const quantity = heldIn(month, line, `${market}_quantity`, input);
      const value = heldIn(month, line, `${market}_value`, input);
      if (quantity !== null && value !== null && quantity > 0 && value > 0)
        return { period: month.period, price: value / quantity };
    }
    return null;
  }

  const above = (series: readonly number[]) => median(series.filter((value) => value > 0));

  return {
    values,
    perDay,
    usual: (line, measure) => once(medians, `v.${line}.${measure}`, () => above(values(line, measure))),
    range(line, measure) {
      let least = Number.POSITIVE_INFINITY;
      let most = 0;
      for (const value of values(line, measure)) {
        if (value <= 0) continue;
        if (value < least) least = value;
        if (value > most) most = value;
      }
      return most === 0 ? null : { least, most };
    },
    usualPerDay: (line, measure) => once(medians, `d.${line}.${measure}`, () => above(perDay(line, measure))),
    usualPrice: (line, market) => once(medians, `p.${line}.${market}`, () => median(prices(line, market))),
    lastPrice,
    exact(month, line, measure) {
      const value = month?.figures.get(line)?.[measure] ?? null;
      if (month === null || value === null || !isValueMeasure(measure)) return value;
      return convertMoney(
        value,
        { unit: month.money_unit, scale: month.money_scale },
        { unit: input.money_unit, scale: input.money_scale },
      );
    },
  };
}
