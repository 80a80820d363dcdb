import type { Decimal } from "./decimal-text.ts";
import type { Period } from "./period.ts";

/** Whether more or less than usual was explained: who explained a rise has not explained a fall. */
export type StandingSide = "above" | "below";

/** Why a standing explanation ended before its time. */
export type StandingEnd = "ended" | "renewed" | "acceptance-undone" | "referred-back" | "reopened" | "annulled";

/** An explanation that stands for an establishment. */
export interface StandingExplanation {
  id: number;
  /** The month it was given for. */
  period: Period;
  /** The last month it stands for. */
  until: Period;
  /** What it is about, the same from month to month. */
  subject: string;
  side: StandingSide;
  ceiling: Decimal;
  /** The liaison's words. */
  text: string;
  /** Who accepted it. */
  by_fa: string;
  by_en: string;
}

/** What a standing explanation means for a finding; frozen with it. */
export interface StandingMark extends Omit<StandingExplanation, "subject"> {
  /** `covered`: nothing else is asked. Otherwise why it does not cover the finding. */
  outcome: "covered" | "above-ceiling" | "other-side" | "expired";
  /** How far the finding goes. */
  size: Decimal;
}
