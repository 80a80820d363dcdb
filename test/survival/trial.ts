import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase } from "#db/connection.ts";
import { startPrivateServer } from "#db/private-server.ts";
import { randomOf } from "#db/seed/random.ts";
import { freePort } from "#test/setup/app-process.ts";
import { type AppProcess, openSession, startWeb } from "#test/setup/web.ts";
import { runClients } from "./clients.ts";
import { type Inspection, inspect } from "./inspect.ts";
import { trialDatabase, trialNow } from "./population.ts";

export type Victim = "app" | "db";

export interface TrialSettings {
  name: string;
  victim: Victim;
  seed: number;
  submissions: number;
  clients: number;
  kills: number;
}

/** What a trial prints last, as one line of JSON. */
export interface TrialResult extends Inspection {
  name: string;
  /** Everything answered is there once and whole, and all kills fell within the run. */
  ok: boolean;
  seed: number;
  kills: number;
  /** Requests sent again after no answer or a 5xx. */
  retries: number;
  /** Submissions whose first request was stored though its answer was lost. */
  answer_lost: number;
  /** Answers that no client should get: a 4xx, a second code for the same key. */
  unexpected: number;
  seconds: number;
  samples: string[];
}

/** When to kill: after so many acknowledged submissions, and then so many milliseconds later. */
interface Kill {
  after: number;
  wait: number;
}

/** Kills spread over the run's first nine tenths at random, each with clients at work before and after it. */
function scheduleOf({ seed, submissions, kills, name }: TrialSettings): Kill[] {
  const random = randomOf("survive", name, seed);
  const share = (submissions * 0.9) / kills;
  return Array.from({ length: kills }, (_, index) => ({
    after: Math.floor(index * share + random.between(0, share * 0.8)),
    wait: random.whole(0, 25),
  }));
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A web process that comes back at the same address each time it is killed. */
async function survivingWeb(databaseUrl: string, dataDir: string) {
  const settings = { databaseUrl, dataDir, port: await freePort(), now: trialNow.toISOString() };
  let web: AppProcess = await startWeb(settings);
  return {
    origin: web.origin,
    async killAndRestart() {
      const gone = once(web.child, "exit");
      web.child.kill("SIGKILL");
      await gone;
      web = await startWeb(settings);
    },
    stop: () => web.stop(),
  };
}

/** Runs a trial on a database of its own (full durability) and looks at every row afterwards. */
export async function runTrial(settings: TrialSettings, report: (line: string) => void): Promise<TrialResult> {
  const { name, victim, seed, submissions, clients } = settings;
  const schedule = scheduleOf(settings);
  report(`${name}: seed ${seed}, kills after ${schedule.map((kill) => kill.after).join(", ")} of ${submissions} submissions`);
  const folder = mkdtempSync(join(tmpdir(), "dahom-survive-"));
  const server = await startPrivateServer({ dataDir: folder, restart: true, report });
  const started = performance.now();
  try {
    const { drafts, liaisonIds } = await trialDatabase(server.url, submissions);
    const db = createDatabase(server.url, { pool: 1 });
    const cookies: string[] = [];
    for (const id of liaisonIds) cookies.push(await openSession(db, id));
    await db.destroy();
    const web = await survivingWeb(server.url, folder);
    report(`${drafts.length} drafts ready after ${((performance.now() - started) / 1000).toFixed(0)} s`);

    let kills = 0;
    let acknowledged = 0;
    let restarted = Promise.resolve();
    const strike = async ({ wait }: Kill) => {
      await pause(wait);
      // The last answer may have come while this one waited.
      if (acknowledged >= submissions) return;
      kills += 1;
      if (victim === "app") await web.killAndRestart();
      else {
        const killed = server.pid;
        server.kill();
        // Only a process that runs can be killed again; it may still be recovering.
        for (const limit = Date.now() + 60_000; server.pid === killed && Date.now() < limit; ) await pause(10);
      }
    };
    const onAnswer = (count: number) => {
      acknowledged = count;
      const due = schedule[0];
      if (due === undefined || count < due.after) return;
      schedule.shift();
      // One after the other: a process that is not up again cannot be killed.
      restarted = restarted.then(() => strike(due));
    };
    onAnswer(0);
    const run = await runClients({ origin: web.origin, drafts, cookies, clients, seed, onAnswer });
    await restarted;
    await web.stop();

    const after = createDatabase(server.url, { pool: 2 });
    const seen = await inspect(after, drafts, run.answers).finally(() => after.destroy());
    const ok =
      seen.acknowledged === submissions &&
      kills === settings.kills &&
      seen.lost + seen.doubled + seen.half_written + seen.wrong_figures + run.unexpected === 0;
    return {
      name,
      ok,
      seed,
      kills,
      ...seen,
      retries: run.retries,
      answer_lost: seen.answer_lost,
      unexpected: run.unexpected,
      seconds: Number(((performance.now() - started) / 1000).toFixed(1)),
      samples: [...run.samples, ...seen.samples].slice(0, 5),
    };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
