import type { ReturnFacts } from "#app/domain/review.ts";
import type { CleanFacts } from "#app/domain/together.ts";
import { countOpenInquiries } from "#db/conversation.ts";
import { listBlocks } from "#db/form-block.ts";
import { countOpenReasons } from "#db/history.ts";
import { type LockedReturn, listMattersOf, listSurroundings, listTypists, lockReturns } from "#db/together.ts";
import type { Trx } from "./context.server.ts";

/** A return held by this transaction, with all that a decision on it asks. */
export interface HeldReturn {
  row: LockedReturn;
  facts: ReturnFacts;
  clean: CleanFacts;
}

/** Who typed what stands in each return: figures, operation, the other blocks. */
async function typists(trx: Trx, rows: readonly LockedReturn[]): Promise<Map<number, Set<number>>> {
  const typed = new Map(rows.map((row) => [row.id, new Set(row.operation_by === null ? [] : [row.operation_by])]));
  const figures = await listTypists(
    trx,
    rows.map((row) => row.id),
  );
  for (const { return_id, user_id } of figures) typed.get(return_id)?.add(user_id);
  const withBlocks = rows.filter((row) => row.has_blocks === 1).map((row) => row.id);
  if (withBlocks.length === 0) return typed;
  const { stored } = await listBlocks(trx, withBlocks, []);
  for (const [id, { typed_by }] of stored) for (const user_id of typed_by) typed.get(id)?.add(user_id);
  return typed;
}

/**
 * Locks returns and loads what the state table asks of each, the same as `factsOf` says of one that is loaded, and what
 * makes it clean. For accepting, approving and taking back; no signature is waited for in those states.
 */
export async function lockForDecision(trx: Trx, ids: readonly number[]): Promise<Map<number, HeldReturn>> {
  const rows = await lockReturns(trx, ids);
  const [typed, around, reasons, inquiries, matters] = [
    await typists(trx, rows),
    await listSurroundings(trx, ids),
    await countOpenReasons(trx, ids),
    await countOpenInquiries(trx, ids),
    await listMattersOf(trx, ids),
  ];
  const surroundings = new Map(around.map((row) => [row.id, row]));
  const held = new Map<number, HeldReturn>();
  for (const row of rows) {
    const beside = surroundings.get(row.id);
    if (beside === undefined) continue;
    const own = matters.filter((matter) => matter.return_id === row.id);
    held.set(row.id, {
      row,
      facts: {
        state: row.state,
        version: row.version,
        in_force_version: row.in_force_version,
        period_state: beside.period_state,
        signatory_required: beside.signatory_required === 1,
        typed_by: [...(typed.get(row.id) ?? [])],
        requested_by: null,
        accepted_by: row.accepted_by,
        accepted_at: row.state === "accepted" ? row.state_since : null,
        state_before_accept: row.state_before_accept,
        sent_back_by: row.sent_back_by,
        open_reasons: reasons.get(row.id) ?? 0,
        correction_endorsed: own.some((matter) => matter.kind === "correction" && matter.state === "endorsed"),
        objection_open: own.some((matter) => matter.subject === "send-back"),
      },
      clean: {
        attention: row.attention,
        impact: row.impact,
        open_inquiries: inquiries.get(row.id) ?? 0,
        open_requests: own.length,
      },
    });
  }
  return held;
}
