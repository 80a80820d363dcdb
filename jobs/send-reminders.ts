import { sendReminders } from "#app/usecases/send-reminders.server.ts";
import type { JobReport, JobRun } from "./job.ts";

/** Reminds those who have not filed the open month. */
export async function runSendReminders(context: JobRun): Promise<JobReport> {
  const reminded = await sendReminders(context);
  return reminded === null || reminded === 0 ? null : { reminded };
}
