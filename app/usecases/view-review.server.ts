import { opensAt } from "#app/domain/calendar.ts";
import type { Finding } from "#app/domain/checks/finding.ts";
import { openingDiffers } from "#app/domain/checks/opening-differs.ts";
import type { Decimal } from "#app/domain/decimal.ts";
import type { Figures, OperatingState, ReturnState } from "#app/domain/monthly-return.ts";
import { sameMonthLastYear } from "#app/domain/period.ts";
import { rolesOver } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { allowedEvents, type ReturnEvent } from "#app/domain/review.ts";
import { type ClockDays, clocksByOffice, type Office } from "#app/domain/review-clock.ts";
import { type QueueQuestion, type ReviewDesk, statesOfTab } from "#app/domain/review-queue.ts";
import type { Snapshot } from "#app/domain/snapshot.ts";
import { listLaterFindings } from "#db/check-run.ts";
import { listReturnsFrom } from "#db/monthly-return.ts";
import { listSnapshots } from "#db/submission.ts";
import type { TemplateRow } from "#db/text-template.ts";
import { calendarOf } from "./calendar-of.server.ts";
import type { Context } from "./context.server.ts";
import { countWaiting, findInQueue, type QueuePosition } from "./find-in-queue.server.ts";
import { type FindingsOfVersion, findingsOfVersions } from "./findings-of-versions.server.ts";
import type { Grantable } from "./grant-standing.server.ts";
import { factsOf, type LoadedReturn, loadReturn } from "./load-return.server.ts";
import { goesBack } from "./send-back-months.server.ts";
import { type ProductTrendView, trendsOf } from "./trends-of.server.ts";
import { standingOffers, standingsOfReturn } from "./view-standing.server.ts";
import { type SubmissionView, viewSubmission } from "./view-submission.server.ts";
import { templatesInUse } from "./view-templates.server.ts";

export interface ReviewQuestion {
  return_id: number;
  /** Version to show; null or one that does not exist: the newest. */
  version: number | null;
  /** The queue it was opened from. */
  queue: QueueQuestion;
}

export interface ReviewView
  extends Pick<SubmissionView, "found" | "snapshot" | "findings" | "events" | "deliveries" | "versions"> {
  desk: ReviewDesk;
  version: number;
  newest: boolean;
  submitted_at: Date;
  /** What the return's pages are made from: the figures of the version shown, as they were sent. */
  source: {
    period: string;
    operation: LoadedReturn["operation"];
    products: (Snapshot["products"][number] & { unit_fa: string; unit_en: string })[];
    figures: ReadonlyMap<number, Figures>;
    derived_openings: ReadonlySet<number>;
    explanations: ReadonlyMap<string, string>;
    reasons: LoadedReturn["reasons"];
    last_month: LoadedReturn["last_month"];
    same_month_last_year: LoadedReturn["same_month_last_year"];
    findings: SubmissionView["findings"];
  };
  /** The version before the one shown; null for the first. */
  before: {
    version: number;
    figures: ReadonlyMap<number, Figures>;
    operating_state: OperatingState | null;
    days_worked: number | null;
    files: NonNullable<Snapshot["files"]>;
  } | null;
  /** What a reason's cell held in the version that answered it, by reason. */
  answers: ReadonlyMap<number, Decimal | null>;
  /** Acts this person may begin on the return as it stands; none while an older version is shown. */
  allowed: ReturnEvent[];
  /** The queue as asked, its period chosen. */
  queue: QueueQuestion;
  /** What waits for the desk in every period. */
  waiting: number;
  position: QueuePosition;
  /** With each office so far, calendar and working days. */
  days: Record<Office, ClockDays>;
  viewer: { name_fa: string; name_en: string };
  /** What a reason may be filled from. */
  templates: TemplateRow[];
  /** Explanations of the version that may be said to stand by who accepts it. */
  standing_offers: Grantable[];
  /** What was said to stand with acceptances of the return. */
  stood: Awaited<ReturnType<typeof standingsOfReturn>>;
  /** Other months of the establishment that could go back with it, newest first. */
  siblings: { id: number; period: string; state: ReturnState; revision: number }[];
  /** What whoever decided on a version could see of its checks. */
  grounds: FindingsOfVersion[];
  /** What was found of the version after it was sent, newest occasion of each. */
  later: { finding: Finding; occasion: "due" | "closing"; found_at: Date }[];
  /** Each product's two years and other establishments' bands, by product line. */
  trends: ReadonlyMap<number, ProductTrendView>;
}

const desks = {
  province: { verb: "review-return", roles: ["expert", "supervisor"] },
  ministry: { verb: "approve-return", roles: ["reviewer"] },
} as const;

function figuresOf(snapshot: Snapshot): Map<number, Figures> {
  return new Map(snapshot.products.map((row) => [row.product_line_id, row.figures]));
}

async function loadSnapshots(context: Context, shown: SubmissionView): Promise<Map<number, Snapshot>> {
  const wanted = new Set<number>();
  if (shown.version > 1) wanted.add(shown.version - 1);
  for (const reason of shown.reasons) if (reason.answered_version !== null) wanted.add(reason.answered_version);
  wanted.delete(shown.version);
  const rows = await listSnapshots(context.db, shown.found.id, [...wanted]);
  const snapshots = new Map(rows.map((row) => [row.version, JSON.parse(row.snapshot) as Snapshot]));
  return snapshots.set(shown.version, shown.snapshot);
}

function answersOf(reasons: SubmissionView["reasons"], snapshots: ReadonlyMap<number, Snapshot>) {
  const answers = new Map<number, Decimal | null>();
  for (const { id, answer, answered_version, product_line_id, measure } of reasons) {
    if (answer !== "changed" || answered_version === null || product_line_id === null || measure === null) continue;
    const row = snapshots.get(answered_version)?.products.find((product) => product.product_line_id === product_line_id);
    if (row) answers.set(id, row.figures[measure]);
  }
  return answers;
}

async function loadShown(context: Context, desk: ReviewDesk, asked: ReviewQuestion): Promise<Outcome<SubmissionView>> {
  const { verb } = desks[desk];
  if (asked.version !== null) {
    const shown = await viewSubmission(context, verb, asked.return_id, asked.version);
    if (shown.ok) return shown;
  }
  return viewSubmission(context, verb, asked.return_id, null);
}

async function laterFindings(context: Context, returnId: number, version: number): Promise<ReviewView["later"]> {
  const newest = new Map<string, ReviewView["later"][number]>();
  for (const row of await listLaterFindings(context.db, returnId, version)) {
    const { occasion, found_at } = row;
    newest.set(row.finding_key, { finding: JSON.parse(row.finding) as Finding, occasion, found_at });
  }
  return [...newest.values()];
}

/**
 * Everything a reviewer sees of a return: a version as it was sent, beside the version before, last month and the same
 * month last year, its findings as frozen, reasons and answers, history, and its place in the queue.
 * @returns `not-found` for what the person may not see or what was never sent
 */
export async function viewReview(context: Context, desk: ReviewDesk, asked: ReviewQuestion): Promise<Outcome<ReviewView>> {
  const outcome = await loadShown(context, desk, asked);
  if (!outcome.ok) return outcome;
  const shown = outcome.value;
  const { found, snapshot } = shown;
  const queue = { ...asked.queue, period: asked.queue.period ?? found.period };
  const inQueue = statesOfTab(desk, queue.tab).includes(found.state) && queue.period === found.period;
  const newest = shown.version === found.version;
  const explanations = new Map(Object.entries(snapshot.explanations));
  const [loaded, snapshots, position, waiting, calendar, later, grounds, months, templates, trends, offers, stood] =
    await Promise.all([
      loadReturn(context, { kind: "establishments", ids: [found.establishment_id] }, found.id),
      loadSnapshots(context, shown),
      findInQueue(context, desk, queue, { impact: found.impact, id: found.id }, inQueue),
      countWaiting(context, desk),
      calendarOf(context.db, found.province_code),
      laterFindings(context, found.id, shown.version),
      findingsOfVersions(context.db, found.id),
      desk === "province" ? listReturnsFrom(context.db, found.establishment_id, sameMonthLastYear(found.period)) : [],
      desk === "province" ? templatesInUse(context) : [],
      trendsOf(context.db, found, snapshot),
      desk === "province" && newest ? standingOffers(context, found, { findings: shown.findings, explanations }) : [],
      standingsOfReturn(context, found.id),
    ]);
  if (!loaded) return refuse("not-found");
  const roles = rolesOver(context.actor, found, desks[desk].roles);
  const units = new Map(shown.units.map((unit) => [unit.code, unit]));
  const earlier = snapshots.get(shown.version - 1);
  return done({
    ...shown,
    desk,
    newest,
    source: {
      period: found.period,
      operation: { ...snapshot.operation, money: { unit: snapshot.money_unit, scale: snapshot.money_scale } },
      products: snapshot.products.map((row) => ({
        ...row,
        unit_fa: units.get(row.unit_code)?.name_fa ?? row.unit_code,
        unit_en: units.get(row.unit_code)?.name_en ?? row.unit_code,
      })),
      figures: figuresOf(snapshot),
      derived_openings: loaded.derived_openings,
      explanations,
      reasons: shown.reasons,
      last_month: loaded.last_month,
      same_month_last_year: loaded.same_month_last_year,
      // Frozen with the version; what arose since stands after them.
      findings: newest
        ? [...shown.findings, ...openingDiffers(loaded.products, loaded.figures, loaded.opening_differs)]
        : shown.findings,
    },
    before: earlier
      ? {
          version: shown.version - 1,
          figures: figuresOf(earlier),
          operating_state: earlier.operation.operating_state,
          days_worked: earlier.operation.days_worked,
          files: earlier.files ?? [],
        }
      : null,
    answers: answersOf(shown.reasons, snapshots),
    allowed: newest ? allowedEvents(factsOf(loaded), { roles, user_id: context.actor.user_id }, context.now) : [],
    queue,
    waiting,
    grounds,
    templates,
    standing_offers: offers,
    stood,
    siblings: months
      .filter((month) => month.id !== found.id && month.province_code === found.province_code && goesBack(month.state) !== null)
      .map(({ id, period, state, revision }) => ({ id, period, state, revision }))
      .reverse(),
    viewer: { name_fa: context.actor.name_fa, name_en: context.actor.name_en },
    later,
    trends,
    position,
    days: clocksByOffice([...shown.events].reverse(), opensAt(found.period), context.now, calendar),
  });
}
