import { describe, expect, test } from "vitest";
import { type Change, hidiroglouBerthelot, isOutlier, percentile } from "#app/domain/statistics/hidiroglou-berthelot.ts";

/** Source: Statistics Canada, gensol-banff, unit test data outlierC03 at 768f4de (figures only). */
const units: [string, number, number][] = [
  ["R01", 4, 19],
  ["R02", 14, 5],
  ["R03", 18, 19],
  ["R04", 7, 6],
  ["R05", 1, 1],
  ["R06", 5, 2],
  ["R07", 3, 8],
  ["R08", 16, 14],
  ["R09", 2, 3],
  ["R10", 6, 2],
];
const forward: Change[] = units.map(([, now, before]) => ({ now, before }));
const backward: Change[] = units.map(([, before, now]) => ({ now, before }));
const imputation = { exponent: 0, least: 0.05, width: 3 };
const exclusion = { exponent: 0, least: 0.05, width: 2 };

function judged(changes: Change[], options: typeof imputation) {
  const result = hidiroglouBerthelot(changes, options);
  if (result === null) throw new Error("too few");
  const outliers = units.flatMap(([name], index) => {
    const effect = result.effects[index] ?? null;
    return effect !== null && isOutlier(effect, result.bounds) ? [[name, effect] as const] : [];
  });
  return { ...result, outliers };
}

describe("Banff's worked example, historic", () => {
  test.each([
    {
      name: "V1",
      changes: forward,
      expected: { ratio: 1.0714285714, quartiles: [-0.9196428571, -0.0023809524, 1.4033333333] },
      far: { bounds: [-2.754166667, 4.2147619048], outliers: [["R01", -4.089285714]] },
      near: {
        bounds: [-1.836904762, 2.809047619],
        outliers: [
          ["R01", -4.089285714],
          ["R07", -1.857142857],
        ],
      },
    },
    {
      name: "V2",
      changes: backward,
      expected: { ratio: 0.9375, quartiles: [-1.4140625, -0.0023809524, 0.9111111111] },
      far: { bounds: [-4.237425595, 2.7380952381], outliers: [["R01", 4.0666666667]] },
      near: {
        bounds: [-2.825744048, 1.8246031746],
        outliers: [
          ["R01", 4.0666666667],
          ["R07", 1.8444444444],
        ],
      },
    },
  ])("$name: median ratio, quartiles, both bounds and the outliers", ({ changes, expected, far, near }) => {
    for (const [options, wanted] of [
      [imputation, far],
      [exclusion, near],
    ] as const) {
      const found = judged(changes, options);
      expect(found.median_ratio).toBeCloseTo(expected.ratio, 9);
      expect([found.q1, found.median, found.q3].map((value) => value.toFixed(8))).toEqual(
        expected.quartiles.map((value) => value.toFixed(8)),
      );
      expect(found.bounds.map((value) => value.toFixed(8))).toEqual(wanted.bounds.map((value) => value.toFixed(8)));
      expect(found.outliers.map(([name, effect]) => [name, effect.toFixed(8)])).toEqual(
        wanted.outliers.map(([name, effect]) => [name, Number(effect).toFixed(8)]),
      );
    }
  });
});

test("a percentile lies between its neighbours, and beyond an end is the end", () => {
  expect(percentile([1, 2, 3, 4], 25)).toBe(1.25);
  expect(percentile([1, 2, 3, 4], 50)).toBe(2.5);
  expect(percentile([1, 2], 25)).toBe(1);
  expect(percentile([1, 2], 75)).toBe(2);
});

test("a value that is or was zero takes no part, and of two changes nothing is said", () => {
  const changes = [{ now: 5, before: 0 }, ...forward];
  expect(hidiroglouBerthelot(changes, imputation)?.effects[0]).toBeNull();
  expect(hidiroglouBerthelot(changes, imputation)?.bounds).toEqual(hidiroglouBerthelot(forward, imputation)?.bounds);
  expect(hidiroglouBerthelot(forward.slice(0, 2), imputation)).toBeNull();
});

test("with an exponent the same change counts for more in a large establishment", () => {
  const alike = [10, 1000, 20, 30, 50].map((before) => ({ now: before * (before === 10 || before === 1000 ? 2 : 1), before }));
  const effects = hidiroglouBerthelot(alike, { exponent: 0.5, least: 0.05, width: 3 })?.effects ?? [];
  expect(effects[1]).toBeGreaterThan(9 * (effects[0] ?? 0));
});

test("of a group of like values the one that moved stands out", () => {
  const changes = [...Array.from({ length: 9 }, (_, index) => ({ now: 100 + index, before: 100 })), { now: 400, before: 100 }];
  const found = hidiroglouBerthelot(changes, { exponent: 0.4, least: 0.05, width: 8 });
  const out = found?.effects.map((effect) => effect !== null && isOutlier(effect, found.bounds));
  expect(out).toEqual([...Array(9).fill(false), true]);
});
