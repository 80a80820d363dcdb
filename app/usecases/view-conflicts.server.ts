import { permit, roleFor } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import type { Context } from "./context.server.ts";
import { type Changer, findChangers } from "./find-changers.server.ts";
import { type LoadedReturn, loadReturn } from "./load-return.server.ts";

export interface ConflictsSeen {
  loaded: LoadedReturn;
  changers: Map<string, Changer>;
}

/**
 * The return as it is stored now, for a liaison whose fields met somebody else's, and who changed each of them.
 * @returns `not-found` for what the person may not see
 */
export async function viewConflicts(
  context: Context,
  returnId: number,
  names: readonly string[],
): Promise<Outcome<ConflictsSeen>> {
  const right = permit(context.actor, "save-figures");
  const loaded = right ? await loadReturn(context, right.scope, returnId) : undefined;
  if (!loaded || !roleFor(context.actor, loaded.found, ["liaison"])) return refuse("not-found");
  return done({ loaded, changers: await findChangers(context, loaded, names) });
}
