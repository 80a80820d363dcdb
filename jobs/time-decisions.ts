import { timeDecisions } from "#app/usecases/time-decisions.server.ts";
import type { JobReport, JobRun } from "./job.ts";

/** Works out how long new decisions took. */
export async function runTimeDecisions(context: JobRun): Promise<JobReport> {
  const timed = await timeDecisions(context);
  return timed === null || timed === 0 ? null : { timed };
}
