import type { Finding } from "#app/domain/checks/finding.ts";
import { permit, type Verb } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import type { Snapshot } from "#app/domain/snapshot.ts";
import { listEvents, listReasons } from "#db/history.ts";
import { type FoundReturn, findReturn } from "#db/monthly-return.ts";
import { findSubmission, listSnapshots, listSubmissions } from "#db/submission.ts";
import { listUnits } from "#db/unit-of-measure.ts";
import type { Context } from "./context.server.ts";
import { listDeliveriesOfReturn } from "./list-deliveries.server.ts";

export interface SubmissionView {
  found: FoundReturn;
  version: number;
  snapshot: Snapshot;
  /** Findings as they were frozen with the version. */
  findings: Finding[];
  tracking_code: string;
  sha256: string;
  submitted_at: Date;
  versions: Awaited<ReturnType<typeof listSubmissions>>;
  events: Awaited<ReturnType<typeof listEvents>>;
  reasons: Awaited<ReturnType<typeof listReasons>>;
  deliveries: Awaited<ReturnType<typeof listDeliveriesOfReturn>>;
  units: Awaited<ReturnType<typeof listUnits>>;
  /** The version before this one, as it was sent; null for the first. */
  before: Snapshot | null;
  /** Versions that were taken back, with the time. */
  withdrawn: ReadonlyMap<number, Date>;
}

/**
 * One submitted version as it was sent, with the return's history and where its figures arrived.
 * @param version null: the newest
 * @returns `not-found` for what the person may not see or what was never sent
 */
export async function viewSubmission(
  context: Context,
  verb: Extract<Verb, "view-own-returns" | "review-return" | "approve-return">,
  returnId: number,
  version: number | null,
): Promise<Outcome<SubmissionView>> {
  const right = permit(context.actor, verb);
  if (!right) return refuse("not-found");
  const found = await findReturn(context.db, right.scope, returnId);
  if (!found || found.version === 0) return refuse("not-found");
  const number = version ?? found.version;
  const submission = await findSubmission(context.db, found.id, number);
  if (!submission) return refuse("not-found");
  const [versions, events, reasons, deliveries, units, [before]] = await Promise.all([
    listSubmissions(context.db, found.id),
    listEvents(context.db, found.id),
    listReasons(context.db, found.id),
    listDeliveriesOfReturn(context, found.id),
    listUnits(context.db),
    number === 1 ? [] : listSnapshots(context.db, found.id, [number - 1]),
  ]);
  return done({
    found,
    version: number,
    snapshot: JSON.parse(submission.snapshot) as Snapshot,
    findings: JSON.parse(submission.findings) as Finding[],
    tracking_code: submission.tracking_code,
    sha256: submission.sha256,
    submitted_at: submission.submitted_at,
    versions,
    events,
    reasons,
    deliveries,
    units,
    before: before === undefined ? null : (JSON.parse(before.snapshot) as Snapshot),
    withdrawn: new Map(events.flatMap((event) => (event.event === "withdraw" ? [[event.version, event.at] as const] : []))),
  });
}
