import { cpus } from "node:os";
import { pathToFileURL } from "node:url";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import { environment, projectRoot } from "#app/environment.server.ts";
import { createPress } from "#app/outputs/pdf/press.server.ts";
import { workbookReader } from "#app/outputs/return-workbook/reader-process.server.ts";
import { askDatabase, migrationsToRun } from "#app/usecases/check-readiness.server.ts";
import { startClock } from "#app/usecases/clock.server.ts";
import { installationKind } from "#app/usecases/find-installation.server.ts";
import { passwordVerifier } from "#app/usecases/password.server.ts";
import { createDatabase } from "#db/connection.ts";
import type { Database } from "#db/schema.ts";
import { type ActionAhead, actionAhead } from "./action-ahead.server.ts";
import { createLog } from "./log.server.ts";
import { createMetrics } from "./metrics.server.ts";
import { offlinePage } from "./offline-page.server.ts";
import { pageHandlers } from "./page-handlers.server.ts";
import type { PageHandler } from "./remix-handler.server.ts";
import { createServer, pagesAtOnce } from "./server.server.ts";
import { staticFiles } from "./static-files.server.ts";

const development = process.argv.includes("--dev");
// React's server half is three times as slow without it, and says nothing.
process.env.NODE_ENV ??= development ? "development" : "production";
// Requests are bounded before, so whoever was let in may wait for a connection.
const waitingStatements = 4096;

/** A failure whose message is all that whoever starts the server needs. */
class StartError extends Error {}

async function serve(): Promise<void> {
  const { HOST, PORT, PUBLIC_ORIGIN, DATABASE_URL, DAHOM_NOW, METRICS_PORT, LOG_LEVEL, TRUSTED_PROXIES } = environment();
  if (!DATABASE_URL) throw new StartError("DATABASE_URL is not set. `npm start` starts a database of its own.");
  const log = createLog(LOG_LEVEL);
  const db = createDatabase(DATABASE_URL, { pool: pagesAtOnce, waiting: waitingStatements });
  await untilMigrated(db);
  const kind = await installationKind(db);
  const clock = startClock({ startsAt: DAHOM_NOW, installationKind: kind });

  let publicOrigin = new URL(PUBLIC_ORIGIN);
  const { pages, ahead, files, middleware } = development ? await developmentPages() : await builtPages();
  const metrics = METRICS_PORT === undefined ? undefined : createMetrics(() => server.inFlight());
  const workbooks = workbookReader();
  const press = createPress();
  const server = createServer({
    db,
    log,
    clock,
    installationKind: kind,
    passwords: passwordVerifier(cpus().length),
    workbooks,
    press,
    secure: publicOrigin.protocol === "https:",
    publicOrigin: () => publicOrigin,
    trustedProxies: TRUSTED_PROXIES,
    pages,
    ahead,
    staticFiles: files,
    ...(middleware ? { development: middleware } : {}),
    ready: readiness(db),
    metrics,
  });
  const measured = METRICS_PORT === undefined ? undefined : await metrics?.listen(HOST, METRICS_PORT);
  await new Promise<void>((resolve, reject) => server.http.once("error", reject).listen(PORT, HOST, resolve));
  const address = server.http.address();
  if (publicOrigin.port === "0" && address !== null && typeof address === "object") {
    publicOrigin = new URL(`http://${publicOrigin.hostname}:${address.port}`);
  }
  log.info({ origin: publicOrigin.origin, kind, business_time: clock.now().toISOString() }, "listening");
  process.send?.({ kind: "listening", origin: publicOrigin.origin });

  endWell(log, async () => {
    await server.stop();
    workbooks.close();
    press.close();
    measured?.close();
    await db.destroy();
  });
}

/** Waits for a database that is just coming up, then refuses one that lacks migrations. */
async function untilMigrated(db: Kysely<Database>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const pending = await migrationsToRun(db);
      if (pending.length === 0) return;
      throw new StartError(`The database has not run these migrations: ${pending.join(", ")}. Run \`npm run migrate\`.`);
    } catch (error) {
      if (error instanceof StartError) throw error;
      if (attempt === 40) throw new StartError(`The database does not answer: ${error instanceof Error ? error.message : ""}`);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

/** The migrations were seen to be run at the start and none is ever unrun, so afterwards the database need only answer. */
function readiness(db: Kysely<Database>): () => Promise<void> {
  return async () => {
    const late = new Promise<never>((_resolve, reject) => {
      setTimeout(() => reject(new Error("the database did not answer in time")), 3000).unref();
    });
    await Promise.race([askDatabase(db), late]);
  };
}

interface Pages {
  pages: PageHandler;
  ahead?: ActionAhead;
  files: ReturnType<typeof staticFiles>;
  middleware?: RequestHandler;
}

async function builtPages(): Promise<Pages> {
  const whole: ServerBuild = await import(pathToFileURL(`${projectRoot}build/server/index.js`).href).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND") {
      throw new StartError("There is no build, or it misses a package. Run `npm run build`.");
    }
    throw error;
  });
  const { build, ahead } = actionAhead(whole);
  const files = staticFiles(`${projectRoot}build/client`, { "offline.html": offlinePage() });
  return { pages: pageHandlers(build), ahead, files };
}

/** Vite in the same process: pages and styles as they are on disk. */
async function developmentPages(): Promise<Pages> {
  const { createServer: createVite } = await import("vite");
  const vite = await createVite({ configFile: `${projectRoot}app/vite.config.ts`, server: { middlewareMode: true } });
  const build = async () => (await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild;
  return { pages: createRequestHandler(build, "development"), files: () => false, middleware: vite.middlewares };
}

/** Ends once, in order, on the first signal; a fault that nobody caught ends the process too, after it was written. */
function endWell(log: Logger, end: () => Promise<void>): void {
  let ending = false;
  const stop = () => {
    if (ending) return;
    ending = true;
    void end().then(() => log.flush(() => process.exit(0)));
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.on("unhandledRejection", (error) => log.error({ err: error }, "unhandled rejection"));
  process.on("uncaughtException", (error) => {
    log.fatal({ err: error }, "uncaught exception");
    log.flush(() => process.exit(1));
  });
}

serve().catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
});
