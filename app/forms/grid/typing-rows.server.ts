import { requiredMeasures } from "#app/domain/checks/required.ts";
import { add, type Decimal, decimalPlaces, isZero } from "#app/domain/decimal.ts";
import { convertMoney, shownPriceDecimals, unitPrice } from "#app/domain/money.ts";
import { type Figures, isValueMeasure, type Measure, measures } from "#app/domain/monthly-return.ts";
import { earlierInYear, isToDateMeasure, sumOver, type ToDateMeasure } from "#app/domain/year-to-date.ts";
import type { Language } from "#app/messages/language.ts";
import { formatDecimal } from "#app/messages/numbers.ts";
import type { MoneyOfReturn, ReturnSource, TypingSource } from "../return-source.ts";
import type { GridCell, GridClosing, GridPrice, GridToDate } from "./grid-view.ts";
import { closingCell } from "./live-balance.ts";

type PastMonth = NonNullable<ReturnSource["last_month"]>;

/** An amount of an earlier month in another money; the same text where it is the same money. */
export function inMoney(held: Decimal, month: PastMonth, money: MoneyOfReturn): Decimal {
  if (month.money_unit === money.unit && month.money_scale === money.scale) return held;
  return convertMoney(held, { unit: month.money_unit, scale: month.money_scale }, money);
}

/** What stands beside the cells of a return while they are typed: what is needed, derived, and would close the balance. */
export class TypingRows {
  readonly #source: ReturnSource;
  readonly #typing: TypingSource;
  readonly #language: Language;
  readonly #thisYear: PastMonth[];
  readonly #idle: boolean;

  constructor(source: ReturnSource, typing: TypingSource, language: Language) {
    this.#source = source;
    this.#typing = typing;
    this.#language = language;
    this.#thisYear = earlierInYear(typing.history, source.period);
    this.#idle = source.operation.operating_state === "idle";
  }

  cell(line: number, measure: Measure): Pick<GridCell, "required" | "lastMonthExact" | "toDate" | "price"> {
    if (isToDateMeasure(measure)) return { required: this.#required(line, measure), toDate: this.#toDate(line, measure) };
    if (isValueMeasure(measure)) return { lastMonthExact: this.#exact(line, measure), price: this.#price(line, measure) };
    return { required: this.#required(line, measure) };
  }

  /** The cell that would close a row's balance, or null where none would or it is closed. */
  closing(figures: Figures | undefined, unitDecimals: number): GridClosing | null {
    if (figures === undefined) return null;
    const found = closingCell(new Map(measures.map((measure) => [measure, figures[measure]])));
    if (found === null || decimalPlaces(found.value) > unitDecimals) return null;
    return { ...found, shown: formatDecimal(found.value, this.#language) };
  }

  #required(line: number, measure: Measure): boolean {
    if (!requiredMeasures(this.#idle).includes(measure)) return false;
    if (measure === "opening" && this.#source.derived_openings.has(line)) return false;
    if (!this.#idle) return true;
    const figures = this.#source.figures.get(line);
    return figures !== undefined && measures.some((one) => one !== "opening" && figures[one] !== null);
  }

  #toDate(line: number, measure: ToDateMeasure): GridToDate | null {
    const before = sumOver(this.#thisYear, line, measure);
    const lastYear = this.#typing.last_year_to_date.get(line)?.[measure] ?? null;
    // In the year's first month the sum is the figure itself, and last year's stands beside it already; of a product
    // that is not sold there, nothing is worth a line.
    if (before === null || (isZero(before) && (lastYear === null || isZero(lastYear)))) return null;
    const now = this.#source.figures.get(line)?.[measure] ?? null;
    const sum = now === null ? before : add(before, now);
    return {
      earlier: before,
      sum: formatDecimal(sum, this.#language),
      lastYear: lastYear === null ? null : formatDecimal(lastYear, this.#language),
    };
  }

  #exact(line: number, measure: Measure): Decimal | null {
    const month = this.#source.last_month;
    const held = month?.figures.get(line)?.[measure];
    if (!month || !held) return null;
    const exact = inMoney(held, month, this.#source.operation.money);
    return exact.includes(".") ? exact : null;
  }

  #price(line: number, measure: Measure): GridPrice | null {
    const market = measure === "export_value" ? "export" : "domestic";
    const { last_month, figures, operation } = this.#source;
    const own = figures.get(line);
    const past = last_month?.figures.get(line);
    const then = last_month && past?.[measure] ? inMoney(past[measure] ?? "0", last_month, operation.money) : null;
    const shown = (price: Decimal | null) =>
      price === null ? null : formatDecimal(price, this.#language, { maximumDecimals: shownPriceDecimals(price) });
    const price = {
      now: shown(unitPrice(own?.[measure], own?.[`${market}_quantity`])),
      lastMonth: shown(unitPrice(then, past?.[`${market}_quantity`])),
    };
    // A product that is not sold there has no price to show; typing one makes the line.
    return price.now === null && price.lastMonth === null ? null : price;
  }
}
