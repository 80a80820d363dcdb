import type { ReturnEdit } from "#app/domain/editing.ts";
import { conflictingFields, done, type Outcome, refuse } from "#app/domain/refusal.ts";
import type { Context, RequestKey } from "./context.server.ts";
import { changesAnything, prepareEdit } from "./edit-return.server.ts";
import { keepDraft } from "./save-figures.server.ts";

export interface SaveCells {
  return_id: number;
  edit: ReturnEdit;
  /** The edit without some of its fields, which are named as in `basesOf`. */
  without(fields: ReadonlySet<string>): ReturnEdit;
  request: RequestKey;
}

export interface SavedCells {
  /** Fields somebody else changed meanwhile; every other one is stored. */
  conflicts: string[];
}

/**
 * Saves single cells and fields as they are typed: one that somebody else changed holds back none of the others.
 * A request under a key that was answered before is answered the same, also where others wrote in between.
 * @returns the refusals of `keepDraft`, `invalid-input`, or `cell-conflict` where all that would change is in conflict
 */
export async function saveCells(context: Context, command: SaveCells): Promise<Outcome<SavedCells>> {
  const { edit, without } = command;
  return keepDraft<SavedCells>(context, command, (loaded) => {
    const whole = prepareEdit(loaded, edit, false);
    if (whole.ok) return done({ edit: whole.value, value: { conflicts: [] } });
    if (whole.refusal.code !== "cell-conflict") return whole;
    const conflicts = conflictingFields(whole.refusal);
    const rest = prepareEdit(loaded, without(new Set(conflicts)), false);
    if (!rest.ok) return rest;
    if (!changesAnything(rest.value)) return refuse("cell-conflict", whole.refusal);
    return done({ edit: rest.value, value: { conflicts } });
  });
}
