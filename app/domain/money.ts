import { type Decimal, divide, isZero, multiply } from "./decimal.ts";
import type { MoneyScaleFactor, MoneyUnitCode } from "./monthly-return.ts";
import { comparePeriods, type Period } from "./period.ts";

/** Rial (`IRR_OLD`) or new rial (`IRR_NEW`); one new rial is 10,000 rial. */
export type MoneyUnit = MoneyUnitCode;

/** Amounts are counted in ones, thousands or millions of the unit. */
export type MoneyScale = MoneyScaleFactor;

/** The header of a block of amounts: unit and scale of every amount in it. */
export interface MoneyHeader {
  unit: MoneyUnit;
  scale: MoneyScale;
}

const rialsPerUnit: Record<MoneyUnit, Decimal> = { IRR_OLD: "1", IRR_NEW: "10000" };

/** Every factor is a power of ten of at most 10¹⁰: with so many decimals more, a conversion never rounds. */
const extraDecimals = 40;

/** Takes an amount in `scale` times `unit`; gives it exact in rial (`IRR_OLD`). */
export function toRial(value: Decimal, unit: MoneyUnit, scale: MoneyScale): Decimal {
  return multiply(multiply(value, String(scale)), rialsPerUnit[unit]);
}

/** Takes an amount in rial (`IRR_OLD`); gives it exact in `scale` times `unit`. */
export function fromRial(rial: Decimal, unit: MoneyUnit, scale: MoneyScale): Decimal {
  return divide(rial, multiply(String(scale), rialsPerUnit[unit]), extraDecimals);
}

/** Takes an amount under one header; gives the same amount, exact, under another. */
export function convertMoney(value: Decimal, from: MoneyHeader, to: MoneyHeader): Decimal {
  return fromRial(toRial(value, from.unit, from.scale), to.unit, to.scale);
}

/** Decimals a price is carried with before it is rounded for show. */
const priceDecimals = 12;

/**
 * Price of one unit of measure: value ÷ quantity, in the value's own unit and scale.
 * @returns null where either is missing or the quantity is zero
 */
export function unitPrice(value: Decimal | null | undefined, quantity: Decimal | null | undefined): Decimal | null {
  if (!value || !quantity || isZero(quantity)) return null;
  return divide(value, quantity, priceDecimals);
}

/** Decimals to show a price with: whole from a hundred on, two from one on, six below. */
export function shownPriceDecimals(price: Decimal): 0 | 2 | 6 {
  const whole = price.replace("-", "").split(".")[0] ?? "0";
  return whole.length > 2 ? 0 : whole === "0" ? 6 : 2;
}

/** From which period on a unit is the default; a setting, as the changeover is set by decree. */
export const moneyUnitDefaults: readonly { from: Period; unit: MoneyUnit }[] = [{ from: "1300-01", unit: "IRR_OLD" }];

/** The unit a return of a period starts with where its establishment has chosen none yet. */
export function defaultMoneyUnit(period: Period, validity = moneyUnitDefaults): MoneyUnit {
  let unit: MoneyUnit = "IRR_OLD";
  for (const rule of validity) if (comparePeriods(rule.from, period) <= 0) unit = rule.unit;
  return unit;
}
