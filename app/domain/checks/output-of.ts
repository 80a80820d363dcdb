import type { PastMonth } from "./finding.ts";
import type { Checked } from "./rule.ts";

type Produced = (line: number) => number | null;

/** How much one unit of each product counts in the output; null where the products cannot be weighed together. */
function weightsOf(checked: Checked): ReadonlyMap<number, number> | null {
  const lines = checked.products.map((row) => row.product_line_id);
  const [only] = lines;
  if (lines.length === 1 && only !== undefined) return new Map([[only, 1]]);
  const prices = lines.map((line) => checked.past.usualPrice(line, "domestic") ?? checked.past.usualPrice(line, "export"));
  if (prices.every((price) => price !== null)) return new Map(lines.map((line, index) => [line, prices[index] ?? 0]));
  const capacities = checked.products.map((row) => Number(row.yearly_capacity ?? "0"));
  if (capacities.every((yearly) => yearly > 0)) {
    return new Map(lines.map((line, index) => [line, 1 / (capacities[index] ?? 1)]));
  }
  return null;
}

function total(weights: ReadonlyMap<number, number>, produced: Produced): number {
  let sum = 0;
  for (const [line, weight] of weights) sum += weight * (produced(line) ?? 0);
  return sum;
}

/**
 * Output of a month as one number, comparable with the establishment's own other months only: the quantity of a single
 * product; of several, weighed by own usual prices, else by shares of capacity. Production taken for a unit slip counts
 * as corrected. Null where the products cannot be weighed together.
 */
export function outputs(checked: Checked): { now: number; of: (month: PastMonth) => number } | null {
  const weights = weightsOf(checked);
  if (weights === null) return null;
  const typed = new Map(
    checked.products.map((row) => {
      const slip = checked.slips.get(`${row.product_line_id}.production`);
      return [row.product_line_id, Number(slip?.corrected ?? row.figures.production ?? "0")];
    }),
  );
  return {
    now: total(weights, (line) => typed.get(line) ?? null),
    of: (month) => total(weights, (line) => Number(month.figures.get(line)?.production ?? "0")),
  };
}
