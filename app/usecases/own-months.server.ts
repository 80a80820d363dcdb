import type { Scope } from "#app/domain/actor.ts";
import type { ExpectedMonth } from "#app/domain/continuity.ts";
import type { OperatingState } from "#app/domain/monthly-return.ts";
import { listOwnMonths, listOwnVersions, type MonthRange } from "#db/own-history.ts";
import type { Context } from "./context.server.ts";

/** A month of an establishment as its own liaison may see it. */
export interface OwnMonth extends ExpectedMonth {
  first_submitted_at: Date | null;
  period_state: "planned" | "open" | "closed" | "published";
  /** As typed now; of a draft too. */
  operating_state: OperatingState | null;
}

/** The expected months of an establishment in a range, oldest first, each with every version ever sent. */
export async function ownMonths(db: Context["db"], scope: Scope, range: MonthRange): Promise<OwnMonth[]> {
  const [months, versions] = await Promise.all([listOwnMonths(db, scope, range), listOwnVersions(db, scope, range)]);
  return months.map((month) => ({
    ...month,
    versions: versions.filter((version) => version.return_id === month.return_id),
  }));
}
