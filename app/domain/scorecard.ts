import { type Decimal, decimalOfNumber, divide } from "./decimal.ts";

/** What was decided by somebody in a year, as counted. */
export interface DecisionCount {
  decisions: number;
  timely: number;
  sent_back: number;
  /** Send-backs against which an objection was upheld. */
  overturned: number;
  calendar_days: number;
  working_days: number;
  /** Working days of the slowest decision. */
  longest: number;
}

/** A line of a scorecard: shares as decimals of one, means with one decimal; null where there is nothing to divide by. */
export interface ScoreLine extends DecisionCount {
  timely_share: Decimal | null;
  sent_back_share: Decimal | null;
  overturned_share: Decimal | null;
  mean_calendar: Decimal | null;
  mean_working: Decimal | null;
}

function part(of: number, whole: number, places: number): Decimal | null {
  return whole === 0 ? null : divide(decimalOfNumber(of), decimalOfNumber(whole), places);
}

/**
 * The line of a scorecard. Timely review: decisions within five working days of arrival, of all decisions. Sent back:
 * send-backs, of all decisions. Overturned: send-backs against which an objection was upheld, of all send-backs. Days:
 * mean over the decisions, from arrival at the province to the decision.
 */
export function scoreLine(count: DecisionCount): ScoreLine {
  return {
    ...count,
    timely_share: part(count.timely, count.decisions, 6),
    sent_back_share: part(count.sent_back, count.decisions, 6),
    overturned_share: part(count.overturned, count.sent_back, 6),
    mean_calendar: part(count.calendar_days, count.decisions, 1),
    mean_working: part(count.working_days, count.decisions, 1),
  };
}

/** Several counts together. */
export function sumCounts(counts: readonly DecisionCount[]): DecisionCount {
  const total: DecisionCount = {
    decisions: 0,
    timely: 0,
    sent_back: 0,
    overturned: 0,
    calendar_days: 0,
    working_days: 0,
    longest: 0,
  };
  for (const one of counts) {
    total.decisions += one.decisions;
    total.timely += one.timely;
    total.sent_back += one.sent_back;
    total.overturned += one.overturned;
    total.calendar_days += one.calendar_days;
    total.working_days += one.working_days;
    total.longest = Math.max(total.longest, one.longest);
  }
  return total;
}
