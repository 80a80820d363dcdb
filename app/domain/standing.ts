import type { Finding, RuleCode } from "./checks/finding.ts";
import { abs, add, compare, type Decimal, divide, fromColumn, isNegative, isZero, multiply, round, subtract } from "./decimal.ts";
import { addMonths, comparePeriods, type Period } from "./period.ts";
import type { StandingExplanation, StandingMark, StandingSide } from "./standing-mark.ts";

/** How long one stands, after the month it was given for. */
export const standingMonths = 12;
/** What is offered as ceiling: so many times what was explained. */
export const standingMargin = "1.1";
/** A ceiling is at most so many times what was explained: beyond, it is another matter. */
const mostTimes = "2";
/** Of a percentage, one decimal: the step in which a ceiling is given. */
const step = "0.001";

/** What of a finding a standing explanation is about, and how far the case goes. */
export interface Deviation {
  /** The same from month to month: the finding's key, of a material its name and unit. */
  subject: string;
  side: StandingSide;
  /** A share: 0.5 is 50 %. */
  size: Decimal;
}

type Sized = Omit<Deviation, "subject">;

function signed(change: Decimal): Sized {
  return { side: isNegative(change) ? "below" : "above", size: abs(change) };
}

/** The larger of the two changes per day worked, where both were measured and point the same way. */
function jumpOf({ last_change = "", year_change = "" }: Finding["params"]): Sized | null {
  if (last_change === "" || year_change === "") return null;
  const [last, year] = [signed(last_change), signed(year_change)];
  if (last.side !== year.side) return null;
  return compare(last.size, year.size) < 0 ? year : last;
}

/** The price against the own last one, where there is none against the published median. */
function priceOf({ unit_price = "", last_price = "", group_price = "" }: Finding["params"]): Sized | null {
  const reference = last_price === "" ? group_price : last_price;
  if (unit_price === "" || reference === "" || isZero(reference)) return null;
  return signed(subtract(divide(unit_price, reference, 6), "1"));
}

/** How far beyond the end of the own band. */
function intensityOf({ value = "", range_low = "", range_high = "" }: Finding["params"], variant: string): Sized | null {
  const end = variant.endsWith("-high") ? range_high : range_low;
  return value === "" || end === "" || isZero(end) ? null : signed(subtract(divide(value, end, 6), "1"));
}

function capacityOf({ share = "" }: Finding["params"]): Sized | null {
  return share === "" ? null : { side: "above", size: share };
}

/** The rules whose explanation may stand, each with its measure. All others say that figures contradict each other. */
const measureOf = {
  jump: ({ params }) => jumpOf(params),
  "price-band": ({ params }) => priceOf(params),
  capacity: ({ params }) => capacityOf(params),
  "input-intensity": ({ params, variant }) => intensityOf(params, variant),
} as const satisfies Partial<Record<RuleCode, (finding: Finding) => Sized | null>>;
export type StandingRule = keyof typeof measureOf;

/** Whether explanations of a rule's findings may stand. */
export function isStandingRule(rule: RuleCode): rule is StandingRule {
  return rule in measureOf;
}

function subjectOf(finding: Finding): string {
  const { rule, key, params } = finding;
  // A material may stand in another row next month.
  return rule === "input-intensity" && params.material ? `${rule}.${params.unit ?? ""} ${params.material}` : key;
}

/**
 * How far a finding goes, from its own numbers, exact: of `jump` the larger of both changes, of `price-band` the distance
 * from the price it was held against, of `capacity` the share of the month's capacity, of `input-intensity` the distance
 * from the end of the own band.
 * @returns null for a finding that asks for no explanation, or has no such measure: its explanation cannot stand
 */
export function deviationOf(finding: Finding): Deviation | null {
  if (finding.severity !== "explain" || !isStandingRule(finding.rule)) return null;
  const sized = measureOf[finding.rule](finding);
  return sized && { subject: subjectOf(finding), ...sized };
}

/** Up to the next step. */
function stepped(value: Decimal): Decimal {
  const near = round(value, 3);
  return compare(near, value) < 0 ? add(near, step) : near;
}

/** Nothing falls by more than all of it. */
function bounded(size: Decimal, { side }: Pick<Deviation, "side">): Decimal {
  return side === "below" && compare(size, "1") > 0 ? "1" : size;
}

/** The ceiling that is offered for a case: `standingMargin` times it, in steps of a tenth of a percent. */
export function offeredCeiling(deviation: Deviation): Decimal {
  return bounded(stepped(multiply(deviation.size, standingMargin)), deviation);
}

/** The highest ceiling a case allows: twice it. */
export function highestCeiling(deviation: Deviation): Decimal {
  return bounded(stepped(multiply(deviation.size, mostTimes)), deviation);
}

/** What is wrong with a ceiling: it would not cover its own case, or far more than it; null where nothing is. */
export function ceilingProblem(ceiling: Decimal, deviation: Deviation): "ceiling-low" | "ceiling-high" | null {
  if (compare(ceiling, deviation.size) < 0) return "ceiling-low";
  return compare(ceiling, highestCeiling(deviation)) > 0 ? "ceiling-high" : null;
}

/** The last month that an explanation of a month stands for. */
export function standsUntil(period: Period): Period {
  return addMonths(period, standingMonths);
}

/** What stands of explanations, as the establishment's row holds it. */
export function readStanding(held: string): StandingExplanation[] {
  const rows = JSON.parse(held) as StandingExplanation[];
  return rows.map((row) => ({ ...row, ceiling: fromColumn(row.ceiling) }));
}

function outcomeOf(standing: StandingExplanation, deviation: Deviation, period: Period): StandingMark["outcome"] {
  if (standing.side !== deviation.side) return "other-side";
  if (comparePeriods(period, standing.until) > 0) return "expired";
  return compare(deviation.size, standing.ceiling) > 0 ? "above-ceiling" : "covered";
}

/** One that is long over explains nothing, not even why it is asked again. */
function isForgotten(standing: StandingExplanation, period: Period): boolean {
  return comparePeriods(period, addMonths(standing.until, standingMonths)) > 0;
}

function markOf(deviation: Deviation, standing: readonly StandingExplanation[], period: Period): StandingMark | null {
  const earlier = standing.filter((one) => one.subject === deviation.subject && comparePeriods(one.period, period) < 0);
  const one = earlier.find((candidate) => candidate.side === deviation.side) ?? earlier[0];
  if (one === undefined || isForgotten(one, period)) return null;
  const { subject: _subject, ...held } = one;
  return { ...held, outcome: outcomeOf(one, deviation, period), size: deviation.size };
}

/**
 * Marks the findings of a month about which a standing explanation says something. The liaison's own words come first:
 * where there are any, none is marked as covered.
 * @param explanations the liaison's words on this month, by finding
 */
export function markStanding(
  findings: readonly Finding[],
  standing: readonly StandingExplanation[],
  period: Period,
  explanations: ReadonlyMap<string, string>,
): Finding[] {
  return findings.map((finding) => {
    const deviation = deviationOf(finding);
    const mark = deviation && markOf(deviation, standing, period);
    if (!mark) return finding;
    const own = (explanations.get(finding.key) ?? "").trim() !== "";
    return own && mark.outcome === "covered" ? finding : { ...finding, standing: mark };
  });
}

/** Whether a standing explanation speaks for a finding. */
export function isCovered(finding: Finding): boolean {
  return finding.standing?.outcome === "covered";
}

/** Whether a finding asks for words of the liaison on this very month. */
export function asksForWords(finding: Finding): boolean {
  return finding.severity === "explain" && !isCovered(finding);
}
