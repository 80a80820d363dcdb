import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Kysely } from "kysely";
import type { Finding } from "#app/domain/checks/finding.ts";
import { convertMoney } from "#app/domain/money.ts";
import type { Figures } from "#app/domain/monthly-return.ts";
import { addMonths, periodParts } from "#app/domain/period.ts";
import { groupOutliers, outlierOptions } from "#app/domain/statistics/group-outlier.ts";
import { checkGroups } from "#app/usecases/check-groups.server.ts";
import { checkLoaded } from "#app/usecases/check-loaded.server.ts";
import { type CheckSettings, readCheckSettings } from "#app/usecases/check-settings.server.ts";
import { type LoadedReturn, loadReturn } from "#app/usecases/load-return.server.ts";
import { listCatalogueProducts, listProducedByPeriod } from "#db/check-run.ts";
import { createDatabase } from "#db/connection.ts";
import { migrate } from "#db/migrate.ts";
import { startPrivateServer } from "#db/private-server.ts";
import type { Database } from "#db/schema.ts";
import { seedPopulation } from "#db/seed/population.ts";
import { lockedStates } from "#db/working-figure.ts";
import type { BenchResult } from "../bench.ts";
import { percentile, rounded } from "../statistics.ts";
import { plants, type Typed } from "./plant.ts";

const targets = { quiet_with_explain_most: 0.08, caught_least: 0.9, check_ms_p95_most: 1 };
/** 10 Aban 1405: most of Mehr is filed, and Esfand and Farvardin lie in the year behind it. */
const now = new Date("2026-11-01T16:00:00.000Z");
const months = ["1404-12", "1405-01", "1405-03", "1405-05", "1405-06", "1405-07"];
/** A kind that could be planted less often than this has not been tried. */
const leastPlanted = 20;

interface Share {
  of: number;
  hit: number;
}
const share = ({ of, hit }: Share) => (of === 0 ? null : rounded(hit / of, 4));
const note = (message: string) => process.stderr.write(`${message}\n`);

/** Returns of a month as they were sent, with all that their checks look at. */
async function load(db: Kysely<Database>, period: string): Promise<LoadedReturn[]> {
  const ids = await db
    .selectFrom("monthly_return")
    .where("period", "=", period)
    .where("state", "in", lockedStates)
    .select("id")
    .orderBy("id")
    .execute();
  const found: LoadedReturn[] = [];
  for (const { id } of ids) {
    const loaded = await loadReturn({ db }, { kind: "all", divisions: null }, id);
    if (loaded) found.push(loaded);
  }
  return found;
}

/** The same return with its amounts in the other rial, by what they are worth. */
function inNewRial({ operation, figures, blocks }: Typed): Typed {
  const to = { unit: "IRR_NEW", scale: 1000 } as const;
  const turned = (value: string | null) => (value === null ? null : convertMoney(value, operation.money, to));
  const rows = [...figures].map(([line, row]): [number, Figures] => [
    line,
    { ...row, domestic_value: turned(row.domestic_value), export_value: turned(row.export_value) },
  ]);
  return { operation: { ...operation, money: to }, figures: new Map(rows), blocks };
}

const asksForWords = (findings: readonly Finding[]) => findings.some((finding) => finding.severity !== "note");

interface Counted {
  quiet: Record<string, Share>;
  caught: Record<string, Share>;
  missed: Record<string, number[]>;
  loud: Record<string, number>;
  times: number[];
}

function count(into: Record<string, Share>, name: string, hit: boolean): void {
  const held = into[name] ?? { of: 0, hit: 0 };
  into[name] = { of: held.of + 1, hit: held.hit + (hit ? 1 : 0) };
}

function judge(loaded: LoadedReturn, counted: Counted): void {
  const typed: Typed = loaded;
  const began = performance.now();
  const usual = checkLoaded(loaded, now, typed);
  counted.times.push(performance.now() - began);
  const { period } = loaded.found;
  count(counted.quiet, period, asksForWords(usual));
  for (const finding of usual)
    if (finding.severity !== "note") counted.loud[finding.rule] = (counted.loud[finding.rule] ?? 0) + 1;
  const other = inNewRial(typed);
  count(counted.quiet, "in-the-other-rial", asksForWords(checkLoaded(loaded, now, other)));
  for (const [name, { rules, make }] of Object.entries(plants)) {
    for (const [unit, as] of [
      ["", typed],
      ["-in-the-other-rial", other],
    ] as const) {
      if (unit !== "" && !/value|price/.test(name)) continue;
      const planted = make(loaded, as);
      if (planted === null) continue;
      const hit = checkLoaded(loaded, now, planted).some((finding) => rules.includes(finding.rule));
      count(counted.caught, name + unit, hit);
      const month = periodParts(period).month;
      if (month === 12 || month === 1) count(counted.caught, month === 12 ? "all-in-Esfand" : "all-in-Farvardin", hit);
      if (!hit) counted.missed[name + unit] = [...(counted.missed[name + unit] ?? []), loaded.found.id];
    }
  }
}

/** One member of each large group that makes eight times what it made: whether the group's method names it. */
async function judgeGroups(
  db: Kysely<Database>,
  settings: CheckSettings,
  period: string,
): Promise<{ caught: Share; named: Share }> {
  const caught: Share = { of: 0, hit: 0 };
  const named: Share = { of: 0, hit: 0 };
  for (const product of await listCatalogueProducts(db)) {
    const rows = await listProducedByPeriod(db, { ...product, line_id: null }, [addMonths(period, -1), period]);
    const held = settings.thresholds({ item_id: product.item_id, isic_code: rows[0]?.isic_code ?? "" });
    const perDay = new Map(
      rows.map((row) => [`${row.product_line_id} ${row.period}`, Number(row.production ?? "0") / (row.days_worked || 30)]),
    );
    const members = [...new Set(rows.map((row) => row.product_line_id))].flatMap((line) => {
      const change = {
        line,
        now: perDay.get(`${line} ${period}`) ?? 0,
        before: perDay.get(`${line} ${addMonths(period, -1)}`) ?? 0,
      };
      return change.now > 0 && change.before > 0 ? [change] : [];
    });
    if (members.length < Number(held.outlier_group)) continue;
    const judged = (group: typeof members) => groupOutliers(group, Number(held.outlier_group), outlierOptions(held), () => []);
    named.of += members.length;
    named.hit += judged(members).length;
    const [first, ...others] = members;
    if (!first) continue;
    caught.of += 1;
    if (judged([{ ...first, now: first.before * 8 }, ...others]).some((found) => found.line === first.line)) caught.hit += 1;
  }
  return { caught, named };
}

const shares = (held: Record<string, Share>) =>
  Object.fromEntries(Object.entries(held).map(([name, one]) => [name, { of: one.of, share: share(one) }]));

/** Quiet months and planted errors on a seeded population, and the time one return's checks take. */
export async function benchChecks(args: string[]): Promise<BenchResult> {
  const at = args.indexOf("--establishments");
  const establishments = at === -1 ? undefined : Number(args[at + 1]);
  const folder = mkdtempSync(join(tmpdir(), "dahom-checks-"));
  const server = await startPrivateServer({ dataDir: join(folder, "db"), fast: true });
  const db = createDatabase(server.url, { pool: 4 });
  try {
    await migrate(db);
    note("seeding");
    const size = establishments === undefined ? {} : { establishments };
    await seedPopulation(db, { ...size, months: 25, asOf: now, seed: "checks", kind: "test", demonstration: false });
    const clock = { now: () => now, real: () => new Date(), owner: "bench" };
    const groups = await checkGroups({ db, ...clock });
    note(`groups: ${JSON.stringify(groups?.runs)}`);
    const counted: Counted = { quiet: {}, caught: {}, missed: {}, loud: {}, times: [] };
    for (const period of months) {
      const returns = await load(db, period);
      note(`${period}: ${returns.length} returns`);
      for (const loaded of returns) judge(loaded, counted);
    }
    const { caught, named } = await judgeGroups(db, await readCheckSettings(db), "1405-06");
    counted.caught["eight-times-in-its-group"] = caught;
    const quiet = Object.values(counted.quiet).map((one) => share(one) ?? 0);
    const found = Object.values(counted.caught).map((one) => share(one) ?? 0);
    const untried = Object.keys(plants).filter((name) => (counted.caught[name]?.of ?? 0) < leastPlanted);
    const p95 = rounded(percentile(counted.times, 95), 3);
    const ok =
      Math.max(...quiet) <= targets.quiet_with_explain_most &&
      Math.min(...found) >= targets.caught_least &&
      untried.length === 0 &&
      p95 <= targets.check_ms_p95_most;
    return {
      name: "checks",
      ok,
      targets,
      quiet: shares(counted.quiet),
      caught: shares(counted.caught),
      explains_by_rule: counted.loud,
      untried,
      group_outliers: { of: named.of, share: share(named) },
      check_ms: { p50: rounded(percentile(counted.times, 50), 3), p95 },
      missed: Object.fromEntries(Object.entries(counted.missed).map(([name, ids]) => [name, ids.slice(0, 3)])),
    };
  } finally {
    await db.destroy();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
