import { cellsOf } from "#app/domain/block-cells.ts";
import { isDecimal } from "#app/domain/decimal.ts";
import { isMaterialUnit } from "#app/domain/form-blocks.ts";
import { countryName } from "#app/messages/countries.server.ts";
import type { Language } from "#app/messages/language.ts";
import { formatDecimal, toDigits } from "#app/messages/numbers.ts";
import type { ReturnSource } from "../return-source.ts";
import type { Reading } from "../return-view.server.ts";

const codes = /\.(?:unit_code|product_line_id)$|^none\./;
const digits = /\.(?:declaration|tariff_code)$/;

/** What an input of blocks 3 to 5 holds for a stored cell: a code as it is, all else as its reader writes it. */
export function shownCell(name: string, value: string, language: Language): string {
  if (name.endsWith(".country")) return countryName(value, language);
  if (codes.test(name)) return value;
  if (digits.test(name)) return toDigits(value, language);
  return !name.endsWith(".name") && isDecimal(value) ? formatDecimal(value, language) : value;
}

/** The canonical text stored in a field of the blocks; "" where it is blank. */
export function storedCell(name: string, source: Pick<ReturnSource, "blocks">): string {
  return source.blocks ? (cellsOf(source.blocks).get(name) ?? "") : "";
}

/** A value of the blocks' field, as it is stored, in words. */
export function cellInWords(
  name: string,
  value: string,
  products: readonly Pick<ReturnSource["products"][number], "product_line_id" | "name_fa" | "name_en">[],
  { language, findings }: Pick<Reading, "language" | "findings">,
): string {
  if (name.startsWith("none.")) return findings.blocks.none;
  if (isMaterialUnit(value)) return findings.blocks.units[value];
  const product = name.endsWith(".product_line_id") ? products.find((row) => String(row.product_line_id) === value) : undefined;
  if (product !== undefined) return language === "fa" ? product.name_fa : product.name_en;
  return shownCell(name, value, language);
}

/** What is stored in a field of the blocks, in words; "" where it is blank. */
export function storedCellWords(name: string, source: Pick<ReturnSource, "blocks" | "products">, reading: Reading): string {
  const value = storedCell(name, source);
  return value === "" ? "" : cellInWords(name, value, source.products, reading);
}
