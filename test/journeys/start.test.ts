import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { freePort } from "#test/setup/app-process.ts";
import { roomyFolder } from "#test/setup/roomy-folder.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
let dataDir: string;
let port: number;
let recipientPort: number;
const started: ChildProcess[] = [];

beforeAll(async () => {
  dataDir = mkdtempSync(join(roomyFolder(), "dahom-start-"));
  port = await freePort();
  recipientPort = await freePort();
});
afterAll(async () => {
  for (const child of started) await stop(child, "SIGTERM");
  rmSync(dataDir, { recursive: true, force: true });
});

/** Runs the launcher until it says that all is up; gives it, what it wrote, and the seconds it took. */
async function start(env: Record<string, string> = {}): Promise<{ child: ChildProcess; output: string; seconds: number }> {
  const began = Date.now();
  const child = spawn(process.execPath, ["app/web/launch.mjs"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      DATABASE_URL: "",
      DATA_DIR: dataDir,
      PORT: String(port),
      DEMO_RECIPIENT_PORT: String(recipientPort),
      ...env,
    },
  });
  started.push(child);
  let output = "";
  await new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        output += String(chunk);
        if (output.includes("stops everything")) resolve();
      });
    }
  });
  return { child, output, seconds: (Date.now() - began) / 1000 };
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }
  return child.exitCode;
}

function childrenOf(pid: number): number[] {
  const listed = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
  return listed === "" ? [] : listed.split(" ").map(Number);
}

function alive(pid: number): boolean {
  return existsSync(`/proc/${pid}/stat`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
}

describe("npm start", () => {
  it("seeds a new folder, shows the sign-in page, names accounts, and leaves no process", async () => {
    const { child, output } = await start();
    expect(output).toContain(`http://127.0.0.1:${port}`);
    expect(output).toContain("Demonstration accounts");
    const page = await fetch(`http://127.0.0.1:${port}/sign-in`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("<form");
    const children = childrenOf(child.pid ?? 0);
    // Database, web, jobs, recipients; besides them the launcher's own compiler may be there.
    expect(children.length).toBeGreaterThanOrEqual(4);
    expect(await stop(child, "SIGINT")).toBe(0);
    await expect.poll(() => children.filter(alive)).toEqual([]);
  }, 300_000);

  it("takes seconds the second time, and seeds nothing again", async () => {
    const { child, output, seconds } = await start();
    expect(output).not.toContain("Seeding");
    expect(seconds).toBeLessThan(30);
    expect(await stop(child, "SIGTERM")).toBe(0);
  });

  it("frees the port when it is killed, and takes its orphaned database over at the next start", async () => {
    const first = await start();
    expect(first.output).toContain(`http://127.0.0.1:${port}`);
    const children = childrenOf(first.child.pid ?? 0);
    await stop(first.child, "SIGKILL");
    await expect.poll(() => children.filter(alive).length, { timeout: 25_000, interval: 200 }).toBe(1);
    const second = await start();
    expect(second.output).toContain(`http://127.0.0.1:${port}`);
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
    expect(answer.status).toBe(200);
    expect(await stop(second.child, "SIGINT")).toBe(0);
    await expect.poll(() => children.filter(alive)).toEqual([]);
  });

  it("says that the port is taken, and touches nothing", async () => {
    const other = createServer().listen(port, "127.0.0.1");
    await once(other, "listening");
    const { child, output } = await start();
    expect(child.exitCode).toBe(1);
    expect(output).toContain(`Port ${port}`);
    other.close();
  });

  it("with DATABASE_URL starts no database, seeds nothing and refuses one that lacks migrations", async () => {
    const empty = new URL(inject("templateUrl"));
    empty.pathname = "/information_schema";
    const { child, output } = await start({ DATABASE_URL: empty.href });
    expect(child.exitCode).toBe(1);
    expect(output).toContain("0001-reference");
    expect(output).not.toContain("Seeding");
    expect(output).not.toContain("Demonstration accounts");
  });
});
