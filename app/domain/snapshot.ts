import type { MoneyScaleFactor, MoneyUnitCode, Operation, ProductFigures } from "#app/domain/monthly-return.ts";

/** The immutable content of one submission: what was sent, in its own form version. */
export interface Snapshot {
  form_version: number;
  establishment_id: number;
  establishment_fa: string;
  establishment_en: string;
  legal_id: string;
  licence_number: string;
  province_code: string;
  county_id: number;
  isic_code: string;
  selected: boolean;
  period: string;
  version: number;
  operation: Operation;
  money_unit: MoneyUnitCode;
  money_scale: MoneyScaleFactor;
  products: ProductFigures[];
  /** Explanations by finding key. */
  explanations: Record<string, string>;
}

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

function write(value: Json | object): string {
  if (typeof value === "string") return JSON.stringify(value.normalize("NFC"));
  if (typeof value === "number" || typeof value === "boolean" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => write(item)).join(",")}]`;
  const entries = Object.entries(value).filter(([, held]) => held !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, held]) => `${JSON.stringify(key)}:${write(held as Json)}`).join(",")}}`;
}

/**
 * The one canonical text of a value: sorted keys, NFC, no blanks. SHA-256 is taken over it.
 * @param value JSON-like; quantities are canonical decimal strings, never numbers
 */
export function canonicalText(value: object): string {
  return write(value);
}
