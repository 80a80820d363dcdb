import type { PastMonth } from "#app/domain/checks/finding.ts";
import { type Figures, measures } from "#app/domain/monthly-return.ts";
import { addMonths, periodOfInstant } from "#app/domain/period.ts";
import { permit } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { isEditable } from "#app/domain/review.ts";
import { workbookReturns, workbookRows } from "#app/domain/workbook.ts";
import type { WorkbookMonth } from "#app/domain/workbook-source.ts";
import { listReturns } from "#db/monthly-return.ts";
import type { Context } from "./context.server.ts";
import { type LoadedReturn, loadReturn } from "./load-return.server.ts";

/** Months that stay open longer are filed on the screen. */
const monthsBack = 24;

/** Plain copies: what a check reads lazily does not travel. */
function plainPast(month: PastMonth | null): PastMonth | null {
  if (month === null) return null;
  const figures = new Map<number, Figures>();
  for (const [line, row] of month.figures) {
    const plain = { other_in_reason: row.other_in_reason, other_out_reason: row.other_out_reason } as Figures;
    for (const measure of measures) plain[measure] = row[measure];
    figures.set(line, plain);
  }
  return { ...month, figures };
}

/** A loaded return as a workbook is made from it. */
export function workbookMonthOf(loaded: LoadedReturn): WorkbookMonth {
  const { found } = loaded;
  const changes = [found.state_since, found.operation_at, ...loaded.products.map((row) => row.changed_at)];
  return {
    return_id: found.id,
    establishment_id: found.establishment_id,
    establishment_fa: found.establishment_fa,
    establishment_en: found.establishment_en,
    licence_number: found.licence_number,
    period: found.period,
    due_on: found.due_on,
    selected: found.selected === 1,
    operation: loaded.operation,
    products: loaded.products,
    figures: loaded.figures,
    derived_openings: loaded.derived_openings,
    last_month: plainPast(loaded.last_month),
    same_month_last_year: plainPast(loaded.same_month_last_year),
    blocks: loaded.blocks,
    carried_materials: loaded.carried_materials,
    material_closings: loaded.material_closings,
    last_blocks: loaded.last_blocks,
    changed_at: changes.reduce<Date>((newest, at) => (at !== null && at > newest ? at : newest), new Date(0)),
  };
}

/**
 * What the workbook of one month is made from.
 * @returns `not-found` for what the person may not see, `not-in-this-state` where the month cannot be typed over
 */
export async function makeWorkbook(context: Context, returnId: number): Promise<Outcome<WorkbookMonth>> {
  const right = permit(context.actor, "save-figures");
  if (!right) return refuse("not-found");
  const loaded = await loadReturn(context, right.scope, returnId);
  if (!loaded) return refuse("not-found");
  return isEditable(loaded.found.state) ? done(workbookMonthOf(loaded)) : refuse("not-in-this-state");
}

/**
 * What the workbook of all open months of all of a person's establishments is made from, newest month first, as many as
 * one workbook holds. @returns an empty list where no month is open
 */
export async function makeWorkbookOfAll(context: Context): Promise<Outcome<WorkbookMonth[]>> {
  const right = permit(context.actor, "save-figures");
  if (!right) return refuse("not-found");
  const present = periodOfInstant(context.now);
  const periods = Array.from({ length: monthsBack }, (_, index) => addMonths(present, -index));
  const rows = await listReturns(context.db, right.scope, periods);
  const months: WorkbookMonth[] = [];
  let products = 0;
  for (const row of rows) {
    if (!isEditable(row.state) || row.period_state === "planned") continue;
    const loaded = await loadReturn(context, right.scope, row.id);
    if (!loaded) continue;
    products += loaded.products.length;
    if (months.length === workbookReturns || (months.length > 0 && products > workbookRows)) break;
    months.push(workbookMonthOf(loaded));
  }
  return done(months);
}
