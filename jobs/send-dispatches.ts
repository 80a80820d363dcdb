import { deliver } from "#app/outputs/deliver.server.ts";
import { sendDispatches } from "#app/usecases/send-dispatches.server.ts";
import type { JobReport, JobRun } from "./job.ts";

/** Hands over what is due to the recipients. */
export async function runSendDispatches(context: JobRun): Promise<JobReport> {
  const count = await sendDispatches({
    ...context,
    deliver: (parcel) => deliver(parcel, { now: context.real }),
    random: Math.random,
  });
  return Object.values(count).some((number) => number > 0) ? { ...count } : null;
}
