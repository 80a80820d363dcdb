import { weighEstablishments } from "#app/usecases/weigh-establishments.server.ts";
import type { JobReport, JobRun } from "./job.ts";

/** Weighs establishments by what they usually produce. */
export async function runWeighEstablishments(context: JobRun): Promise<JobReport> {
  return (await weighEstablishments(context)) === null ? null : { weighed: "all" };
}
