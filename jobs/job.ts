import type { JobContext } from "#app/usecases/job-context.server.ts";

/** What a job gets: the use-cases' context, and whether the process was asked to end. */
export interface JobRun extends JobContext {
  ending: () => boolean;
}

/** What a run did, in numbers, for the log; null where there was nothing to do or another process is at it. */
export type JobReport = Readonly<Record<string, number | string>> | null;

export interface Job {
  name: string;
  /** When, in Tehran: croner's pattern, seconds first where it has six parts. */
  pattern: string;
  /** Also once as the process starts, to make up for what was missed. */
  atStart: boolean;
  run: (context: JobRun) => Promise<JobReport>;
}
