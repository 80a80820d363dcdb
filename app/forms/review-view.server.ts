import { duePointOf, isLate } from "#app/domain/calendar.ts";
import type { Finding } from "#app/domain/checks/finding.ts";
import { turnOf } from "#app/domain/review.ts";
import type { ClockDays } from "#app/domain/review-clock.ts";
import { undoMilliseconds } from "#app/domain/review-guards.ts";
import { placeText } from "#app/domain/review-queue.ts";
import { formatDate, formatDateTime, formatPeriod, formatTime } from "#app/messages/dates.ts";
import { moneyLabel } from "#app/messages/describe-finding.ts";
import { standingForDesk } from "#app/messages/describe-standing.server.ts";
import { formatInteger, toDigits } from "#app/messages/numbers.ts";
import type { Areas } from "#app/messages/registry.ts";
import { blockTables } from "./blocks/block-tables.server.ts";
import { decisionHistory } from "./decision-history.server.ts";
import { type DoneSource, doneView } from "./done.server.ts";
import { findingViews, type Reading } from "./return-view.server.ts";
import type { ReviewRefused } from "./review.server.ts";
import { reviewField } from "./review-fields.ts";
import { queuePath, type ReviewAddress, reviewPath } from "./review-query.ts";
import {
  cellChoices,
  reasonGroups,
  reasonOfFinding,
  reasonOffers,
  reasonRowViews,
  reviewErrorText,
} from "./review-reasons.server.ts";
import { operationLine, reviewRows } from "./review-rows.server.ts";
import type { ReviewSource } from "./review-source.ts";
import { trendRows } from "./review-trend.server.ts";
import type { DeliveryView, ReviewFinding, ReviewPageView } from "./review-view.ts";
import { ceilingErrorText, standingOffer } from "./standing-offer.server.ts";
import type { StandingOffer } from "./standing-offer.tsx";
import { filesOfSnapshot } from "./submission-view.server.ts";
import { insertTemplate, templateFill } from "./template-fill.server.ts";

type Words = Areas["expert"]["review"];

/** How a reviewer's page is read: language, catalogues, the desk's own words. */
export interface ReviewReading extends Reading {
  review: Words;
  sendBack: Areas["expert"]["sendBack"];
}

export interface ReviewRequest {
  /** Of this rendering of the form. */
  key: string;
  address: ReviewAddress;
  refused: ReviewRefused | null;
  done: DoneSource | null;
  /** Key of the form that takes back what was done. */
  undoKey: string;
}

function findings(
  said: readonly Finding[],
  view: ReviewSource,
  reading: ReviewReading,
  offers: ReadonlyMap<string, StandingOffer> = new Map(),
): ReviewFinding[] {
  const page = { desk: view.desk === "ministry" ? "ministry" : "expert", version: view.version } as const;
  return findingViews(said, { ...view.source, found: view.found }, reading, null, page).map((finding, index) => {
    const stored = said[index];
    const standing = stored ? standingForDesk(stored, reading.language) : null;
    const own = view.source.explanations.get(finding.key) ?? "";
    return {
      ...finding,
      said: standing?.name == null ? own : (stored?.standing?.text ?? ""),
      standing: standing && { ...standing, to: view.desk === "province" ? `/expert/standing/${stored?.standing?.id}` : null },
      offer: offers.get(finding.key) ?? null,
      forDesk: stored?.audience === "expert",
      reason: stored ? reasonOfFinding(stored, finding.sentence) : { cell: "", code: "", text: "" },
    };
  });
}

const offersOf = (view: ReviewSource) => view.standing_offers.map((one) => ({ ...one, period: view.found.period }));

/** What may be said to stand, by finding; nothing where nobody can accept here. */
function standingOffers(view: ReviewSource, refused: ReviewRefused | null, reading: ReviewReading) {
  const offers = view.allowed.includes("accept") ? offersOf(view) : [];
  return new Map(offers.map((one) => [one.finding.key, standingOffer(one, refused, offers, reading)] as const));
}

/** What was found after the version was sent, by when it was found. */
function laterFindings(view: ReviewSource, reading: ReviewReading): ReviewPageView["later"] {
  const { review: t, language } = reading;
  return (["due", "closing"] as const).flatMap((occasion) => {
    const rows = view.later.filter((row) => row.occasion === occasion);
    const [first] = rows;
    if (!first) return [];
    const found = rows.map((row) => row.finding);
    const title = t.later[occasion]({ time: formatDateTime(first.found_at, language) });
    return [{ occasion, title, findings: findings(found, view, reading) }];
  });
}

function deliveries(view: ReviewSource, reading: ReviewReading): DeliveryView[] | null {
  if (view.desk !== "ministry") return null;
  const { language } = reading;
  const states = { acknowledged: "arrived", refused: "refused", dead: "dead", prepared: "under-way", sent: "under-way" } as const;
  return view.deliveries.map((row) => ({
    id: row.id,
    recipient: language === "fa" ? row.recipient_fa : row.recipient_en,
    version: formatInteger(row.version, language),
    state: states[row.state],
    when: row.acknowledged_at === null ? null : formatDateTime(row.acknowledged_at, language, "numeric"),
  }));
}

function status(view: ReviewSource, reading: ReviewReading): string {
  const { review: t, common } = reading;
  if (!view.newest) return t.status.older;
  const turn = turnOf(view.found.state);
  if (turn === null) return t.status.finished;
  if (turn !== view.desk) return t.status[`with-${turn}`];
  const settles = view.desk === "province" ? "accept" : "approve";
  if (!view.allowed.includes(settles)) {
    const back = view.desk === "province" ? "send-back" : "refer-back";
    return common.refusals[view.allowed.includes(back) ? "same-person" : "own-figures"];
  }
  if (view.found.state === "submitted") return t.status.startFirst;
  return view.found.state === "referred-back" ? t.status.replyFirst : t.status.decide;
}

function refusedView(refused: ReviewRefused | null, view: ReviewSource, reading: ReviewReading): ReviewPageView["refused"] {
  if (refused === null || refused.code === "previewed" || refused.code === "inserted") return null;
  const { review: t, common, language } = reading;
  const own: Readonly<Record<string, string>> = { ...common.refusals, ...t.refusals };
  const place = (field: string) => {
    const row = /^reason\.(\d+)\.(code|cell|text|template)$/.exec(field);
    if (!row) return "";
    const part = row[2] === "code" ? t.code : row[2] === "cell" ? t.cell : t.text;
    return `${t.reasonNumber({ number: formatInteger(Number(row[1]) + 1, language) })}${common.grid.separator}${part}: `;
  };
  const unanswered =
    refused.code === "reasons-unanswered"
      ? view.source.reasons.filter((reason) => reason.answer === null && !refused.typed?.[reviewField.reply(reason.id)]?.trim())
      : [];
  return {
    kind: refused.code === "changed-meanwhile" || refused.code === "not-in-this-state" ? "conflict" : "refusal",
    sentence: own[refused.code] ?? common.errors.fault,
    summary: [
      ...refused.fields.map((error) => ({
        field: error.field,
        text: error.field.startsWith("ceiling.")
          ? ceilingErrorText(error, offersOf(view), reading)
          : place(error.field) + reviewErrorText(error, reading, t),
      })),
      ...unanswered.map((reason) => ({ field: reviewField.reply(reason.id), text: common.reasonCodes[reason.code] })),
    ],
  };
}

function subtitle(view: ReviewSource, reading: ReviewReading): string {
  const { language, review: t } = reading;
  const { found } = view;
  const digits = (count: number) => formatInteger(count, language);
  const first = found.first_submitted_at;
  const late = first !== null && isLate(first, duePointOf(found.due_on));
  return [
    t.versionOf({ version: digits(view.version), newest: digits(found.version) }),
    t.sent({ time: formatDateTime(view.submitted_at, language) }),
    late ? t.late({ date: formatDate(found.due_on, language, "short") }) : t.onTime,
    view.desk === "ministry" ? (language === "fa" ? found.province_fa : found.province_en) : null,
    t.isic({ code: toDigits(found.isic_code, language) }),
    found.licence_number === null ? null : t.licence({ number: toDigits(found.licence_number, language) }),
  ]
    .filter((part) => part !== null)
    .join(" · ");
}

/** A reviewer's page of a return in the reader's language, keeping every letter of a refused request. */
export function reviewPageView(view: ReviewSource, reading: ReviewReading, request: ReviewRequest): ReviewPageView {
  const { language, common, review: t } = reading;
  const { found, desk, queue, position, allowed } = view;
  const { address } = request;
  const templates = templateFill(view, reading);
  const refused = insertTemplate(request.refused, templates);
  const digits = (count: number) => formatInteger(count, language);
  const spent = (days: ClockDays) => t.daysSpent({ days: digits(days.calendar), working: digits(days.working) });
  const path = (id: number | null) => (id === null ? null : reviewPath(desk, id, queue));
  const event = (["send-back", "refer-back", "reopen"] as const).find((one) => allowed.includes(one));
  // Beyond the province's reach it can ask for the month.
  const asks = desk === "province" && view.newest && (found.state === "accepted" || found.state === "approved");
  const sends = event ?? (asks ? "recall" : desk === "province" ? "send-back" : "refer-back");
  const canSendBack = event !== undefined || asks;
  const replying = desk === "province" && found.state === "referred-back" && allowed.includes("accept");
  const newestPath = reviewPath(desk, found.id, queue);
  const first = found.first_submitted_at;
  const origin = view.versions.find((row) => row.version === view.version)?.origin ?? "reported";
  const undoUntil = new Date(found.state_since.getTime() + undoMilliseconds);
  const textError = refused?.fields.find((error) => error.field === reviewField.whole);
  const written = Object.entries(refused?.typed ?? {}).some(([name, value]) => /^(reason\.|text$)/.test(name) && value !== "");
  const said = findings(view.source.findings, view, reading, standingOffers(view, refused, reading));
  const openPath = reviewPath(desk, found.id, queue, { cell: "" });
  const offers = reasonOffers(said, openPath);
  return {
    title: t.title({
      establishment: language === "fa" ? found.establishment_fa : found.establishment_en,
      period: formatPeriod(found.period, language, "short"),
    }),
    shell: {
      ...(desk === "province" ? { place: language === "fa" ? found.province_fa : found.province_en } : {}),
      counts: { queue: digits(view.waiting) },
    },
    desk,
    state: found.state,
    labels: [
      ...(first !== null && isLate(first, duePointOf(found.due_on)) ? (["late"] as const) : []),
      ...(found.operating_state === "idle" ? (["idle"] as const) : []),
      ...(found.selected === 1 ? (["selected"] as const) : []),
      ...(found.version > 1 ? (["resubmitted"] as const) : []),
    ],
    inForce: found.in_force_version === null ? null : digits(found.in_force_version),
    origin: origin === "reported" ? null : origin,
    subtitle: subtitle(view, reading),
    versions:
      view.versions.length < 2
        ? []
        : view.versions.map((row) => ({
            text:
              row.version === found.version
                ? t.versionNow({ version: digits(row.version) })
                : t.version({ version: digits(row.version) }),
            to: row.version === found.version ? newestPath : reviewPath(desk, found.id, queue, { version: row.version }),
            current: row.version === view.version,
          })),
    older: view.newest ? null : t.older({ version: digits(view.version) }),
    steps: {
      place:
        position.at !== null
          ? common.pages.place({ at: digits(position.at), total: digits(position.total) })
          : position.total === 0
            ? t.emptyQueue
            : t.outside({ total: digits(position.total) }),
      previous: path(position.previous),
      next: path(position.next),
    },
    queuePath: queuePath(desk, queue),
    money: moneyLabel(view.source.operation.money, common),
    beforeVersion: view.before ? digits(view.before.version) : null,
    blocks: blockTables(view.snapshot, reading),
    rows: reviewRows(view.source, view.before, reading),
    trends: trendRows(view, reading),
    operation: operationLine(view, reading, t),
    remarks: view.source.operation.remarks,
    files: filesOfSnapshot(view.snapshot, view.before?.files),
    findings: said,
    later: laterFindings(view, reading),
    reasons: reasonGroups(view, reading, t, replying ? { refused } : null),
    timeline: decisionHistory(view, reading, (said, version, explanations) =>
      findings(said, { ...view, version, source: { ...view.source, explanations } }, reading),
    ),
    days: t.days({
      establishment: spent(view.days.establishment),
      province: spent(view.days.province),
      ministry: spent(view.days.ministry),
    }),
    deliveries: deliveries(view, reading),
    actions: {
      start: allowed.includes("start-review"),
      accept: desk === "province" && allowed.includes("accept"),
      undoAccept: allowed.includes("undo-accept") ? t.actions.undoAccept({ time: formatTime(undoUntil, language) }) : null,
      sendBack: desk === "province" && canSendBack,
      approve: desk === "ministry" && allowed.includes("approve"),
      referBack: desk === "ministry" && canSendBack,
    },
    hasNext: position.next !== null,
    status: status(view, reading),
    form: {
      action: newestPath,
      key: request.key,
      revision: found.revision,
      from: placeText(found),
      open: address.prefill !== null || written || refused?.code === "reason-required",
      rows: reasonRowViews(refused, address.prefill, offers, reading, t),
      text: refused?.typed?.[reviewField.whole] ?? "",
      textError: textError ? reviewErrorText(textError, reading, t) : null,
      cells: cellChoices(view, reading, t),
      openPath,
      sends,
      months: view.siblings.map((month) => ({
        id: month.id,
        revision: month.revision,
        label: reading.sendBack.monthWith({
          period: formatPeriod(month.period, language, "short"),
          outcome: reading.sendBack.outcomes[month.state === "accepted" || month.state === "approved" ? month.state : "sent"],
        }),
        chosen: refused?.typed?.[reviewField.month(month.id)] !== undefined,
      })),
      offers: canSendBack ? offers : null,
      templates: canSendBack ? templates : null,
      by: language === "fa" ? view.viewer.name_fa : view.viewer.name_en,
      previewed: refused?.code === "previewed",
    },
    refused: refusedView(refused, view, reading),
    done: refused === null ? doneView(request.done, { language, review: t, desk, queue, key: request.undoKey }) : null,
  };
}
