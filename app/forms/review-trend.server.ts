import { type Decimal, round, subtract } from "#app/domain/decimal.ts";
import { shownPriceDecimals } from "#app/domain/money.ts";
import { type Band, type TrendMonth, trendSummary } from "#app/domain/statistics/product-trend.ts";
import { formatPeriod } from "#app/messages/dates.ts";
import { directionOf, type Language } from "#app/messages/language.ts";
import { formatDecimal, formatInteger } from "#app/messages/numbers.ts";
import { formatPercent } from "#app/messages/percent.ts";
import type { ReviewSource, TrendSource } from "./review-source.ts";
import type { BesideOthers, SparkView, TrendPoint, TrendRow } from "./review-trend.ts";
import type { ReviewReading } from "./review-view.server.ts";

const box = { width: 148, height: 34, side: 5, top: 4, foot: 28 } as const;

const tenth = (value: number) => Math.round(value * 10) / 10;

/** The months as a line from zero to the highest, newest last in the reader's direction. */
export function sparkOf(months: readonly TrendMonth[], language: Language): SparkView {
  // Doubles for drawing only.
  const values = months.map((month) => (month.production === null ? null : Number(month.production)));
  const most = Math.max(0, ...values.map((value) => value ?? 0));
  const step = (box.width - 2 * box.side) / Math.max(months.length - 1, 1);
  const xOf = (index: number) => {
    const along = box.side + index * step;
    return tenth(directionOf(language) === "rtl" ? box.width - along : along);
  };
  const yOf = (value: number) => tenth(box.foot - (most === 0 ? 0 : (value / most) * (box.foot - box.top)));
  const spark: SparkView = { width: box.width, height: box.height, path: "", dots: [], gaps: [], now: null };
  for (const [index, { mark }] of months.entries()) {
    const value = values[index] ?? null;
    const x = xOf(index);
    if (value === null || mark === "none" || mark === "unfiled") {
      if (mark === "unfiled") spark.gaps.push(x);
      continue;
    }
    const y = yOf(value);
    const follows = index > 0 && (values[index - 1] ?? null) !== null;
    const alone = !follows && (values[index + 1] ?? null) === null;
    spark.path += `${follows ? "L" : "M"}${x} ${y}`;
    if (index === months.length - 1) spark.now = { x, y };
    else if (alone || mark !== "settled") spark.dots.push({ x, y, mark });
  }
  return spark;
}

function bandText(
  band: Band | null,
  language: Language,
  t: ReviewReading["review"]["trend"],
  shown: (value: Decimal) => string,
): string | null {
  if (band === null) return null;
  const { q1, median, q3, count } = band;
  return t.others({ low: shown(q1), high: shown(q3), median: shown(median), count: formatInteger(count, language) });
}

function beside(
  said: TrendSource["ratio"],
  language: Language,
  t: ReviewReading["review"]["trend"],
  shown: (value: Decimal) => string,
): BesideOthers {
  return { own: said.own === null ? null : shown(said.own), others: bandText(said.others, language, t, shown) };
}

/** The trends of a return's products in the reader's language, in the order of its figures. */
export function trendRows(view: ReviewSource, reading: ReviewReading): TrendRow[] {
  const { language, review } = reading;
  const point = ({ production, period }: TrendMonth): TrendPoint => ({
    value: production === null ? "" : formatDecimal(production, language),
    month: formatPeriod(period, language, "short"),
  });
  const change = (ratio: Decimal) => formatPercent(subtract(ratio, "1"), language, { sign: "always" });
  const price = (value: Decimal) => formatDecimal(round(value, shownPriceDecimals(value)), language);
  return view.source.products.flatMap((product): TrendRow[] => {
    const trend = view.trends.get(product.product_line_id);
    if (!trend) return [];
    const summary = trendSummary(trend.months);
    const count = formatInteger(summary?.reported ?? 0, language);
    return [
      {
        lineId: product.product_line_id,
        name: language === "fa" ? product.name_fa : product.name_en,
        unit: language === "fa" ? product.unit_fa : product.unit_en,
        spark: sparkOf(trend.months, language),
        said: summary && {
          first: point(summary.first),
          lowest: point(summary.lowest),
          highest: point(summary.highest),
          last: point(summary.last),
        },
        reported: review.trend.ofMonths({ count, of: formatInteger(trend.months.length, language) }),
        change: beside(trend.ratio, language, review.trend, change),
        price: beside(trend.price, language, review.trend, price),
      },
    ];
  });
}
