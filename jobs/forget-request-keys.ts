import { forgetRequestKeys } from "#app/usecases/forget-request-keys.server.ts";
import type { JobReport, JobRun } from "./job.ts";

/** Removes the keys of forms that were sent long ago. */
export async function runForgetRequestKeys(context: JobRun): Promise<JobReport> {
  const removed = await forgetRequestKeys(context);
  return removed === null || removed === 0 ? null : { removed };
}
