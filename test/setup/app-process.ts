import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { recipientCodes } from "#app/domain/dispatch.ts";

export type AppProcess = {
  origin: string;
  /** What the process has written so far. */
  output(): string;
  readonly child: ChildProcess;
  /** Asks it to end and waits. */
  stop(): Promise<void>;
};

export type AppSettings = {
  databaseUrl: string;
  /** The business clock's start, ISO 8601. */
  now?: string;
  dataDir?: string;
  port?: number;
  env?: Record<string, string>;
};

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Starts the production web process on the last build and waits until it is ready. */
export async function startWeb(settings: AppSettings): Promise<AppProcess> {
  if (!existsSync(`${root}build/web/serve.js`)) throw new Error("there is no build; run npm run build first");
  const port = settings.port ?? (await freePort());
  const origin = `http://127.0.0.1:${port}`;
  const app = run(
    [
      "--max-old-space-size=256",
      "--max-semi-space-size=32",
      "--always-sparkplug",
      "--interrupt-budget=30000",
      "build/web/serve.js",
    ],
    settings,
    {
      PORT: String(port),
      HOST: "127.0.0.1",
      PUBLIC_ORIGIN: origin,
    },
  );
  await until(`${origin}/readyz`, app.child, app.output);
  return { ...app, origin };
}

/** Starts the jobs process; it is not awaited, its work shows in the database. */
export function startJobs(settings: AppSettings): AppProcess {
  return { ...run(["--import", "tsx", "jobs/work.ts"], settings, {}), origin: "" };
}

/** Starts the demonstration's recipients on free ports and waits until the database knows where each listens. */
export async function startRecipients(settings: AppSettings): Promise<AppProcess> {
  const recipients = run(["--import", "tsx", "app/web/demo-recipients.ts"], settings, {
    DEMO_RECIPIENT_PORT: "0",
    LOG_LEVEL: "info",
  });
  const listening = () => recipients.output().split("recipient listens").length - 1;
  for (const limit = Date.now() + 30_000; Date.now() < limit && recipients.child.exitCode === null; ) {
    if (listening() === recipientCodes.length) return { ...recipients, origin: "" };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  recipients.child.kill("SIGKILL");
  throw new Error(`the recipients did not become ready\n${recipients.output()}`);
}

/** A port of the loopback that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

function run(argv: string[], settings: AppSettings, env: Record<string, string>): Omit<AppProcess, "origin"> {
  const child = spawn(process.execPath, argv, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: settings.databaseUrl,
      LOG_LEVEL: "warn",
      ...(settings.now ? { DAHOM_NOW: settings.now } : {}),
      ...(settings.dataDir ? { DATA_DIR: settings.dataDir } : {}),
      ...env,
      ...settings.env,
    },
  });
  let written = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      written += String(chunk);
    });
  }
  return {
    child,
    output: () => written,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), 15_000);
      await ended;
      clearTimeout(late);
    },
  };
}

async function until(url: string, child: ChildProcess, output: () => string): Promise<void> {
  for (const limit = Date.now() + 30_000; Date.now() < limit; ) {
    if (child.exitCode !== null) break;
    const answer = await fetch(url).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill("SIGKILL");
  throw new Error(`the process did not become ready\n${output()}`);
}
