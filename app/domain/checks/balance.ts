import { abs, add, compare, type Decimal, decimalPlaces, isNegative, negate, subtract } from "#app/domain/decimal.ts";
import type { Measure } from "#app/domain/monthly-return.ts";
import { type Balance, balanceOf, goingIn, goingOut } from "./balance-of.ts";
import type { Finding } from "./finding.ts";
import { atCell, type Checked, type CheckedProduct, cellKey } from "./rule.ts";
import type { FindingParams } from "./sentence.ts";

/** What each cell of the row would have to be for the row to balance; cells that would go below zero are left out. */
export function closingValues(row: CheckedProduct, balance: Balance): Map<Measure, Decimal> {
  const values = new Map<Measure, Decimal>();
  const offer = (measure: Measure, value: Decimal) => {
    if (!isNegative(value) && decimalPlaces(value) <= row.unit_decimals) values.set(measure, value);
  };
  offer("closing", balance.expected);
  for (const measure of goingIn) offer(measure, subtract(row.figures[measure] ?? "0", balance.difference));
  for (const measure of goingOut) offer(measure, add(row.figures[measure] ?? "0", balance.difference));
  return values;
}

/**
 * Besides closing, the cell most likely meant: the one that by closing the balance would come near what it held last
 * month (opening: last month's closing) while now it is far from it.
 */
function likelyCell(checked: Checked, row: CheckedProduct, values: ReadonlyMap<Measure, Decimal>): Measure | null {
  let best: { measure: Measure; off: number } | null = null;
  for (const [measure, value] of values) {
    if (measure === "closing") continue;
    const before = checked.past.exact(checked.last_month, row.product_line_id, measure === "opening" ? "closing" : measure);
    const past = Number(before ?? "0");
    if (past <= 0) continue;
    const off = Math.abs(Number(value) - past) / past;
    const offNow = Math.abs(Number(row.figures[measure] ?? "0") - past) / past;
    if (off < 0.25 && offNow > 2 * off && offNow > 0.1 && (best === null || off < best.off)) best = { measure, off };
  }
  return best?.measure ?? null;
}

function hasSlip(checked: Checked, row: CheckedProduct): boolean {
  return [...goingIn, ...goingOut, "closing" as const].some((measure) =>
    checked.slips.has(cellKey(row.product_line_id, measure)),
  );
}

/** The row as it would be without its unit slips; null where it has none. */
function withoutSlips(checked: Checked, row: CheckedProduct): Balance | null {
  if (!hasSlip(checked, row)) return null;
  const figures = { ...row.figures };
  for (const measure of [...goingIn, ...goingOut, "closing" as const]) {
    const slip = checked.slips.get(cellKey(row.product_line_id, measure));
    if (slip !== undefined) figures[measure] = slip.corrected;
  }
  return balanceOf({ ...row, figures }, checked);
}

function variantOf(balance: Balance): "short" | "over" | "below-zero" {
  if (isNegative(balance.expected)) return "below-zero";
  return isNegative(balance.difference) ? "over" : "short";
}

/**
 * opening + production + other in − domestic − export − own use − loss − other out = closing, within a tolerance that is
 * a share of what went in. Says the difference and what each cell would have to be; offers closing. Where a unit slip
 * of the same row explains the difference, it points there and offers nothing of its own.
 */
export function balance(checked: Checked): Finding[] {
  const found: Finding[] = [];
  for (const row of checked.products) {
    const result = balanceOf(row, checked);
    if (result === null || result.withinTolerance) continue;
    const values = closingValues(row, result);
    const params: FindingParams = {
      difference: abs(result.difference),
      expected: result.expected,
      closing: result.closing,
    };
    if (compare(result.expected, "0") < 0) params.beyond = negate(result.expected);
    if (withoutSlips(checked, row)?.withinTolerance === true) {
      found.push(atCell("balance", "explain", row, "closing", { variant: "slip", params }));
      continue;
    }
    for (const [measure, value] of values) params[`would_be_${measure}`] = value;
    const likely = likelyCell(checked, row, values);
    if (likely !== null) {
      params.or_measure = likely;
      params.or_value = values.get(likely) ?? "";
    }
    const fix = values.get("closing") ?? null;
    found.push(atCell("balance", "explain", row, "closing", { variant: variantOf(result), params, fix }));
  }
  return found;
}
