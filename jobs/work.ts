import { Cron } from "croner";
import { environment } from "#app/environment.server.ts";
import { startClock } from "#app/usecases/clock.server.ts";
import { installationKind } from "#app/usecases/find-installation.server.ts";
import { openDatabase } from "#db/open.ts";
import type { Job, JobRun } from "./job.ts";
import { createLog } from "./log.ts";
import { processOwner } from "./process.ts";
import { schedule, timeZone } from "./schedule.ts";

const stopLimitMs = 10_000;
// A database that is away for a minute must not fill the log.
const repeatedFailure = 30;

/** The jobs process: runs the schedule until SIGTERM or SIGINT, then lets what is under way end. */
async function work(): Promise<void> {
  const { DAHOM_NOW, LOG_LEVEL } = environment();
  const log = createLog(LOG_LEVEL);
  const opened = await openDatabase({ pool: 8 });
  let ending = false;
  const underWay = new Map<string, Promise<void>>();

  const begin = async (): Promise<Cron[]> => {
    const clock = startClock({ startsAt: DAHOM_NOW, installationKind: await installationKind(opened.db) });
    const context: JobRun = {
      db: opened.db,
      now: () => clock.now(),
      real: () => clock.real(),
      owner: processOwner(),
      ending: () => ending,
    };
    const failures = new Map<string, number>();
    const once = async (job: Job): Promise<void> => {
      const begun = performance.now();
      try {
        const report = await job.run(context);
        if (failures.delete(job.name)) log.info({ job: job.name }, "job works again");
        if (report) log.info({ job: job.name, ...report, ms: Math.round(performance.now() - begun) }, "job done");
      } catch (error) {
        const count = (failures.get(job.name) ?? 0) + 1;
        failures.set(job.name, count);
        if (count === 1 || count % repeatedFailure === 0) log.error({ job: job.name, count, err: error }, "job failed");
      }
    };
    const tick = (job: Job): void => {
      if (ending || underWay.has(job.name)) return;
      const run = once(job).finally(() => underWay.delete(job.name));
      underWay.set(job.name, run);
    };
    for (const job of schedule) if (job.atStart) tick(job);
    return schedule.map((job) => new Cron(job.pattern, { timezone: timeZone, name: job.name }, () => tick(job)));
  };

  const crons = await begin().catch(async (error: unknown) => {
    await opened.close();
    throw error;
  });
  log.info({ jobs: schedule.map((job) => job.name) }, "jobs process is at work");

  const stop = async (): Promise<void> => {
    if (ending) return;
    ending = true;
    for (const cron of crons) cron.stop();
    const late = new Promise<"late">((resolve) => setTimeout(resolve, stopLimitMs, "late").unref());
    const ended = await Promise.race([Promise.all(underWay.values()), late]);
    // What is cut off here is taken up again when its lease runs out.
    if (ended === "late") log.warn({ jobs: [...underWay.keys()] }, "jobs still at work are cut off");
    else await opened.close();
    log.info("jobs process ends");
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      void stop();
    });
  }
}

work().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
