import { type Decimal, decimalOfNumber, decimalPlaces, divide, isZero, multiply, round } from "#app/domain/decimal.ts";
import { isValueMeasure, type Measure, type MoneyScaleFactor, type MoneyUnitCode } from "#app/domain/monthly-return.ts";
import { maximumDecimals } from "#app/domain/quantity.ts";
import { balanceOf } from "./balance-of.ts";
import type { Finding } from "./finding.ts";
import { rounded } from "./history.ts";
import { limitsFor } from "./limits.ts";
import { atCell, type Checked, type CheckedProduct, cellKey, type Slip } from "./rule.ts";

const quantityFactors: readonly number[] = [1000, 1_000_000];
/** Also toman (10) and new rial (10⁴). */
const valueFactors: readonly number[] = [10, 1000, 10_000, 1_000_000];

const flows: readonly Measure[] = [
  "production",
  "toll",
  "domestic_quantity",
  "export_quantity",
  "own_use",
  "loss",
  "other_in",
  "other_out",
];
const stocks: readonly Measure[] = ["opening", "closing"];

/** How far from a factor still counts: strictly between `low` and `high` times the factor. */
export interface SlipBounds {
  low: number;
  high: number;
}

/**
 * Finds the unit factor by which a value stands off its reference.
 * Formula: ratio = value ÷ reference, rounded half-up to 6 decimals; a slip where low × factor < ratio < high × factor
 * (the rule of the "thousand pounds" correction of the Office for National Statistics), and the same for 1 ÷ ratio.
 */
export function slipFactor(
  value: number,
  reference: number,
  factors: readonly number[],
  { low, high }: SlipBounds,
): Pick<Slip, "factor" | "direction"> | null {
  if (value <= 0 || reference <= 0) return null;
  const large = rounded(value / reference);
  const small = rounded(reference / value);
  for (const factor of factors) {
    if (large > factor * low && large < factor * high) return { factor, direction: "large" };
    if (small > factor * low && small < factor * high) return { factor, direction: "small" };
  }
  return null;
}

// Most days between which "per day worked" and "per month" can differ.
const mostDays = 31;

/**
 * True where a quantity lies so near everything it ever was that neither its usual value nor that per day worked can
 * stand a unit factor off: both medians lie between the extremes. Spares most cells their medians.
 */
function isFarFromSlip(checked: Checked, line: number, measure: Measure, value: number, { low }: SlipBounds): boolean {
  const range = checked.past.range(line, measure);
  if (range === null) return true;
  const near = ((quantityFactors[0] ?? 0) * low) / (mostDays + 1);
  return value < range.least * near && range.most < value * near;
}

/** The value without the slip: exact, as every factor is a power of ten. */
export function corrected(value: Decimal, slip: Pick<Slip, "factor" | "direction">): Decimal {
  return slip.direction === "large" ? divide(value, String(slip.factor), 24) : multiply(value, String(slip.factor));
}

/** Units a thousand apart, smaller first, by their UN/ECE codes. */
const ladders: readonly (readonly string[])[] = [
  ["GRM", "KGM", "TNE", "KTN"],
  ["LTR", "MTQ", "R9"],
  ["LTR", "K6"],
  ["H87", "MIL"],
  ["MTR", "KMT"],
  ["KWH", "MWH", "GWH"],
];

/** In which unit the number was probably written; "" where no ladder says. */
function unitGuess(unitCode: string, slip: Pick<Slip, "factor" | "direction">): string {
  const steps = (slip.factor === 1000 ? 1 : 2) * (slip.direction === "large" ? -1 : 1);
  for (const ladder of ladders) {
    const at = ladder.indexOf(unitCode);
    const guess = at === -1 ? undefined : ladder[at + steps];
    if (guess !== undefined) return guess;
  }
  return "";
}

/** In which money the number was probably written: a scale of the same unit, toman, or the other rial. */
export function moneyGuess(slip: Pick<Slip, "factor" | "direction">, unit: MoneyUnitCode, scale: MoneyScaleFactor): string {
  if (slip.factor === 10) return slip.direction === "small" && unit === "IRR_OLD" ? "toman" : "";
  if (slip.factor === 10_000) {
    if (unit === "IRR_OLD" && slip.direction === "small") return "IRR_NEW";
    return unit === "IRR_NEW" && slip.direction === "large" ? "IRR_OLD" : "";
  }
  const written = slip.direction === "large" ? scale / slip.factor : scale * slip.factor;
  return written === 1 || written === 1000 || written === 1_000_000 ? `scale-${written}` : "";
}

function fixOf(slip: Slip, row: CheckedProduct, measure: Measure): Decimal | null {
  const allowed = isValueMeasure(measure) ? maximumDecimals : row.unit_decimals;
  return decimalPlaces(slip.corrected) <= allowed ? slip.corrected : null;
}

function quantitySlip(checked: Checked, row: CheckedProduct, measure: Measure, bounds: SlipBounds): Slip | null {
  const typed = row.figures[measure];
  if (typed === null || isZero(typed)) return null;
  const line = row.product_line_id;
  const value = Number(typed);
  if (isFarFromSlip(checked, line, measure, value, bounds)) return null;
  const usual = checked.past.usual(line, measure);
  let slip = usual === null ? null : slipFactor(value, usual, quantityFactors, bounds);
  const worked = checked.operation.days_worked;
  if (slip === null && measure === "production" && worked !== null && worked > 0) {
    const perDay = checked.past.usualPerDay(line, measure);
    if (perDay !== null) slip = slipFactor(value / worked, perDay, quantityFactors, bounds);
  }
  return slip === null ? null : { ...slip, corrected: corrected(typed, slip) };
}

interface ValueSlip extends Slip {
  /** Price now and usually, per unit of the product, where both are known. */
  price: { now: Decimal; usual: Decimal } | null;
}

/** Fewer digits for a larger price: it is read, not reckoned with. */
function priceText(value: Decimal): Decimal {
  return round(value, Number(value) >= 10 ? 0 : 3);
}

/**
 * An amount against its own price where quantity and price are known (prices move little, amounts much), else against
 * the usual amount; there a factor of ten needs three months to stand on.
 */
function valueSlip(checked: Checked, row: CheckedProduct, market: "domestic" | "export", bounds: SlipBounds): ValueSlip | null {
  const typed = row.figures[`${market}_value`];
  if (typed === null || isZero(typed)) return null;
  const line = row.product_line_id;
  const quantitySlipped = checked.slips.get(cellKey(line, `${market}_quantity`));
  const quantity = quantitySlipped?.corrected ?? row.figures[`${market}_quantity`];
  const price = checked.past.usualPrice(line, market);
  const value = Number(typed);
  if (price !== null && quantity !== null && Number(quantity) > 0) {
    const slip = slipFactor(value, price * Number(quantity), valueFactors, bounds);
    if (slip === null) return null;
    const now = priceText(divide(typed, quantity, 6));
    return { ...slip, corrected: corrected(typed, slip), price: { now, usual: priceText(decimalOfNumber(price)) } };
  }
  const usual = checked.past.usual(line, `${market}_value`);
  if (usual === null) return null;
  const enough = checked.past.values(line, `${market}_value`).filter((amount) => amount > 0).length >= 3;
  const slip = slipFactor(value, usual, enough ? valueFactors : valueFactors.filter((factor) => factor !== 10), bounds);
  return slip === null ? null : { ...slip, corrected: corrected(typed, slip), price: null };
}

function quantityFinding(checked: Checked, row: CheckedProduct, measure: Measure, slip: Slip): Finding {
  const usual = checked.past.usual(row.product_line_id, measure) ?? 0;
  return atCell("unit-slip", "explain", row, measure, {
    variant: `quantity-${slip.direction}`,
    params: {
      value: row.figures[measure] ?? "0",
      factor: String(slip.factor),
      usual: decimalOfNumber(usual, row.unit_decimals),
      guess: unitGuess(row.unit_code, slip),
      corrected: slip.corrected,
    },
    fix: fixOf(slip, row, measure),
  });
}

function valueFinding(
  checked: Checked,
  row: CheckedProduct,
  measure: "domestic_value" | "export_value",
  slip: ValueSlip,
): Finding {
  return atCell("unit-slip", "explain", row, measure, {
    variant: `value-${slip.direction}`,
    params: {
      value: row.figures[measure] ?? "0",
      factor: String(slip.factor),
      guess: moneyGuess(slip, checked.money_unit, checked.money_scale),
      price: slip.price?.now ?? "",
      usual_price: slip.price?.usual ?? "",
      product_unit: row.unit_code,
      corrected: slip.corrected,
    },
    fix: fixOf(slip, row, measure),
  });
}

/**
 * A number written in another unit: quantities at 10³ and 10⁶ of the own history (production also per day worked),
 * amounts also at 10 and 10⁴. A stock that balances with flows which did not slip is left alone: stocks do swing.
 */
export function unitSlip(checked: Checked): Finding[] {
  const found: Finding[] = [];
  for (const row of checked.products) {
    const line = row.product_line_id;
    const window = Number(limitsFor(checked, line).slip_window);
    const bounds: SlipBounds = { low: 1 - window, high: 1 / (1 - window) };
    let flowSlipped = false;
    for (const measure of flows) {
      const slip = quantitySlip(checked, row, measure, bounds);
      if (slip === null) continue;
      flowSlipped = true;
      checked.slips.set(cellKey(line, measure), slip);
      found.push(quantityFinding(checked, row, measure, slip));
    }
    if (flowSlipped || balanceOf(row, checked)?.withinTolerance !== true) {
      for (const measure of stocks) {
        const slip = quantitySlip(checked, row, measure, bounds);
        if (slip === null) continue;
        checked.slips.set(cellKey(line, measure), slip);
        found.push(quantityFinding(checked, row, measure, slip));
      }
    }
    for (const market of ["domestic", "export"] as const) {
      const slip = valueSlip(checked, row, market, bounds);
      if (slip === null) continue;
      checked.slips.set(cellKey(line, `${market}_value`), slip);
      found.push(valueFinding(checked, row, `${market}_value`, slip));
    }
  }
  return found;
}
