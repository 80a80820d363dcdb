import { blankFigures, type Figures, type Operation, type OtherReason, type StoppageReason } from "#app/domain/monthly-return.ts";
import { monthsBetween } from "#app/domain/period.ts";
import { continuousDivisions, seasonOf, shockOf, trendOf } from "./demo/shapes.ts";
import type { SeededPeriod } from "./periods.ts";
import type { Random } from "./random.ts";
import type { SeededEstablishment, SeededLine } from "./register.ts";

/** A quantity in whole thousandths, an exact integer as a double (below 2^53). */
type Thousandths = number;

/** What stays with an establishment through all its months. */
export interface Traits {
  fillsValues: boolean;
  /** Writes 0 where others leave a cell blank. */
  writesZeros: boolean;
  toll: boolean;
  lines: LineTraits[];
}
interface LineTraits {
  utilisation: number;
  /** 0: sold at home only. */
  exportShare: number;
  ownUseShare: number;
  lossShare: number;
  /** Closing stock it steers towards, in months of production. */
  stockMonths: number;
  priceFactor: number;
}
/** What one month leaves to the next. */
export interface LineMemory {
  stock: Thousandths;
  level: number;
}

const inflation = 0.023;
/** The month whose prices the catalogue names. */
const priceMonth = "1404-06";
const exporting = new Set(["07", "08", "19", "20", "23", "24", "22", "10"]);

export function traitsOf(random: Random, establishment: SeededEstablishment): Traits {
  const exporter = random.chance(exporting.has(establishment.division) ? 0.34 : 0.12);
  const strength = random.between(0.45, 0.85);
  return {
    fillsValues: establishment.establishment.selected === true || random.chance(0.55),
    writesZeros: random.chance(0.5),
    toll: random.chance(0.03),
    lines: establishment.lines.map(() => ({
      utilisation: Math.min(0.93, strength * random.between(0.85, 1.15)),
      exportShare: exporter && random.chance(0.7) ? random.between(0.08, 0.5) : 0,
      ownUseShare: random.chance(0.06) ? random.between(0.1, 0.4) : 0,
      lossShare: random.chance(0.25) ? random.between(0.002, 0.012) : 0,
      stockMonths: random.between(0.15, 0.7),
      priceFactor: random.between(0.88, 1.12),
    })),
  };
}

/** Fineness of a line's quantities in thousandths: pieces whole, small tonnages to the kilogram. */
function stepOf(line: SeededLine): Thousandths {
  if (line.unit_decimals === 0) return 1000;
  const monthly = line.yearly_capacity / 12;
  return monthly >= 400 ? 1000 : monthly >= 20 ? 100 : 1;
}

const inSteps = (value: number, step: Thousandths): Thousandths => Math.max(0, Math.round((value * 1000) / step) * step);

/** Canonical decimal text of whole thousandths. */
export function textOf(value: Thousandths): string {
  const rest = value % 1000;
  const whole = String((value - rest) / 1000);
  return rest === 0 ? whole : `${whole}.${String(rest).padStart(3, "0").replace(/0+$/, "")}`;
}

/** Million rial: whole from a hundred on, else to three decimals. */
function valueText(quantity: Thousandths, price: number): string {
  const million = (quantity / 1000) * (price / 1e6);
  return million >= 100 ? String(Math.round(million)) : textOf(Math.round(million * 1000));
}

export function firstMemory(random: Random, line: SeededLine, traits: LineTraits): LineMemory {
  const monthly = (line.yearly_capacity / 12) * traits.utilisation;
  return { stock: inSteps(monthly * traits.stockMonths, stepOf(line)), level: 1 + 0.06 * random.bell() };
}

export interface MonthFacts {
  period: SeededPeriod;
  division: string;
  /** Share of the month's usual working time that was worked, 0 in an idle month. */
  worked: number;
}

function produced(random: Random, line: SeededLine, traits: LineTraits, memory: LineMemory, month: MonthFacts): number {
  const { period, division, worked } = month;
  const share = (line.yearly_capacity * period.days) / period.yearDays;
  const pace =
    seasonOf(division, period.month) *
    shockOf(division, period.month) *
    trendOf(division, monthsBetween(priceMonth, period.code));
  const wanted = share * traits.utilisation * pace * memory.level * (1 + 0.03 * random.bell()) * worked;
  // Now and then a month runs above the licence; else the licence is the bound.
  return random.chance(0.006) ? share * random.between(1.03, 1.18) * worked : Math.min(wanted, share * 0.995);
}

interface Flows {
  production: Thousandths;
  domestic: Thousandths;
  exported: Thousandths;
  ownUse: Thousandths;
  loss: Thousandths;
  otherIn: Thousandths;
  otherOut: Thousandths;
}

function flowsOf(random: Random, line: SeededLine, traits: LineTraits, memory: LineMemory, month: MonthFacts): Flows {
  const step = stepOf(line);
  const production = inSteps(produced(random, line, traits, memory, month), step);
  const otherIn = random.chance(0.008) ? inSteps((production / 1000) * 0.01, step) : 0;
  let left = memory.stock + production + otherIn;
  const take = (wanted: Thousandths): Thousandths => {
    const taken = Math.min(left, wanted);
    left -= taken;
    return taken;
  };
  const ownUse = take(inSteps((production / 1000) * traits.ownUseShare, step));
  const loss = take(inSteps((production / 1000) * traits.lossShare, step));
  const otherOut = random.chance(0.005) ? take(inSteps((left / 1000) * 0.02, step)) : 0;
  const usual = (line.yearly_capacity / 12) * traits.utilisation;
  const target = usual * traits.stockMonths * (1 + 0.1 * random.bell());
  const normal = month.worked === 0 ? usual * 0.25 : (production - ownUse - loss) / 1000;
  const wish = Math.max(normal * 0.5, normal + (memory.stock / 1000 - target) * 0.35);
  const sold = Math.min(left, inSteps(wish, step));
  const share = traits.exportShare > 0 && !random.chance(0.06) ? traits.exportShare * (1 + 0.12 * random.bell()) : 0;
  const exported = take(inSteps((sold / 1000) * Math.min(0.9, share), step));
  const domestic = take(sold - exported);
  return { production, domestic, exported, ownUse, loss, otherIn, otherOut };
}

/**
 * One product's month. The stock balance holds exactly: opening is the memory's stock, closing becomes it.
 * Values are million rial, quantity × price of the month.
 */
export function monthOf(
  random: Random,
  line: SeededLine,
  traits: Traits,
  position: number,
  memory: LineMemory,
  month: MonthFacts,
): Figures {
  const own = traits.lines[position];
  if (own === undefined) throw new RangeError("a line without traits");
  memory.level = 1 + 0.75 * (memory.level - 1) + 0.035 * random.bell();
  const flows = flowsOf(random, line, own, memory, month);
  const opening = memory.stock;
  const closing =
    opening + flows.production + flows.otherIn - flows.domestic - flows.exported - flows.ownUse - flows.loss - flows.otherOut;
  memory.stock = closing;
  const optional = (value: Thousandths): string | null => (value > 0 || traits.writesZeros ? textOf(value) : null);
  const figures = blankFigures();
  figures.opening = textOf(opening);
  figures.production = textOf(flows.production);
  figures.toll = traits.toll ? textOf(inSteps((flows.production / 1000) * 0.3, stepOf(line))) : optional(0);
  figures.domestic_quantity = textOf(flows.domestic);
  figures.export_quantity = textOf(flows.exported);
  if (traits.fillsValues) {
    const price =
      line.usual_price *
      own.priceFactor *
      (1 + inflation) ** monthsBetween(priceMonth, month.period.code) *
      (1 + 0.02 * random.bell());
    figures.domestic_value = valueText(flows.domestic, price);
    figures.export_value = valueText(flows.exported, price * 1.12);
  }
  figures.own_use = optional(flows.ownUse);
  figures.loss = optional(flows.loss);
  figures.other_in = optional(flows.otherIn);
  figures.other_out = optional(flows.otherOut);
  figures.closing = textOf(closing);
  figures.other_in_reason = flows.otherIn > 0 ? "customer-return" : null;
  figures.other_out_reason = flows.otherOut > 0 ? ("stock-count" satisfies OtherReason) : null;
  return figures;
}

const causes: readonly (readonly [StoppageReason, number])[] = [
  ["planned-maintenance", 26],
  ["breakdown", 18],
  ["raw-material", 16],
  ["no-demand", 12],
  ["liquidity", 8],
  ["currency-import", 6],
  ["water-shortage", 3],
  ["transport", 4],
  ["labour", 3],
];
const idleCauses: readonly (readonly [StoppageReason, number])[] = [
  ["raw-material", 30],
  ["no-demand", 22],
  ["liquidity", 20],
  ["currency-import", 12],
  ["breakdown", 8],
  ["seasonal", 8],
];

/** A month in which nothing was made; sales from stock may go on. */
export function idleOperation(random: Random): Operation {
  return { operating_state: "idle", days_worked: 0, idle_cause: random.weighted(idleCauses), stoppages: [], remarks: "" };
}

function stoppageCause(random: Random, division: string, month: number): StoppageReason | null {
  const shock = shockOf(division, month);
  if (shock < 0.97 && random.chance((1 - shock) * 3)) return month <= 6 ? "power-cut" : "gas-cut";
  return random.chance(0.05) ? random.weighted(causes) : null;
}

/** The operation block of a working month; days worked and days of stoppage never exceed the month's. */
export function workingOperation(random: Random, division: string, period: SeededPeriod): Operation {
  const cause = stoppageCause(random, division, period.month);
  const lost = cause === null ? 0 : random.whole(2, cause === "planned-maintenance" ? 9 : 6);
  const from = random.whole(2, period.days - 10);
  const nowruz = period.month === 1 ? random.whole(0, 4) : 0;
  const usual = continuousDivisions.has(division) ? period.days - nowruz : period.regularDays - nowruz;
  return {
    operating_state: "working",
    days_worked: Math.min(period.days - lost, Math.max(1, Math.round(usual * (1 - lost / period.days)))),
    idle_cause: null,
    stoppages: cause === null ? [] : [{ reason: cause, from_day: from, to_day: from + lost - 1, text: "" }],
    remarks: "",
  };
}
