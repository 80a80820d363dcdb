import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { queueDispatches } from "#app/usecases/queue-dispatches.server.ts";
import { verifyAudit } from "#app/usecases/seal-audit.server.ts";
import { inTransaction } from "#db/transaction.ts";
import { loggedError } from "#jobs/log.ts";
import { addRecipients } from "#test/builders/recipients.ts";
import { addEstablishment, addReference, addSubmission, productOf, tehran } from "#test/builders/register.ts";
import { type AppProcess, startJobs } from "#test/setup/app-process.ts";
import { emptyTables, type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

// Each test starts processes; a busy machine takes seconds for one.
vi.setConfig({ testTimeout: 90_000 });

const root = fileURLToPath(new URL("../..", import.meta.url));
let fresh: FreshDatabase;
let recipient: Server;
let answering: boolean;
const ids: string[] = [];
const running: AppProcess[] = [];

beforeAll(async () => {
  fresh = await freshDatabase();
  await addReference(fresh.db);
  recipient = createServer((request, response) => {
    ids.push(String(request.headers["webhook-id"]));
    request.resume();
    if (answering) response.end("ok");
  });
  recipient.listen(0, "127.0.0.1");
  await once(recipient, "listening");
  const address = recipient.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  await addRecipients(fresh.db, [tehran.county], port);
});
beforeEach(async () => {
  answering = true;
  ids.length = 0;
  await emptyTables(fresh.db, [
    "audit_seal",
    "audit_entry",
    "job",
    "dispatch_attempt",
    "dispatch",
    "submission",
    "monthly_return",
    "period",
  ]);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
});
afterAll(async () => {
  recipient.closeAllConnections();
  recipient.close();
  await fresh.close();
});

function work(env: Record<string, string> = {}): AppProcess {
  const started = startJobs({ databaseUrl: fresh.url, now: "2025-04-25T09:00:00+03:30", env });
  running.push(started);
  return started;
}

async function until<T>(what: () => Promise<T | undefined | false>, limitMs = 20_000): Promise<T> {
  for (const limit = Date.now() + limitMs; Date.now() < limit; ) {
    const found = await what();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`it did not happen\n${running.map((one) => one.output()).join("\n")}`);
}

async function approveOne(): Promise<void> {
  const establishment_id = await addEstablishment(fresh.db);
  const sent = await addSubmission(fresh.db, { establishment_id, products: [productOf({ production: "5", tariff_code: null })] });
  const now = new Date("2025-04-25T05:30:00Z");
  await inTransaction(fresh.db, (trx) => queueDispatches(trx, { now }, { ...sent, kind: "approve" }));
}

const states = async () => (await fresh.db.selectFrom("dispatch").select("state").execute()).map((row) => row.state);

test("the process makes up for missed periods as it starts, seals the trail and hands over what is due", async () => {
  await approveOne();
  const app = work();
  await until(async () => (await states()).every((state) => state === "acknowledged"));
  await until(async () => (await verifyAudit(fresh.db)).sealed > 0);
  expect(await verifyAudit(fresh.db)).toMatchObject({ ok: true });
  const periods = await fresh.db.selectFrom("period").select("code").orderBy("code").execute();
  expect(periods.map((row) => row.code)).toEqual(["1404-01", "1404-02"]);
  const sent = await fresh.db.selectFrom("dispatch").select("acknowledged_at").executeTakeFirstOrThrow();
  expect(sent.acknowledged_at?.toISOString()).toMatch(/^2025-04-25T05:3/);
  await app.stop();
  expect([app.child.exitCode, app.child.signalCode]).toEqual([0, null]);
});

test("what a killed process had claimed is sent by the next one, under the same id", async () => {
  await approveOne();
  answering = false;
  const first = work();
  await until(async () => ids.length === 2);
  first.child.kill("SIGKILL");
  await once(first.child, "exit");
  const claimed = await fresh.db.selectFrom("dispatch").selectAll().execute();
  expect(claimed.every((row) => row.state === "prepared" && row.lease_owner !== null && row.attempts === 1)).toBe(true);
  answering = true;
  work();
  await new Promise((resolve) => setTimeout(resolve, 3000));
  expect(await states()).toEqual(["prepared", "prepared"]);
  await fresh.db
    .updateTable("dispatch")
    .set({ lease_until: new Date(Date.now() - 1) })
    .execute();
  await until(async () => (await states()).every((state) => state === "acknowledged"));
  expect(ids).toHaveLength(4);
  expect(new Set(ids).size).toBe(2);
});

test("asked to stop, it lets the delivery under way end and leaves no lease behind", async () => {
  await approveOne();
  answering = false;
  const held = once(recipient, "request");
  const app = work();
  const [, response] = await held;
  const ended = app.stop();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(app.child.exitCode).toBeNull();
  answering = true;
  response.end("ok");
  recipient.closeAllConnections();
  await ended;
  expect(app.child.exitCode).toBe(0);
  const left = await fresh.db.selectFrom("dispatch").where("lease_owner", "is not", null).selectAll().execute();
  expect(left).toEqual([]);
});

async function command(...args: string[]) {
  const env = { ...process.env, DATABASE_URL: fresh.url };
  return promisify(execFile)(process.execPath, ["--import", "tsx", ...args], { cwd: root, env }).then(
    ({ stdout }) => ({ code: 0, stdout, stderr: "" }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
}

test("a job runs once by name at a time of the business clock", async () => {
  const { stdout } = await command("jobs/run.ts", "open-period", "--now", "2025-05-25T09:00:00+03:30");
  expect(JSON.parse(stdout)).toMatchObject({ job: "open-period", did: { made: "1404-02 1404-03" } });
  expect((await command("jobs/run.ts", "send-dispatches")).code).toBe(0);
});

test("an unknown job, an unclear time: told with what there is, and nothing done", async () => {
  expect(await command("jobs/run.ts", "close-everything")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("open-period"),
  });
  expect(await command("jobs/run.ts", "open-period", "--now", "tomorrow")).toMatchObject({ code: 2 });
});

test("in production nobody sets the clock", async () => {
  await fresh.db.updateTable("installation").set({ kind: "production" }).execute();
  try {
    expect((await command("jobs/run.ts", "open-period", "--now", "2025-05-25T09:00:00+03:30")).code).toBe(1);
    const app = work();
    await once(app.child, "exit");
    expect(app.child.exitCode).toBe(1);
    expect(await fresh.db.selectFrom("period").selectAll().execute()).toEqual([]);
  } finally {
    await fresh.db.updateTable("installation").set({ kind: "test" }).execute();
  }
});

test("the trail is verified by a command that fails where it does not hold", async () => {
  await command("jobs/run.ts", "open-period", "--now", "2025-05-25T09:00:00+03:30");
  await command("jobs/run.ts", "seal-audit");
  const whole = await command("jobs/verify-audit.ts");
  expect([whole.code, JSON.parse(whole.stdout)]).toMatchObject([0, { ok: true, unsealed: 0 }]);
  await fresh.db.updateTable("audit_entry").set({ verb: "nothing" }).limit(1).execute();
  expect(await command("jobs/verify-audit.ts")).toMatchObject({ code: 1, stdout: expect.stringContaining('"why":"content"') });
});

test("the log of a database fault keeps its number and its place, never its values", () => {
  const error = Object.assign(new Error("Duplicate entry 'whsec_secret' for key 'secret'"), {
    code: "ER_DUP_ENTRY",
    errno: 1062,
    sqlState: "23000",
    sqlMessage: "Duplicate entry 'whsec_secret' for key 'secret'",
    sql: "insert into recipient values ('whsec_secret')",
  });
  const text = JSON.stringify(loggedError(error));
  expect(text).toContain("1062");
  expect(text).toContain("work.test.ts");
  expect(text).not.toContain("whsec_secret");
});
