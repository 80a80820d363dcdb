import type { Scope } from "#app/domain/actor.ts";
import { permit } from "#app/domain/permission.ts";
import type { Sharer } from "#app/domain/share-out.ts";
import { listReviewers } from "#db/assignment.ts";
import type { Context } from "./context.server.ts";

/** Somebody who reviews in the province, with the divisions his grants are narrowed to. */
export interface Reviewer extends Sharer {
  name_fa: string;
  name_en: string;
  /** Takes part in a share-out only where that is asked for. */
  supervisor: boolean;
}

export interface ShareDesk {
  scope: Extract<Scope, { kind: "province" }>;
  reviewers: Reviewer[];
}

/** Where somebody shares out work, with who reviews there now; null for who may not. */
export async function shareDesk(context: Context): Promise<ShareDesk | null> {
  const right = permit(context.actor, "share-out-work");
  if (right?.scope.kind !== "province") return null;
  const { scope } = right;
  const reviewers = new Map<number, Reviewer>();
  for (const row of await listReviewers(context.db, scope.province_code, context.now)) {
    const { id, name_fa, name_en } = row;
    const known = reviewers.get(id) ?? { id, name_fa, name_en, supervisor: false, divisions: [] };
    const divisions = row.isic_division === null || known.divisions === null ? null : [...known.divisions, row.isic_division];
    reviewers.set(id, { ...known, divisions, supervisor: known.supervisor || row.role === "supervisor" });
  }
  return { scope, reviewers: [...reviewers.values()] };
}
