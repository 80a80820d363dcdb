import type { InstallationKind } from "#db/schema.ts";

/** Business time of a process, and the real one beside it. */
export interface Clock {
  /** Business time, UTC instant: open, due, late, reminders, "today". */
  now(): Date;
  /** Real time, for sessions, limits, leases and back-off. */
  real(): Date;
  /** Business minus real time, in milliseconds; 0 where the clock was not set. */
  offset: number;
}

/** The only place where the machine's clock is read for business or security. */
function machineTime(): number {
  return Date.now();
}

/**
 * The clock of a web or jobs process. With `startsAt` (DAHOM_NOW) business time starts there and runs on. Throws an
 * Error to be shown to whoever starts the process where the clock may not be set: in a production database.
 */
export function startClock(args: { startsAt?: Date | undefined; installationKind: InstallationKind }): Clock {
  const { startsAt, installationKind } = args;
  if (startsAt !== undefined && installationKind === "production") {
    throw new Error(
      "DAHOM_NOW is set, but this database is neither a demonstration nor a test: its clock is the real one. Unset DAHOM_NOW.",
    );
  }
  const offset = startsAt === undefined ? 0 : startsAt.getTime() - machineTime();
  return {
    now: () => new Date(machineTime() + offset),
    real: () => new Date(machineTime()),
    offset,
  };
}
