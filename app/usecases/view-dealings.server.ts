import type { Role, Scope } from "#app/domain/actor.ts";
import { permit, scopeOf } from "#app/domain/permission.ts";
import { actsOfPerson, offeredActs } from "#app/domain/return-request.ts";
import type { ReviewDesk } from "#app/domain/review-queue.ts";
import { listReturnsWithOpenInquiries } from "#db/conversation.ts";
import { findNoticesRead, listNoticesOfProvince } from "#db/notice.ts";
import { findOtherSupervisor, listWaitingRequests } from "#db/return-request.ts";
import type { Context } from "./context.server.ts";
import { verbOfQueue } from "./view-queue.server.ts";

const mostShown = 12;

/** What an office is told by notices on its desk. */
const officeKinds = [
  "resubmitted",
  "message",
  "inquiry-answered",
  "extension-asked",
  "correction-asked",
  "correction-passed-on",
  "objection-raised",
  "filing-confirmed",
  "request-withdrawn",
  "reopened",
  "correction-cancelled",
  "annulled",
  "recall-refused",
];

export type WaitingRequest = Awaited<ReturnType<typeof listWaitingRequests>>[number];
/** A notice as lists show it; without a month where it concerns the establishment itself. */
export type NoticeRow = Omit<Awaited<ReturnType<typeof listNoticesOfProvince>>[number], "period"> & { period: string | null };

export interface OfficeDealings {
  /** Requests that wait for this person, oldest first. */
  requests: WaitingRequest[];
  notices: NoticeRow[];
  read_up_to: number;
}

const rolesOfDesk = { province: ["expert", "supervisor"], ministry: ["reviewer"] } as const;

async function waitsFor(context: Context, desk: ReviewDesk, roles: readonly Role[], row: WaitingRequest): Promise<boolean> {
  const acts = actsOfPerson(offeredActs(row, row.return_state, roles), row, context.actor.user_id);
  // What one asked for oneself waits for others; an annulment stays in sight of every reviewer.
  if (acts.length === 0 || (row.kind === "recall" && desk === "province")) return false;
  if (row.kind !== "objection") return true;
  const { user_id } = context.actor;
  if (row.subject_by === user_id) return false;
  return desk === "province" || !(await findOtherSupervisor(context.db, row, row.subject_by, context.now));
}

/** Requests that wait for an office, and the newest notices to it; nothing for who has no such desk. */
export async function viewOfficeDealings(context: Context, desk: ReviewDesk): Promise<OfficeDealings> {
  const right = permit(context.actor, verbOfQueue[desk]);
  if (!right) return { requests: [], notices: [], read_up_to: 0 };
  const { db } = context;
  // An expert is not shown what only a supervisor may answer.
  const roles = rolesOfDesk[desk].filter((role) => scopeOf(context.actor, [role]).kind !== "nothing");
  const [rows, notices, read_up_to] = await Promise.all([
    listWaitingRequests(db, right.scope, 200),
    right.scope.kind === "province" ? listNoticesOfProvince(db, right.scope, officeKinds, mostShown) : [],
    findNoticesRead(db, context.actor.user_id),
  ]);
  const mine = await Promise.all(rows.map(async (row) => ((await waitsFor(context, desk, roles, row)) ? [row] : [])));
  return { requests: mine.flat().slice(0, mostShown), notices, read_up_to };
}

/** Months of the establishments given about which an inquiry waits, and how far this person has read the notices. */
export async function viewOwnDealings(context: Context, scope: Scope) {
  const [inquiries, read_up_to] = await Promise.all([
    listReturnsWithOpenInquiries(context.db, scope, mostShown),
    findNoticesRead(context.db, context.actor.user_id),
  ]);
  return { inquiries, read_up_to };
}
