import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { createDatabase } from "#db/connection.ts";
import { migrate } from "#db/migrate.ts";
import { startPrivateServer } from "#db/private-server.ts";
import { seedPopulation } from "#db/seed/population.ts";
import { openSession, startWeb } from "#test/setup/web.ts";
import type { BenchResult } from "../bench.ts";
import { median, percentile, rounded } from "../statistics.ts";
import { keyTimes } from "./key-times.ts";
import { type FormCase, formCases } from "./long-return.ts";

const targets = { server_ratio: 12, key_to_paint_p95_ms: 50 };
const now = new Date("2026-10-27T06:00:00.000Z");
const inputs = 8;

/** One document over a connection that stays open: milliseconds until its last byte, and the document. */
function fetchForm(agent: Agent, url: string, cookie: string): Promise<{ ms: number; html: string }> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const sent = request(url, { agent, headers: { Cookie: cookie, Accept: "text/html" } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => {
        if (answer.statusCode !== 200) reject(new Error(`the form answered ${answer.statusCode}`));
        else resolve({ ms: performance.now() - began, html: Buffer.concat(chunks).toString("utf8") });
      });
    });
    sent.on("error", reject);
    sent.end();
  });
}

interface Served {
  server_ms: number;
  server_p95_ms: number;
  html_kB: number;
  html_gzip_kB: number;
}

/** Server time of both forms, turn by turn in one run, so that what disturbs the one disturbs the other. */
async function serverTimes(
  origin: string,
  cases: readonly { form: FormCase; cookie: string }[],
  rounds: number,
): Promise<Served[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times = cases.map((): number[] => []);
  const pages = cases.map(() => "");
  const warm = Math.max(10, Math.round(rounds / 2));
  for (let round = -warm; round < rounds; round += 1) {
    for (const [index, { form, cookie }] of cases.entries()) {
      const { ms, html } = await fetchForm(agent, `${origin}/liaison/returns/${form.return_id}`, cookie);
      pages[index] = html;
      if (round >= 0) times[index]?.push(ms);
    }
  }
  agent.destroy();
  return cases.map((_, index) => {
    const html = Buffer.from(pages[index] ?? "");
    const measured = times[index] ?? [];
    return {
      server_ms: rounded(median(measured), 2),
      server_p95_ms: rounded(percentile(measured, 95), 2),
      html_kB: rounded(html.length / 1000),
      html_gzip_kB: rounded(gzipSync(html, { level: 6 }).length / 1000),
    };
  });
}

/**
 * The form of a long licence: server time against the form of five products, bytes, and time from key to paint.
 * `--products` (300), `--rounds` (40) and `--keys` (120) make it smaller.
 */
export async function benchForm(args: string[]): Promise<BenchResult> {
  const { values } = parseArgs({
    args,
    options: { products: { type: "string" }, rounds: { type: "string" }, keys: { type: "string" } },
  });
  const [products, rounds, keys] = [Number(values.products ?? 300), Number(values.rounds ?? 40), Number(values.keys ?? 120)];
  const report = (line: string) => process.stderr.write(`${line}\n`);
  const folder = mkdtempSync(join(tmpdir(), "dahom-form-"));
  const server = await startPrivateServer({ dataDir: join(folder, "db"), fast: true });
  const db = createDatabase(server.url, { pool: 2 });
  try {
    report(`filling a database with a return of ${products} products and one of 5`);
    await migrate(db);
    await seedPopulation(db, {
      establishments: 60,
      months: 14,
      asOf: now,
      seed: "form",
      kind: "test",
      demonstration: false,
      products: 5,
    });
    const { short, long } = await formCases(db, products);
    const web = await startWeb({ databaseUrl: server.url, now: now.toISOString(), dataDir: folder });
    try {
      report(`${rounds} documents of each`);
      const cases = [];
      for (const form of [short, long]) cases.push({ form, cookie: await openSession(db, form.user_id) });
      const [five, many] = await serverTimes(web.origin, cases, rounds);
      if (!five || !many) throw new RangeError("two forms are measured");
      report(`${five.server_ms} ms and ${many.server_ms} ms; typing ${keys} keys in Chromium`);
      const typing = await keyTimes(web.origin, `/liaison/returns/${long.return_id}`, cases[1]?.cookie ?? "", keys);
      const ratio = rounded(many.server_ms / five.server_ms, 2);
      return {
        name: "form",
        ok: ratio <= targets.server_ratio && typing.key_to_paint_p95_ms <= targets.key_to_paint_p95_ms,
        targets,
        products,
        inputs,
        server_ratio: ratio,
        ...typing,
        five_products: five,
        many_products: many,
      };
    } finally {
      await web.stop();
    }
  } finally {
    await db.destroy();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
