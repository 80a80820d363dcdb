import { type Decimal, decimalPlaces, isNegative, isZero } from "#app/domain/decimal.ts";
import { fromRial } from "#app/domain/money.ts";
import { productOrders, shownAtFirst } from "#app/domain/statistics/product-list.ts";
import type { Growth, ProductStatistic } from "#app/domain/statistics/product-statistic.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatPeriod } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatDecimal, formatInteger, toDigits } from "#app/messages/numbers.ts";
import { formatPercent } from "#app/messages/percent.ts";
import type { PeriodView } from "#app/usecases/view-period.server.ts";
import { type PeriodChoice, periodPath } from "./period-address.server.ts";

type Places = 0 | 1 | 2 | 3 | 4 | 5 | 6;
const million = 1_000_000;

function inMillions(rial: Decimal | null): Decimal | null {
  return rial === null ? null : fromRial(rial, "IRR_OLD", million);
}

/** The most decimals among values, at most six: sums of columns of six decimals have no more. */
function placesOf(values: readonly (Decimal | null)[]): Places {
  const most = Math.max(0, ...values.map((value) => (value === null ? 0 : decimalPlaces(value))));
  return Math.min(6, most) as Places;
}

function toneOf(rate: Decimal | null): "up" | "down" | null {
  if (rate === null || isZero(rate)) return null;
  return isNegative(rate) ? "down" : "up";
}

function growthCell(growth: Growth, language: Language) {
  const t = messages(language, "ministry").period.products;
  const { rate, matched } = growth;
  return {
    rate: rate === null ? null : formatPercent(rate, language, { sign: "always" }),
    tone: toneOf(rate),
    matched: matched === 0 ? t.matchedNone : t.matched({ count: formatInteger(matched, language) }),
  };
}

function productRow(product: ProductStatistic, view: PeriodView, choice: PeriodChoice, language: Language) {
  const t = messages(language, "ministry").period.products;
  const shown = (value: Decimal | null) => (value === null ? null : formatDecimal(value, language));
  const count = (value: number) => formatInteger(value, language);
  return {
    key: product.key,
    name: language === "fa" ? product.name_fa : product.name_en,
    isic: toDigits(product.isic_code, language),
    unit: language === "fa" ? product.unit_fa : product.unit_en,
    to: `${periodPath(view.period, { ...choice, product: product.key })}#chart`,
    drawn: view.drawn?.product.key === product.key,
    reporting: count(product.reporting),
    expected: t.of({ expected: count(product.expected) }),
    production: shown(product.production),
    domestic_quantity: shown(product.domestic_quantity),
    export_quantity: shown(product.export_quantity),
    domestic_value: shown(inMillions(product.domestic_rial)),
    export_value: shown(inMillions(product.export_rial)),
    onLastMonth: growthCell(product.on_last_month, language),
    onLastYear: growthCell(product.on_last_year, language),
  };
}

/** The list of products of a period's page, with its form and its way to all of them. */
export function presentProducts(view: PeriodView, choice: PeriodChoice, language: Language) {
  const t = messages(language, "ministry").period.products;
  const { rows, found } = view.products;
  const count = (value: number) => formatInteger(value, language);
  const kept = {
    basis: choice.basis === "approved" ? null : choice.basis,
    product: choice.product,
    all: choice.all ? "1" : null,
  };
  const more = found > rows.length ? { all: true, label: t.all({ found: count(found) }) } : null;
  const fewer = choice.all && found > shownAtFirst ? { all: false, label: t.fewer } : null;
  const other = more ?? fewer;
  return {
    caption: t.caption({ period: formatPeriod(view.period, language) }),
    rows: rows.map((product) => productRow(product, view, choice, language)),
    places: {
      production: placesOf(rows.map((row) => row.production)),
      domestic_quantity: placesOf(rows.map((row) => row.domestic_quantity)),
      export_quantity: placesOf(rows.map((row) => row.export_quantity)),
      value: placesOf(rows.flatMap((row) => [inMillions(row.domestic_rial), inMillions(row.export_rial)])),
    },
    form: {
      action: periodPath(view.period),
      search: choice.search,
      order: choice.order,
      orders: productOrders.map((order) => ({ value: order, label: t.orders[order] })),
      kept: Object.entries(kept).flatMap(([name, value]) => (value === null ? [] : [{ name, value }])),
      clear: choice.search === "" ? null : periodPath(view.period, { ...choice, search: "" }),
    },
    shown: t.shown({ shown: count(rows.length), found: count(found) }),
    more: other && { to: periodPath(view.period, { ...choice, all: other.all }), label: other.label },
  };
}

/** The drawn product's 13 months beside the year before, with its table; null where there is no product. */
export function presentChart(view: PeriodView, language: Language) {
  if (view.drawn === null) return null;
  const t = messages(language, "ministry").period.chart;
  const { product, points } = view.drawn;
  const name = language === "fa" ? product.name_fa : product.name_en;
  const unit = language === "fa" ? product.unit_fa : product.unit_en;
  const short = (period: string) => formatPeriod(period, language, "short");
  const made = points.map((point) => point.production);
  const before = points.map((point) => point.production_last_year);
  const series = (label: string, values: readonly (Decimal | null)[]) => ({
    name: label,
    values: values.map((value) => (value === null ? null : Number(value))),
    shown: values.map((value) => (value === null ? null : formatDecimal(value, language))),
  });
  const counts = (label: string, values: readonly number[]) => ({
    name: label,
    shown: values.map((value) => formatInteger(value, language)),
  });
  return {
    title: t.title({ product: name }),
    caption: t.summary({ product: name, unit, from: short(points[0]?.period ?? view.period), to: short(view.period) }),
    labelHead: t.month,
    kind: "line" as const,
    unit,
    labels: points.map((point) => short(point.period)),
    places: Math.min(3, placesOf([...made, ...before])) as 0 | 1 | 2 | 3,
    series: [series(t.thisYear, made), series(t.lastYear, before)],
    besides: [
      counts(
        t.reporting,
        points.map((point) => point.reporting),
      ),
      counts(
        t.reportingLastYear,
        points.map((point) => point.reporting_last_year),
      ),
    ],
  };
}
