import { blockPlaceOf, exportSums } from "#app/domain/block-cells.ts";
import type { Finding } from "#app/domain/checks/finding.ts";
import { add, type Decimal, subtract } from "#app/domain/decimal.ts";
import { type Figures, isValueMeasure, type Measure, measures, type OtherReason } from "#app/domain/monthly-return.ts";
import { formatDateTime } from "#app/messages/dates.ts";
import { fieldErrorText } from "#app/messages/field-error.server.ts";
import type { Language } from "#app/messages/language.ts";
import { formatDecimal } from "#app/messages/numbers.ts";
import type { Areas } from "#app/messages/registry.ts";
import type { GridCell, GridReason, GridRow } from "./grid/grid-view.ts";
import { inMoney, TypingRows } from "./grid/typing-rows.server.ts";
import { fieldName } from "./return-fields.ts";
import type { Attempt, MoneyOfReturn, ReturnSource } from "./return-source.ts";

const added: readonly Measure[] = ["opening", "production", "other_in"];
const taken: readonly Measure[] = ["domestic_quantity", "export_quantity", "own_use", "loss", "other_out"];

/** opening + production + other in − domestic − export − own use − loss − other out − closing; null while incomplete. */
export function balanceOfRow(figures: Figures): Decimal | null {
  if (figures.opening === null || figures.production === null || figures.closing === null) return null;
  let rest = subtract("0", figures.closing);
  for (const measure of added) rest = add(rest, figures[measure] ?? "0");
  for (const measure of taken) rest = subtract(rest, figures[measure] ?? "0");
  return rest;
}

/** An earlier month's figure in this return's money, formatted; null where there is none. */
export function pastFigure(
  month: ReturnSource["last_month"],
  line: number,
  measure: Measure,
  money: MoneyOfReturn,
  language: Language,
): string | null {
  const held = month?.figures.get(line)?.[measure];
  if (!month || held === null || held === undefined) return null;
  if (!isValueMeasure(measure)) return formatDecimal(held, language);
  return formatDecimal(inMoney(held, month, money), language, { maximumDecimals: 0 });
}

const louder: Record<Finding["severity"], number> = { block: 0, explain: 1, note: 2 };

/** A blank cell that must be filled needs no more words than its own. */
export function isSaidAtCell(finding: Finding): boolean {
  if (finding.rule !== "required") return false;
  return finding.place === undefined ? finding.product_line_id !== null : blockPlaceOf(finding.place) !== undefined;
}

/** Rows of the figure grid, in the reader's language and digits, with what was typed if the request was refused. */
export function gridRows(
  source: ReturnSource,
  language: Language,
  t: Areas["common"],
  attempt: Attempt | null,
  before: ReadonlyMap<number, Figures> | null = null,
  conflictText: (field: string) => string = () => t.grid.conflictUnknown,
): GridRow[] {
  const worst = new Map<string, Finding>();
  for (const finding of source.findings) {
    const cell = `${finding.product_line_id}.${finding.measure}`;
    const known = worst.get(cell);
    if (!known || louder[finding.severity] < louder[known.severity]) worst.set(cell, finding);
  }
  const typing = source.typing === undefined ? null : new TypingRows(source, source.typing, language);
  const format = (value: Decimal | null) => (value === null ? "" : formatDecimal(value, language));
  const sums = exportSums(source.blocks?.exports ?? new Map());
  const isSummed = (line: number, measure: Measure) =>
    measure === "export_quantity" ? sums.has(line) : measure === "export_value" && (sums.get(line)?.value ?? null) !== null;
  return source.products.map((product): GridRow => {
    const line = product.product_line_id;
    const figures = source.figures.get(line);
    const cellOf = (measure: Measure): GridCell => {
      const name = fieldName.cell(line, measure);
      const stored = figures?.[measure] ?? null;
      const finding = worst.get(`${line}.${measure}`) ?? null;
      const error = attempt?.errors.find((one) => one.field === name);
      const conflict = attempt?.conflicts.find((one) => one.product_line_id === line && one.measure === measure);
      const typed = attempt?.typed?.[name];
      const earlier = before?.get(line)?.[measure];
      const lastMonth = pastFigure(source.last_month, line, measure, source.operation.money, language);
      const reason = source.reasons.find((one) => one.answer === null && one.product_line_id === line && one.measure === measure);
      const asked = source.inquiries?.find(
        (one) => one.answer === null && one.product_line_id === line && one.measure === measure,
      );
      return {
        value: typed ?? format(stored),
        // After a conflict the stored value has been seen: saving again replaces it knowingly.
        base: conflict ? (conflict.stored ?? "") : (attempt?.typed?.[fieldName.base(name.slice(2))] ?? stored ?? ""),
        derived: (measure === "opening" && source.derived_openings.has(line)) || isSummed(line, measure),
        lastMonth,
        lastYear: pastFigure(source.same_month_last_year, line, measure, source.operation.money, language),
        severity: finding?.severity ?? null,
        findingKey: finding && !isSaidAtCell(finding) ? finding.key : null,
        reasonId: reason?.id ?? null,
        inquiryId: asked?.id ?? null,
        error: error ? fieldErrorText(error, t, language) : finding && isSaidAtCell(finding) ? t.fieldErrors.required : null,
        before: earlier === undefined || earlier === stored ? null : format(earlier) || t.grid.blank,
        conflict: conflict
          ? {
              stored: conflict.stored === null ? null : formatDecimal(conflict.stored, language),
              who: language === "fa" ? conflict.changed_by_fa : conflict.changed_by_en,
              when: conflict.changed_at ? formatDateTime(conflict.changed_at, language) : null,
            }
          : null,
        ...typing?.cell(line, measure),
      };
    };
    const reasonAt = (column: "other_in_reason" | "other_out_reason"): GridReason => {
      const name = `f.${line}.${column}`;
      const stored = figures?.[column] ?? "";
      const error = attempt?.errors.find((one) => one.field === name);
      const conflict = error?.code === "changed-meanwhile";
      return {
        value: (attempt?.typed?.[name] as OtherReason | undefined) ?? stored,
        base: (conflict ? undefined : attempt?.typed?.[fieldName.base(name.slice(2))]) ?? stored,
        error: conflict ? conflictText(name) : error ? fieldErrorText(error, t, language) : null,
      };
    };
    const rest = figures ? balanceOfRow(figures) : null;
    return {
      lineId: line,
      name: language === "fa" ? product.name_fa : product.name_en,
      unit: language === "fa" ? product.unit_fa : product.unit_en,
      capacity: product.yearly_capacity === null ? null : formatDecimal(product.yearly_capacity, language),
      cells: Object.fromEntries(measures.map((measure) => [measure, cellOf(measure)])),
      balance:
        rest === null
          ? { kind: "incomplete" }
          : rest === "0"
            ? { kind: "balanced" }
            : { kind: "difference", amount: formatDecimal(rest.replace("-", ""), language) },
      closing: typing?.closing(figures, product.unit_decimals) ?? null,
      otherInReason: reasonAt("other_in_reason"),
      otherOutReason: reasonAt("other_out_reason"),
    };
  });
}
