import type { Kysely } from "kysely";
import type { Scope } from "#app/domain/actor.ts";
import { blocksOf, materialClosings, materialKey, withCarriedOpenings } from "#app/domain/block-cells.ts";
import type { PastMonth } from "#app/domain/checks/finding.ts";
import { type Decimal, fromColumn } from "#app/domain/decimal.ts";
import type { OperationFields } from "#app/domain/editing.ts";
import { blankBlocks, type ReturnBlocks } from "#app/domain/form-blocks.ts";
import { type Figures, formVersionOf, hasBlocks, type ProductRow } from "#app/domain/monthly-return.ts";
import { firstDay, lastDay, previousPeriod, sameMonthLastYear } from "#app/domain/period.ts";
import { isInScope } from "#app/domain/permission.ts";
import type { ReturnFacts } from "#app/domain/review.ts";
import { figuresOf } from "#app/domain/stored-figures.ts";
import { type Attachment, listAttachments } from "#db/attachment.ts";
import { Reads, type Sends } from "#db/batch.ts";
import { type InquiryRow, listInquiries } from "#db/conversation.ts";
import { listReasons, type ReasonRow } from "#db/history.ts";
import { type FoundReturn, findAnyReturn } from "#db/monthly-return.ts";
import { listOpenMatters } from "#db/return-request.ts";
import type { Database } from "#db/schema.ts";
import { findSignatureAsker } from "#db/signature-request.ts";
import { listProductRows, listStoppagesAndExplanations, lockedStates } from "#db/working-figure.ts";
import { type CheckSettings, checkSettings } from "./check-settings.server.ts";
import { askPast, loadPast, type Past, type PastRows } from "./past-months.server.ts";

type ProductWithUnit = ProductRow & {
  unit_fa: string;
  unit_en: string;
  catalogue_item_id: number | null;
  standardising_total: string | null;
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
  last_operation: Past["last_operation"];
  /** Thresholds in force. */
  check_settings: CheckSettings;
}

type ProductLines = Awaited<ReturnType<typeof listProductRows>>;
const locked: ReadonlySet<string> = new Set(lockedStates);

/** Rows of a return, whoever may see it; `loadReturn` gives nothing of them away. */
export interface ReturnAhead {
  id: number;
  rows: Promise<[FoundReturn | undefined, ProductLines, PastRows | null]>;
}

/**
 * Asks for a return's rows in the packet in which the person is looked up. Whether that person may see them is decided
 * by `loadReturn`, which takes them once, so that a second look is a fresh one.
 * @param db what the packet is sent through, of the database `of`
 */
export function askAhead(db: Sends, id: number, of: Kysely<Database>): ReturnAhead {
  const rows = rowsOf(db, id, of);
  // A request that ends at the door never takes them.
  rows.catch(() => undefined);
  return { id, rows };
}

function rowsOf(db: Sends, id: number, of: Kysely<Database>): ReturnAhead["rows"] {
  return Promise.all([findAnyReturn(db, id), listProductRows(db, id), askPast(db, id, of)]);
}

async function freshRows(db: Kysely<Database>, id: number): ReturnAhead["rows"] {
  const together = new Reads();
  const rows = rowsOf(together, id, db);
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
  const [any, lines, pastRows] = await (ahead?.id === id ? ahead.rows : freshRows(db, id));
  const found = any && isInScope(any, scope) ? any : undefined;
  if (!found) return undefined;
  const [begins, ends] = [firstDay(found.period), lastDay(found.period)];
  const rows = lines.filter((line) => line.valid_from <= ends && (line.valid_to === null || line.valid_to >= begins));
  const before = previousPeriod(found.period);
  const form_version = formVersionOf(found);
  const [check_settings, { past, own }, texts, reasons, inquiries, matters, files, signature_requested_by] = await Promise.all([
    checkSettings(db),
    loadPast(db, found, pastRows, hasBlocks(form_version)),
    found.has_extras === 0
      ? { stoppages: [], explanations: new Map<string, string>() }
      : listStoppagesAndExplanations(db, found.id),
    found.version === 0 ? [] : listReasons(db, found.id),
    found.has_dealings === 0 ? [] : listInquiries(db, found.id),
    found.has_dealings === 0 ? [] : listOpenMatters(db, found.id),
    found.has_extras === 0 ? [] : listAttachments(db, "return", [found.id]),
    found.state === "awaiting-signature" ? findSignatureAsker(db, found.id) : null,
  ]);
  const { months: history, last_blocks } = past;
  const last_month = history.find((month) => month.period === before) ?? null;
  const stored_blocks = own ? blocksOf(own.cells) : blankBlocks();
  const closings = last_blocks && !locked.has(found.state) ? materialClosings(last_blocks.materials) : new Map<string, string>();
  const figures = new Map<number, Figures>();
  const derived = new Set<number>();
  const differing = new Map<number, Decimal>();
  const typedBy = new Set<number>(found.operation_by === null ? [] : [found.operation_by]);
  for (const user_id of own?.typed_by ?? []) typedBy.add(user_id);
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
      standardising_total: row.standardising_total,
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
    blocks: !hasBlocks(form_version) ? null : withCarriedOpenings(stored_blocks, closings),
    carried_materials: new Set(
      [...stored_blocks.materials].filter(([, row]) => closings.has(materialKey(row))).map(([slot]) => slot),
    ),
    material_closings: closings,
    last_blocks,
    last_operation: past.last_operation,
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
