import { type Decimal, isNegative } from "#app/domain/decimal.ts";
import {
  blockFieldName,
  energyCarriers,
  energyUnits,
  isMaterialUnit,
  materialUnits,
  type ReturnBlocks,
} from "#app/domain/form-blocks.ts";
import { maximumDecimals } from "#app/domain/quantity.ts";
import type { Checked } from "./rule.ts";

/** A number in blocks 3 to 5 with what the rules of cells ask of it. */
export interface BlockNumber {
  /** Its field. */
  place: string;
  value: Decimal;
  /** Unit code, "money" for an amount in the return's money, "" where it has none. */
  unit: string;
  decimals: number;
  product: number | null;
}

const measured = 3;
const cents = 2;
const stocks = ["opening", "bought_home", "imported", "used", "closing"] as const;

type Products = ReadonlyMap<number, { unit_code: string; unit_decimals: number }>;

function* exportNumbers(exports: ReturnBlocks["exports"], products: Products): Generator<BlockNumber> {
  for (const [slot, row] of exports) {
    const product = row.product_line_id;
    const of = product === null ? undefined : products.get(product);
    const name = (field: Parameters<typeof blockFieldName.exports>[1]) => blockFieldName.exports(slot, field);
    if (row.quantity !== null) {
      const decimals = of?.unit_decimals ?? measured;
      yield { place: name("quantity"), value: row.quantity, unit: of?.unit_code ?? "", decimals, product };
    }
    if (row.net_kg !== null) yield { place: name("net_kg"), value: row.net_kg, unit: "KGM", decimals: measured, product };
    if (row.value_usd !== null) yield { place: name("value_usd"), value: row.value_usd, unit: "", decimals: cents, product };
    if (row.value_rial !== null) {
      yield { place: name("value_rial"), value: row.value_rial, unit: "money", decimals: maximumDecimals, product };
    }
  }
}

/** Every number typed in the blocks of a return. */
export function* blockNumbers({ blocks, products }: Pick<Checked, "blocks" | "products">): Generator<BlockNumber> {
  if (!blocks) return;
  yield* exportNumbers(blocks.exports, new Map(products.map((row) => [row.product_line_id, row])));
  for (const [slot, row] of blocks.materials) {
    const decimals = isMaterialUnit(row.unit_code) ? materialUnits[row.unit_code] : measured;
    for (const field of stocks) {
      const value = row[field];
      if (value === null) continue;
      yield { place: blockFieldName.materials(slot, field), value, unit: row.unit_code ?? "", decimals, product: null };
    }
  }
  for (const carrier of energyCarriers) {
    const value = blocks.energy[carrier];
    if (value === null) continue;
    yield { place: blockFieldName.energy(carrier), value, unit: energyUnits[carrier], decimals: measured, product: null };
  }
  const { men, women, wage_bill } = blocks.people;
  for (const [field, count] of [
    ["men", men],
    ["women", women],
  ] as const) {
    if (count === null) continue;
    yield { place: blockFieldName.people(field), value: String(count), unit: "", decimals: 0, product: null };
  }
  if (wage_bill !== null) {
    const place = blockFieldName.people("wage_bill");
    yield { place, value: wage_bill, unit: "money", decimals: maximumDecimals, product: null };
  }
  for (const [slot, row] of blocks.outside) {
    if (row.quantity === null) continue;
    const decimals = isMaterialUnit(row.unit_code) ? materialUnits[row.unit_code] : measured;
    const place = blockFieldName.outside(slot, "quantity");
    yield { place, value: row.quantity, unit: row.unit_code ?? "", decimals, product: null };
  }
}

/** @returns whether a typed number says that there was something. */
export function isSome(value: Decimal | null): boolean {
  return value !== null && !isNegative(value) && Number(value) > 0;
}
