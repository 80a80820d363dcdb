import { compare, type Decimal } from "#app/domain/decimal.ts";
import { foldPersian, latinDigits } from "#app/domain/quantity.ts";
import type { ProductStatistic } from "./product-statistic.ts";

/** Orders of the list of products; the first is the default. */
export const productOrders = ["value", "name", "isic", "reporting", "growth-month", "growth-year"] as const;
export type ProductOrder = (typeof productOrders)[number];

/** How many products a page shows unless all are asked for. */
export const shownAtFirst = 50;

export interface ProductChoice {
  search: string;
  order: ProductOrder;
  language: "fa" | "en";
}

/** Takes any text (a query parameter); gives the order it names; the default for none, undefined for nonsense. */
export function readProductOrder(text: string | null | undefined): ProductOrder | undefined {
  if (text === null || text === undefined || text === "") return "value";
  return productOrders.find((order) => order === text);
}

/** Takes what was typed to search for; gives it folded, in Latin digits and at most 80 characters. */
export function readSearch(text: string | null | undefined): string {
  return latinDigits(foldPersian((text ?? "").slice(0, 80)));
}

/** Largest first; what has no value comes last. */
function descending(a: Decimal | null, b: Decimal | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return compare(b, a);
}

function matches(product: ProductStatistic, search: string): boolean {
  const sought = search.toLowerCase();
  if (product.isic_code.startsWith(sought)) return true;
  return [product.name_fa, product.name_en].some((name) => foldPersian(name).toLowerCase().includes(sought));
}

/** The products that match the search, in the order asked; equal ones by name. */
export function chooseProducts(products: readonly ProductStatistic[], choice: ProductChoice): ProductStatistic[] {
  const collator = new Intl.Collator(choice.language);
  const nameOf = (product: ProductStatistic) => (choice.language === "fa" ? product.name_fa : product.name_en);
  const order: Record<ProductOrder, (a: ProductStatistic, b: ProductStatistic) => number> = {
    value: (a, b) => descending(a.value_rial, b.value_rial),
    name: () => 0,
    isic: (a, b) => (a.isic_code < b.isic_code ? -1 : a.isic_code > b.isic_code ? 1 : 0),
    reporting: (a, b) => b.reporting * a.expected - a.reporting * b.expected,
    "growth-month": (a, b) => descending(a.on_last_month.rate, b.on_last_month.rate),
    "growth-year": (a, b) => descending(a.on_last_year.rate, b.on_last_year.rate),
  };
  return products
    .filter((product) => choice.search === "" || matches(product, choice.search))
    .sort((a, b) => order[choice.order](a, b) || collator.compare(nameOf(a), nameOf(b)) || (a.key < b.key ? -1 : 1));
}
