/** One value now and before; both above zero, or it takes no part. */
export interface Change {
  now: number;
  before: number;
}

export interface HidiroglouBerthelotOptions {
  /** U: how much the size of a value counts, 0 (not at all) to 1. */
  exponent: number;
  /** A: least quartile distance, as a share of the median effect, so that a group of like values has a width. */
  least: number;
  /** C: how many quartile distances from the median effect still count as usual. */
  width: number;
}

export interface HidiroglouBerthelot {
  median_ratio: number;
  /** Quartiles and median of the effects E. */
  q1: number;
  median: number;
  q3: number;
  /** An effect outside is an outlier. */
  bounds: readonly [number, number];
  /** Effect of each change given, in its order; null where the change takes no part. */
  effects: readonly (number | null)[];
}

/**
 * A percentile of sorted values by the definition T = p ÷ 100 × (n + 1), W = whole part of T, D = T − W:
 * (1 − D) × x[W] + D × x[W + 1], counted from 1; beyond an end, the end. For p = 50 it is the usual median.
 * Source: Statistics Canada, Banff (gensol-banff), procedure outlier.
 */
export function percentile(sorted: readonly number[], p: number): number {
  const at = (position: number) => sorted[Math.min(Math.max(position, 1), sorted.length) - 1] ?? Number.NaN;
  const t = (p / 100) * (sorted.length + 1);
  const whole = Math.floor(t);
  const rest = t - whole;
  return rest === 0 ? at(whole) : (1 - rest) * at(whole) + rest * at(whole + 1);
}

const ascending = (a: number, b: number) => a - b;

/**
 * The Hidiroglou–Berthelot method on changes from one month to the next. With r = now ÷ before and its median m: effect
 * s = 1 − m ÷ r where r < m, else r ÷ m − 1, which treats halving and doubling alike; E = s × max(now, before)^U, so that
 * the same change counts for more in a large establishment. With the quartiles Q1, M, Q3 of the E (see `percentile`):
 * usual is M − C × max(M − Q1, |A × M|) to M + C × max(Q3 − M, |A × M|).
 * Source: M. A. Hidiroglou and J.-M. Berthelot, "Statistical editing and imputation for periodic business surveys",
 * Survey Methodology 12 (1986) 73–83; bounds as in Statistics Canada's Banff, historic trend.
 * @returns null where fewer than three changes take part
 */
export function hidiroglouBerthelot(
  changes: readonly Change[],
  { exponent, least, width }: HidiroglouBerthelotOptions,
): HidiroglouBerthelot | null {
  const ratios = changes.map(({ now, before }) => (now > 0 && before > 0 ? now / before : null));
  const sortedRatios = ratios.filter((ratio) => ratio !== null).sort(ascending);
  if (sortedRatios.length < 3) return null;
  const median_ratio = percentile(sortedRatios, 50);
  const effects = changes.map(({ now, before }, index) => {
    const ratio = ratios[index] ?? null;
    if (ratio === null) return null;
    const effect = ratio < median_ratio ? 1 - median_ratio / ratio : ratio / median_ratio - 1;
    return effect * Math.max(now, before) ** exponent;
  });
  const sorted = effects.filter((effect) => effect !== null).sort(ascending);
  const [q1, median, q3] = [percentile(sorted, 25), percentile(sorted, 50), percentile(sorted, 75)];
  const narrowest = Math.abs(least * median);
  const bounds = [median - width * Math.max(median - q1, narrowest), median + width * Math.max(q3 - median, narrowest)] as const;
  return { median_ratio, q1, median, q3, bounds, effects };
}

/** Whether an effect lies outside the bounds, both rounded half-up to 6 decimals first so that it is the same everywhere. */
export function isOutlier(effect: number, [low, high]: readonly [number, number]): boolean {
  const rounded = (value: number) => Math.round(value * 1e6) / 1e6;
  return rounded(effect) < rounded(low) || rounded(effect) > rounded(high);
}
