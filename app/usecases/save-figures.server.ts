import { rowOfField } from "#app/domain/block-cells.ts";
import type { ReturnEdit } from "#app/domain/editing.ts";
import type { Fill } from "#app/domain/fill-month.ts";
import { permit, roleFor } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { decide } from "#app/domain/review.ts";
import type { Batch } from "#db/batch.ts";
import { insertEvent } from "#db/history.ts";
import { changeReturn } from "#db/monthly-return.ts";
import type { Context, RequestKey } from "./context.server.ts";
import {
  changesAnything,
  countChanges,
  fillRows,
  inOnePacket,
  operationColumns,
  type PreparedEdit,
  prepareEdit,
  writeEdit,
} from "./edit-return.server.ts";
import { factsOf, type LoadedReturn, loadReturn } from "./load-return.server.ts";
import { recordAudit } from "./record-audit.server.ts";
import { once } from "./request-key.server.ts";

/** How often a write that lost a race is decided anew on fresh rows before it gives up. */
export const raceAttempts = 5;

export interface SaveFigures {
  return_id: number;
  edit: ReturnEdit;
  /** What the form is to fill in besides what was typed. */
  fill?: Fill | null;
  request: RequestKey;
}

export interface Saved {
  /** Rows of figures written, and one each for the operation, an explanation, a reply; 0 where nothing differed. */
  rows: number;
}

/** The cells of every block row that changes, as they are afterwards; a removed row has none. */
function changedCells(edit: PreparedEdit): Record<string, Record<string, string>> {
  const rows: Record<string, Record<string, string>> = {};
  for (const row of edit.changed_blocks) rows[row] = {};
  for (const [name, value] of edit.block_cells) {
    const row = rows[rowOfField(name)];
    if (row) row[name] = value;
  }
  return rows;
}

/** Stores an edit as draft; the batch fails with `LostRace` where another write came first. */
export async function storeDraft(
  batch: Batch,
  context: Context,
  loaded: LoadedReturn,
  edit: PreparedEdit,
  to: "draft" | "returned",
): Promise<void> {
  const { found } = loaded;
  const begins = found.state !== to;
  await changeReturn(batch, found.id, found, {
    ...operationColumns(edit, context),
    figures_revision: found.figures_revision + 1,
    ...(begins ? { state: to, revision: found.revision + 1, state_since: context.now } : {}),
  });
  batch.demandOneRow();
  await writeEdit(batch, context, loaded, edit);
  if (begins) {
    await insertEvent(batch, {
      return_id: found.id,
      event: "save",
      from_state: found.state,
      to_state: to,
      version: found.version,
      actor_id: context.actor.user_id,
      actor_role: "liaison",
      at: context.now,
    });
  }
  await recordAudit(batch, {
    at: context.now,
    actor_id: context.actor.user_id,
    verb: "save-figures",
    subject_kind: "monthly_return",
    subject_id: found.id,
    detail: {
      rows: Object.fromEntries(edit.changed_rows),
      operation: edit.operation_changed ? edit.operation : null,
      texts: {
        ...Object.fromEntries([...edit.explanation_changes].map(([key, text]) => [`e.${key}`, text])),
        ...Object.fromEntries([...edit.reply_changes].map(([id, text]) => [`r.${id}`, text])),
      },
      ...(edit.changed_blocks.size > 0 ? { blocks: changedCells(edit) } : {}),
    },
  });
}

/** An edit laid over a return, and what is answered once it is stored. */
interface Laid<T> {
  edit: PreparedEdit;
  value: T;
}

/**
 * Stores what `lay` makes of the return as draft, once per request key; anew on fresh rows where another write came
 * first.
 * @returns `not-found`, `not-in-this-state`, `period-not-open`, `key-reused`, what `lay` refuses, or `changed-meanwhile`
 *   where others kept being quicker
 */
export async function keepDraft<T>(
  context: Context,
  command: { return_id: number; request: RequestKey },
  lay: (loaded: LoadedReturn) => Outcome<Laid<T>>,
): Promise<Outcome<T>> {
  const right = permit(context.actor, "save-figures");
  if (!right) return refuse("not-permitted");
  return once<T>(context, command.request, async (remember) => {
    for (let attempt = 0; attempt < raceAttempts; attempt += 1) {
      const loaded = await loadReturn(context, right.scope, command.return_id);
      if (!loaded) return refuse("not-found");
      const role = roleFor(context.actor, loaded.found, ["liaison"]);
      if (!role) return refuse("not-found");
      const decision = decide(factsOf(loaded), "save", { role, user_id: context.actor.user_id }, { now: context.now });
      if (!decision.ok) return refuse(decision.refusal);
      const laid = lay(loaded);
      if (!laid.ok) return laid;
      const { edit, value } = laid.value;
      if (!changesAnything(edit)) return done(value);
      const to = decision.to === "returned" ? "returned" : "draft";
      const stored = await inOnePacket(context.db, async (batch) => {
        await storeDraft(batch, context, loaded, edit, to);
        await remember(batch, value);
        return true;
      });
      if (stored) return done(value);
    }
    return refuse("changed-meanwhile");
  });
}

/**
 * Saves what the liaison typed, all of it or nothing.
 * @returns the refusals of `keepDraft`, `cell-conflict` (with both values) or `invalid-input`
 */
export async function saveFigures(context: Context, command: SaveFigures): Promise<Outcome<Saved>> {
  return keepDraft<Saved>(context, command, (loaded) => {
    const prepared = prepareEdit(loaded, command.edit);
    if (!prepared.ok) return prepared;
    const edit = command.fill ? fillRows(loaded, prepared.value, command.fill) : prepared.value;
    return done({ edit, value: { rows: countChanges(edit) } });
  });
}
