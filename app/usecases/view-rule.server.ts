import { expertRules, type Finding, type RuleCode, type Thresholds } from "#app/domain/checks/finding.ts";
import type { MoneyScaleFactor, MoneyUnitCode } from "#app/domain/monthly-return.ts";
import { permit, type Verb } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { isSent } from "#app/domain/review.ts";
import type { Snapshot } from "#app/domain/snapshot.ts";
import { listLaterFindings } from "#db/check-run.ts";
import { findSubmission } from "#db/submission.ts";
import { listUnits } from "#db/unit-of-measure.ts";
import { checkLoaded } from "./check-loaded.server.ts";
import { checkSettings } from "./check-settings.server.ts";
import type { Context } from "./context.server.ts";
import { type LoadedReturn, loadReturn } from "./load-return.server.ts";

export type RuleDesk = "liaison" | "province" | "ministry";

const verbs = { liaison: "view-own-returns", province: "review-return", ministry: "approve-return" } as const satisfies Record<
  RuleDesk,
  Verb
>;

/** A finding that a rule's page is opened from. */
export interface CaseAsked {
  return_id: number;
  /** null: as the figures stand now, or the newest version where they are sent. */
  version: number | null;
  key: string;
}

export interface RuleCase {
  found: LoadedReturn["found"];
  /** null: the return has no such finding any more. */
  finding: Finding | null;
  products: LoadedReturn["products"];
  money: { unit: MoneyUnitCode; scale: MoneyScaleFactor };
  units: Awaited<ReturnType<typeof listUnits>>;
}

export interface RuleView {
  rule: RuleCode;
  /** In force for all. */
  thresholds: Thresholds;
  case: RuleCase | null;
}

async function sentFindings(context: Context, desk: RuleDesk, loaded: LoadedReturn, version: number) {
  const { found } = loaded;
  const [submission, later] = await Promise.all([
    findSubmission(context.db, found.id, version),
    desk === "liaison" ? [] : listLaterFindings(context.db, found.id, version),
  ]);
  if (!submission) return null;
  const { money_unit: unit, money_scale: scale } = JSON.parse(submission.snapshot) as Snapshot;
  const findings = [...(JSON.parse(submission.findings) as Finding[])];
  for (const row of later) findings.push(JSON.parse(row.finding) as Finding);
  return { findings, money: { unit, scale } };
}

async function findCase(context: Context, desk: RuleDesk, rule: RuleCode, asked: CaseAsked): Promise<RuleCase | null> {
  const right = permit(context.actor, verbs[desk]);
  const loaded = right && (await loadReturn(context, right.scope, asked.return_id));
  if (!loaded) return null;
  const { found, operation, products } = loaded;
  const asTyped = desk === "liaison" && asked.version === null && !isSent(found.state);
  const seen = asTyped
    ? { findings: checkLoaded(loaded, context.now), money: operation.money }
    : await sentFindings(context, desk, loaded, asked.version ?? found.version);
  if (seen === null) return null;
  const finding = seen.findings.find((one) => one.key === asked.key && one.rule === rule) ?? null;
  return { found, finding, products, money: seen.money, units: await listUnits(context.db) };
}

/** The thresholds in force for all, for the list of rules. */
export async function viewRules(context: Context): Promise<Thresholds> {
  return (await checkSettings(context.db)).thresholds({ isic_code: "", item_id: null });
}

/**
 * What a rule's page says, and the case it was opened from.
 * @returns `not-found` for a rule the desk does not see, and for a return beyond the person's reach
 */
export async function viewRule(
  context: Context,
  desk: RuleDesk,
  rule: RuleCode,
  asked: CaseAsked | null,
): Promise<Outcome<RuleView>> {
  if (!permit(context.actor, verbs[desk])) return refuse("not-found");
  if (desk === "liaison" && expertRules.has(rule)) return refuse("not-found");
  const thresholds = await viewRules(context);
  const held = asked === null ? null : await findCase(context, desk, rule, asked);
  if (asked !== null && held === null) return refuse("not-found");
  return done({ rule, thresholds, case: held });
}
