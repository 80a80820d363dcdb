import type { Role } from "#app/domain/actor.ts";
import { emptyEdit } from "#app/domain/editing.ts";
import { permit, rolesOver } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { allowedEvents, isSent, type ReturnEvent } from "#app/domain/review.ts";
import type { Snapshot } from "#app/domain/snapshot.ts";
import { listEvents } from "#db/history.ts";
import { findLastSignatureRequest, type SignatureRequestRow } from "#db/signature-request.ts";
import { listUnits } from "#db/unit-of-measure.ts";
import { checkLoaded } from "./check-loaded.server.ts";
import type { Context } from "./context.server.ts";
import { prepareEdit } from "./edit-return.server.ts";
import { factsOf, loadReturn } from "./load-return.server.ts";
import { sealedSnapshot } from "./submit-return.server.ts";
import type { SubmissionView } from "./view-submission.server.ts";

export interface SignatureView {
  /** The figures as they would be sent, in the shape of a submission. */
  submission: SubmissionView;
  /** The newest request, whatever became of it. */
  request: SignatureRequestRow | null;
  events: ReturnEvent[];
  roles: Role[];
  /** `waiting` for a signature, `typing` while a liaison may still change the figures, `sent`. */
  stage: "waiting" | "typing" | "sent";
  /** The reader may type in this month. */
  editable: boolean;
}

/**
 * The figures of a month before it is sent, as exactly what would be signed and sent, with its SHA-256.
 * @returns `not-found` for what the person may not see
 */
export async function viewSignature(context: Context, returnId: number): Promise<Outcome<SignatureView>> {
  const right = permit(context.actor, "view-own-returns");
  if (!right) return refuse("not-found");
  const loaded = await loadReturn(context, right.scope, returnId);
  if (!loaded) return refuse("not-found");
  const { found } = loaded;
  const prepared = prepareEdit(loaded, emptyEdit);
  if (!prepared.ok) return prepared;
  const findings = checkLoaded(loaded, context.now);
  const sealed = sealedSnapshot(loaded, prepared.value, findings);
  const [request, events, units] = await Promise.all([
    findLastSignatureRequest(context.db, found.id),
    listEvents(context.db, found.id),
    listUnits(context.db),
  ]);
  const roles = rolesOver(context.actor, found, ["liaison", "signatory"]);
  const allowed = allowedEvents(factsOf(loaded), { roles, user_id: context.actor.user_id }, context.now);
  const stage = found.state === "awaiting-signature" ? "waiting" : isSent(found.state) ? "sent" : "typing";
  return done({
    submission: {
      found,
      version: stage === "sent" ? found.version : found.version + 1,
      snapshot: JSON.parse(sealed.snapshot) as Snapshot,
      findings,
      tracking_code: "",
      sha256: sealed.sha256,
      submitted_at: request?.requested_at ?? found.state_since,
      versions: [],
      events,
      reasons: loaded.reasons,
      deliveries: [],
      units,
      before: null,
      withdrawn: new Map(),
    },
    request: request ?? null,
    events: allowed,
    roles,
    stage,
    editable: allowed.includes("save"),
  });
}
