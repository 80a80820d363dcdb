import type { Finding } from "#app/domain/checks/finding.ts";
import { permit } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import type { Snapshot } from "#app/domain/snapshot.ts";
import type { StandingMark } from "#app/domain/standing-mark.ts";
import * as standings from "#db/standing.ts";
import { findSubmission } from "#db/submission.ts";
import { listUnits } from "#db/unit-of-measure.ts";
import type { Context } from "./context.server.ts";
import { countWaiting } from "./find-in-queue.server.ts";
import { type Grantable, grantable, standsAlready } from "./grant-standing.server.ts";

const pageLength = 50;

export interface StandingsView {
  /** The newest first. */
  rows: standings.StandingRow[];
  /** The id after which the next page begins; null where this is the last. */
  next: number | null;
  live: boolean;
  /** The id before which this page begins; null for the first. */
  before: number | null;
  waiting: number;
}

/**
 * Standing explanations of the establishments somebody reviews: those that stand, or those that were ended.
 * @returns `not-found` for who reviews none
 */
export async function viewStandings(
  context: Context,
  asked: { live: boolean; before: number | null },
): Promise<Outcome<StandingsView>> {
  const right = permit(context.actor, "keep-standing");
  if (!right) return refuse("not-found");
  const [rows, waiting] = await Promise.all([
    standings.listStandings(context.db, right.scope, { ...asked, limit: pageLength + 1 }),
    countWaiting(context, "province"),
  ]);
  const shown = rows.slice(0, pageLength);
  return done({ ...asked, rows: shown, next: rows.length > pageLength ? (shown.at(-1)?.id ?? null) : null, waiting });
}

/** A version whose finding was held against a standing explanation when it was sent. */
export interface StandingUse {
  return_id: number;
  period: string;
  version: number;
  submitted_at: Date;
  mark: StandingMark;
}

export interface StandingView {
  standing: standings.StandingRow;
  /** The case it was given for, as it was frozen. */
  finding: Finding;
  snapshot: Snapshot;
  units: Awaited<ReturnType<typeof listUnits>>;
  /** In the order of their months. */
  uses: StandingUse[];
  waiting: number;
}

async function usesOf(context: Context, standing: standings.StandingRow): Promise<StandingUse[]> {
  const { establishment_id, period } = standing;
  const rows = await standings.listFindingsOfMonths(context.db, establishment_id, { after: period });
  return rows.flatMap(({ findings, ...row }) =>
    (JSON.parse(findings) as Finding[]).flatMap(({ standing: mark }) => (mark?.id === standing.id ? [{ ...row, mark }] : [])),
  );
}

/**
 * One standing explanation: the case it was given for, who let it stand, who ended it, and what was sent under it.
 * @returns `not-found` for another province's
 */
export async function viewStanding(context: Context, id: number): Promise<Outcome<StandingView>> {
  const right = permit(context.actor, "keep-standing");
  const standing = right && (await standings.findStanding(context.db, right.scope, id));
  if (!standing) return refuse("not-found");
  const [submission, units, uses, waiting] = await Promise.all([
    findSubmission(context.db, standing.return_id, standing.version),
    listUnits(context.db),
    usesOf(context, standing),
    countWaiting(context, "province"),
  ]);
  if (!submission) return refuse("not-found");
  const finding = JSON.parse(standing.finding) as Finding;
  return done({ standing, finding, snapshot: JSON.parse(submission.snapshot) as Snapshot, units, uses, waiting });
}

/** What of a version's explanations may be said to stand by who accepts it now. */
export async function standingOffers(
  context: Context,
  found: { establishment_id: number; period: string },
  version: { findings: readonly Finding[]; explanations: ReadonlyMap<string, string> },
): Promise<Grantable[]> {
  const able = grantable(version.findings, version.explanations);
  const subjects = able.map((grant) => grant.deviation.subject);
  const live = await standings.listStandingAbout(context.db, found.establishment_id, subjects);
  return able.filter((grant) => !standsAlready(live, grant.deviation, found.period));
}

/** What was let stand with the acceptances of a return whose access was checked by the caller. */
export async function standingsOfReturn(context: Context, returnId: number): Promise<standings.StandingRow[]> {
  return standings.listStandingsOfReturn(context.db, returnId);
}
