import { environment } from "#app/environment.server.ts";
import { openSenders } from "#app/outputs/senders.server.ts";
import { installationKind } from "#app/usecases/find-installation.server.ts";
import { sendNotices } from "#app/usecases/send-notices.server.ts";
import type { JobReport, JobRun } from "./job.ts";

/** Sends what is to leave the portal by e-mail and SMS. */
export async function runSendNotices(context: JobRun): Promise<JobReport> {
  const demonstration = (await installationKind(context.db)) === "demonstration";
  const { senders, close } = openSenders(environment(), demonstration);
  try {
    const count = await sendNotices({ ...context, senders, random: Math.random });
    return Object.values(count).some((number) => number > 0) ? { ...count } : null;
  } finally {
    close();
  }
}
