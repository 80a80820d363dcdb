import type { Kysely } from "kysely";
import { claimJob, finishJob } from "#db/job.ts";
import type { Database } from "#db/schema.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Trx } from "./context.server.ts";

/** What a use-case gets that no person asked for. */
export interface JobContext {
  db: Kysely<Database>;
  /** Business time: periods, due days, what people are shown as "sent" and "arrived". */
  now: () => Date;
  /** The real clock: leases and back-off. */
  real: () => Date;
  /** This process; leases carry it. At most 40 characters. */
  owner: string;
}

/** The lease ran out while the job worked and another owner has it: everything of the run is rolled back. */
export class LeaseLost extends Error {
  override name = "LeaseLost";
}

/**
 * Runs a job by one owner at a time: takes the lease in a statement of its own, then runs `work` and gives the lease
 * back in one transaction. `work` returns a short outcome for the job's row.
 * @returns the outcome, or null where another owner holds the job. @throws LeaseLost
 */
export async function withJobLease<T extends { outcome: string }>(
  context: JobContext,
  name: string,
  leaseMs: number,
  work: (trx: Trx) => Promise<T>,
): Promise<T | null> {
  const { db, real, owner } = context;
  const now = real();
  if (!(await claimJob(db, name, owner, now, new Date(now.getTime() + leaseMs)))) return null;
  return inTransaction(db, async (trx) => {
    const value = await work(trx);
    if (!(await finishJob(trx, name, owner, real(), value.outcome))) throw new LeaseLost(name);
    return value;
  });
}
