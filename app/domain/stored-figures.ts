import { type Decimal, fromColumn } from "#app/domain/decimal.ts";
import { type Figures, measures } from "#app/domain/monthly-return.ts";

const read = (held: Decimal | null): Decimal | null => (held === null ? null : fromColumn(held));

/** @returns a row as the database gives it ("1200.000000"), in canonical decimals. */
export function figuresOf(row: Figures): Figures {
  const figures = { other_in_reason: row.other_in_reason, other_out_reason: row.other_out_reason } as Figures;
  for (const measure of measures) figures[measure] = read(row[measure]);
  return figures;
}

/**
 * A stored row of an earlier month, to be read only: a cell is made canonical when a check or page asks for it, since
 * of a year of rows most are never asked.
 */
export class PastFigures implements Figures {
  readonly #row: Figures;
  constructor(row: Figures) {
    this.#row = row;
  }
  get opening() {
    return read(this.#row.opening);
  }
  get production() {
    return read(this.#row.production);
  }
  get toll() {
    return read(this.#row.toll);
  }
  get domestic_quantity() {
    return read(this.#row.domestic_quantity);
  }
  get domestic_value() {
    return read(this.#row.domestic_value);
  }
  get export_quantity() {
    return read(this.#row.export_quantity);
  }
  get export_value() {
    return read(this.#row.export_value);
  }
  get own_use() {
    return read(this.#row.own_use);
  }
  get loss() {
    return read(this.#row.loss);
  }
  get other_in() {
    return read(this.#row.other_in);
  }
  get other_out() {
    return read(this.#row.other_out);
  }
  get closing() {
    return read(this.#row.closing);
  }
  get other_in_reason() {
    return this.#row.other_in_reason;
  }
  get other_out_reason() {
    return this.#row.other_out_reason;
  }
}
