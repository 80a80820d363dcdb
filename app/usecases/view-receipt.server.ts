import { isInScope, permit } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { findWithdrawal } from "#db/history.ts";
import { type FoundReturn, findAnyReturn } from "#db/monthly-return.ts";
import { findSignature, type SignatureRequestRow } from "#db/signature-request.ts";
import { findSubmission } from "#db/submission.ts";
import { findTelephoneFiling, type TelephoneFilingRow } from "#db/telephone-filing.ts";
import type { Context } from "./context.server.ts";
import { readTogether, type Sends } from "./read-together.server.ts";

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
  telephone: TelephoneFilingRow | null;
}

/** Rows of a receipt, whoever may see it; `viewReceipt` gives nothing of them away. */
export interface ReceiptAhead {
  id: number;
  version: number;
  rows: ReturnType<typeof rowsOf>;
}

function rowsOf(db: Sends, id: number, version: number) {
  return Promise.all([
    findAnyReturn(db, id),
    findSubmission(db, id, version),
    findSignature(db, id, version),
    findTelephoneFiling(db, id, version),
    findWithdrawal(db, id, version),
  ]);
}

/** Asks for a receipt's rows in the packet in which the person is looked up. */
export function askReceipt(db: Sends, id: number, version: number): ReceiptAhead {
  const rows = rowsOf(db, id, version);
  // A request that ends at the door never takes them.
  rows.catch(() => undefined);
  return { id, version, rows };
}

/**
 * The receipt of one version of an own return; `not-found` for anybody else's.
 * @param ahead its rows, where they were asked for already
 */
export async function viewReceipt(
  context: Context,
  returnId: number,
  version: number,
  ahead: ReceiptAhead = askReceipt(readTogether(context.db), returnId, version),
): Promise<Outcome<Receipt>> {
  const right = permit(context.actor, "view-own-returns");
  const [any, submission, signature, telephone, withdrawn] = await ahead.rows;
  if (!right || ahead.id !== returnId || ahead.version !== version) return refuse("not-found");
  const found = any && isInScope(any, right.scope) ? any : undefined;
  if (!found || !submission) return refuse("not-found");
  return done({
    found,
    version,
    tracking_code: submission.tracking_code,
    sha256: submission.sha256,
    submitted_at: submission.submitted_at,
    withdrawn_at: withdrawn ?? null,
    signature: signature ?? null,
    telephone: telephone ?? null,
  });
}
