import { mostFilesOfReturn, type ReceivedFile } from "#app/domain/attachment.ts";
import { permit, roleFor } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { decide } from "#app/domain/review.ts";
import { insertAttachments, type KeptFile } from "#db/attachment.ts";
import { insertEvent } from "#db/history.ts";
import { changeReturn } from "#db/monthly-return.ts";
import { keepFiles } from "./attach-files.server.ts";
import type { Context, RequestKey } from "./context.server.ts";
import { inOnePacket } from "./edit-return.server.ts";
import { factsOf, type LoadedReturn, loadReturn } from "./load-return.server.ts";
import { recordAudit } from "./record-audit.server.ts";
import { once } from "./request-key.server.ts";
import { raceAttempts } from "./save-figures.server.ts";

export interface AttachToReturn {
  return_id: number;
  files: readonly ReceivedFile[];
  request: RequestKey;
}

export interface Attached {
  /** How many are new on the return, and how many were on it already. */
  attached: number;
  known: number;
}

function storeFiles(
  context: Context,
  loaded: LoadedReturn,
  added: readonly KeptFile[],
  to: "draft" | "returned",
  remember: (batch: Parameters<Parameters<typeof inOnePacket>[1]>[0]) => Promise<void>,
): Promise<true | undefined> {
  const { found } = loaded;
  const begins = found.state !== to;
  return inOnePacket(context.db, async (batch) => {
    await changeReturn(batch, found.id, found, {
      figures_revision: found.figures_revision + 1,
      ...(begins ? { state: to, revision: found.revision + 1, state_since: context.now } : {}),
    });
    batch.demandOneRow();
    const subject = { subject_kind: "return" as const, subject_id: found.id, establishment_id: found.establishment_id };
    await insertAttachments(batch, subject, added);
    const by = { actor_id: context.actor.user_id, at: context.now };
    if (begins) {
      const step = { event: "save" as const, from_state: found.state, to_state: to, version: found.version };
      await insertEvent(batch, { return_id: found.id, ...step, ...by, actor_role: "liaison" });
    }
    const detail = { files: added.map(({ name, media_type, bytes, sha256 }) => ({ name, media_type, bytes, sha256 })) };
    await recordAudit(batch, { ...by, verb: "attach-files", subject_kind: "monthly_return", subject_id: found.id, detail });
    await remember(batch);
    return true as const;
  });
}

/**
 * Attaches files to a return that may be edited; begins its draft where there is none. Files that are on it already
 * are passed over.
 * @returns `not-found`, `not-in-this-state`, `period-not-open`, `invalid-input` (a file that is not taken, none at all,
 *   only known ones, or too many), `key-reused`, `changed-meanwhile`; nothing is attached then
 */
export async function attachToReturn(context: Context, command: AttachToReturn): Promise<Outcome<Attached>> {
  const right = permit(context.actor, "save-figures");
  if (!right) return refuse("not-permitted");
  return once<Attached>(context, command.request, async (remember) => {
    let kept: KeptFile[] | undefined;
    for (let attempt = 0; attempt < raceAttempts; attempt += 1) {
      const loaded = await loadReturn(context, right.scope, command.return_id);
      if (!loaded) return refuse("not-found");
      const role = roleFor(context.actor, loaded.found, ["liaison"]);
      if (!role) return refuse("not-found");
      const decision = decide(factsOf(loaded), "save", { role, user_id: context.actor.user_id }, { now: context.now });
      if (!decision.ok) return refuse(decision.refusal);
      if (command.files.length === 0) return refuse("invalid-input", { fields: [{ field: "files", code: "file-required" }] });
      if (kept === undefined) {
        const judged = await keepFiles(context, command.files);
        if (!judged.ok) return judged;
        kept = judged.value;
      }
      const there = new Set(loaded.files.map((file) => file.sha256));
      const added = kept.filter((file) => !there.has(file.sha256));
      const [first] = kept;
      if (added.length === 0) {
        return refuse("invalid-input", { fields: [{ field: "files", code: "file-twice", params: { name: first?.name ?? "" } }] });
      }
      if (there.size + added.length > mostFilesOfReturn) {
        return refuse("invalid-input", { fields: [{ field: "files", code: "too-many-attached" }] });
      }
      const outcome: Attached = { attached: added.length, known: kept.length - added.length };
      const to = decision.to === "returned" ? "returned" : "draft";
      if (await storeFiles(context, loaded, added, to, (batch) => remember(batch, outcome))) return done(outcome);
    }
    return refuse("changed-meanwhile");
  });
}
