import type { Finding, RuleCode } from "#app/domain/checks/finding.ts";
import type { Decimal } from "#app/domain/decimal.ts";
import type { Figures, OperatingState, ReasonCode, ReturnState } from "#app/domain/monthly-return.ts";
import type { ReturnEvent } from "#app/domain/review.ts";
import type { ClockDays, Office } from "#app/domain/review-clock.ts";
import type { QueueQuestion, ReviewDesk } from "#app/domain/review-queue.ts";
import type { Snapshot } from "#app/domain/snapshot.ts";
import type { Deviation } from "#app/domain/standing.ts";
import type { Band, TrendMonth } from "#app/domain/statistics/product-trend.ts";
import type { ReturnSource } from "./return-source.ts";

export type SubmissionOrigin = "reported" | "generated" | "published";
export type DeliveryState = "prepared" | "sent" | "acknowledged" | "refused" | "dead";

/** One event of a return's history, as stored. */
export interface EventSource {
  id: number;
  event: string;
  version: number;
  actor_role: string;
  at: Date;
  text: string;
  by_fa: string | null;
  by_en: string | null;
}

/** A text kept for reasons, as far as a reviewer's page needs it. */
export interface TemplateSource {
  id: number;
  owner_id: number | null;
  reason_code: ReasonCode | null;
  title: string;
  text: string;
}

/** A product's two years, and its own change and price beside other establishments'. */
export interface TrendSource {
  months: readonly TrendMonth[];
  /** This month's production ÷ last month's; `others` null where too few reported. */
  ratio: { own: Decimal | null; others: Band | null };
  /** Of one unit sold at home, in rial. */
  price: { own: Decimal | null; others: Band | null };
}

/** What a reviewer's page of a return is made from. */
export interface ReviewSource {
  desk: ReviewDesk;
  found: {
    id: number;
    period: string;
    state: ReturnState;
    /** Of the newest submission. */
    impact: string;
    revision: number;
    version: number;
    in_force_version: number | null;
    operating_state: OperatingState | null;
    first_submitted_at: Date | null;
    due_on: string;
    isic_code: string;
    selected: number;
    establishment_fa: string;
    establishment_en: string;
    province_fa: string;
    province_en: string;
    licence_number: string | null;
    accepted_by: number | null;
    state_since: Date;
  };
  version: number;
  newest: boolean;
  submitted_at: Date;
  source: ReturnSource;
  before: {
    version: number;
    figures: ReadonlyMap<number, Figures>;
    operating_state: OperatingState | null;
    days_worked: number | null;
    files: readonly { sha256: string }[];
  } | null;
  /** The version shown, of which its files are read. */
  snapshot: Snapshot;
  answers: ReadonlyMap<number, Decimal | null>;
  /** Newest first. */
  events: readonly EventSource[];
  versions: readonly { version: number; submitted_at: Date; tracking_code: string; origin: SubmissionOrigin }[];
  deliveries: readonly {
    id: number;
    recipient_fa: string;
    recipient_en: string;
    version: number;
    state: DeliveryState;
    prepared_at: Date;
    sent_at: Date | null;
    acknowledged_at: Date | null;
  }[];
  allowed: readonly ReturnEvent[];
  queue: QueueQuestion;
  /** What waits for the desk in every period. */
  waiting: number;
  position: { previous: number | null; next: number | null; at: number | null; total: number };
  days: Readonly<Record<Office, ClockDays>>;
  /** Who looks at the page. */
  viewer: { name_fa: string; name_en: string };
  /** Texts in use that a reason may be filled from; none at the ministry. */
  templates: readonly TemplateSource[];
  /** Explanations of the version that may be said to stand by who accepts it. */
  standing_offers: readonly { finding: Finding; deviation: Deviation }[];
  /** What was said to stand with acceptances of the return. */
  stood: readonly { id: number; event_id: number; rule: RuleCode; until_period: string; ceiling: string; text: string }[];
  siblings: readonly { id: number; period: string; state: ReturnState; revision: number }[];
  /** What each version was frozen with, and what was found of it afterwards. */
  grounds: readonly {
    version: number;
    findings: readonly Finding[];
    explanations: ReadonlyMap<string, string>;
    later: readonly { finding: Finding; found_at: Date }[];
  }[];
  later: readonly { finding: Finding; occasion: "due" | "closing"; found_at: Date }[];
  /** Each product's two years and other establishments' bands, by product line. */
  trends: ReadonlyMap<number, TrendSource>;
}
