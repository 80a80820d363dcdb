import type { Finding, RuleCode } from "#app/domain/checks/finding.ts";
import type { OperatingState, Operation, StoppageReason } from "#app/domain/monthly-return.ts";
import { asksForWords } from "#app/domain/standing.ts";

/**
 * Why a submission wants a person's look, each a bit of `monthly_return.attention`. Numbers are never used anew.
 */
const bits = {
  /** A finding that the liaison had to explain. */
  explain: 1,
  /** The establishment never filed before. */
  "first-filing": 2,
  resubmission: 4,
  /** An office typed it from a call. */
  telephone: 8,
  /** Stopped, idle or running otherwise than the month before. */
  stoppage: 16,
  /** A product could not be weighed. */
  unmeasured: 32,
} as const;
export type Attention = keyof typeof bits;
export const attentions = Object.keys(bits) as Attention[];

type Worked = Pick<Operation, "operating_state" | "idle_cause"> & { stoppages?: readonly unknown[] };

/** What a submission is judged by. */
export interface AttentionFacts {
  findings: readonly Finding[];
  version: number;
  filed_before: boolean;
  unmeasured: boolean;
  /** An office typed it from a call. */
  telephone?: boolean;
  operation: Worked;
  last: { operating_state: OperatingState | null; idle_cause: StoppageReason | null } | null;
}

/**
 * A full stoppage within the month always counts as a change: last month's are not at hand when a month is sent, and a
 * month that stopped is worth a look. An idle month that stays idle for the same cause is none.
 */
function stoppageChanged({ operation, last }: AttentionFacts): boolean {
  if (last === null) return operation.operating_state !== "working" || (operation.stoppages?.length ?? 0) > 0;
  if (operation.operating_state !== last.operating_state) return true;
  if (operation.operating_state === "idle") return operation.idle_cause !== last.idle_cause;
  return (operation.stoppages?.length ?? 0) > 0;
}

/** @returns what of a submission wants a look, as the number that is stored; 0 where nothing does */
export function attentionOf(facts: AttentionFacts): number {
  let mask = 0;
  if (facts.findings.some(asksForWords)) mask |= bits.explain;
  if (!facts.filed_before) mask |= bits["first-filing"];
  if (facts.version > 1) mask |= bits.resubmission;
  if (facts.telephone) mask |= bits.telephone;
  if (stoppageChanged(facts)) mask |= bits.stoppage;
  if (facts.unmeasured) mask |= bits.unmeasured;
  return mask;
}

/** @returns what a stored number says */
export function readAttention(mask: number): Attention[] {
  return attentions.filter((attention) => (mask & bits[attention]) !== 0);
}

/** Each rule's bit in `monthly_return.finding_rules`. A number is never used anew; at most 63. */
const ruleBits: Readonly<Record<RuleCode, number>> = {
  required: 0,
  negative: 1,
  decimals: 2,
  digits: 3,
  "days-of-month": 4,
  "stoppage-days": 5,
  "stoppage-range": 6,
  "before-licence": 7,
  "future-month": 8,
  "other-reason-missing": 9,
  "toll-above-production": 10,
  balance: 11,
  "export-above-available": 12,
  "idle-but-produced": 13,
  "working-without-production": 14,
  capacity: 15,
  "unit-slip": 16,
  jump: 17,
  "opening-differs": 18,
  "tariff-code": 19,
  "export-rows": 20,
  "material-balance": 21,
  "none-but-filled": 22,
  "price-band": 23,
  "input-intensity": 24,
  "no-energy-or-people": 25,
  "same-as-last-month": 26,
  "round-numbers": 27,
  "quota-jump": 28,
  "group-outlier": 29,
  "one-device": 30,
};

/** @returns the bit of a rule as the database compares it */
export function ruleMask(rule: RuleCode): string {
  return String(1n << BigInt(ruleBits[rule]));
}

/** @returns the rules that found something, as the number that is stored */
export function rulesMask(findings: readonly Finding[]): string {
  if (findings.length === 0) return "0";
  let mask = 0n;
  for (const { rule } of findings) mask |= 1n << BigInt(ruleBits[rule]);
  return String(mask);
}
