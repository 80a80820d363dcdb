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

/** Without these nothing can be said about what would close it. */
const flows: readonly Measure[] = ["opening", "production", "domestic_quantity", "export_quantity"];

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

type Values = ReadonlyMap<Measure, Decimal | null>;

/** opening + production + other in − … − closing in millionths, blank cells as zero. */
function differenceOf(values: Values): bigint {
  let difference = 0n;
  for (const measure of Object.keys(balanceSigns) as Measure[]) {
    const value = values.get(measure);
    if (value) difference += (balanceSigns[measure] ?? 0n) * scaled(value);
  }
  return difference;
}

/** What the typed texts of a row say; undefined where a cell of the balance cannot be read. */
export function valuesOf(typed: ReadonlyMap<Measure, string>): Map<Measure, Decimal | null> | undefined {
  const values = new Map<Measure, Decimal | null>();
  for (const measure of Object.keys(balanceSigns) as Measure[]) {
    const parsed = parseNumber(typed.get(measure) ?? "", { allowNegative: true });
    if (!parsed.ok) return undefined;
    values.set(measure, parsed.value);
  }
  return values;
}

/**
 * What a row's typed texts leave unexplained: expected closing minus closing, as a canonical decimal.
 * Gives null where a needed cell is blank or any cell cannot be read. Blank cells that are not needed count as zero.
 */
export function balanceDifference(typed: ReadonlyMap<Measure, string>): Decimal | null {
  const values = valuesOf(typed);
  if (values === undefined || needed.some((measure) => (values.get(measure) ?? null) === null)) return null;
  return unscaled(differenceOf(values));
}

/**
 * The cell that would close a row, and what it would have to be: closing; where closing would fall below zero, as much
 * more production. Null while what goes in and out is not all typed, and where the row is closed.
 */
export function closingCell(values: Values): { measure: "closing" | "production"; value: Decimal } | null {
  if (flows.some((measure) => (values.get(measure) ?? null) === null)) return null;
  const closing = values.get("closing") ?? null;
  const difference = differenceOf(values);
  if (closing !== null && difference === 0n) return null;
  const expected = difference + (closing === null ? 0n : scaled(closing));
  if (expected >= 0n) return { measure: "closing", value: unscaled(expected) };
  if (closing === null) return null;
  const production = scaled(values.get("production") ?? "0") - difference;
  return production < 0n ? null : { measure: "production", value: unscaled(production) };
}
