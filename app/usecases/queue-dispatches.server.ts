import { createHash, randomUUID } from "node:crypto";
import { type DispatchKind, dispatchMessage, readContract } from "#app/domain/dispatch.ts";
import { canonicalText, type Snapshot } from "#app/domain/snapshot.ts";
import { findPlace, findSubmissionContent, insertDispatches, listHandedOver } from "#db/dispatch.ts";
import { listActiveContracts } from "#db/recipient.ts";
import type { Context, Trx } from "./context.server.ts";

export interface ApprovedVersion {
  return_id: number;
  establishment_id: number;
  submission_id: number;
  /** `approve` or `supersede`: each recipient is told what it is to *it*; `withdraw`: nothing is in force any more. */
  kind: DispatchKind;
}

type HandedOver = Awaited<ReturnType<typeof listHandedOver>>[number];

/** The newest version a recipient holds, or null. */
function heldVersion(rows: readonly HandedOver[], recipientId: number, submissionId: number): number | null {
  const mine = rows.filter((row) => row.recipient_id === recipientId);
  const newest = mine.at(-1);
  if (newest === undefined || newest.kind === "withdraw") return null;
  const others = mine.filter((row) => row.submission_id !== submissionId && row.kind !== "withdraw");
  return others.at(-1)?.version ?? null;
}

/**
 * Prepares, inside the approving transaction, what each active recipient is told of an approved version: by its own
 * contract of this day, from the frozen submission. A recipient that holds an earlier version gets `supersede`, one
 * that was given none `approve`, whatever `kind` says of the return; one whose contract shows it nothing and that holds
 * nothing is left out. Asking twice for one submission adds nothing.
 * @returns how many dispatches were prepared. `prepared_at` is business time.
 */
export async function queueDispatches(trx: Trx, context: Pick<Context, "now">, approved: ApprovedVersion): Promise<number> {
  const content = await findSubmissionContent(trx, approved.submission_id);
  if (!content || content.return_id !== approved.return_id) throw new Error("the submission is not of this return");
  const snapshot = JSON.parse(content.snapshot) as Snapshot;
  if (snapshot.establishment_id !== approved.establishment_id) throw new Error("the submission is another establishment's");
  const contracts = await listActiveContracts(trx, context.now);
  const handedOver = await listHandedOver(trx, approved.return_id);
  const place = await findPlace(trx, snapshot.county_id, snapshot.province_code);
  if (!place) throw new Error("the submission names no county of the register");

  const rows = contracts.flatMap((row) => {
    const contract = readContract(row.version, row.fields, row.filter);
    const withdraw = approved.kind === "withdraw";
    const held = heldVersion(handedOver, row.id, withdraw ? 0 : approved.submission_id);
    const kind: DispatchKind = withdraw ? "withdraw" : held === null ? "approve" : "supersede";
    const message_id = randomUUID();
    const message = dispatchMessage(contract, {
      message_id,
      recipient: row.code,
      kind,
      earlier_version: held,
      prepared_at: context.now,
      snapshot,
      province: { code: snapshot.province_code, name_fa: place.province_fa, name_en: place.province_en },
      county: { id: snapshot.county_id, name_fa: place.county_fa, name_en: place.county_en },
    });
    if (message === null) return [];
    const payload = canonicalText(message);
    return [
      {
        message_id,
        recipient_id: row.id,
        return_id: approved.return_id,
        submission_id: approved.submission_id,
        contract_version: contract.version,
        kind,
        payload,
        payload_sha256: createHash("sha256").update(payload, "utf8").digest("hex"),
        prepared_at: context.now,
      },
    ];
  });
  await insertDispatches(trx, rows);
  return rows.length;
}
