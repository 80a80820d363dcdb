import type { Decimal } from "#app/domain/decimal.ts";
import type { Measure } from "#app/domain/monthly-return.ts";
import { parseNumber } from "#app/domain/quantity.ts";

/** Sign of each measure in opening + production + other in − … = closing; the others do not move stock. */
export const balanceSigns: Readonly<Partial<Record<Measure, 1n | -1n>>> = {
  opening: 1n,
  production: 1n,
  other_in: 1n,
  domestic_quantity: -1n,
  export_quantity: -1n,
  own_use: -1n,
  loss: -1n,
  other_out: -1n,
  closing: -1n,
};

/** Without these three nothing can be said about the balance. */
const needed: readonly Measure[] = ["opening", "production", "closing"];

// Six decimals, as the columns have: BigInt keeps the sum exact without a decimal library on the form page.
const decimals = 6;

/** A decimal of at most six places as whole millionths. */
export function scaled(value: Decimal): bigint {
  const [whole = "0", fraction = ""] = value.replace("-", "").split(".");
  const magnitude = BigInt(whole + fraction.padEnd(decimals, "0"));
  return value.startsWith("-") ? -magnitude : magnitude;
}

/** Whole millionths as a canonical decimal. */
export function unscaled(value: bigint): Decimal {
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, "0");
  const fraction = digits.slice(-decimals).replace(/0+$/, "");
  const magnitude = digits.slice(0, -decimals) + (fraction === "" ? "" : `.${fraction}`);
  return value < 0n ? `-${magnitude}` : magnitude;
}

/**
 * What a row's typed texts leave unexplained: expected closing minus closing, as a canonical decimal.
 * Gives null where a needed cell is blank or any cell cannot be read. Blank cells that are not needed count as zero.
 */
export function balanceDifference(typed: ReadonlyMap<Measure, string>): Decimal | null {
  let difference = 0n;
  for (const measure of Object.keys(balanceSigns) as Measure[]) {
    const parsed = parseNumber(typed.get(measure) ?? "", { allowNegative: true });
    if (!parsed.ok) return null;
    if (parsed.value === null) {
      if (needed.includes(measure)) return null;
      continue;
    }
    difference += (balanceSigns[measure] ?? 0n) * scaled(parsed.value);
  }
  return unscaled(difference);
}
