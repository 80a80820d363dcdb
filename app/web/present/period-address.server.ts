import type { Basis } from "#app/domain/statistics/basis.ts";
import type { ProductOrder } from "#app/domain/statistics/product-list.ts";

/** What a reader chose on the page of a period. */
export interface PeriodChoice {
  basis: Basis;
  search: string;
  order: ProductOrder;
  /** Key of the product drawn; null for the list's first. */
  product: string | null;
  all: boolean;
}

/** The choice as a query with its mark; what is the default is left out, so nothing chosen gives "". */
export function periodQuery({ basis, search, order, product, all }: Partial<PeriodChoice>): string {
  const query = new URLSearchParams();
  if (basis && basis !== "approved") query.set("basis", basis);
  if (search) query.set("q", search);
  if (order && order !== "value") query.set("order", order);
  if (product) query.set("product", product);
  if (all) query.set("all", "1");
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

/** Path of a period's page, with what is chosen on it. */
export function periodPath(period: string, choice: Partial<PeriodChoice> = {}): string {
  return `/ministry/periods/${period}${periodQuery(choice)}`;
}

/** Path of a period's report, on the basis and with the search of its page. */
export function reportPath(period: string, report: "detailed-returns" | "products", choice: Partial<PeriodChoice>): string {
  return `/ministry/periods/${period}/${report}.xlsx${periodQuery({ basis: choice.basis, search: choice.search })}`;
}
