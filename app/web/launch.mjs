// `npm start`; with --dev (`npm run dev`) the web process serves pages as they are on disk. Plain Node without dependencies until the packages are there.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { buildIfNeeded } from "./launch/build.mjs";
import { checkNode, installPackages, installSystemPackages, interrupt, LaunchError, root } from "./launch/install.mjs";
import { Processes } from "./launch/processes.mjs";

const host = process.env.HOST || "127.0.0.1";
const port = Number(process.env.PORT || 3000);
const dataDir = resolve(root, process.env.DATA_DIR || ".data");
const givenDatabase = process.env.DATABASE_URL || undefined;
const development = process.argv.includes("--dev");

let server;
let stopping = false;
const processes = new Processes((name, code) => {
  console.error(`The ${name} process ended by itself (code ${code}).`);
  void stop(1);
});

async function start() {
  checkNode();
  if (givenDatabase) {
    if (!existsSync(join(root, "node_modules"))) throw new LaunchError("Nothing is installed; run `npm ci` first.");
  } else {
    await installPackages();
    await installSystemPackages(["mariadb"]);
  }
  await refuseTakenPort();
  if (!development) await buildIfNeeded();

  // Imported late: it needs the installed packages.
  const { checkGivenDatabase, startDemonstration } = await import("./launch/database.mjs");
  if (givenDatabase) await checkGivenDatabase(givenDatabase);
  else server = await startDemonstration(dataDir);
  if (stopping) return;

  const env = {
    DATABASE_URL: givenDatabase ?? server.url,
    DATA_DIR: dataDir,
    HOST: host,
    PORT: String(port),
    // Somebody who tries the product looks for its address, not for a line of each request.
    LOG_LEVEL: process.env.LOG_LEVEL || (server ? "warn" : "info"),
  };
  if (server) processes.start("recipients", ["app/web/demo-recipients.ts"], { heap: 96, env });
  if (development)
    processes.start("web", ["app/web/serve.ts", "--dev"], { heap: 1024, env: { ...env, NODE_ENV: "development" } });
  else processes.start("web", ["build/web/serve.js"], { heap: 256, env });
  processes.start("jobs", ["jobs/work.ts"], { heap: 256, env });
  await untilReady();
  if (!stopping) announce();
}

async function refuseTakenPort() {
  const probe = createServer();
  await new Promise((done, fail) => {
    probe.once("error", (error) => {
      const taken = error.code === "EADDRINUSE" ? "is taken by another program" : `cannot be used (${error.code})`;
      fail(new LaunchError(`Port ${port} of ${host} ${taken}. Set PORT to another one.`));
    });
    probe.listen(port, host, () => probe.close(done));
  });
}

async function untilReady() {
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  const address = `http://${name.includes(":") ? `[${name}]` : name}:${port}/readyz`;
  for (const limit = Date.now() + 60_000; !stopping; await pause(100)) {
    const answer = await fetch(address).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    if (Date.now() > limit) throw new LaunchError("The web process did not become ready within a minute.");
  }
}

function announce() {
  const shown = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  console.log(`\nDahom runs at ${process.env.PUBLIC_ORIGIN || `http://${shown}:${port}`}`);
  const accounts = join(dataDir, "demo-accounts.json");
  if (server && existsSync(accounts)) {
    console.log("\nDemonstration accounts (made up; they exist only in this database):");
    for (const row of table(JSON.parse(readFileSync(accounts, "utf8")))) console.log(`  ${row}`);
  }
  console.log("\nCtrl-C stops everything.");
}

/** A list of flat objects as aligned lines under their property names. */
function table(objects) {
  const names = Object.keys(objects[0] ?? {});
  const rows = [names, ...objects.map((object) => names.map((name) => String(object[name] ?? "")))];
  const widths = names.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join("  ")
      .trimEnd(),
  );
}

/** Ends web, jobs and recipients, then the database that they use, then this process. */
async function stop(code) {
  if (stopping) return;
  stopping = true;
  interrupt();
  await processes.stop();
  // A database that is just starting has to be there before it can be ended.
  await started.catch(() => {});
  await server?.stop();
  process.exit(code);
}

let asked = 0;
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(name, () => {
    asked += 1;
    if (asked === 1) {
      console.log("\nStopping …");
      void stop(0);
    } else {
      processes.kill();
    }
  });
}

const started = start();
started.catch((error) => {
  if (!stopping) console.error(error instanceof LaunchError ? `\n${error.message}` : error);
  void stop(1);
});
