import pino, { type Logger } from "pino";

/** The log of the jobs process: JSON lines on standard output. */
export function createLog(level: string): Logger {
  return pino({
    level,
    base: { process: "jobs" },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: loggedError },
    formatters: { level: (label) => ({ level: label }) },
  });
}

/**
 * What is written of something thrown. The database's messages and statements repeat values, which may be figures or
 * a recipient's secret: of those only the numbers and the place in the code are kept.
 */
export function loggedError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: "NotAnError", message: typeof error };
  const { name, message, stack = "" } = error;
  const code = "code" in error ? error.code : undefined;
  const errno = "errno" in error ? error.errno : undefined;
  if ("sqlState" in error || "sqlMessage" in error) {
    return { name, code, errno, stack: stack.slice(stack.indexOf("\n    at ")) };
  }
  return { name, message, code, errno, stack };
}
