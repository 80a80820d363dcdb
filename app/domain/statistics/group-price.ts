import { add, compare, type Decimal, divide, isZero } from "#app/domain/decimal.ts";

/** Fewer establishments, or legal persons behind them, and a published median would tell one of another. */
const leastSellers = 5;
const leastLegalPersons = 3;

/** What somebody sold: quantity in the product's unit, amount in rial. */
export interface Sale {
  legal_id: string;
  quantity: Decimal | null;
  rial: Decimal | null;
}

/**
 * Median unit price in rial, rounded half-up to 6 decimals (of an even number the mean of the two in the middle).
 * @returns the median, null where fewer than five sellers or three legal persons stand behind it; and how many sold
 */
export function medianPrice(sales: readonly Sale[]): { median: Decimal | null; count: number } {
  const sold = sales.flatMap(({ legal_id, quantity, rial }) =>
    quantity === null || rial === null || isZero(quantity) || isZero(rial)
      ? []
      : [{ legal_id, price: divide(rial, quantity, 6) }],
  );
  const count = sold.length;
  const persons = new Set(sold.map((sale) => sale.legal_id)).size;
  if (count < leastSellers || persons < leastLegalPersons) return { median: null, count };
  const prices = sold.map((sale) => sale.price).sort(compare);
  const upper = prices[count >> 1] ?? "0";
  const lower = count % 2 === 1 ? upper : (prices[(count >> 1) - 1] ?? upper);
  const median = lower === upper ? upper : divide(add(lower, upper), "2", 6);
  return { median: isZero(median) ? null : median, count };
}
