import { checkGroups } from "#app/usecases/check-groups.server.ts";
import type { JobReport, JobRun } from "./job.ts";

/** Judges what only others' figures can tell, and the prices of published months. */
export async function runCheckGroups(context: JobRun): Promise<JobReport> {
  const done = await checkGroups(context);
  if (done === null || done.runs.length === 0) return null;
  return {
    runs: done.runs.map((run) => `${run.period}:${run.occasion}`).join(" "),
    found: done.runs.reduce((sum, run) => sum + run.found, 0),
  };
}
