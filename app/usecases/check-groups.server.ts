import { duePointOf } from "#app/domain/calendar.ts";
import type { Finding } from "#app/domain/checks/finding.ts";
import { changeOf, groupOutlier, oneDevice, type ReportedPair, sharedDevices } from "#app/domain/checks/later.ts";
import { addMonths, daysInPeriod, type Period, previousPeriod } from "#app/domain/period.ts";
import { canonicalText } from "#app/domain/snapshot.ts";
import { groupOutliers, outlierOptions } from "#app/domain/statistics/group-outlier.ts";
import { medianPrice } from "#app/domain/statistics/group-price.ts";
import type { Change } from "#app/domain/statistics/hidiroglou-berthelot.ts";
import {
  insertCheckRun,
  insertGroupPrices,
  insertLaterFindings,
  listCatalogueProducts,
  listCheckRuns,
  listDevices,
  listLinesAlone,
  listProducedByPeriod,
  listSalesInForce,
} from "#db/check-run.ts";
import { listPeriods } from "#db/period.ts";
import { type CheckSettings, readCheckSettings } from "./check-settings.server.ts";
import type { Trx } from "./context.server.ts";
import { type JobContext, withJobLease } from "./job-context.server.ts";

const leaseMs = 30 * 60_000;
/** Only young periods: a database of years is not judged again from its beginning. */
const periodsLookedAt = 6;
const ownMonths = 13;

type Occasion = "published" | "due" | "closing";

export interface GroupsChecked {
  outcome: string;
  runs: { period: Period; occasion: Occasion; found: number }[];
}

type PeriodRow = Awaited<ReturnType<typeof listPeriods>>[number];
type Produced = Awaited<ReturnType<typeof listProducedByPeriod>>[number];

/** What is to be done for a period by now: closing says all that the due date would have. */
function occasionsOf(period: PeriodRow, now: Date): Occasion[] {
  if (period.state === "planned" || now <= duePointOf(period.due_on).graceUntil) return [];
  if (period.state === "open") return ["due"];
  return period.state === "closed" ? ["closing"] : ["closing", "published"];
}

/**
 * What can only be judged once others have filed: group outliers and shared devices, at a period's due date and again at
 * its closing, and the median prices of a published one, by which later months are judged. Each is done once; what was
 * found stays with the version it was found of.
 * @returns null where another owner is at it
 */
export async function checkGroups(context: JobContext): Promise<GroupsChecked | null> {
  return withJobLease(context, "check-groups", leaseMs, async (trx) => {
    const now = context.now();
    const periods = await listPeriods(trx, periodsLookedAt);
    const made = await listCheckRuns(
      trx,
      periods.map((period) => period.code),
    );
    const known = new Set(made.map((run) => `${run.period} ${run.occasion}`));
    const settings = await readCheckSettings(trx);
    const runs: GroupsChecked["runs"] = [];
    for (const period of periods.reverse()) {
      const pending = occasionsOf(period, now).filter((occasion) => !known.has(`${period.code} ${occasion}`));
      for (const occasion of pending) {
        const found =
          occasion === "published"
            ? await priceGroups(trx, period.code)
            : await judgePeriod(trx, period.code, { occasion, settings, now });
        await insertCheckRun(trx, {
          period: period.code,
          occasion,
          check_version: settings.version,
          found,
          ran_at: now,
        });
        runs.push({ period: period.code, occasion, found });
      }
    }
    return { outcome: `runs ${runs.length}`, runs };
  });
}

async function priceGroups(trx: Trx, period: Period): Promise<number> {
  let told = 0;
  for (const { item_id, unit_code } of await listCatalogueProducts(trx)) {
    const sales = await listSalesInForce(trx, { item_id, line_id: null, unit_code }, period);
    const of = (market: "domestic" | "export") =>
      medianPrice(
        sales.map((row) => ({ legal_id: row.legal_id, quantity: row[`${market}_quantity`], rial: row[`${market}_rial`] })),
      );
    const [home, abroad] = [of("domestic"), of("export")];
    if (home.count === 0 && abroad.count === 0) continue;
    await insertGroupPrices(trx, [
      {
        period,
        catalogue_item_id: item_id,
        unit_code,
        domestic: home.median,
        domestic_count: home.count,
        export: abroad.median,
        export_count: abroad.count,
      },
    ]);
    told += 1;
  }
  return told;
}

interface Judging {
  occasion: "due" | "closing";
  settings: CheckSettings;
  now: Date;
}

interface FoundOf {
  return_id: number;
  version: number;
  finding: Finding;
}

async function judgePeriod(trx: Trx, period: Period, judging: Judging): Promise<number> {
  const { occasion, settings, now } = judging;
  const products = [
    ...(await listCatalogueProducts(trx)).map(({ item_id, unit_code }) => ({ item_id, line_id: null, unit_code })),
    ...(await listLinesAlone(trx, period)).map(({ id, unit_code }) => ({ item_id: null, line_id: id, unit_code })),
  ];
  let count = 0;
  const store = async (found: readonly FoundOf[]) => {
    count += found.length;
    await insertLaterFindings(
      trx,
      found.map(({ return_id, version, finding }) => ({
        return_id,
        version,
        occasion,
        finding_key: finding.key,
        finding: canonicalText(finding),
        check_version: settings.version,
        found_at: now,
      })),
    );
  };
  for (const product of products) {
    await store(await outliersOf(trx, period, product, settings));
  }
  await store(await fromOneDevice(trx, period, settings));
  return count;
}

function daysOf(row: Produced): number {
  return row.days_worked !== null && row.days_worked > 0 ? row.days_worked : daysInPeriod(row.period);
}

/** Rows of a product by line, and of each line by period. */
function byLine(rows: readonly Produced[]): Map<number, Map<Period, Produced>> {
  const lines = new Map<number, Map<Period, Produced>>();
  for (const row of rows) {
    const line = lines.get(row.product_line_id) ?? new Map<Period, Produced>();
    lines.set(row.product_line_id, line.set(row.period, row));
  }
  return lines;
}

function pairOf(now: Produced | undefined, before: Produced | undefined, unit_code: string): ReportedPair | null {
  if (!now || !before || now.production === null || before.production === null) return null;
  const { product_line_id, production, unit_decimals } = now;
  const past = { period: before.period, production: before.production, days: daysOf(before) };
  return { product_line_id, unit_code, unit_decimals, production, days: daysOf(now), before: past };
}

async function outliersOf(
  trx: Trx,
  period: Period,
  product: { item_id: number | null; line_id: number | null; unit_code: string },
  settings: CheckSettings,
): Promise<FoundOf[]> {
  const { item_id, unit_code } = product;
  const before = previousPeriod(period);
  const rows = await listProducedByPeriod(trx, product, [before, period]);
  // A group is of one division.
  const thresholds = settings.thresholds({ item_id, isic_code: rows[0]?.isic_code ?? "" });
  const smallest = Number(thresholds.outlier_group);
  const lines = byLine(rows);
  const pairs = [...lines.values()]
    .map((months) => pairOf(months.get(period), months.get(before), unit_code))
    .filter((pair) => pair !== null);
  const members = pairs.map((pair) => ({ line: pair.product_line_id, ...changeOf(pair) }));
  let own = new Map<number, Map<Period, Produced>>();
  if (members.length < smallest && members.length > 0) {
    const months = Array.from({ length: ownMonths }, (_, index) => addMonths(before, index + 1 - ownMonths));
    own = byLine(await listProducedByPeriod(trx, product, months));
  }
  const ownChanges = (line: number): Change[] => {
    const months = own.get(line) ?? new Map<Period, Produced>();
    return [...months.values()].flatMap((row) => {
      const pair = pairOf(row, months.get(previousPeriod(row.period)), unit_code);
      return pair === null ? [] : [changeOf(pair)];
    });
  };
  const found = groupOutliers(members, smallest, outlierOptions(thresholds), ownChanges);
  return found.flatMap((outlier) => {
    const row = lines.get(outlier.line)?.get(period);
    const pair = pairs.find((candidate) => candidate.product_line_id === outlier.line);
    if (!row || !pair) return [];
    return [{ return_id: row.return_id, version: row.version, finding: groupOutlier(pair, outlier, thresholds) }];
  });
}

async function fromOneDevice(trx: Trx, period: Period, settings: CheckSettings): Promise<FoundOf[]> {
  const thresholds = settings.thresholds({ isic_code: "", item_id: null });
  const shared = sharedDevices(await listDevices(trx, period), Number(thresholds.device_establishments));
  return shared.map(({ return_id, version, count }) => ({ return_id, version, finding: oneDevice(count, thresholds) }));
}
