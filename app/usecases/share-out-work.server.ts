import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import type { ShareRule } from "#app/domain/share-out.ts";
import { listNamesOf } from "#db/assignment.ts";
import { listProvinces } from "#db/statistics.ts";
import { assignEstablishments } from "./assign-establishments.server.ts";
import type { Context, RequestKey } from "./context.server.ts";
import { changesOf, planShareOut, type SharePlan, usualSharers } from "./plan-share-out.server.ts";
import { once } from "./request-key.server.ts";
import { type Reviewer, shareDesk } from "./share-desk.server.ts";
import { type Province, provinceOf } from "./view-queue.server.ts";

export interface ShareQuestion {
  rule: ShareRule;
  /** Who takes part; null: the experts. */
  among: readonly number[] | null;
}

export interface ShareOutView {
  province: Province | null;
  reviewers: Reviewer[];
  plan: SharePlan;
  /** Names of everybody in the plan, also of who left. */
  names: ReadonlyMap<number, { name_fa: string; name_en: string }>;
}

function sharersOf(reviewers: readonly Reviewer[], among: readonly number[] | null): Reviewer[] {
  return among === null ? usualSharers(reviewers) : reviewers.filter((one) => among.includes(one.id));
}

/** What a share-out by a rule would do, before it is confirmed. @returns `not-found` for who may not share out */
export async function previewShareOut(context: Context, asked: ShareQuestion): Promise<Outcome<ShareOutView>> {
  const desk = await shareDesk(context);
  if (desk === null) return refuse("not-found");
  const plan = await planShareOut(context, desk, asked.rule, sharersOf(desk.reviewers, asked.among));
  const [provinces, names] = await Promise.all([
    listProvinces(context.db),
    listNamesOf(context.db, [...plan.summary.lines.keys()]),
  ]);
  return done({
    province: provinceOf(desk.scope, provinces),
    reviewers: desk.reviewers,
    plan,
    names: new Map(names.map((row) => [row.id, row])),
  });
}

export interface ShareOutWork extends ShareQuestion {
  /** Of the plan that was seen. */
  digest: string;
  reason: string;
  request: RequestKey;
}

/**
 * Shares out the establishments of a province as it was previewed; anything that would come out otherwise by now is
 * refused. Refusals: `not-permitted`; `changed-meanwhile`; `invalid-input` where nobody takes part or nothing moves.
 */
export async function shareOutWork(context: Context, command: ShareOutWork): Promise<Outcome<{ moved: number }>> {
  const desk = await shareDesk(context);
  if (desk === null) return refuse("not-permitted");
  return once(context, command.request, async (remember) => {
    const plan = await planShareOut(context, desk, command.rule, sharersOf(desk.reviewers, command.among));
    if (plan.digest !== command.digest) return refuse("changed-meanwhile");
    const changes = changesOf(plan);
    if (changes.length === 0) return refuse("invalid-input");
    const { province_code } = desk.scope;
    const { revision, rule } = plan;
    const value = { moved: changes.length };
    const asked = { province_code, revision, rule, reason: command.reason.trim(), changes };
    const went = await assignEstablishments(context, asked, (trx) => remember(trx, value));
    return went ? done(value) : refuse("changed-meanwhile");
  });
}
