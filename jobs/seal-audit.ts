import { sealAudit, sealBatch } from "#app/usecases/seal-audit.server.ts";
import type { JobReport, JobRun } from "./job.ts";

const everyMs = 3_600_000;
let lookedAt: number | undefined;

/** Seals new audit rows; at the first run and every hour it looks through the whole table for one that came late. */
export async function runSealAudit(context: JobRun): Promise<JobReport> {
  const now = context.real().getTime();
  const whole = lookedAt === undefined || now - lookedAt >= everyMs;
  let sealed = 0;
  // A full batch means that more may wait: after a bulk load all of it is sealed within seconds too.
  for (let last = sealBatch; last === sealBatch && !context.ending(); sealed += last) {
    last = await sealAudit(context, whole);
  }
  if (whole && sealed === 0) lookedAt = now;
  return sealed === 0 ? null : { sealed };
}
