import type { Kysely } from "kysely";
import type { Scope } from "#app/domain/actor.ts";
import { blocksOf, materialClosings, materialKey, withCarriedOpenings } from "#app/domain/block-cells.ts";
import { blocksOfRecord } from "#app/domain/block-record.ts";
import type { PastMonth } from "#app/domain/checks/finding.ts";
import { type Decimal, fromColumn } from "#app/domain/decimal.ts";
import type { OperationFields } from "#app/domain/editing.ts";
import { blankBlocks, type ReturnBlocks } from "#app/domain/form-blocks.ts";
import { type Figures, formVersionOf, hasBlocks, type Operation, type ProductRow } from "#app/domain/monthly-return.ts";
import { inputsOf } from "#app/domain/past-inputs.ts";
import { firstDay, lastDay, previousPeriod, sameMonthLastYear } from "#app/domain/period.ts";
import { isInScope } from "#app/domain/permission.ts";
import type { ReturnFacts } from "#app/domain/review.ts";
import type { Snapshot } from "#app/domain/snapshot.ts";
import { figuresOf, PastFigures } from "#app/domain/stored-figures.ts";
import { type Attachment, listAttachments } from "#db/attachment.ts";
import { Reads, type Sends } from "#db/batch.ts";
import { type InquiryRow, listInquiries } from "#db/conversation.ts";
import { listBlocks } from "#db/form-block.ts";
import { listReasons, type ReasonRow } from "#db/history.ts";
import { type FoundReturn, findAnyReturn } from "#db/monthly-return.ts";
import { listOpenMatters } from "#db/return-request.ts";
import type { Database } from "#db/schema.ts";
import { findSignatureAsker } from "#db/signature-request.ts";
import { listNewestSnapshots } from "#db/submission.ts";
import { listPastFigures, listProductRows, listStoppagesAndExplanations, lockedStates } from "#db/working-figure.ts";
import { type CheckSettings, checkSettings } from "./check-settings.server.ts";

type ProductWithUnit = ProductRow & {
  unit_fa: string;
  unit_en: string;
  catalogue_item_id: number | null;
  changed_at: Date | null;
  changed_by_fa: string | null;
  changed_by_en: string | null;
};

/** Of a use-case's context, what loading needs. */
export interface Reading {
  db: Kysely<Database>;
  ahead?: ReturnAhead | undefined;
}

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
  /** Who asked for the signature it waits for. */
  signature_requested_by: number | null;
  explanations: Map<string, string>;
  reasons: ReasonRow[];
  /** Every inquiry, and what of the requests waits; nothing was asked for where the return has no dealings. */
  inquiries: InquiryRow[];
  matters: Awaited<ReturnType<typeof listOpenMatters>>;
  /** Product lines whose opening, as sent, is not last month's closing as it was corrected since. */
  opening_differs: ReadonlyMap<number, Decimal>;
  /** Files on the return now, in the order they came. */
  files: Attachment[];
  history: PastMonth[];
  last_month: PastMonth | null;
  same_month_last_year: PastMonth | null;
  /** Version of the form the return is filed in. */
  form_version: number;
  /** Blocks 3 to 5 as stored, openings of materials taken from last month where it was submitted; null: an older form. */
  blocks: ReturnBlocks | null;
  /** Slots of materials whose opening is last month's closing, not typed. */
  carried_materials: ReadonlySet<number>;
  /** Closing stocks of last month's materials, which are the openings now (`materialKey`). */
  material_closings: ReadonlyMap<string, string>;
  /** What last month's newest submitted version said beside its figures; null where none was submitted. */
  last_blocks: ReturnBlocks | null;
  last_operation: LastOperation | null;
  /** Thresholds in force. */
  check_settings: CheckSettings;
}

type LastOperation = Pick<Operation, "operating_state" | "idle_cause">;

type ProductLines = Awaited<ReturnType<typeof listProductRows>>;
type PastRows = Awaited<ReturnType<typeof listPastFigures>>;

const locked: ReadonlySet<string> = new Set(lockedStates);

/** A month before, with what its newest snapshot says where its rows may differ from what was sent. */
type Month = PastMonth & { sent?: Snapshot };

async function historyOf(db: Kysely<Database>, rows: PastRows): Promise<Month[]> {
  const months = new Map<string, Month & { figures: Map<number, Figures> }>();
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
      sent,
    });
  }
  return [...months.values()].sort((a, b) => (a.period < b.period ? 1 : -1));
}

/**
 * Own and last month's blocks, and what the earlier months used: one packet more, and none where no month has any. A
 * month that was sent back counts by its snapshot, which the history reads.
 */
async function blocksBeside(db: Kysely<Database>, found: FoundReturn, past: PastRows) {
  const before = previousPeriod(found.period);
  const periods = new Map<number, string>();
  for (const row of past) if (row.has_blocks === 1 && locked.has(row.state)) periods.set(row.return_id, row.period);
  const last = [...periods].find(([, period]) => period === before)?.[0];
  const ids = found.has_blocks === 1 ? [found.id] : [];
  if (last !== undefined) ids.push(last);
  const { stored, used } = await listBlocks(db, ids, [...periods.keys()]);
  const lastStored = last === undefined ? undefined : stored.get(last);
  return {
    own: stored.get(found.id),
    last: lastStored ? blocksOf(lastStored.cells) : null,
    inputs: new Map([...used].map(([id, inputs]) => [periods.get(id) ?? "", inputs])),
  };
}

/** Rows of a return, whoever may see it; `loadReturn` gives nothing of them away. */
export interface ReturnAhead {
  id: number;
  rows: Promise<[FoundReturn | undefined, ProductLines, PastRows]>;
}

/**
 * Asks for a return's rows in the packet in which the person is looked up. Whether that person may see them is decided
 * by `loadReturn`, which takes them once, so that a second look is a fresh one.
 */
export function askAhead(db: Sends, id: number): ReturnAhead {
  const rows = rowsOf(db, id);
  // A request that ends at the door never takes them.
  rows.catch(() => undefined);
  return { id, rows };
}

function rowsOf(db: Sends, id: number): ReturnAhead["rows"] {
  return Promise.all([findAnyReturn(db, id), listProductRows(db, id), listPastFigures(db, id)]);
}

async function freshRows(db: Kysely<Database>, id: number): ReturnAhead["rows"] {
  const together = new Reads();
  const rows = rowsOf(together, id);
  await together.send(db);
  return rows;
}

/**
 * Loads a return within a scope.
 * @returns undefined where there is none the scope reaches
 */
export async function loadReturn(context: Reading, scope: Scope, id: number): Promise<LoadedReturn | undefined> {
  const { db, ahead } = context;
  context.ahead = undefined;
  const [any, lines, past] = await (ahead?.id === id ? ahead.rows : freshRows(db, id));
  const found = any && isInScope(any, scope) ? any : undefined;
  if (!found) return undefined;
  const [begins, ends] = [firstDay(found.period), lastDay(found.period)];
  const rows = lines.filter((line) => line.valid_from <= ends && (line.valid_to === null || line.valid_to >= begins));
  const before = previousPeriod(found.period);
  const lastRow = past.find((row) => row.period === before);
  const form_version = formVersionOf(found);
  const [check_settings, history, texts, reasons, inquiries, matters, files, signature_requested_by, beside] = await Promise.all([
    checkSettings(db),
    historyOf(db, past),
    found.has_extras === 0
      ? { stoppages: [], explanations: new Map<string, string>() }
      : listStoppagesAndExplanations(db, found.id),
    found.version === 0 ? [] : listReasons(db, found.id),
    found.has_dealings === 0 ? [] : listInquiries(db, found.id),
    found.has_dealings === 0 ? [] : listOpenMatters(db, found.id),
    found.has_extras === 0 ? [] : listAttachments(db, "return", [found.id]),
    found.state === "awaiting-signature" ? findSignatureAsker(db, found.id) : null,
    hasBlocks(form_version) ? blocksBeside(db, found, past) : null,
  ]);
  for (const month of history) {
    const inputs = month.sent?.blocks ? inputsOf(blocksOfRecord(month.sent.blocks)) : beside?.inputs.get(month.period);
    if (inputs !== undefined) month.inputs = inputs;
  }
  const last_month = history.find((month) => month.period === before) ?? null;
  const sent = last_month?.sent;
  const last_blocks = sent?.blocks ? blocksOfRecord(sent.blocks) : (beside?.last ?? null);
  const stored_blocks = beside?.own ? blocksOf(beside.own.cells) : blankBlocks();
  const closings = last_blocks && !locked.has(found.state) ? materialClosings(last_blocks.materials) : new Map<string, string>();
  const figures = new Map<number, Figures>();
  const derived = new Set<number>();
  const differing = new Map<number, Decimal>();
  const typedBy = new Set<number>(found.operation_by === null ? [] : [found.operation_by]);
  for (const user_id of beside?.own?.typed_by ?? []) typedBy.add(user_id);
  const products = rows.map((row): ProductWithUnit => {
    const stored = figuresOf(row);
    const closing: Decimal | null = last_month?.figures.get(row.product_line_id)?.closing ?? null;
    if (closing !== null) {
      derived.add(row.product_line_id);
      // Frozen at submission: what was sent stays even if last month is corrected afterwards.
      if (!locked.has(found.state)) stored.opening = closing;
      else if (stored.opening !== closing) differing.set(row.product_line_id, closing);
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
    signature_requested_by,
    explanations: texts.explanations,
    reasons,
    inquiries,
    matters,
    opening_differs: differing,
    files,
    history,
    last_month,
    same_month_last_year: history.find((month) => month.period === sameMonthLastYear(found.period)) ?? null,
    form_version,
    blocks: beside === null ? null : withCarriedOpenings(stored_blocks, closings),
    carried_materials: new Set(
      [...stored_blocks.materials].filter(([, row]) => closings.has(materialKey(row))).map(([slot]) => slot),
    ),
    material_closings: closings,
    last_blocks,
    last_operation: sent?.operation ?? lastRow ?? null,
    check_settings,
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
    requested_by: loaded.signature_requested_by,
    accepted_by: found.accepted_by,
    accepted_at: found.state === "accepted" ? found.state_since : null,
    state_before_accept: found.state_before_accept,
    sent_back_by: found.sent_back_by,
    open_reasons: loaded.reasons.filter((reason) => reason.answer === null).length,
    correction_endorsed: loaded.matters.some((row) => row.kind === "correction" && row.state === "endorsed"),
    objection_open: loaded.matters.some((row) => row.subject === "send-back"),
  };
}
