import type { Decimal } from "#app/domain/decimal.ts";

/** The nine states of a monthly return; their meaning is in the README of this folder. */
export const returnStates = [
  "not-started",
  "draft",
  "awaiting-signature",
  "submitted",
  "in-review",
  "returned",
  "accepted",
  "referred-back",
  "approved",
] as const;
export type ReturnState = (typeof returnStates)[number];

/** Version of the form (blocks, measures, rules of completeness) a return is filed in. */
export const currentFormVersion = 2;

/** From which version on the form has blocks 3 to 5. */
const firstVersionWithBlocks = 2;

/** @returns whether the form of a version has blocks 3 to 5. */
export function hasBlocks(formVersion: number): boolean {
  return formVersion >= firstVersionWithBlocks;
}

/** The version a return is filed in: the present one, or the one it was first submitted in. */
export function formVersionOf(found: { version: number; form_version: number }): number {
  return found.version === 0 ? currentFormVersion : found.form_version;
}

/** Block 2: the measures of one product row, in the order the form shows them. The codes are column names too. */
export const measures = [
  "opening",
  "production",
  "toll",
  "domestic_quantity",
  "domestic_value",
  "export_quantity",
  "export_value",
  "own_use",
  "loss",
  "other_in",
  "other_out",
  "closing",
] as const;
export type Measure = (typeof measures)[number];

/**
 * @returns whether the measure is an amount of money (in the return's rial unit and scale); all others are counted in the
 * product's unit of measure.
 */
export function isValueMeasure(measure: Measure): boolean {
  return measure === "domestic_value" || measure === "export_value";
}

export const otherReasons = ["bought-for-resale", "customer-return", "stock-count", "transfer", "toll-goods-delivered"] as const;
export type OtherReason = (typeof otherReasons)[number];

/** One product row as typed: `null` is a blank cell, which is not zero. */
export type Figures = Record<Measure, Decimal | null> & {
  other_in_reason: OtherReason | null;
  other_out_reason: OtherReason | null;
};

export const operatingStates = ["working", "idle", "asks-to-be-closed"] as const;
export type OperatingState = (typeof operatingStates)[number];

export const stoppageReasons = [
  "planned-maintenance",
  "breakdown",
  "power-cut",
  "gas-cut",
  "water-shortage",
  "raw-material",
  "liquidity",
  "currency-import",
  "no-demand",
  "labour",
  "transport",
  "legal-permit",
  "seasonal",
  "force-majeure",
  "other",
] as const;
export type StoppageReason = (typeof stoppageReasons)[number];

/** A full stoppage within the month; days are days of the Jalali month, both ends included. */
export interface Stoppage {
  reason: StoppageReason;
  from_day: number;
  to_day: number;
  text: string;
}

/** Block 1 (operation) and block 6 (remarks). `idle_cause` is asked when the whole month was idle. */
export interface Operation {
  operating_state: OperatingState | null;
  days_worked: number | null;
  idle_cause: StoppageReason | null;
  stoppages: Stoppage[];
  remarks: string;
}

export const moneyUnits = ["IRR_OLD", "IRR_NEW"] as const;
export type MoneyUnitCode = (typeof moneyUnits)[number];
export const moneyScales = [1, 1000, 1_000_000] as const;
export type MoneyScaleFactor = (typeof moneyScales)[number];

/** A product row's fixed side, of the licence and of the month's last day. */
export interface ProductRow {
  product_line_id: number;
  name_fa: string;
  name_en: string;
  unit_code: string;
  /** Decimal places the unit allows; pieces are whole (0). */
  unit_decimals: number;
  /** Nominal capacity of a year in `unit_code`; null where the licence names none. */
  yearly_capacity: Decimal | null;
  tariff_code: string | null;
  isic_code: string;
  listed_on_exchange: boolean;
}

/** One product with what was typed for the month. */
export interface ProductFigures extends ProductRow {
  figures: Figures;
}

/** @returns a row of blank cells. */
export function blankFigures(): Figures {
  return {
    opening: null,
    production: null,
    toll: null,
    domestic_quantity: null,
    domestic_value: null,
    export_quantity: null,
    export_value: null,
    own_use: null,
    loss: null,
    other_in: null,
    other_out: null,
    closing: null,
    other_in_reason: null,
    other_out_reason: null,
  };
}

export const reasonCodes = [
  "unit-slip",
  "exceeds-capacity",
  "does-not-balance",
  "differs-from-bills",
  "missing-document",
  "wrong-product",
  "unexplained-jump",
  "other",
] as const;
/** Coded reasons of a send-back or refer-back. */
export type ReasonCode = (typeof reasonCodes)[number];

/** Where a reason points: a cell, a product row (no measure), or the whole return (neither). */
export interface CellReference {
  product_line_id: number | null;
  measure: Measure | null;
}
