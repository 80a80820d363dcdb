import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { countAssigned, listAssigned, listAssignmentHistory, listHolders } from "#db/assignment.ts";
import { listCounties } from "#db/review-queue.ts";
import { listProvinces } from "#db/statistics.ts";
import type { Context } from "./context.server.ts";
import { type Reviewer, shareDesk } from "./share-desk.server.ts";
import { type Province, provinceOf } from "./view-queue.server.ts";

export interface AssignedQuestion {
  search: string;
  county: number | null;
  holder: number | "nobody" | null;
  /** From 1. */
  page: number;
  /** An establishment whose history is shown. */
  history: number | null;
}

export interface AssignedView {
  province: Province | null;
  reviewers: Reviewer[];
  counties: Awaited<ReturnType<typeof listCounties>>;
  question: AssignedQuestion;
  total: number;
  pages: number;
  rows: Awaited<ReturnType<typeof listAssigned>>;
  /** Whose the establishment asked about was; null where none was asked about, or one out of reach. */
  history: (Awaited<ReturnType<typeof listHolders>>[number] & { past: Awaited<ReturnType<typeof listAssignmentHistory>> }) | null;
}

export const assignedPageSize = 50;

/** The establishments of a province with who has each. @returns `not-found` for who may not share out */
export async function viewAssigned(context: Context, asked: AssignedQuestion): Promise<Outcome<AssignedView>> {
  const desk = await shareDesk(context);
  if (desk === null) return refuse("not-found");
  const { db } = context;
  const { scope, reviewers } = desk;
  const { search, county, holder } = asked;
  const filter = { search, county, holder, present: reviewers.map((one) => one.id) };
  const [provinces, counties, total, [found]] = await Promise.all([
    listProvinces(db),
    listCounties(db, scope.province_code),
    countAssigned(db, scope, filter),
    listHolders(db, scope, asked.history === null ? [] : [asked.history]),
  ]);
  const pages = Math.max(1, Math.ceil(total / assignedPageSize));
  const page = Math.min(asked.page, pages);
  const rows = await listAssigned(db, scope, filter, { offset: (page - 1) * assignedPageSize, limit: assignedPageSize });
  const history = found === undefined ? null : { ...found, past: await listAssignmentHistory(db, found.id) };
  return done({
    province: provinceOf(scope, provinces),
    reviewers,
    counties,
    question: { ...asked, page },
    total,
    pages,
    rows,
    history,
  });
}
