import { emptyEdit } from "#app/domain/editing.ts";
import { permit, roleFor } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { decide } from "#app/domain/review.ts";
import { insertNotice } from "#db/notice.ts";
import { changeSignatureRequest } from "#db/signature-request.ts";
import { checkLoaded, countFindings } from "./check-loaded.server.ts";
import type { Context, RequestKey } from "./context.server.ts";
import { inOnePacket, prepareEdit } from "./edit-return.server.ts";
import { factsOf, loadReturn } from "./load-return.server.ts";
import { openReasonsAnswers } from "./reason-answers.server.ts";
import { once } from "./request-key.server.ts";
import { type Submitted, sealedSnapshot, storeSubmission } from "./submit-return.server.ts";

export interface SignReturn {
  return_id: number;
  /** Revision of the return the signatory saw. */
  revision: number;
  /** SHA-256 of what he read: anything else is not signed. */
  sha256: string;
  request: RequestKey;
}

/**
 * Signs the figures as read and submits them. The version is the liaison's who asked; that it was signed, by whom and
 * when stands with the request.
 * @returns `not-found`, `changed-meanwhile` (a liaison took it back, somebody signed first, or the figures are no longer
 *   those read), `same-person` where the signatory asked himself, `has-blocking-findings`, `needs-explanation`,
 *   `reasons-unanswered` where a check says something new since, `not-in-this-state`, `period-not-open`, `key-reused`
 */
export async function signReturn(context: Context, command: SignReturn): Promise<Outcome<Submitted>> {
  const right = permit(context.actor, "sign-return");
  if (!right) return refuse("not-permitted");
  return once<Submitted>(context, command.request, async (remember) => {
    const loaded = await loadReturn(context, right.scope, command.return_id);
    const role = loaded && roleFor(context.actor, loaded.found, ["signatory"]);
    if (!loaded || !role) return refuse("not-found");
    const { found } = loaded;
    if (found.revision !== command.revision) return refuse("changed-meanwhile");
    const prepared = prepareEdit(loaded, emptyEdit);
    if (!prepared.ok) return prepared;
    const edit = prepared.value;
    const findings = checkLoaded(loaded, context.now, edit);
    const counts = countFindings(findings, edit.explanations);
    const facts = factsOf(loaded);
    const decision = decide(
      facts,
      "sign",
      { role, user_id: context.actor.user_id },
      {
        now: context.now,
        blocking_findings: counts.blocking,
        unexplained_findings: counts.unexplained,
        unanswered_reasons: openReasonsAnswers(loaded.reasons, edit).unanswered.length,
      },
    );
    if (!decision.ok) return refuse(decision.refusal, { findings });
    if (facts.requested_by === null) return refuse("not-in-this-state");
    if (sealedSnapshot(loaded, edit, findings).sha256 !== command.sha256) return refuse("changed-meanwhile");
    const filed_by = facts.requested_by;
    const signed = await inOnePacket(context.db, async (batch) => {
      const stored = await storeSubmission(batch, context, loaded, edit, findings, {
        event: "sign",
        role: "signatory",
        filed_by,
      });
      await changeSignatureRequest(batch, found.id, {
        outcome: "signed",
        decided_by: context.actor.user_id,
        decided_at: context.now,
        version: stored.version,
        text: "",
      });
      batch.demandOneRow();
      await insertNotice(batch, {
        kind: "signed",
        return_id: found.id,
        establishment_id: found.establishment_id,
        province_code: found.province_code,
        audience: "establishment",
        created_at: context.now,
      });
      await remember(batch, stored);
      return stored;
    });
    return signed ? done(signed) : refuse("changed-meanwhile");
  });
}
