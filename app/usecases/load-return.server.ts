import type { Kysely } from "kysely";
import type { Scope } from "#app/domain/actor.ts";
import type { PastMonth } from "#app/domain/checks/finding.ts";
import { type Decimal, fromColumn } from "#app/domain/decimal.ts";
import type { OperationFields } from "#app/domain/editing.ts";
import type { Figures, ProductRow } from "#app/domain/monthly-return.ts";
import { addMonths, firstDay, lastDay, previousPeriod, sameMonthLastYear } from "#app/domain/period.ts";
import type { ReturnFacts } from "#app/domain/review.ts";
import type { Snapshot } from "#app/domain/snapshot.ts";
import { figuresOf, PastFigures } from "#app/domain/stored-figures.ts";
import { Reads } from "#db/batch.ts";
import { listReasons, type ReasonRow } from "#db/history.ts";
import { type FoundReturn, findReturn } from "#db/monthly-return.ts";
import type { Database } from "#db/schema.ts";
import { listNewestSnapshots } from "#db/submission.ts";
import { listPastFigures, listProductRows, listStoppagesAndExplanations, lockedStates } from "#db/working-figure.ts";

type ProductWithUnit = ProductRow & {
  unit_fa: string;
  unit_en: string;
  catalogue_item_id: number | null;
  changed_at: Date | null;
  changed_by_fa: string | null;
  changed_by_en: string | null;
};

/** A return with everything its form, its checks and its decisions look at. */
export interface LoadedReturn {
  found: FoundReturn;
  operation: OperationFields;
  products: ProductWithUnit[];
  /** Figures as stored, by product line; the opening is the derived one where it is derived. */
  figures: Map<number, Figures>;
  /** Product lines whose opening is last month's closing, not typed. */
  derived_openings: ReadonlySet<number>;
  typed_by: number[];
  explanations: Map<string, string>;
  reasons: ReasonRow[];
  history: PastMonth[];
  last_month: PastMonth | null;
  same_month_last_year: PastMonth | null;
}

const historyMonths = 12;

async function loadHistory(db: Kysely<Database>, together: Reads, establishmentId: number, period: string): Promise<PastMonth[]> {
  const periods = { first: addMonths(period, -historyMonths), last: previousPeriod(period) };
  const rows = await listPastFigures(together, establishmentId, periods);
  const locked: ReadonlySet<string> = new Set(lockedStates);
  const months = new Map<string, PastMonth & { figures: Map<number, Figures> }>();
  const open = new Map<number, string>();
  for (const row of rows) {
    let month = months.get(row.period);
    if (!month) {
      month = {
        period: row.period,
        days_worked: row.days_worked,
        money_unit: row.money_unit,
        money_scale: row.money_scale,
        figures: new Map(),
      };
      months.set(row.period, month);
      if (!locked.has(row.state)) open.set(row.return_id, row.period);
    }
    month.figures.set(row.product_line_id, new PastFigures(row));
  }
  for (const { return_id, snapshot } of await listNewestSnapshots(db, [...open.keys()])) {
    const sent = JSON.parse(snapshot) as Snapshot;
    months.set(open.get(return_id) ?? sent.period, {
      period: sent.period,
      days_worked: sent.operation.days_worked,
      money_unit: sent.money_unit,
      money_scale: sent.money_scale,
      figures: new Map(sent.products.map((row) => [row.product_line_id, row.figures])),
    });
  }
  return [...months.values()].sort((a, b) => (a.period < b.period ? 1 : -1));
}

/**
 * Loads a return within a scope.
 * @returns undefined where there is none the scope reaches
 */
export async function loadReturn(db: Kysely<Database>, scope: Scope, id: number): Promise<LoadedReturn | undefined> {
  const found = await findReturn(db, scope, id);
  if (!found) return undefined;
  const days = { first: firstDay(found.period), last: lastDay(found.period) };
  const together = new Reads();
  const parts = Promise.all([
    listProductRows(together, found.establishment_id, found.id, days),
    loadHistory(db, together, found.establishment_id, found.period),
    found.has_texts === 0
      ? { stoppages: [], explanations: new Map<string, string>() }
      : listStoppagesAndExplanations(db, found.id),
    found.version === 0 ? [] : listReasons(db, found.id),
  ]);
  await together.send(db);
  const [rows, history, texts, reasons] = await parts;
  const last_month = history.find((month) => month.period === previousPeriod(found.period)) ?? null;
  const figures = new Map<number, Figures>();
  const derived = new Set<number>();
  const typedBy = new Set<number>(found.operation_by === null ? [] : [found.operation_by]);
  const products = rows.map((row): ProductWithUnit => {
    const stored = figuresOf(row);
    const closing: Decimal | null = last_month?.figures.get(row.product_line_id)?.closing ?? null;
    if (closing !== null) {
      derived.add(row.product_line_id);
      // Frozen at submission: what was sent stays even if last month is corrected afterwards.
      if (!(lockedStates as readonly string[]).includes(found.state)) stored.opening = closing;
    }
    figures.set(row.product_line_id, stored);
    if (row.changed_by !== null) typedBy.add(row.changed_by);
    return {
      product_line_id: row.product_line_id,
      name_fa: row.name_fa,
      name_en: row.name_en,
      unit_code: row.unit_code,
      unit_fa: row.unit_fa,
      unit_en: row.unit_en,
      unit_decimals: row.unit_decimals,
      yearly_capacity: row.yearly_capacity === null ? null : fromColumn(row.yearly_capacity),
      tariff_code: row.tariff_code,
      isic_code: row.isic_code,
      listed_on_exchange: row.listed_on_exchange === 1,
      catalogue_item_id: row.catalogue_item_id,
      changed_at: row.changed_at,
      changed_by_fa: row.changed_by_fa,
      changed_by_en: row.changed_by_en,
    };
  });
  return {
    found,
    operation: {
      operating_state: found.operating_state,
      days_worked: found.days_worked,
      idle_cause: found.idle_cause,
      stoppages: texts.stoppages,
      remarks: found.remarks,
      money: { unit: found.money_unit, scale: found.money_scale },
    },
    products,
    figures,
    derived_openings: derived,
    typed_by: [...typedBy],
    explanations: texts.explanations,
    reasons,
    history,
    last_month,
    same_month_last_year: history.find((month) => month.period === sameMonthLastYear(found.period)) ?? null,
  };
}

/** @returns what the state table's guards ask of a loaded return. */
export function factsOf(loaded: LoadedReturn): ReturnFacts {
  const { found } = loaded;
  return {
    state: found.state,
    version: found.version,
    in_force_version: found.in_force_version,
    period_state: found.period_state,
    signatory_required: found.signatory_required === 1,
    typed_by: loaded.typed_by,
    requested_by: null,
    accepted_by: found.accepted_by,
    accepted_at: found.state === "accepted" ? found.state_since : null,
    state_before_accept: found.state_before_accept,
    sent_back_by: found.sent_back_by,
    open_reasons: loaded.reasons.filter((reason) => reason.answer === null).length,
    correction_endorsed: false,
    objection_open: false,
  };
}
