import type { Finding } from "#app/domain/checks/finding.ts";
import type { Decimal } from "#app/domain/decimal.ts";
import { comparePeriods, type Period } from "#app/domain/period.ts";
import { done, type FieldError, type Outcome, refuse } from "#app/domain/refusal.ts";
import type { Snapshot } from "#app/domain/snapshot.ts";
import { ceilingProblem, type Deviation, deviationOf, standsUntil } from "#app/domain/standing.ts";
import { endStandings, insertStanding, listStandingAbout } from "#db/standing.ts";
import { findSubmission } from "#db/submission.ts";
import type { Context, Trx } from "./context.server.ts";
import type { LoadedReturn } from "./load-return.server.ts";
import { recordAudit } from "./record-audit.server.ts";

/** An explanation of a version that may be said to stand. */
export interface Grantable {
  finding: Finding;
  deviation: Deviation;
  /** The liaison's words. */
  text: string;
}

/** What may stand of a version's explanations: findings whose rule has a measure, explained in the liaison's own words. */
export function grantable(findings: readonly Finding[], explanations: ReadonlyMap<string, string>): Grantable[] {
  return findings.flatMap((finding) => {
    const text = (explanations.get(finding.key) ?? "").trim();
    const deviation = text === "" ? null : deviationOf(finding);
    return deviation ? [{ finding, deviation, text }] : [];
  });
}

type Live = Awaited<ReturnType<typeof listStandingAbout>>;

/** Those about the same as the case. */
export function aboutTheSame<Row extends Pick<Live[number], "subject" | "side">>(
  rows: readonly Row[],
  deviation: Deviation,
): Row[] {
  return rows.filter((row) => row.subject === deviation.subject && row.side === deviation.side);
}

/** Whether one that was given for a later month, or for this one, stands already. */
export function standsAlready(rows: Live, deviation: Deviation, period: Period): boolean {
  return aboutTheSame(rows, deviation).some((row) => comparePeriods(row.period, period) >= 0);
}

/** An explanation with the ceiling up to which it is to stand. */
export interface Grant extends Grantable {
  ceiling: Decimal;
}

/**
 * What is asked to stand, by finding with its ceiling, held against the version as it was sent.
 * @returns `changed-meanwhile` for a finding whose explanation cannot stand (any more), `invalid-input` for a ceiling
 */
export async function readGrants(
  context: Context,
  { found }: LoadedReturn,
  asked: ReadonlyMap<string, Decimal>,
): Promise<Outcome<Grant[]>> {
  if (asked.size === 0) return done([]);
  const submission = await findSubmission(context.db, found.id, found.version);
  if (!submission) return refuse("not-found");
  const { explanations } = JSON.parse(submission.snapshot) as Snapshot;
  const findings = JSON.parse(submission.findings) as Finding[];
  const able = new Map(
    grantable(findings, new Map(Object.entries(explanations))).map((grant) => [grant.finding.key, grant] as const),
  );
  const subjects = [...able.values()].map((grant) => grant.deviation.subject);
  const live = await listStandingAbout(context.db, found.establishment_id, subjects);
  const fields: FieldError[] = [];
  const grants: Grant[] = [];
  for (const [key, ceiling] of asked) {
    const grant = able.get(key);
    if (!grant || standsAlready(live, grant.deviation, found.period)) return refuse("changed-meanwhile");
    const problem = ceilingProblem(ceiling, grant.deviation);
    if (problem !== null) fields.push({ field: `ceiling.${key}`, code: problem });
    grants.push({ ...grant, ceiling });
  }
  return fields.length > 0 ? refuse("invalid-input", { fields }) : done(grants);
}

/** Lets explanations stand with the acceptance of their return; one about the same that stood before is renewed by it. */
export async function storeGrants(
  trx: Trx,
  context: Context,
  { found }: LoadedReturn,
  grants: readonly Grant[],
  accepted: { id: number; role: string },
): Promise<void> {
  if (grants.length === 0) return;
  const { user_id } = context.actor;
  const subjects = grants.map((grant) => grant.deviation.subject);
  const live = await listStandingAbout(trx, found.establishment_id, subjects);
  for (const { finding, deviation, text, ceiling } of grants) {
    const renewed = aboutTheSame(live, deviation).map((row) => row.id);
    const ended = { ended_by: user_id, ended_role: accepted.role, ended_at: context.now, ended_because: "renewed" as const };
    await endStandings(trx, renewed, ended);
    const row = {
      establishment_id: found.establishment_id,
      return_id: found.id,
      version: found.version,
      event_id: accepted.id,
      product_line_id: finding.product_line_id,
      rule: finding.rule,
      subject: deviation.subject,
      side: deviation.side,
      finding: JSON.stringify(finding),
      text,
      measured: deviation.size,
      ceiling,
      period: found.period,
      until_period: standsUntil(found.period),
      granted_by: user_id,
      granted_role: accepted.role,
      granted_at: context.now,
    };
    const id = await insertStanding(trx, row);
    const { subject, side, ceiling: up_to, until_period: until } = row;
    await recordAudit(trx, {
      at: context.now,
      actor_id: user_id,
      verb: "let-explanation-stand",
      subject_kind: "standing_explanation",
      subject_id: id,
      detail: { return_id: found.id, version: found.version, subject, side, up_to, until, renewed },
    });
  }
}
