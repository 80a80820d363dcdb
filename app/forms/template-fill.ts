import { type Filling, fillTemplate, insertText, renamePlaceholders } from "#app/domain/text-template.ts";
import { reasonTextLength } from "./review-fields.ts";

/** The texts a reason may be filled from, and what fills their placeholders, in the liaison's words. */
export interface TemplateFillView {
  groups: { label: string; options: { value: string; label: string }[] }[];
  /** By the choice's value; placeholders as codes. */
  texts: Readonly<Record<string, { reason: string; text: string }>>;
  month: string;
  columns: Readonly<Record<string, string>>;
  /** By product line; figures by measure, with their unit. */
  products: Readonly<Record<string, { name: string; figures: Readonly<Record<string, string>> }>>;
  /** How a placeholder that stays open is written. */
  names: Readonly<Record<string, string>>;
}

/** What a cell has for each placeholder. `cell` as a choice's value: "" the whole, "12" a product, "12.closing" a cell. */
function fillingOf(fill: TemplateFillView, cell: string): Filling {
  const [line = "", measure = ""] = cell.split(".");
  const product = fill.products[line];
  const figure = product?.figures[measure];
  const column = fill.columns[measure];
  return {
    month: fill.month,
    ...(product === undefined ? {} : { product: product.name }),
    ...(product === undefined || column === undefined ? {} : { column }),
    ...(figure === undefined ? {} : { figure }),
  };
}

/**
 * Fills a reason from a template, beside what is written of it.
 * @returns its text and code (a code already chosen stays); null where the text becomes too long
 */
export function fillReason(
  fill: TemplateFillView,
  template: { reason: string; text: string },
  row: { code: string; cell: string; text: string },
): { code: string; text: string } | null {
  const filled = renamePlaceholders(fillTemplate(template.text, fillingOf(fill, row.cell)), (name) => fill.names[name]);
  const text = insertText(row.text, filled, reasonTextLength);
  return text === null ? null : { code: row.code === "" ? template.reason : row.code, text };
}
