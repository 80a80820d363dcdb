import pino, { type DestinationStream, type Logger } from "pino";

/** What is written of an error: enough to find the place, nothing that somebody typed. */
export interface LoggedError {
  name: string;
  message: string;
  code?: string | undefined;
  errno?: number | undefined;
  stack?: string | undefined;
  cause?: LoggedError | undefined;
}

// A write for each line would cost more than most requests; whoever watches waits a fifth of a second at most.
const buffered = { fd: 1, sync: false, minLength: 8192, periodicFlush: 200 } as const;

/** A process's log: JSON lines, on standard output unless another place is given. */
export function createLog(level: string, place: DestinationStream = pino.destination(buffered)): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: loggedError },
      formatters: { level: (label) => ({ level: label }) },
    },
    place,
  );
}

/**
 * Takes anything thrown; gives what the log keeps of it. The database's messages and statements repeat values, which
 * may be figures or secrets: the statement is dropped and quoted values are blotted out.
 */
export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { name: "NotAnError", message: typeof error };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const errno = "errno" in error && typeof error.errno === "number" ? error.errno : undefined;
  const ofDatabase = "sqlState" in error || "sqlMessage" in error;
  const message = ofDatabase ? withoutValues(error.message) : error.message;
  const stack = ofDatabase ? (error.stack ?? "").slice((error.stack ?? "").indexOf("\n    at ")) : error.stack;
  const cause = error.cause === undefined ? undefined : loggedError(error.cause);
  return { name: error.name, message, code, errno, stack, cause };
}

function withoutValues(message: string): string {
  return message.replace(/'(?:[^'\\]|\\.|'')*'(?=( for (?:key|column)|[^']*$))/g, "'…'");
}

// Socket faults of the driver, and the server's own words for "not now".
const connectionCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT",
  "EPIPE",
  "ETIMEDOUT",
  "PROTOCOL_CONNECTION_LOST",
  "PROTOCOL_SEQUENCE_TIMEOUT",
  "ER_CON_COUNT_ERROR",
  "ER_SERVER_SHUTDOWN",
  "ER_CONNECTION_KILLED",
  "ER_UNKNOWN_COM_ERROR",
  "ER_LOCK_DEADLOCK",
  "ER_LOCK_WAIT_TIMEOUT",
]);

/** Whether an error says that the database cannot be reached or is too busy now; asking again later may work. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && typeof error.code === "string" && connectionCodes.has(error.code)) return true;
  return (
    /^(Queue limit reached|Pool is closed|Can't add new command when connection is in closed state)/.test(error.message) ||
    isDatabaseAway(error.cause)
  );
}
