import { opensAt } from "#app/domain/calendar.ts";
import { done, type Outcome } from "#app/domain/refusal.ts";
import {
  type ClockDays,
  clocksByOffice,
  daysOfSpan,
  type Office,
  type OfficeSpan,
  spansByOffice,
} from "#app/domain/review-clock.ts";
import type { ReviewDesk } from "#app/domain/review-queue.ts";
import { calendarOf } from "./calendar-of.server.ts";
import type { Context } from "./context.server.ts";
import { type SubmissionView, viewSubmission } from "./view-submission.server.ts";

export interface ReturnTimeline extends Pick<SubmissionView, "found" | "version" | "tracking_code" | "sha256" | "reasons"> {
  /** Oldest first. */
  events: SubmissionView["events"];
  /** Stretches with their days, oldest first; the last may still run. */
  spans: (OfficeSpan & { days: ClockDays })[];
  days: Record<Office, ClockDays>;
  made_at: Date;
  made_by: { name_fa: string; name_en: string };
}

const verbs = { province: "review-return", ministry: "approve-return" } as const;

/** The way of a return through the offices until now, for a letter. `not-found` outside the scope or before it was sent. */
export async function viewTimeline(context: Context, desk: ReviewDesk, returnId: number): Promise<Outcome<ReturnTimeline>> {
  const seen = await viewSubmission(context, verbs[desk], returnId, null);
  if (!seen.ok) return seen;
  const { found, version, tracking_code, sha256, reasons } = seen.value;
  const { now, actor } = context;
  const calendar = await calendarOf(context.db, found.province_code);
  const events = [...seen.value.events].reverse();
  const opened = opensAt(found.period);
  return done({
    found,
    version,
    tracking_code,
    sha256,
    reasons,
    events,
    spans: spansByOffice(events, opened).map((span) => ({ ...span, days: daysOfSpan(span, now, calendar) })),
    days: clocksByOffice(events, opened, now, calendar),
    made_at: now,
    made_by: { name_fa: actor.name_fa, name_en: actor.name_en },
  });
}
