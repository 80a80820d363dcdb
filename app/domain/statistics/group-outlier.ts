import type { Thresholds } from "#app/domain/checks/finding.ts";
import { type Change, type HidiroglouBerthelotOptions, hidiroglouBerthelot, isOutlier } from "./hidiroglou-berthelot.ts";

/** Fewer own changes say too little about what is usual. */
const leastOwnChanges = 6;

/** A product of one establishment in two months that follow each other, production per day worked. */
export interface GroupMember extends Change {
  /** Product line. */
  line: number;
}

export interface GroupOutlier {
  line: number;
  /** Judged among the group, or among its own months. */
  by: "group" | "own";
  /** How many changes it was judged among. */
  count: number;
  /** Median change, 0.02 for 2 % more. */
  median_change: number;
  /** Production per day worked between which it would have been usual. */
  low: number;
  high: number;
}

/** The options of the method as the thresholds set them. */
export function outlierOptions(held: Pick<Thresholds, "outlier_exponent" | "outlier_least" | "outlier_width">) {
  const { outlier_exponent, outlier_least, outlier_width } = held;
  return { exponent: Number(outlier_exponent), least: Number(outlier_least), width: Number(outlier_width) };
}

/** The value now, after `before`, whose effect is as large as a bound: found by halving, as size counts in the effect. */
function valueAt(bound: number, before: number, median: number, exponent: number): number {
  const effect = (now: number) => {
    const ratio = now / before;
    return (ratio < median ? 1 - median / ratio : ratio / median - 1) * Math.max(now, before) ** exponent;
  };
  let [low, high] = [before * 1e-9, before * 1e9];
  for (let step = 0; step < 100; step += 1) {
    const middle = Math.sqrt(low * high);
    if (effect(middle) < bound) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}

function outliersAmong<T extends Change>(members: readonly T[], options: HidiroglouBerthelotOptions) {
  const judged = hidiroglouBerthelot(members, options);
  if (judged === null) return [];
  const { effects, bounds, median_ratio } = judged;
  const count = effects.filter((effect) => effect !== null).length;
  return members.flatMap((member, index) => {
    const effect = effects[index] ?? null;
    if (effect === null || !isOutlier(effect, bounds)) return [];
    const at = (bound: number) => valueAt(bound, member.before, median_ratio, options.exponent);
    return [{ member, count, median_change: median_ratio - 1, low: at(bounds[0]), high: at(bounds[1]) }];
  });
}

/**
 * Outliers of a product's group by the Hidiroglou–Berthelot method. A group of fewer than `smallest` changes is not
 * judged as one: each of its members is judged among its own monthly changes, where it has six or more.
 * @param ownChanges changes of a line's earlier months, asked for small groups only
 */
export function groupOutliers(
  members: readonly GroupMember[],
  smallest: number,
  options: HidiroglouBerthelotOptions,
  ownChanges: (line: number) => readonly Change[],
): GroupOutlier[] {
  const partaking = members.filter(({ now, before }) => now > 0 && before > 0);
  if (partaking.length >= smallest) {
    return outliersAmong(partaking, options).map(({ member, ...rest }) => ({ line: member.line, by: "group", ...rest }));
  }
  return partaking.flatMap((member) => {
    const own = ownChanges(member.line).filter(({ now, before }) => now > 0 && before > 0);
    if (own.length < leastOwnChanges) return [];
    return outliersAmong([...own, member], options)
      .filter((found) => found.member === member)
      .map(({ member: _member, ...rest }) => ({ line: member.line, by: "own", ...rest }));
  });
}
