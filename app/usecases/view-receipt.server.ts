import { permit } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { findWithdrawal } from "#db/history.ts";
import { type FoundReturn, findReturn } from "#db/monthly-return.ts";
import { findSignature, type SignatureRequestRow } from "#db/signature-request.ts";
import { findSubmission } from "#db/submission.ts";
import { telephoneOf } from "./confirm-filing.server.ts";
import type { Context } from "./context.server.ts";

export interface Receipt {
  found: FoundReturn;
  version: number;
  tracking_code: string;
  sha256: string;
  submitted_at: Date;
  /** When this version was taken back; null where it was not. */
  withdrawn_at: Date | null;
  /** Who signed it and when; null where no signatory was required. */
  signature: SignatureRequestRow | null;
  /** The call it was typed from; null where it came otherwise. */
  telephone: Awaited<ReturnType<typeof telephoneOf>>;
}

/** The receipt of one version of an own return; `not-found` for anybody else's. */
export async function viewReceipt(context: Context, returnId: number, version: number): Promise<Outcome<Receipt>> {
  const right = permit(context.actor, "view-own-returns");
  if (!right) return refuse("not-found");
  const found = await findReturn(context.db, right.scope, returnId);
  if (!found) return refuse("not-found");
  const [submission, signature, telephone] = await Promise.all([
    findSubmission(context.db, found.id, version),
    findSignature(context.db, found.id, version),
    telephoneOf(context, found.id, version),
  ]);
  if (!submission) return refuse("not-found");
  return done({
    found,
    version,
    tracking_code: submission.tracking_code,
    sha256: submission.sha256,
    submitted_at: submission.submitted_at,
    withdrawn_at: (await findWithdrawal(context.db, found.id, version)) ?? null,
    signature: signature ?? null,
    telephone,
  });
}
