import { openPeriod } from "#app/usecases/open-period.server.ts";
import type { JobReport, JobRun } from "./job.ts";

/** Moves periods on and adds the returns that are expected. */
export async function runOpenPeriod(context: JobRun): Promise<JobReport> {
  const done = await openPeriod(context);
  if (done === null || (done.made.length === 0 && done.moved.length === 0 && done.returns === 0)) return null;
  return {
    made: done.made.join(" "),
    moved: done.moved.map((one) => `${one.period}:${one.to}`).join(" "),
    returns: done.returns,
  };
}
