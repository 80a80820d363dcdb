import type { Scope } from "#app/domain/actor.ts";
import { lastDay, nextPeriod, type Period, parsePeriod, previousPeriod, sameMonthLastYear } from "#app/domain/period.ts";
import { permit } from "#app/domain/permission.ts";
import type { Outcome } from "#app/domain/refusal.ts";
import { done, refuse } from "#app/domain/refusal.ts";
import { type Basis, type Coverage, readBasis } from "#app/domain/statistics/basis.ts";
import { coverageByHeads, type ProvinceStates, type StatesRow, statesByProvince } from "#app/domain/statistics/period-states.ts";
import {
  chooseProducts,
  type ProductOrder,
  readProductOrder,
  readSearch,
  shownAtFirst,
} from "#app/domain/statistics/product-list.ts";
import { productSeries, type SeriesPoint, seriesPeriods } from "#app/domain/statistics/product-series.ts";
import { type ProductStatistic, parseStatisticKey, productStatistics } from "#app/domain/statistics/product-statistic.ts";
import { findPeriod, listPeriods } from "#db/period.ts";
import type { PeriodState } from "#db/schema.ts";
import {
  countExpectedByProduct,
  countReturnsByProvince,
  listProductNames,
  listProductSeries,
  listProductTotals,
  listProvinces,
} from "#db/statistics.ts";
import type { Context } from "./context.server.ts";

/** What an address asks for, unchecked. */
export interface PeriodQuestion {
  period: string;
  basis?: string | null;
  search?: string | null;
  order?: string | null;
  /** Key of the product drawn. */
  product?: string | null;
  /** Every product instead of the first fifty. */
  all?: boolean;
  language: "fa" | "en";
}

export interface PeriodView {
  period: Period;
  state: PeriodState;
  due_on: string;
  previous: Period | null;
  next: Period | null;
  basis: Basis;
  divisions: readonly string[] | null;
  coverage: Coverage[];
  states: { provinces: ProvinceStates[]; total: StatesRow };
  products: { rows: ProductStatistic[]; found: number; search: string; order: ProductOrder; all: boolean };
  drawn: { product: ProductStatistic; points: SeriesPoint[] } | null;
}

/** Statistics of all products of a period, on a basis; `db` may be one snapshot. */
export async function productsOfPeriod(
  db: Context["db"],
  question: { scope: Scope; basis: Basis; period: Period },
): Promise<ProductStatistic[]> {
  const { scope, basis, period } = question;
  const compared = { period, last_month: previousPeriod(period), last_year: sameMonthLastYear(period) };
  const totals = await listProductTotals(db, { scope, basis }, compared);
  const expected = await countExpectedByProduct(db, scope, period, lastDay(period));
  const keys = [...totals, ...expected];
  const ids = (of: "item_id" | "line_id") => [...new Set(keys.flatMap((key) => key[of] ?? []))];
  const names = await listProductNames(db, ids("item_id"), ids("line_id"));
  return productStatistics({ totals, expected, ...names });
}

/**
 * The page of one period: states by province, coverage by heads on each basis, totals by product, and one product's
 * last 13 months beside the year before. For those who may view statistics, within their divisions.
 * Refusals: `not-found` for anybody else, an unknown period, or a question that names nothing that is.
 */
export async function viewPeriod(context: Context, question: PeriodQuestion): Promise<Outcome<PeriodView>> {
  const { db, actor } = context;
  const permitted = permit(actor, "view-statistics");
  const period = parsePeriod(question.period);
  const basis = readBasis(question.basis);
  const order = readProductOrder(question.order);
  const wanted = question.product ? parseStatisticKey(question.product) : null;
  if (!permitted || !period || !basis || !order || wanted === undefined) return refuse("not-found");
  const found = await findPeriod(db, period);
  if (!found) return refuse("not-found");

  const { scope } = permitted;
  const search = readSearch(question.search);
  const [before, after, provinces, counts, products] = await Promise.all([
    findPeriod(db, previousPeriod(period)),
    findPeriod(db, nextPeriod(period)),
    listProvinces(db),
    countReturnsByProvince(db, scope, period),
    productsOfPeriod(db, { scope, basis, period }),
  ]);
  const chosen = chooseProducts(products, { search, order, language: question.language });
  // A product asked for by name is drawn even where the search hides its row.
  const product = products.find((one) => one.key === question.product) ?? chosen[0];
  const all = question.all === true;
  return done({
    period,
    state: found.state,
    due_on: found.due_on,
    previous: before?.code ?? null,
    next: after?.code ?? null,
    basis,
    divisions: scope.kind === "all" ? scope.divisions : null,
    coverage: coverageByHeads(counts),
    states: statesByProvince(provinces, counts, basis),
    products: { rows: all ? chosen : chosen.slice(0, shownAtFirst), found: chosen.length, search, order, all },
    drawn: product ? { product, points: await seriesOf(db, { scope, basis, period }, product.key) } : null,
  });
}

async function seriesOf(
  db: Context["db"],
  on: { scope: Scope; basis: Basis; period: Period },
  key: string,
): Promise<SeriesPoint[]> {
  const product = parseStatisticKey(key);
  if (!product) return [];
  const periods = seriesPeriods(on.period);
  return productSeries(on.period, await listProductSeries(db, { scope: on.scope, basis: on.basis, periods, product }));
}

/**
 * The period an analyst begins with: the newest closed (or published) one, before the first closing the open one.
 * Refusals: `not-found` for those who may not view statistics, or where no period has opened.
 */
export async function newestPeriod(context: Context): Promise<Outcome<Period>> {
  if (!permit(context.actor, "view-statistics")) return refuse("not-found");
  // Planned months, the open one and the newest closed one are all among so many.
  const periods = await listPeriods(context.db, 24);
  const newest =
    periods.find((period) => period.state === "closed" || period.state === "published") ??
    periods.find((period) => period.state === "open");
  return newest ? done(newest.code) : refuse("not-found");
}
