import { describe, expect, test } from "vitest";
import { sharedDevices } from "#app/domain/checks/later.ts";
import { defaultThresholds } from "#app/domain/checks/thresholds.ts";
import { groupOutliers, outlierOptions } from "#app/domain/statistics/group-outlier.ts";
import { medianPrice } from "#app/domain/statistics/group-price.ts";

const options = outlierOptions(defaultThresholds);
const steady = Array.from({ length: 14 }, (_, index) => ({ line: index + 1, now: 98 + index, before: 100 }));
const jumped = { line: 99, now: 900, before: 100 };
const none = () => [];

describe("a group", () => {
  test("names who moved unlike the others, and between which values it would have been usual", () => {
    const [found, ...others] = groupOutliers([...steady, jumped], 12, options, none);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ line: 99, by: "group", count: 15 });
    expect(found?.median_change).toBeCloseTo(0.05, 6);
    expect(found?.low).toBeLessThan(98);
    expect(found?.high).toBeGreaterThan(111);
    expect(found?.high).toBeLessThan(900);
    // A value at the bound is usual, one beyond it is not.
    const at = (now: number) => groupOutliers([...steady, { ...jumped, now }], 12, options, none).length;
    expect(at((found?.high ?? 0) * 0.99)).toBe(0);
    expect(at((found?.high ?? 0) * 1.01)).toBe(1);
  });

  test("that is small is not judged as one: its members are judged among their own months, where there are six", () => {
    const own = [100, 104, 99, 101, 103, 100, 102].map((now, index, all) => ({ now, before: all[index - 1] ?? 100 }));
    const small = [{ line: 1, now: 100, before: 102 }, jumped];
    expect(groupOutliers(small, 12, options, none)).toEqual([]);
    expect(groupOutliers(small, 12, options, () => own.slice(0, 5))).toEqual([]);
    expect(groupOutliers(small, 12, options, () => own)).toMatchObject([{ line: 99, by: "own", count: 8 }]);
  });
});

describe("the median price of a group", () => {
  const sale = (legal_id: string, price: number) => ({ legal_id, quantity: "10.000000", rial: String(price * 10) });
  const sales = [30, 10, 20, 50].map((price, index) => sale(String(index % 3), price));

  test("is the middle of its sellers' prices, of an even number the mean of two", () => {
    expect(medianPrice([...sales, sale("0", 40)])).toEqual({ median: "30", count: 5 });
    expect(medianPrice([...sales, sale("0", 40), sale("1", 25)])).toEqual({ median: "27.5", count: 6 });
  });

  test("is not told of fewer than five sellers or three legal persons, and blanks are no sellers", () => {
    expect(medianPrice(sales)).toEqual({ median: null, count: 4 });
    expect(medianPrice([...sales, { legal_id: "9", quantity: "0", rial: "5" }])).toEqual({ median: null, count: 4 });
    expect(medianPrice([1, 2, 3, 4, 5].map((price) => sale(price > 3 ? "a" : "b", price)))).toEqual({ median: null, count: 5 });
  });
});

describe("one device", () => {
  const sent = (establishment_id: number, submitted_by: number, legal_id: string, device_hash = "d") => ({
    return_id: establishment_id * 10,
    version: 1,
    establishment_id,
    submitted_by,
    legal_id,
    device_hash,
  });

  test("of different owners and liaisons is remarked at each of their returns", () => {
    const rows = [sent(1, 1, "a"), sent(2, 2, "b"), sent(3, 3, "c"), sent(4, 4, "d", "other")];
    expect(sharedDevices(rows, 3)).toEqual([10, 20, 30].map((return_id) => ({ return_id, version: 1, count: 3 })));
  });

  test("of one liaison, one owner, or fewer establishments is not", () => {
    expect(
      sharedDevices(
        [1, 2, 3, 4].map((id) => sent(id, 7, String(id))),
        3,
      ),
    ).toEqual([]);
    expect(
      sharedDevices(
        [1, 2, 3, 4].map((id) => sent(id, id, "a")),
        3,
      ),
    ).toEqual([]);
    expect(sharedDevices([sent(1, 1, "a"), sent(2, 2, "b")], 3)).toEqual([]);
  });
});
