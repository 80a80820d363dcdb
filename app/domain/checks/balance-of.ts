import { abs, compare, type Decimal, multiply, subtract, sum } from "#app/domain/decimal.ts";
import type { Figures, Measure } from "#app/domain/monthly-return.ts";
import { limitsFor } from "./limits.ts";
import type { Checked } from "./rule.ts";

export const goingIn = ["opening", "production", "other_in"] as const satisfies readonly Measure[];
export const goingOut = [
  "domestic_quantity",
  "export_quantity",
  "own_use",
  "loss",
  "other_out",
] as const satisfies readonly Measure[];

export interface Balance {
  /** What closing should be: opening + production + other in − domestic − export − own use − loss − other out. */
  expected: Decimal;
  closing: Decimal;
  /** expected − closing */
  difference: Decimal;
  withinTolerance: boolean;
}

const small = /^(-?)(\d{1,10})(?:\.(\d{1,4}))?$/;

/**
 * A number in ten-thousandths, as a whole number: eight of these are added exactly in doubles, without the cost of big
 * numbers. NaN where it has more than ten digits before the point or four behind.
 */
function tenThousandths(value: Decimal): number {
  const [, sign, whole, fraction = ""] = small.exec(value) ?? [];
  if (whole === undefined) return Number.NaN;
  const size = Number(whole) * 10_000 + Number(fraction.padEnd(4, "0"));
  return sign === "-" ? -size : size;
}

function total(figures: Figures, measures: readonly Measure[]): number {
  let sum = 0;
  for (const measure of measures) {
    const value = figures[measure];
    if (value !== null) sum += tenThousandths(value);
  }
  return sum;
}

/** The balance of a row that is exactly met; null where it is not, or cannot be told this way. */
function metExactly(figures: Figures, closing: Decimal): Balance | null {
  if (total(figures, goingIn) - total(figures, goingOut) !== tenThousandths(closing)) return null;
  return { expected: closing, closing, difference: "0", withinTolerance: true };
}

/**
 * The stock balance of a row, exact. Blank optional cells count as zero.
 * @returns null while a cell is blank that everybody has to fill; in an idle month only the stocks are waited for
 */
export function balanceOf(
  { product_line_id: line, figures }: { product_line_id: number; figures: Figures },
  { idle, ...limits }: Pick<Checked, "idle" | "thresholds" | "line_thresholds">,
): Balance | null {
  const { opening, production, domestic_quantity, export_quantity, closing } = figures;
  if (opening === null || closing === null) return null;
  if (!idle && (production === null || domestic_quantity === null || export_quantity === null)) return null;
  const met = metExactly(figures, closing);
  if (met !== null) return met;
  const inward = sum(goingIn.map((measure) => figures[measure] ?? "0"));
  const outward = sum(goingOut.map((measure) => figures[measure] ?? "0"));
  const expected = subtract(inward, outward);
  const difference = subtract(expected, closing);
  const withinTolerance =
    difference === "0" || compare(abs(difference), multiply(abs(inward), limitsFor(limits, line).balance_tolerance)) <= 0;
  return { expected, closing, difference, withinTolerance };
}
