import type { CellReference, Measure } from "#app/domain/monthly-return.ts";

/** Reasons one send-back has room for. */
export const reasonRows = 8;
export const reasonTextLength = 1000;
export const decisionTextLength = 2000;

/** Names of the fields of a reviewer's form. */
export const reviewField = {
  code: (index: number) => `reason.${index}.code`,
  cell: (index: number) => `reason.${index}.cell`,
  text: (index: number) => `reason.${index}.text`,
  template: (index: number) => `reason.${index}.template`,
  reply: (reasonId: number) => `r.${reasonId}`,
  month: (returnId: number) => `month.${returnId}`,
  /** That an explanation stands, and up to what percentage, by finding. */
  stand: (findingKey: string) => `stand.${findingKey}`,
  ceiling: (findingKey: string) => `ceiling.${findingKey}`,
  whole: "text",
  /** Since when the return waited, as the page saw it: its place in the queue, for the next one. */
  from: "from",
};

/** Intent of the button that fills a row's text from the template chosen in it. */
export const insertIntent = (index: number) => `insert.${index}`;

/** A cell as a choice's value: "" the whole return, "12" a product, "12.closing" one of its cells. */
export function cellValue(cell: CellReference): string {
  if (cell.product_line_id === null) return "";
  return cell.measure === null ? String(cell.product_line_id) : `${cell.product_line_id}.${cell.measure}`;
}

/** Anchor of a figure on the page. */
export function cellAnchor(productLineId: number, measure: Measure): string {
  return `f.${productLineId}.${measure}`;
}
