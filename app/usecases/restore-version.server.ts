import { cellsOf, rowOfField } from "#app/domain/block-cells.ts";
import { blocksOfRecord } from "#app/domain/block-record.ts";
import type { Snapshot } from "#app/domain/snapshot.ts";
import { restoreAttachments } from "#db/attachment.ts";
import { changeBlocks, listBlocks } from "#db/form-block.ts";
import type { Changes, FoundReturn } from "#db/monthly-return.ts";
import { findSubmission } from "#db/submission.ts";
import { changeExplanations, deleteExplanations, replaceStoppages, restoreFigures } from "#db/working-figure.ts";
import type { Context, Trx } from "./context.server.ts";

async function newestSnapshot(db: Context["db"], found: FoundReturn): Promise<Snapshot> {
  const submission = await findSubmission(db, found.id, found.version);
  if (!submission) throw new Error(`return ${found.id} has no submission ${found.version}`);
  return JSON.parse(submission.snapshot) as Snapshot;
}

/** Columns of the return as the newest version was sent. */
export async function operationOfVersion(context: Context, found: FoundReturn): Promise<Changes> {
  if (found.version === 0) return {};
  const { operation, money_unit, money_scale } = await newestSnapshot(context.db, found);
  const { operating_state, days_worked, idle_cause, remarks } = operation;
  return { operating_state, days_worked, idle_cause, remarks, money_unit, money_scale };
}

/** Puts the working rows back to what the newest version holds: what was typed since is given up. */
export async function restoreVersion(trx: Trx, context: Context, found: FoundReturn): Promise<void> {
  const sent = await newestSnapshot(trx, found);
  await restoreFigures(
    trx,
    sent.products.map(({ product_line_id, figures }) => ({ return_id: found.id, product_line_id, ...figures })),
  );
  await replaceStoppages(trx, found.id, sent.operation.stoppages);
  await deleteExplanations(trx, found.id);
  const by = { user_id: context.actor.user_id, at: context.now };
  await changeExplanations(trx, found.id, new Map(Object.entries(sent.explanations)), by);
  await restoreBlocks(trx, found.id, sent, by);
  const files = (sent.files ?? []).map((file) => file.attachment_id);
  await restoreAttachments(trx, { subject_kind: "return", subject_id: found.id }, files, by);
}

async function restoreBlocks(trx: Trx, id: number, sent: Snapshot, by: { user_id: number; at: Date }): Promise<void> {
  const cells = sent.blocks ? cellsOf(blocksOfRecord(sent.blocks)) : new Map<string, string>();
  const now = (await listBlocks(trx, [id])).stored.get(id)?.cells ?? new Map<string, string>();
  const differs = [...cells.keys(), ...now.keys()].filter((name) => cells.get(name) !== now.get(name));
  await changeBlocks(trx, id, cells, new Set(differs.map(rowOfField)), by);
}
