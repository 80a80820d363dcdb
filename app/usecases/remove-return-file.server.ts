import { permit, roleFor } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { decide } from "#app/domain/review.ts";
import { changeAttachmentRemoved } from "#db/attachment.ts";
import { changeReturn } from "#db/monthly-return.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Context, RequestKey } from "./context.server.ts";
import { factsOf, loadReturn } from "./load-return.server.ts";
import { recordAudit } from "./record-audit.server.ts";
import { once } from "./request-key.server.ts";
import { raceAttempts } from "./save-figures.server.ts";

export interface RemoveReturnFile {
  return_id: number;
  file_id: number;
  request: RequestKey;
}

/**
 * Takes a file off a return that may be edited. It is marked, not deleted: versions it was sent with keep it. A file
 * that is gone already counts as removed.
 * @returns `not-found`, `not-in-this-state`, `period-not-open`, `key-reused`, `changed-meanwhile`
 */
export async function removeReturnFile(context: Context, command: RemoveReturnFile): Promise<Outcome<{ removed: number }>> {
  const right = permit(context.actor, "save-figures");
  if (!right) return refuse("not-permitted");
  return once<{ removed: number }>(context, command.request, async (remember) => {
    for (let attempt = 0; attempt < raceAttempts; attempt += 1) {
      const loaded = await loadReturn(context, right.scope, command.return_id);
      if (!loaded) return refuse("not-found");
      const { found } = loaded;
      const role = roleFor(context.actor, found, ["liaison"]);
      if (!role) return refuse("not-found");
      const by = { user_id: context.actor.user_id, at: context.now };
      const decision = decide(factsOf(loaded), "save", { role, user_id: by.user_id }, { now: context.now });
      if (!decision.ok) return refuse(decision.refusal);
      const file = loaded.files.find((one) => one.id === command.file_id);
      if (!file) return done({ removed: 0 });
      const removed = await inTransaction(context.db, async (trx) => {
        if (!(await changeReturn(trx, found.id, found, { figures_revision: found.figures_revision + 1 }))) return false;
        await changeAttachmentRemoved(trx, { subject_kind: "return", subject_id: found.id }, file.id, by);
        const detail = { file_id: file.id, name: file.name, sha256: file.sha256 };
        const subject = { subject_kind: "monthly_return", subject_id: found.id, detail };
        await recordAudit(trx, { at: by.at, actor_id: by.user_id, verb: "remove-file", ...subject });
        await remember(trx, { removed: 1 });
        return true;
      });
      if (removed) return done({ removed: 1 });
    }
    return refuse("changed-meanwhile");
  });
}
