import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openSession, startWeb } from "#test/setup/web.ts";
import type { BenchResult } from "../bench.ts";
import { median, percentile, rounded } from "../statistics.ts";
import { listDrafts } from "./bodies.ts";
import { benchDatabase, benchNow, putBackDrafts } from "./population.ts";
import type { RunAnswer } from "./worker.ts";

const targets = { submit_to_raw: 0.2, visit_to_raw_at_32: 0.03, errors: 0, web_megabytes: 400 };

async function worker(file: string, args: string[]): Promise<ChildProcess> {
  const child = fork(new URL(file, import.meta.url), args, {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  await once(child, "message");
  return child;
}

async function order(child: ChildProcess, run: object): Promise<RunAnswer> {
  child.send(run);
  const [answer] = (await once(child, "message")) as [RunAnswer];
  return answer;
}

/** Peak resident memory of a process in megabytes (Linux's VmHWM). */
function peakMegabytes(pid: number): number {
  const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return rounded(Number(line?.[1] ?? 0) / 1024, 0);
}

function figures(runs: readonly RunAnswer[]) {
  const times = runs.flatMap((run) => run.milliseconds);
  return {
    rate: rounded(median(runs.map((run) => run.done / run.seconds))),
    rates: runs.map((run) => rounded(run.done / run.seconds)),
    p50: rounded(percentile(times, 50)),
    p95: rounded(percentile(times, 95)),
    p99: rounded(percentile(times, 99)),
    errors: runs.reduce((sum, run) => sum + run.errors, 0),
  };
}

/**
 * How many submissions a second the portal takes, beside what the database alone can do in the same run.
 * `--establishments N` (default 30,000), `--seconds S` (default 10), `--rounds R` (default 3).
 */
export async function benchFiling(args: string[]): Promise<BenchResult> {
  const { values } = parseArgs({
    args,
    options: {
      establishments: { type: "string", default: "30000" },
      seconds: { type: "string", default: "10" },
      rounds: { type: "string", default: "3" },
    },
  });
  const seconds = Number(values.seconds);
  const report = (line: string) => process.stderr.write(`${line}\n`);
  const { server, db, liaisonIds } = await benchDatabase(report, Number(values.establishments));
  const folder = mkdtempSync(join(tmpdir(), "dahom-bench-"));
  const draftsFile = join(folder, "drafts.json");
  const cookiesFile = join(folder, "cookies.json");
  const [firstLiaison = 0] = liaisonIds;
  const drafts = await listDrafts(db, firstLiaison, "1405-06", "1405-05");
  writeFileSync(draftsFile, JSON.stringify(drafts));
  report(`${drafts.length} drafts of ${liaisonIds.length} liaisons`);
  const cookies: string[] = [];
  for (const id of liaisonIds) cookies.push(await openSession(db, id));
  writeFileSync(cookiesFile, JSON.stringify(cookies));
  const web = await startWeb({ databaseUrl: server.url, now: benchNow.toISOString(), dataDir: folder });
  const app = await worker("./app-worker.ts", [web.origin, draftsFile, cookiesFile]);
  const samples: string[] = [];
  const run = async (child: ChildProcess, what: "raw" | "submit" | "visit", clients: number, length: number) => {
    await putBackDrafts(db);
    const answer = await order(child, { what, clients, seconds: length, from: 0 });
    samples.push(...answer.samples.map((sample) => `${what}: ${sample}`));
    return answer;
  };
  try {
    const warm = await run(app, "submit", 8, 3);
    if (warm.done === 0) throw new Error(`no submission went through: ${warm.samples.join("; ")}`);
    const { bytes } = await db
      .selectFrom("submission")
      .innerJoin("monthly_return as r", "r.id", "submission.return_id")
      .where("r.period", "=", "1405-06")
      .select((eb) => eb.fn.avg<string>(eb.fn("length", ["snapshot"])).as("bytes"))
      .executeTakeFirstOrThrow();
    const raw = await worker("./raw-worker.ts", [
      server.url,
      draftsFile,
      String(Math.round(Number(bytes))),
      String(firstLiaison),
    ]);
    await run(app, "visit", 8, 3);
    await run(raw, "raw", 8, 3);
    const result: Record<string, unknown> = {};
    let ok = true;
    for (const clients of [8, 32]) {
      const runs: Record<"raw" | "submit" | "visit", RunAnswer[]> = { raw: [], submit: [], visit: [] };
      for (let round = 0; round < Number(values.rounds); round += 1) {
        runs.raw.push(await run(raw, "raw", clients, seconds));
        runs.submit.push(await run(app, "submit", clients, seconds));
      }
      for (let round = 0; round < Number(values.rounds); round += 1) runs.visit.push(await run(app, "visit", clients, seconds));
      const [rawFigures, submit, visit] = [figures(runs.raw), figures(runs.submit), figures(runs.visit)];
      const submitToRaw = rounded(submit.rate / rawFigures.rate, 3);
      const visitToRaw = rounded(visit.rate / rawFigures.rate, 3);
      result[`clients_${clients}`] = { raw: rawFigures, submit, visit, submit_to_raw: submitToRaw, visit_to_raw: visitToRaw };
      report(
        `${clients} clients: raw ${rawFigures.rate}/s, submit ${submit.rate}/s (${submitToRaw}), visit ${visit.rate}/s (${visitToRaw})`,
      );
      ok &&= submitToRaw >= targets.submit_to_raw && rawFigures.errors + submit.errors + visit.errors === 0;
      if (clients === 32) ok &&= visitToRaw >= targets.visit_to_raw_at_32;
    }
    const megabytes = peakMegabytes(web.child.pid ?? 0);
    ok &&= megabytes <= targets.web_megabytes;
    raw.kill();
    return {
      name: "filing",
      ok,
      targets,
      ...result,
      web_megabytes: megabytes,
      snapshot_bytes: Math.round(Number(bytes)),
      samples: samples.slice(0, 5),
    };
  } finally {
    app.kill();
    await web.stop();
    await putBackDrafts(db).catch(() => undefined);
    await db.destroy();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
