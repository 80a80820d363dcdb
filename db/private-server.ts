import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import mysql from "mysql2/promise";

export type PrivateServerSettings = {
  /** Directory of the server's data; made when missing. */
  dataDir: string;
  /** Take over a live server of the same directory, also one whose starter was killed. Default true. */
  adopt?: boolean;
  /** Start it again when it dies before `stop`. Default false. */
  restart?: boolean;
  /** Tests only: no flush at commit. A power cut would lose data. */
  fast?: boolean;
  /** InnoDB buffer pool in MB. Default 256. */
  memory?: number;
  /** Told one line at a time what happens: started, died, restarted. */
  report?: (line: string) => void;
};

export type PrivateServer = {
  /** `mysql://root@localhost/dahom?socketPath=…`; stays the same across restarts. */
  url: string;
  /** The address of another database of this server. */
  urlOf(database: string): string;
  /** Process id of the server running now. */
  readonly pid: number;
  /** True when it already ran and was taken over. */
  adopted: boolean;
  /** Ends the server in order and waits for its end. Safe to call twice. */
  stop(): Promise<void>;
  /** Kills the server at once (as `kill -9`); with `restart` it comes back. */
  kill(): void;
};

const DATABASE = "dahom";
// A table made or dropped waits for the disk several times, and tests make thousands.
const UNSYNCED = ["--sync-frm=0", "--loose-innodb-flush-method=nosync"];
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 60_000;
// An ordinary user's path often lacks the sbin folders where the server lives.
const PROGRAM_FOLDERS = ["/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin"];
const isRoot = process.getuid?.() === 0;
const run = promisify(execFile);

/**
 * Starts (or adopts) a MariaDB server of one's own: socket only, in a directory of the system's temporary folder that
 * only this user may enter. Creates the database `dahom`. Throws when MariaDB is not installed or does not come up.
 */
export async function startPrivateServer(settings: PrivateServerSettings): Promise<PrivateServer> {
  const report = settings.report ?? (() => {});
  mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 });
  const dataDir = realpathSync(settings.dataDir);
  const socket = socketOf(dataDir);
  const files = { data: join(dataDir, "data"), pid: join(dataDir, "server.pid"), log: join(dataDir, "server.log") };

  let stopping = false;
  let pid = 0;
  let adopted = false;
  let watch: Promise<void> = Promise.resolve();
  let starting: Promise<unknown> = Promise.resolve();

  const launch = async (): Promise<void> => {
    const live = livePid(files.pid, dataDir);
    if (live !== undefined) {
      if (settings.adopt === false) throw new Error(`a database server already runs on ${settings.dataDir}`);
      await untilReady(socket, () => isAlive(live), files.log);
      pid = live;
      adopted = true;
      watch = followed(live);
      return;
    }
    const child = spawnServer(files, socket, settings);
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    pid = child.pid ?? 0;
    adopted = false;
    await untilReady(socket, () => child.exitCode === null && child.signalCode === null, files.log);
    watch = ended;
  };

  const guard = async (): Promise<void> => {
    for (let failures = 0; ; ) {
      await watch;
      if (stopping || !settings.restart) return;
      report("database server ended unexpectedly; starting it again");
      try {
        starting = launch();
        await starting;
        failures = 0;
      } catch (error) {
        failures += 1;
        starting = Promise.resolve();
        report(`database server did not start: ${error instanceof Error ? error.message : String(error)}`);
        if (failures >= 5) return;
        await pause(200 * 2 ** failures);
      }
      if (stopping) return;
    }
  };

  if (!existsSync(files.data)) await initialise(files.data);
  await launch();
  await createDatabaseIfMissing(socket);
  void guard();

  return {
    url: urlOf(socket, DATABASE),
    urlOf: (database) => urlOf(socket, database),
    get pid() {
      return pid;
    },
    adopted,
    kill: () => signal(pid, "SIGKILL"),
    async stop() {
      stopping = true;
      // Twice around when a restart was under way: the newly started one has to go as well.
      for (let before = 0; before !== pid; ) {
        before = pid;
        await ended(pid);
        await starting.catch(() => {});
      }
      // Until its exit was seen here it stays in the process table.
      await Promise.race([watch, pause(1000)]);
      rmSync(join(socket, ".."), { recursive: true, force: true });
    },
  };
}

function urlOf(socket: string, database: string): string {
  return `mysql://root@localhost/${database}?socketPath=${encodeURIComponent(socket)}`;
}

/** A socket's path may have 107 bytes, and a data directory is often deeper than that. */
function socketOf(dataDir: string): string {
  const name = createHash("sha256").update(dataDir).digest("hex").slice(0, 10);
  const folder = join(realpathSync(tmpdir()), `dahom-${name}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== userInfo().uid || (found.mode & 0o077) !== 0) {
    throw new Error(`${folder} belongs to somebody else or is open to others; remove it and start again`);
  }
  return join(folder, "s");
}

function program(name: string): string {
  const folder = PROGRAM_FOLDERS.find((candidate) => existsSync(join(candidate, name)));
  return folder ? join(folder, name) : name;
}

/** Temporary files beside the data: a server that starts sweeps its folder, and must not sweep another server's. */
function scratchOf(data: string): string {
  const folder = `${data}.tmp`;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

async function initialise(data: string): Promise<void> {
  const fresh = `${data}.new`;
  const scratch = scratchOf(data);
  rmSync(fresh, { recursive: true, force: true });
  try {
    const args = [
      "--no-defaults",
      `--datadir=${fresh}`,
      `--tmpdir=${scratch}`,
      "--auth-root-authentication-method=normal",
      "--skip-test-db",
      "--skip-name-resolve",
      ...(isRoot ? ["--user=root"] : []),
    ];
    await run(program("mariadb-install-db"), args);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      throw new Error("MariaDB is not installed (packages mariadb-server-core and mariadb-client-core)");
    }
    throw error;
  }
  // Only a finished directory gets its name: an interrupted start begins again.
  renameSync(fresh, data);
}

function spawnServer(
  files: { data: string; pid: string; log: string },
  socket: string,
  settings: PrivateServerSettings,
): ChildProcess {
  rmSync(files.pid, { force: true });
  mkdirSync(join(socket, ".."), { recursive: true, mode: 0o700 });
  appendFileSync(files.log, "");
  const child = spawn(
    program("mariadbd"),
    [
      "--no-defaults",
      `--datadir=${files.data}`,
      `--tmpdir=${scratchOf(files.data)}`,
      `--socket=${socket}`,
      `--pid-file=${files.pid}`,
      `--log-error=${files.log}`,
      ...(isRoot ? ["--user=root"] : []),
      "--skip-networking",
      "--skip-name-resolve",
      "--skip-log-bin",
      "--performance-schema=OFF",
      "--character-set-server=utf8mb4",
      "--collation-server=utf8mb4_unicode_ci",
      "--default-time-zone=+00:00",
      "--transaction-isolation=READ-COMMITTED",
      "--max-connections=300",
      "--max-allowed-packet=64M",
      "--innodb-lock-wait-timeout=10",
      "--innodb-file-per-table=ON",
      "--innodb-log-file-size=256M",
      `--innodb-buffer-pool-size=${settings.memory ?? 256}M`,
      ...(settings.fast
        ? ["--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=0", ...UNSYNCED]
        : ["--innodb-flush-log-at-trx-commit=1", "--innodb-doublewrite=1"]),
    ],
    // Its own process group: Ctrl-C reaches the starter, which lets the app finish before the database ends.
    { stdio: "ignore", detached: true },
  );
  child.on("error", () => {});
  child.unref();
  return child;
}

async function untilReady(socket: string, alive: () => boolean, log: string): Promise<void> {
  const limit = Date.now() + START_LIMIT_MS;
  while (Date.now() < limit) {
    if (await answers(socket)) return;
    if (!alive()) break;
    await pause(25);
  }
  const tail = existsSync(log) ? readFileSync(log, "utf8").trimEnd().split("\n").slice(-5).join("\n") : "";
  throw new Error(`the private database server did not start\n${tail}`);
}

async function answers(socket: string): Promise<boolean> {
  if (!existsSync(socket)) return false;
  try {
    const connection = await mysql.createConnection({ socketPath: socket, user: "root", connectTimeout: 2000 });
    await connection.query("SELECT 1");
    await connection.end();
    return true;
  } catch {
    return false;
  }
}

async function createDatabaseIfMissing(socket: string): Promise<void> {
  const connection = await mysql.createConnection({ socketPath: socket, user: "root" });
  await connection.query(`CREATE DATABASE IF NOT EXISTS ${DATABASE} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  await connection.end();
}

/** The pid file's process, if it lives and is really the server of this directory (ids are used again). */
function livePid(pidFile: string, dataDir: string): number | undefined {
  if (!existsSync(pidFile)) return undefined;
  const pid = Number(readFileSync(pidFile, "utf8").trim());
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(`--datadir=${dataDir}`) ? pid : undefined;
  } catch {
    return pid;
  }
}

/** A zombie whose starter has not collected it yet is dead. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const state = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, "utf8") : "";
    return !/\) Z /.test(state);
  } catch {
    return false;
  }
}

async function followed(pid: number): Promise<void> {
  while (isAlive(pid)) await pause(100, undefined, { ref: false });
}

/** Asks the server to end and waits for it; a server that does not within the limit is killed. */
async function ended(pid: number): Promise<void> {
  signal(pid, "SIGTERM");
  for (const limit = Date.now() + STOP_LIMIT_MS; isAlive(pid); await pause(20)) {
    if (Date.now() > limit) signal(pid, "SIGKILL");
  }
}

function signal(pid: number, name: "SIGTERM" | "SIGKILL"): void {
  try {
    if (pid > 0) process.kill(pid, name);
  } catch {
    // Already gone.
  }
}
