import { listStoredBefore, removeStaleArrivals, removeStored } from "#app/outputs/files.server.ts";
import { sweepFiles } from "#app/usecases/sweep-files.server.ts";
import type { JobReport, JobRun } from "./job.ts";

/** Removes attached files' bytes that no row names, after a day. */
export async function runSweepFiles(context: JobRun): Promise<JobReport> {
  const done = await sweepFiles(context, {
    listBefore: (before) => listStoredBefore(before),
    remove: (hashes, before) => removeStored(hashes, before),
    removeStaleArrivals: (before) => removeStaleArrivals(before),
  });
  return done === null || done.removed + done.stale === 0 ? null : { removed: done.removed, stale: done.stale };
}
