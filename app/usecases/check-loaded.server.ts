import type { CheckInput, Finding } from "#app/domain/checks/finding.ts";
import { checkReturn } from "#app/domain/checks/index.ts";
import { defaultThresholds } from "#app/domain/checks/thresholds.ts";
import type { OperationFields } from "#app/domain/editing.ts";
import type { ReturnBlocks } from "#app/domain/form-blocks.ts";
import { blankFigures, type Figures } from "#app/domain/monthly-return.ts";
import { firstDay, tehranDay } from "#app/domain/period.ts";
import type { LoadedReturn } from "./load-return.server.ts";

/**
 * Runs every check on a return as it stands, or as an edit would leave it.
 * @param now business time, UTC
 */
export function checkLoaded(
  loaded: LoadedReturn,
  now: Date,
  as: { operation: OperationFields; figures: ReadonlyMap<number, Figures>; blocks: ReturnBlocks | null } = loaded,
): Finding[] {
  const { money, ...operation } = as.operation;
  const input: CheckInput = {
    period: loaded.found.period,
    today: tehranDay(now),
    // A return without any licence on record is judged as licensed from its own month on.
    licence_issued_on: loaded.found.licence_issued_on ?? firstDay(loaded.found.period),
    selected: loaded.found.selected === 1,
    operation,
    money_unit: money.unit,
    money_scale: money.scale,
    products: loaded.products.map((product) => ({
      ...product,
      figures: as.figures.get(product.product_line_id) ?? blankFigures(),
    })),
    blocks: as.blocks,
    last_month: loaded.last_month,
    same_month_last_year: loaded.same_month_last_year,
    history: loaded.history,
    thresholds: defaultThresholds,
  };
  return checkReturn(input);
}

/** Counts that the state table's guards ask for. */
export function countFindings(findings: readonly Finding[], explanations: ReadonlyMap<string, string>) {
  const blocking = findings.filter((finding) => finding.severity === "block").length;
  const unexplained = findings.filter(
    (finding) => finding.severity === "explain" && (explanations.get(finding.key) ?? "").trim() === "",
  ).length;
  return { blocking, unexplained };
}
