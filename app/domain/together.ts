import { type Attention, readAttention } from "./attention.ts";
import { compare, type Decimal } from "./decimal.ts";
import type { RefusalCode } from "./refusal.ts";
import type { ReviewDesk } from "./review-queue.ts";

/** Why a return is not one of those that may be decided together; `attention` is a mark that this program has no word for. */
export type Unclean = Attention | "attention" | "impact" | "inquiry" | "request";

/** What became of a return in a decision on many. */
export type TogetherOutcome = "done" | RefusalCode | Unclean;

/** What makes a return clean, or not. */
export interface CleanFacts {
  /** `monthly_return.attention`. */
  attention: number;
  /** Impact of the newest submission, percent. */
  impact: Decimal;
  open_inquiries: number;
  /** Requests of the liaison that wait for an answer: corrections, extensions, objections. */
  open_requests: number;
}

/**
 * Whether a return is clean: nothing about it wants a person's look (an `explain` finding, a first filing, a resubmission,
 * a change of stoppage, a filing by telephone, a product that could not be weighed), nothing about it is open between the
 * offices, and its impact is under the floor.
 * @param floor percent of the country's monthly output, not itself clean any more
 * @returns the first reason why it is not; null where it is
 */
export function uncleanBecause(facts: CleanFacts, floor: Decimal): Unclean | null {
  // Marks that came after this program was written are reasons too.
  if (facts.attention !== 0) return readAttention(facts.attention)[0] ?? "attention";
  if (facts.open_inquiries > 0) return "inquiry";
  if (facts.open_requests > 0) return "request";
  return compare(facts.impact, floor) < 0 ? null : "impact";
}

/** Most returns that one decision is taken on. */
export const mostTogether = 1000;
const largestShown = 5;
const spreadShown = 7;

/**
 * Which of a list ordered by impact are shown with their figures before all are decided on: the largest, and some spread
 * evenly over the rest. The same list gives the same sample.
 * @returns positions from 0, ascending
 */
export function sampleOf(count: number): number[] {
  const largest = Math.min(count, largestShown);
  const rest = count - largest;
  const spread = Math.min(rest, spreadShown);
  const positions = Array.from({ length: largest }, (_, index) => index);
  for (let index = 0; index < spread; index += 1) {
    positions.push(largest + Math.floor(((index + 0.5) * rest) / spread));
  }
  return positions;
}

/** What a desk does to many at once. */
export const eventTogether = { province: "accept", ministry: "approve" } as const satisfies Record<ReviewDesk, string>;
