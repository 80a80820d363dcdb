import type { Outcome } from "#app/domain/refusal.ts";
import { insertEvent } from "#db/history.ts";
import { changeReturn } from "#db/monthly-return.ts";
import { insertNotice } from "#db/notice.ts";
import { insertSignatureRequest } from "#db/signature-request.ts";
import type { Context } from "./context.server.ts";
import { operationColumns, writeEdit } from "./edit-return.server.ts";
import { recordAudit } from "./record-audit.server.ts";
import { fileReturn, type SubmitReturn } from "./submit-return.server.ts";

export interface Requested {
  return_id: number;
  awaits: "signature";
}

/**
 * Saves what was typed and asks the signatory of the establishment for his signature, in one transaction; the figures
 * are locked until he signs or declines, or a liaison takes the request back.
 * @returns as `submitReturn`; `not-permitted` where the establishment requires no signatory
 */
export async function requestSignature(context: Context, command: SubmitReturn): Promise<Outcome<Requested>> {
  return fileReturn<Requested>(context, command, {
    verb: "request-signature",
    event: "request-signature",
    async store(batch, by, loaded, edit) {
      const { found } = loaded;
      const { user_id } = by.actor;
      const figures_revision = found.figures_revision + 1;
      await changeReturn(batch, found.id, found, {
        ...operationColumns(edit, by),
        state: "awaiting-signature",
        revision: found.revision + 1,
        figures_revision,
        state_since: by.now,
      });
      batch.demandOneRow();
      await writeEdit(batch, by, loaded, edit);
      await insertSignatureRequest(batch, {
        return_id: found.id,
        figures_revision,
        requested_by: user_id,
        requested_at: by.now,
      });
      await insertEvent(batch, {
        return_id: found.id,
        event: "request-signature",
        from_state: found.state,
        to_state: "awaiting-signature",
        version: found.version,
        actor_id: user_id,
        actor_role: "liaison",
        at: by.now,
      });
      await insertNotice(batch, {
        kind: "signature-requested",
        return_id: found.id,
        establishment_id: found.establishment_id,
        province_code: found.province_code,
        audience: "establishment",
        created_at: by.now,
      });
      await recordAudit(batch, {
        at: by.now,
        actor_id: user_id,
        verb: "request-signature",
        subject_kind: "monthly_return",
        subject_id: found.id,
        detail: { version: found.version + 1, figures_revision },
      });
      return { return_id: found.id, awaits: "signature" };
    },
  });
}
