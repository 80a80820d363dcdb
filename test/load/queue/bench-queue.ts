import { parseArgs } from "node:util";
import { type CompiledQuery, type Kysely, sql } from "kysely";
import type { Actor, Grant } from "#app/domain/actor.ts";
import { type QueueQuestion, type ReviewDesk, readQueueQuestion } from "#app/domain/review-queue.ts";
import { viewQueue } from "#app/usecases/view-queue.server.ts";
import { createDatabase } from "#db/connection.ts";
import type { Database } from "#db/schema.ts";
import type { BenchResult } from "../bench.ts";
import { percentile, rounded } from "../statistics.ts";
import { benchNow, openPeriod, province, type QueueSize, queueDatabase } from "./population.ts";

const targets = { p95_ms: 150, months_ratio: 1.2 };
const desks = ["province", "ministry"] as const;
const pages = ["1", "2", "middle", "last"] as const;

const grant: Grant = {
  role: "expert",
  establishment_id: null,
  province_code: province,
  isic_division: null,
  right_calendar: false,
  right_publish: false,
};
const actors: Record<ReviewDesk, Actor> = {
  province: { user_id: 1, name_fa: "", name_en: "", grants: [grant] },
  ministry: { user_id: 1, name_fa: "", name_en: "", grants: [{ ...grant, role: "reviewer", province_code: null }] },
};

/** Every filter alone, and five pairs, as an address asks for them. */
function questions(county: number, item: number): [string, string][] {
  const one: [string, string][] = [
    ["none", ""],
    ["state", "state=submitted"],
    ["county", `province=${province}&county=${county}`],
    ["division", "division=23"],
    ["product", `product=${item}`],
    ["finding", "finding=jump"],
    ["late", "late=1"],
    ["selected", "selected=1"],
    ["search", "q=فولاد"],
    ["mine", "mine=1"],
  ];
  const pairs: [string, string][] = [
    ["county and division", `province=${province}&county=${county}&division=23`],
    ["finding and selected", "finding=capacity&selected=1"],
    ["product and late", `product=${item}&late=1`],
    ["division and late", "division=24&late=1"],
    ["mine and finding", "mine=1&finding=jump"],
    ["finding and county", `province=${province}&finding=jump&county=${county}`],
  ];
  return [...one, ...pairs];
}

interface Measured {
  months: number;
  desk: ReviewDesk;
  filter: string;
  page: (typeof pages)[number];
  total: number;
  p50: number;
  p95: number;
  plan: string;
}

async function planOf(db: Kysely<Database>, query: CompiledQuery | undefined): Promise<string> {
  if (query === undefined) return "";
  type Step = { table: string | null; key: string | null; rows: string | null; Extra: string | null };
  const { rows } = await db.executeQuery<Step>({ ...query, sql: `explain ${query.sql}` });
  return rows.map((row) => `${row.table} by ${row.key} ~${row.rows} ${row.Extra ?? ""}`.trim()).join("; ");
}

/** One case on one database: the page it asks for, and the times it took. */
interface Trial {
  months: number;
  total: number;
  ask(): Promise<unknown>;
  /** Of the newest asking. */
  plan(): Promise<string>;
  times: number[];
}

/** A database whose statements can be looked at, and what its questions are about. */
async function subjectOf(url: string, months: number) {
  const seen: CompiledQuery[] = [];
  const db = createDatabase(url, { pool: 8, log: ({ query }) => void seen.push(query) });
  const item = await sql<{ id: number; county: number }>`select l.catalogue_item_id as id, e.county_id as county
    from product_line l join establishment e on e.id = l.establishment_id where e.province_code = ${province} and l.catalogue_item_id is not null
    group by 1, 2 order by count(*) desc limit 1`.execute(db);
  const { id = 1, county = 1 } = item.rows[0] ?? {};
  return { db, seen, months, cases: questions(county, id) };
}

type Subject = Awaited<ReturnType<typeof subjectOf>>;

async function trialOf(
  { db, seen, months, cases }: Subject,
  desk: ReviewDesk,
  at: number,
  page: Measured["page"],
): Promise<Trial> {
  const view = async (question: QueueQuestion) => {
    const outcome = await viewQueue({ db, actor: actors[desk], now: benchNow }, desk, question);
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    return outcome.value;
  };
  const params = new URLSearchParams(`period=${openPeriod}&since=${benchNow.getTime()}&${cases[at]?.[1] ?? ""}`);
  const plain = readQueueQuestion(desk, (name) => params.get(name));
  const first = await view(plain);
  const bottom = first.rows.at(-1);
  const spots: Record<Measured["page"], QueueQuestion["spot"]> = {
    "1": { at: "page", page: 1 },
    "2": bottom ? { at: "after", place: bottom } : { at: "page", page: 2 },
    middle: { at: "page", page: Math.max(1, Math.ceil(first.total / 100)) },
    last: { at: "last" },
  };
  const question = { ...plain, spot: spots[page] };
  const listing = /^select `[ar]`\.`impact`, `[ar]`\.`id`/;
  return {
    months,
    total: first.total,
    times: [],
    ask() {
      seen.length = 0;
      return view(question);
    },
    plan: () =>
      planOf(
        db,
        seen.find((query) => listing.test(query.sql)),
      ),
  };
}

/** Asks each case of all databases in turn, so that what slows the machine for a while slows them alike. */
async function measure(subjects: Subject[], rounds: number, report: (line: string) => void): Promise<Measured[]> {
  const measured: Measured[] = [];
  const cases = subjects[0]?.cases ?? [];
  for (const desk of desks) {
    for (const [at, [filter]] of cases.entries()) {
      for (const page of pages) {
        const trials = await Promise.all(subjects.map((subject) => trialOf(subject, desk, at, page)));
        for (let round = -2; round < rounds; round += 1) {
          for (const trial of trials) {
            const began = performance.now();
            await trial.ask();
            if (round >= 0) trial.times.push(performance.now() - began);
          }
        }
        for (const { months, total, times, plan } of trials) {
          const [p50, p95] = [rounded(percentile(times, 50)), rounded(percentile(times, 95))];
          const row: Measured = { months, desk, filter, page, total, p50, p95, plan: await plan() };
          measured.push(row);
          report(`${months} months, ${desk}, ${filter}, page ${page} of ${total}: p50 ${p50}, p95 ${p95} ms | ${row.plan}`);
        }
      }
    }
  }
  return measured;
}

/** The queues of a province and of the ministry, at a short and at a long history, filter by filter and page by page. */
export async function benchQueue(args: string[]): Promise<BenchResult> {
  const { values } = parseArgs({
    args,
    options: {
      province: { type: "string", default: "10000" },
      ministry: { type: "string", default: "100000" },
      months: { type: "string", default: "60" },
      rounds: { type: "string", default: "20" },
    },
  });
  const report = (line: string) => process.stdout.write(`${line}\n`);
  const [short, long] = [2, Number(values.months)];
  const loaded: Record<string, number> = {};
  const subjects: Subject[] = [];
  const ends: (() => Promise<void>)[] = [];
  for (const months of [short, long]) {
    const size: QueueSize = { province: Number(values.province), ministry: Number(values.ministry), months };
    const { server, db, loaded_s } = await queueDatabase(report, size);
    ends.push(() => db.destroy(), server.stop);
    loaded[months] = rounded(loaded_s, 0);
    subjects.push(await subjectOf(server.url, months));
  }
  const all = await measure(subjects, Number(values.rounds), report);
  for (const { db } of subjects) await db.destroy();
  for (const end of ends) await end();
  const worst = all.reduce((most, row) => (row.p95 > most.p95 ? row : most));
  const of = (months: number) => all.filter((row) => row.months === months).reduce((sum, row) => sum + row.p50, 0);
  const months_ratio = rounded(of(long) / of(short), 2);
  return {
    name: "queue",
    ok: worst.p95 <= targets.p95_ms && months_ratio <= targets.months_ratio,
    targets,
    worst: { ...worst },
    months_ratio,
    loaded_s: loaded,
    cases: all.map(({ plan: _plan, ...row }) => row),
  };
}
