import { blankFigures, type Figures, type Operation } from "#app/domain/monthly-return.ts";
import { daysInPeriod, monthsBetween, type Period, periodParts, periodsBetween } from "#app/domain/period.ts";
import { type Random, randomOf } from "../random.ts";
import { type CementLine, firstCementMonth, type PublishedFigures, publishedCement } from "./published-cement.ts";
import { seasonOf, shockOf } from "./shapes.ts";

/** A month of the cement works as it is (or is to be) filed. */
export interface CementMonth {
  origin: "published" | "generated";
  operation: Operation;
  /** Lines valid in the month; opening is the closing of the month before. */
  figures: ReadonlyMap<CementLine, Figures>;
}

type Sold = "bulk" | "bag" | "concrete";
type Track = "domestic" | "exported" | "domesticPrice" | "exportPrice";
const sold: readonly Sold[] = ["bulk", "bag", "concrete"];
const anchors = ["1400-12", "1402-12", "1404-01"] as const;
/** How the one cement of 1400-12 is taken as bulk and bagged. */
const splitOf1400 = { bulk: 0.55, bag: 0.45 } as const;
const clinkerPerCement = 0.93;

/** Stocks are not published: those before the first month, and what the works steer towards, are chosen. */
const firstStocks: Record<CementLine, number> = { clinker: 62_000, cement: 24_000, bulk: 0, bag: 0, concrete: 120 };
const stockTargets: Record<Sold, number> = { bulk: 24_000, bag: 9_000, concrete: 120 };

/** Cement is bought all year; a third of the branch's season is left. */
const seasonFor = (period: Period): number => 1 + (seasonOf("23", periodParts(period).month) - 1) * 0.35;

/** What a published month says of a line, without its season: sold tonnes at home and abroad, rial per tonne. */
function anchorOf(period: Period, line: Sold, track: Track): number {
  const month = publishedCement[period];
  const early = period === firstCementMonth;
  const row: PublishedFigures | undefined = early ? month?.cement : month?.[line];
  const share = early ? (line === "concrete" ? 0 : splitOf1400[line]) : 1;
  if (row === undefined) throw new RangeError("not a published month of this line");
  const season = seasonFor(period);
  switch (track) {
    case "domestic":
      return early && line === "concrete" ? 700 : ((row.domestic_quantity ?? 0) * share) / season;
    case "exported":
      return ((row.export_quantity ?? 0) * share) / season;
    case "domesticPrice":
      return ((row.domestic_value ?? 0) * 1e6) / (row.domestic_quantity ?? 1);
    case "exportPrice":
      return row.export_quantity === null ? 0 : ((row.export_value ?? 0) * 1e6) / row.export_quantity;
  }
}

/** Between the published months: straight for tonnes, by a constant rate for prices; after the last: trend and inflation. */
function levelAt(period: Period, line: Sold, track: Track): number {
  const last = anchors[2];
  const after = monthsBetween(last, period);
  const isPrice = track === "domesticPrice" || track === "exportPrice";
  if (after >= 0) return anchorOf(last, line, track) * (isPrice ? 1.024 ** after : 1 + 0.0015 * after);
  const [from, to] = monthsBetween(anchors[1], period) >= 0 ? [anchors[1], last] : [anchors[0], anchors[1]];
  const share = monthsBetween(from, period) / monthsBetween(from, to);
  const start = anchorOf(from, line, track);
  const end = anchorOf(to, line, track);
  return isPrice && start > 0 ? start * (end / start) ** share : start + (end - start) * share;
}

const text = (value: number | null): string | null => (value === null ? null : String(value));

function row(opening: number, closing: number, held: Partial<Record<keyof Figures, number | null>>): Figures {
  const figures = blankFigures();
  figures.opening = text(opening);
  figures.closing = text(closing);
  figures.production = text(held.production ?? 0);
  figures.domestic_quantity = text(held.domestic_quantity ?? 0);
  figures.domestic_value = text(held.domestic_value ?? 0);
  figures.export_quantity = text(held.export_quantity ?? 0);
  figures.export_value = text(held.export_value ?? 0);
  figures.own_use = text(held.own_use ?? null);
  figures.other_in = text(held.other_in ?? null);
  figures.other_out = text(held.other_out ?? null);
  if (held.other_in) figures.other_in_reason = "transfer";
  if (held.other_out) figures.other_out_reason = "transfer";
  return figures;
}

function publishedRow(opening: number, published: PublishedFigures, ownUse: number | null): Figures {
  const left = (published.domestic_quantity ?? 0) + (published.export_quantity ?? 0) + (ownUse ?? 0);
  return row(opening, opening + published.production - left, { ...published, own_use: ownUse });
}

function soldRow(random: Random, period: Period, line: Sold, opening: number, transferred: number): Figures {
  const pace = seasonFor(period) * shockOf("23", periodParts(period).month);
  const noise = (): number => 1 + 0.03 * random.bell();
  const exported = Math.round(levelAt(period, line, "exported") * pace * noise());
  const wanted = Math.round(levelAt(period, line, "domestic") * pace * noise());
  const target = stockTargets[line] * (1 + 0.12 * random.bell());
  const steer = Math.round((target - opening - transferred) * 0.4);
  const production = Math.max(0, wanted + exported + steer);
  const domestic = Math.min(wanted, opening + transferred + production - exported);
  const value = (quantity: number, track: Track): number =>
    Math.round((quantity * levelAt(period, line, track) * (1 + 0.01 * random.bell())) / 1e6);
  return row(opening, opening + production + transferred - domestic - exported, {
    production,
    domestic_quantity: domestic,
    domestic_value: value(domestic, "domesticPrice"),
    export_quantity: exported,
    export_value: value(exported, "exportPrice"),
    other_in: transferred > 0 ? transferred : null,
  });
}

function clinkerRow(random: Random, period: Period, opening: number, cement: number): Figures {
  const ownUse = Math.round(cement * (0.92 + random.next() * 0.025));
  // The kilns build stock through the winter before the big month of 1404-01.
  const planned = 65_000 + 70_000 * Math.min(1, Math.max(0, monthsBetween("1402-12", period) / 13));
  const target = planned * (1 + 0.1 * random.bell());
  const production = Math.max(0, Math.min(165_000, ownUse + Math.round((target - opening) * 0.3)));
  return row(opening, opening + production - ownUse, { production, own_use: ownUse });
}

function operationOf(random: Random, period: Period, published: boolean): Operation {
  const days = daysInPeriod(period);
  const short = !published && shockOf("23", periodParts(period).month) < 0.93;
  const from = random.whole(4, 20);
  const lost = random.whole(2, 4);
  return {
    operating_state: "working",
    days_worked: short ? days - lost : days,
    idle_cause: null,
    stoppages: short ? [{ reason: "power-cut", from_day: from, to_day: from + lost - 1, text: "" }] : [],
    remarks: "",
  };
}

/**
 * The works' months from 1400-12 on. A month depends on the seed and the months before it, never on the last one asked
 * for: so a published month that is not filed yet still has its figures here.
 */
export function cementMonths(seed: string, to: Period): Map<Period, CementMonth> {
  const stocks = { ...firstStocks };
  const months = new Map<Period, CementMonth>();
  for (const period of periodsBetween(firstCementMonth, to)) {
    const random = randomOf(seed, "cement-works", period);
    const published = publishedCement[period];
    const figures = new Map<CementLine, Figures>();
    if (period === "1401-01") {
      // The removed line stays until its stock is zero.
      figures.set("cement", row(stocks.cement, 0, { other_out: stocks.cement }));
    }
    let cement = 0;
    for (const line of published === undefined ? sold : (["cement", ...sold] as const)) {
      const held = published?.[line];
      if (published !== undefined && held === undefined) continue;
      const transferred = period === "1401-01" && line !== "concrete" && line !== "cement" ? moved(stocks.cement, line) : 0;
      const made =
        held === undefined
          ? soldRow(random, period, line === "cement" ? "bulk" : line, stocks[line], transferred)
          : publishedRow(stocks[line], held, null);
      figures.set(line, made);
      if (line !== "concrete") cement += Number(made.production);
    }
    const clinker = published?.clinker;
    const clinkerFigures =
      clinker === undefined
        ? clinkerRow(random, period, stocks.clinker, cement)
        : publishedRow(stocks.clinker, clinker, Math.round(cement * clinkerPerCement));
    figures.set("clinker", clinkerFigures);
    for (const [line, made] of figures) stocks[line] = Number(made.closing);
    months.set(period, {
      origin: published === undefined ? "generated" : "published",
      operation: operationOf(random, period, published !== undefined),
      figures,
    });
  }
  return months;
}

function moved(stock: number, line: "bulk" | "bag"): number {
  const bulk = Math.round(stock * splitOf1400.bulk);
  return line === "bulk" ? bulk : stock - bulk;
}

/** One month of the works under a seed, as filed or to be filed. @throws RangeError before 1400-12 */
export function cementMonthFor(seed: string, period: Period): CementMonth {
  const found = cementMonths(seed, period).get(period);
  if (found === undefined) throw new RangeError("before the first month of the cement works");
  return found;
}
