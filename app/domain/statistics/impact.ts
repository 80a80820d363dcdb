import { type Decimal, decimalOfNumber } from "#app/domain/decimal.ts";
import type { Figures } from "#app/domain/monthly-return.ts";
import { previousPeriod, sameMonthLastYear } from "#app/domain/period.ts";

/** One figure as selective editing scores it. */
export interface ScoredFigure {
  returned: number;
  /** What it was expected to be; null where nothing says so. */
  predicted: number | null;
  /** Stands in where there is no prediction. */
  auxiliary: number | null;
  design_weight: number;
  /** Size of the aggregate that the figure is part of. */
  standardising_total: number;
}

/**
 * Score of one figure: 100 · |returned − predicted| · design weight ÷ standardising total, in percent of the aggregate;
 * the auxiliary prediction counts where there is no other, nothing at all as zero.
 * Source: Office for National Statistics, sml-python-small, method "selective editing" (MIT).
 */
export function selectiveEditingScore(figure: ScoredFigure): number {
  const predicted = figure.predicted ?? figure.auxiliary ?? 0;
  return (100 * Math.abs(figure.returned - predicted) * figure.design_weight) / figure.standardising_total;
}

/** How the scores of one return become one. */
export type Combination =
  | { by: "maximum" }
  | { by: "mean" }
  | { by: "weighted-mean"; weights: readonly number[] }
  | { by: "minkowski"; power: number };

/** The combined score, in the ways of the same source: Minkowski is (Σ sᵖ)^(1/p), the weighted mean Σ w·s ÷ Σ w. */
export function combineScores(scores: readonly number[], combination: Combination): number {
  if (scores.length === 0) return 0;
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  switch (combination.by) {
    case "maximum":
      return Math.max(...scores);
    case "mean":
      return sum(scores) / scores.length;
    case "weighted-mean":
      return sum(scores.map((score, at) => score * (combination.weights[at] ?? 0))) / sum(combination.weights);
    case "minkowski":
      return sum(scores.map((score) => score ** combination.power)) ** (1 / combination.power);
  }
}

/** What a month is expected to be like, and on what ground. */
export const predictionGrounds = ["last-year", "last-month", "newest-month", "capacity", "nothing"] as const;
export type PredictionGround = (typeof predictionGrounds)[number];

/** The figures that are scored: what the country's total is made of, and what leaves it. */
export const scoredMeasures = ["production", "export_quantity"] as const;
export type ScoredMeasure = (typeof scoredMeasures)[number];

/** The figure that weighs most in a return's impact; frozen with the submission. */
export interface ImpactCause {
  line: number;
  measure: ScoredMeasure;
  returned: Decimal;
  predicted: Decimal;
  ground: PredictionGround;
}

export interface Impact {
  /** Percent of the country's monthly output, exact to 6 decimals. */
  impact: Decimal;
  /** Null where every figure is what was expected. */
  cause: ImpactCause | null;
  /** Whether a product has no standardising total, so that it could not be weighed. */
  unmeasured: boolean;
}

export interface ImpactInput {
  period: string;
  products: readonly {
    product_line_id: number;
    yearly_capacity: Decimal | null;
    /** The country's monthly output expressed in this product, frozen with the period; null: not known. */
    standardising_total: Decimal | null;
    figures: Figures;
  }[];
  /** Earlier months as submitted, newest first. */
  history: readonly { period: string; figures: ReadonlyMap<number, Figures> }[];
}

interface Prediction {
  value: number;
  text: Decimal;
  ground: PredictionGround;
}

const monthsOfYear = 12;
const leastImpact = 5e-7;

function predictionsOf(input: ImpactInput, line: number, measure: ScoredMeasure, capacity: Decimal | null): Prediction[] {
  const held = (period: string, ground: PredictionGround): Prediction[] => {
    const text = input.history.find((month) => month.period === period)?.figures.get(line)?.[measure] ?? null;
    return text === null ? [] : [{ value: Number(text), text, ground }];
  };
  const own = [...held(previousPeriod(input.period), "last-month"), ...held(sameMonthLastYear(input.period), "last-year")];
  if (own.length > 0) return own;
  for (const month of input.history) {
    const newest = held(month.period, "newest-month");
    if (newest.length > 0) return newest;
  }
  if (measure === "production" && capacity !== null) {
    const share = Number(capacity) / monthsOfYear;
    return [{ value: share, text: decimalOfNumber(share), ground: "capacity" }];
  }
  return [{ value: 0, text: "0", ground: "nothing" }];
}

/**
 * Impact of a return: how far the country's monthly output would move if each figure were what the establishment's own
 * history predicts. A figure is predicted by its last month and by the same month of last year, and the nearer one
 * counts, so that a season is no news; without both the newest earlier month stands in, then the month's share of
 * capacity. Every establishment is asked, so the design weight is 1. The scores of all products and both measures are
 * added (Minkowski with p = 1): errors of one return may all point one way.
 */
export function impactOf(input: ImpactInput): Impact {
  const scores: number[] = [];
  let most = 0;
  let cause: ImpactCause | null = null;
  let unmeasured = false;
  for (const { product_line_id, yearly_capacity, standardising_total, figures } of input.products) {
    if (standardising_total === null) {
      unmeasured = true;
      continue;
    }
    const total = Number(standardising_total);
    for (const measure of scoredMeasures) {
      const returned = figures[measure] ?? "0";
      let least: { score: number; prediction: Prediction } | null = null;
      for (const prediction of predictionsOf(input, product_line_id, measure, yearly_capacity)) {
        const score = selectiveEditingScore({
          returned: Number(returned),
          predicted: prediction.value,
          auxiliary: null,
          design_weight: 1,
          standardising_total: total,
        });
        if (least === null || score < least.score) least = { score, prediction };
      }
      if (least === null) continue;
      scores.push(least.score);
      if (least.score <= most) continue;
      most = least.score;
      const { text: predicted, ground } = least.prediction;
      cause = { line: product_line_id, measure, returned, predicted, ground };
    }
  }
  const impact = combineScores(scores, { by: "minkowski", power: 1 });
  return { impact: decimalOfNumber(impact), cause: most < leastImpact ? null : cause, unmeasured };
}
