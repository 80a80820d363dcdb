// Plain Node without dependencies: this runs before anything is installed.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../..", import.meta.url));

/** A failure whose message is all that a person needs; no stack is printed for it. */
export class LaunchError extends Error {}

/** Throws when this Node is older than 20.19. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new LaunchError(`Node 20.19 or newer is needed; this is ${process.versions.node}.`);
}

/** Runs `npm ci` when what is installed is not what the lock file says. */
export async function installPackages() {
  const lock = readFileSync(join(root, "package-lock.json"), "utf8");
  const stampFile = join(root, "node_modules", ".lock-stamp");
  const stamp = createHash("sha256").update(`${lock}${process.platform}${process.arch}`).digest("hex");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  if (!agreesWithLock(JSON.parse(lock))) {
    await run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund"], "The packages could not be installed.");
  }
  writeFileSync(stampFile, stamp);
}

/** npm keeps a list of what it installed; somebody who ran `npm install` by hand need not wait again. */
function agreesWithLock(lock) {
  const hidden = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(hidden)) return false;
  const installed = JSON.parse(readFileSync(hidden, "utf8")).packages;
  return Object.entries(lock.packages).every(
    ([place, wanted]) => place === "" || wanted.optional || installed[place]?.version === wanted.version,
  );
}

const browsers = ["chromium", "chromium-browser", "google-chrome"];
// The same engine without a window's machinery: the journeys take two thirds of the time.
const windowless = "chromium-headless-shell";

const SYSTEM = {
  mariadb: {
    what: "the MariaDB server",
    found: () => hasProgram(["mariadbd"]) && hasProgram(["mariadb-install-db"]),
    packages: () => ["mariadb-server-core", "mariadb-client-core"],
    otherwise: [
      "install MariaDB 10.11 yourself so that mariadbd is in the path;",
      "or run it in a container and set DATABASE_URL=mysql://user:password@host:3306/dahom;",
      "or set DATABASE_URL to a server that you already have.",
    ],
  },
  chromium: {
    what: "Chromium",
    found: () => Boolean(process.env.CHROMIUM) || hasProgram([windowless]) || (hasProgram(browsers) && !isOffered(windowless)),
    packages: () => [isOffered(windowless) ? windowless : "chromium"],
    otherwise: ["install Chromium yourself, or set CHROMIUM to the path of one that is there."],
  },
};

/** Installs what is missing of the system packages named ("mariadb", "chromium"); prints each command before it runs. */
export async function installSystemPackages(names) {
  const missing = names.map((name) => SYSTEM[name]).filter((entry) => !entry.found());
  if (missing.length === 0) return;
  const prefix = installer();
  if (!prefix) {
    const packages = missing.flatMap((entry) => entry.packages());
    const ways = missing.flatMap((entry) => entry.otherwise).map((way) => `  - ${way}`);
    const apt = `  - as root: apt-get update && apt-get install -y --no-install-recommends ${packages.join(" ")}`;
    throw new LaunchError(
      `${missing.map((entry) => entry.what).join(" and ")} is missing. Ways on:\n${[apt, ...ways].join("\n")}`,
    );
  }
  const failure = `${missing.map((entry) => entry.what).join(" and ")} could not be installed.`;
  const [program, ...before] = [...prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
  await run(program, [...before, "update"], failure);
  // Only now is it known what is offered.
  const packages = missing.flatMap((entry) => entry.packages());
  await run(program, [...before, "install", "-y", "--no-install-recommends", ...packages], failure);
}

function hasProgram(names) {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin", "/usr/bin"];
  return names.some((name) => folders.some((folder) => folder && existsSync(join(folder, name))));
}

/** Whether apt-get may be run here and its lists hold the package. */
function isOffered(name) {
  return installer() !== undefined && spawnSync("apt-cache", ["show", name], { stdio: "ignore" }).status === 0;
}

/** How apt-get may be run here, or undefined when it may not. */
function installer() {
  if (!hasProgram(["apt-get"])) return undefined;
  if (process.getuid?.() === 0) return [];
  if (hasProgram(["sudo"]) && spawnSync("sudo", ["-n", "true"], { stdio: "ignore" }).status === 0) return ["sudo", "-n"];
  return undefined;
}

let running;
let interrupted = false;

/** Prints the command, runs it in the project's folder and throws `failure` unless it ends well. */
export async function run(program, args, failure, env = process.env) {
  if (interrupted) throw new LaunchError(failure);
  console.log(`> ${[program, ...args].join(" ")}`);
  running = spawn(program, args, { cwd: root, stdio: "inherit", env });
  const code = await new Promise((resolve) => {
    running.once("error", () => resolve(1));
    running.once("exit", resolve);
  });
  running = undefined;
  if (code !== 0) throw new LaunchError(failure);
}

/** Ends the command that `run` is waiting for; it throws, and so does every later one. */
export function interrupt() {
  interrupted = true;
  running?.kill("SIGTERM");
}
