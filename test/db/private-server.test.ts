import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, describe, expect, it } from "vitest";
import { createDatabase } from "#db/connection.ts";
import { type PrivateServer, type PrivateServerSettings, startPrivateServer } from "#db/private-server.ts";
import { roomyFolder } from "#test/setup/roomy-folder.ts";

const running: { server: PrivateServer; dataDir: string }[] = [];

const folders: string[] = [];

function folder(): string {
  const made = mkdtempSync(join(roomyFolder(), "dahom-test-"));
  folders.push(made);
  return made;
}

async function start(settings: Partial<PrivateServerSettings> = {}): Promise<PrivateServer> {
  const dataDir = settings.dataDir ?? join(folder(), "deeper-than-a-socket-may-be".repeat(5));
  const server = await startPrivateServer({ memory: 32, ...settings, dataDir });
  running.push({ server, dataDir });
  return server;
}

afterEach(async () => {
  for (const { server } of running.splice(0)) await server.stop();
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
});

async function ask(server: PrivateServer, statement: string): Promise<unknown[]> {
  const db = createDatabase(server.url, { pool: 1 });
  try {
    return (await sql.raw(statement).execute(db)).rows;
  } finally {
    await db.destroy();
  }
}

function alive(pid: number): boolean {
  return existsSync(`/proc/${pid}/stat`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
}

describe("the private server", () => {
  it("starts in a long path, flushes at every commit, keeps no binary log and no network port", async () => {
    const server = await start();
    expect(
      await ask(server, "select @@innodb_flush_log_at_trx_commit f, @@log_bin b, @@skip_networking n, database() d"),
    ).toEqual([{ f: "1", b: "0", n: "1", d: "dahom" }]);
    expect(server.adopted).toBe(false);
  });

  it("keeps its rows over an orderly stop and leaves no process", async () => {
    const server = await start();
    const dataDir = running[0]?.dataDir ?? "";
    await ask(server, "create table kept (id int)");
    await ask(server, "insert into kept values (1)");
    const { pid } = server;
    await server.stop();
    expect(alive(pid)).toBe(false);
    expect(readFileSync(join(dataDir, "server.log"), "utf8")).toContain("Shutdown complete");
    const again = await start({ dataDir });
    expect(await ask(again, "select id from kept")).toEqual([{ id: 1 }]);
  });

  it("comes back at the same address, with every acknowledged row, after kill -9", async () => {
    const server = await start({ restart: true });
    await ask(server, "create table kept (id int)");
    await ask(server, "insert into kept values (7)");
    const before = server.pid;
    server.kill();
    await expect.poll(() => server.pid !== before && alive(server.pid), { timeout: 20_000 }).toBe(true);
    await expect.poll(() => ask(server, "select id from kept").catch(() => "not yet"), { timeout: 20_000 }).toEqual([{ id: 7 }]);
    const restarted = server.pid;
    await server.stop();
    expect(alive(restarted)).toBe(false);
  });

  it("stays down after kill -9 when nobody asked for a restart", async () => {
    const server = await start();
    const { pid } = server;
    server.kill();
    await expect.poll(() => alive(pid)).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(server.pid).toBe(pid);
    await expect(ask(server, "select 1")).rejects.toThrow();
  });

  it("is adopted by the next starter after its own was killed, and stopped by it", async () => {
    const dataDir = folder();
    const orphan = await orphanedServer(dataDir);
    expect(alive(orphan)).toBe(true);
    const server = await start({ dataDir, restart: true });
    expect(server).toMatchObject({ adopted: true, pid: orphan });
    server.kill();
    await expect.poll(() => server.pid !== orphan && alive(server.pid), { timeout: 20_000 }).toBe(true);
    await server.stop();
    expect(alive(server.pid)).toBe(false);
  });

  it("is refused to a second starter that may not adopt", async () => {
    await start();
    await expect(startPrivateServer({ dataDir: running[0]?.dataDir ?? "", adopt: false })).rejects.toThrow(/already runs/);
  });

  it("does not take an unrelated process for itself when the pid file is stale", async () => {
    const server = await start();
    const dataDir = running[0]?.dataDir ?? "";
    await server.stop();
    writeFileSync(join(dataDir, "server.pid"), String(process.pid));
    const again = await start({ dataDir });
    expect(again.adopted).toBe(false);
    expect(again.pid).not.toBe(process.pid);
  });
});

/** Starts a server from a process of its own and kills that process, not the server. Gives the server's pid. */
async function orphanedServer(dataDir: string): Promise<number> {
  const script = `import { startPrivateServer } from "#db/private-server.ts";
    const server = await startPrivateServer({ dataDir: ${JSON.stringify(dataDir)}, memory: 32 });
    console.log(server.pid); setInterval(() => {}, 1000);`;
  const starter = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const pid = await new Promise<number>((resolve, reject) => {
    starter.stdout.once("data", (chunk: Buffer) => resolve(Number(String(chunk).trim())));
    starter.once("exit", (code) => reject(new Error(`starter ended with ${code}`)));
  });
  starter.removeAllListeners("exit");
  starter.kill("SIGKILL");
  return pid;
}
