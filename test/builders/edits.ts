import type { TypedBlockCell } from "#app/domain/block-cells.ts";
import { fingerprint, type ReturnEdit, type TypedCell } from "#app/domain/editing.ts";
import type { Measure, OperatingState } from "#app/domain/monthly-return.ts";

/** A cell typed over a blank one, or over `base`. */
export function cell(product_line_id: number, measure: Measure, value: string | null, base: string | null = null): TypedCell {
  return { product_line_id, measure, typed: value ?? "", value, base };
}

/** A whole product row: opening 0, production, domestic, export, closing as balance. */
export function row(
  line: number,
  figures: { opening?: string; production: string; domestic: string; exported?: string; closing: string },
): TypedCell[] {
  return [
    cell(line, "opening", figures.opening ?? "0"),
    cell(line, "production", figures.production),
    cell(line, "domestic_quantity", figures.domestic),
    cell(line, "export_quantity", figures.exported ?? "0"),
    cell(line, "closing", figures.closing),
  ];
}

/** A cell of blocks 3 to 5 typed over a blank one, or over `base`. */
export function blockCell(field: string, value: string | null, base: string | null = null): TypedBlockCell {
  return { field, typed: value ?? "", value, base };
}

/** An export row that tells where a product's exports went, in the slot of the product line's own number. */
export function exportRow(line: number, quantity: string, base: string | null = null): TypedBlockCell[] {
  return [
    blockCell(`x.${line}.product_line_id`, String(line)),
    blockCell(`x.${line}.country`, "IQ"),
    blockCell(`x.${line}.tariff_code`, "25232900"),
    blockCell(`x.${line}.quantity`, quantity, base),
  ];
}

/** Rows for every export quantity typed. */
function exportsOf(cells: readonly TypedCell[]): TypedBlockCell[] {
  return cells.flatMap(({ measure, value, base, product_line_id }) =>
    measure === "export_quantity" && value !== null && Number(value) > 0 ? exportRow(product_line_id, value, base) : [],
  );
}

/** An edit of cells and, where given, of the operation over blank fields; exports come with their rows. */
export function edit(cells: TypedCell[], operation: { state?: OperatingState; days?: number } = {}): ReturnEdit {
  return {
    cells,
    other_reasons: [],
    operation: {
      ...(operation.state ? { operating_state: operation.state } : {}),
      ...(operation.days === undefined ? {} : { days_worked: operation.days }),
    },
    operation_bases: { operating_state: fingerprint(null), days_worked: fingerprint(null) },
    explanations: [],
    replies: [],
    blocks: exportsOf(cells),
  };
}

/** A month of the small register that passes every check. */
export function cleanMonth(): ReturnEdit {
  return edit(
    [
      ...row(11, { production: "80000", domestic: "60000", exported: "10000", closing: "10000" }),
      ...row(12, { production: "300000", domestic: "250000", closing: "50000" }),
    ],
    { state: "working", days: 30 },
  );
}
