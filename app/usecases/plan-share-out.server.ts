import { createHash } from "node:crypto";
import {
  loadOf,
  type Shareable,
  type ShareRule,
  type ShareSummary,
  type Shares,
  shareOut,
  summarise,
} from "#app/domain/share-out.ts";
import { tehranDay } from "#app/domain/tehran-time.ts";
import { findShareRevision, listShareable } from "#db/assignment.ts";
import type { Context } from "./context.server.ts";
import type { Reviewer, ShareDesk } from "./share-desk.server.ts";

type Row = Shareable & { assignment_id: number | null };

export interface SharePlan {
  rule: ShareRule;
  /** Who takes part. */
  among: Reviewer[];
  /** Of the province's newest share-out; 0 before the first. */
  revision: number;
  rows: Row[];
  shares: Shares;
  summary: ShareSummary;
  /** What the plan would do and on what it rests: another state or another plan has another. */
  digest: string;
}

/** Who takes part where nobody was chosen: the experts, or where there is none, whoever reviews. */
export function usualSharers(reviewers: readonly Reviewer[]): Reviewer[] {
  const experts = reviewers.filter((one) => !one.supervisor);
  return experts.length > 0 ? experts : [...reviewers];
}

/** Works out a share-out of what a supervisor reaches, as things stand now. */
export async function planShareOut(context: Context, desk: ShareDesk, rule: ShareRule, among: Reviewer[]): Promise<SharePlan> {
  const { db, now } = context;
  // The number first: what changes afterwards makes it an old one.
  const revision = await findShareRevision(db, desk.scope.province_code);
  const found = await listShareable(db, desk.scope, tehranDay(now));
  const rows = found.map((row): Row => ({ ...row, products: Number(row.products), selected: row.selected === 1 }));
  const shares = shareOut(rule, rows, among);
  const text = rows.map((row) => `${row.id} ${row.assignment_id ?? "-"} ${shares.get(row.id) ?? "-"}`).join("\n");
  const digest = createHash("sha256").update(`${revision} ${rule}\n${text}`).digest("hex");
  return { rule, among, revision, rows, shares, summary: summarise(rows, among, shares), digest };
}

/** What a plan gives to whom anew: of each person the heaviest first, so that those who cover him later part it evenly. */
export function changesOf({ rows, shares }: SharePlan): (Row & { to: number })[] {
  return rows
    .flatMap((row) => {
      const to = shares.get(row.id) ?? null;
      return to === null || to === row.holder ? [] : [{ ...row, to }];
    })
    .sort((a, b) => a.to - b.to || loadOf(b) - loadOf(a) || a.id - b.id);
}
