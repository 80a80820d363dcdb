import { environment } from "#app/environment.server.ts";
import { sweepOutgoing } from "#app/usecases/sweep-outgoing.server.ts";
import type { JobReport, JobRun } from "./job.ts";

/** Forgets what became of messages long ago. */
export async function runSweepOutgoing(context: JobRun): Promise<JobReport> {
  const swept = await sweepOutgoing(context, environment().OUTGOING_KEPT_DAYS);
  return swept === null || Object.values(swept).every((count) => count === 0) ? null : { ...swept };
}
