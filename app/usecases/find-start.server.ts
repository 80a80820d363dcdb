import type { Kysely } from "kysely";
import type { Role } from "#app/domain/actor.ts";
import { daysLeft } from "#app/domain/calendar.ts";
import { demonstrationPassword } from "#app/domain/demonstration.ts";
import { findWaitingInvitation } from "#db/invitation.ts";
import { listPeriods } from "#db/period.ts";
import type { Database } from "#db/schema.ts";
import { type DemonstrationAccount, listDemonstrationAccounts } from "#db/user.ts";

// Planned months, the open one and the newest closed one are all among so many.
const recentPeriods = 12;
const accountsPerRole = 2;

/** The month being filed: its due day (Tehran) and the calendar days left, negative when it has passed. */
export interface FilingNow {
  period: string;
  due_on: string;
  days_left: number;
}

/** The period being filed at business time `now`, or null before the first one opens. */
export async function findFilingNow(db: Kysely<Database>, now: Date): Promise<FilingNow | null> {
  const open = (await listPeriods(db, recentPeriods)).find((period) => period.state === "open");
  return open === undefined ? null : { period: open.code, due_on: open.due_on, days_left: daysLeft(now, open.due_on) };
}

/** The demonstration's people, a few of each role, with the one password they share. */
export async function findDemonstration(db: Kysely<Database>): Promise<{ accounts: DemonstrationAccount[]; password: string }> {
  return { accounts: await listDemonstrationAccounts(db, accountsPerRole), password: demonstrationPassword };
}

/** Whether an access of this person waits for the province's confirmation. */
export async function findWaitsForAccess(db: Kysely<Database>, user_id: number): Promise<boolean> {
  return (await findWaitingInvitation(db, { user_id })) !== undefined;
}

/** Where somebody's work begins: the first desk of the roles held; null for somebody without a desk. */
export async function findHome(db: Kysely<Database>, roles: readonly Role[]): Promise<string | null> {
  if (roles.includes("liaison") || roles.includes("signatory")) return "/liaison";
  if (roles.includes("expert") || roles.includes("supervisor")) return "/expert";
  if (roles.includes("reviewer")) return "/ministry";
  if (!roles.includes("analyst")) return null;
  const periods = await listPeriods(db, recentPeriods);
  const shown =
    periods.find((period) => period.state === "closed" || period.state === "published") ??
    periods.find((period) => period.state === "open");
  return shown === undefined ? null : `/ministry/periods/${shown.code}`;
}
