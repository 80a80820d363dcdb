import { readAttention } from "#app/domain/attention.ts";
import { duePointOf, isLate } from "#app/domain/calendar.ts";
import type { Finding, RuleCode } from "#app/domain/checks/finding.ts";
import { add, round } from "#app/domain/decimal.ts";
import type { OperatingState, ReturnState } from "#app/domain/monthly-return.ts";
import { daysBetween, tehranDay } from "#app/domain/period.ts";
import { type QueueQuestion, type ReviewDesk, waitingSince } from "#app/domain/review-queue.ts";
import { asksForWords } from "#app/domain/standing.ts";
import type { ImpactCause } from "#app/domain/statistics/impact.ts";
import { formatDateTime } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatDecimal, formatInteger, signs, toDigits } from "#app/messages/numbers.ts";
import type { Areas } from "#app/messages/registry.ts";
import type { QueueRowView } from "./queue-view.ts";
import { reviewPath } from "./review-query.ts";

export interface QueueSourceRow {
  id: number;
  state: ReturnState;
  version: number;
  province_code: string;
  submitted_at: Date | null;
  first_submitted_at: Date | null;
  state_since: Date;
  due_on: string;
  operating_state: OperatingState | null;
  isic_code: string;
  establishment_fa: string;
  establishment_en: string;
  selected: number;
  county_fa: string;
  county_en: string;
  findings: string | null;
  impact: string;
  attention: number;
  cause: ImpactCause | null;
}

export type Named = { name_fa: string; name_en: string };
export type LineNames = Named & { id: number; unit_fa: string; unit_en: string };

export interface QueueReading {
  language: Language;
  common: Areas["common"];
  words: Pick<Areas["expert"], "queue" | "review" | "conversation" | "together">;
  /** Names of the rules of the checks. */
  rules: Readonly<Record<RuleCode, string>>;
  /** Business time, UTC instant. */
  now: Date;
  /** Of this rendering, for the form that takes back what was just done. */
  key: string;
}

/** What the rows of a queue share. */
export interface QueueRowsSource {
  desk: ReviewDesk;
  provinces: readonly (Named & { code: string })[];
  lines: readonly LineNames[];
  question: QueueQuestion;
  inquiries: ReadonlyMap<number, number>;
}

const shownDecimals = 4;

/** An impact in percent, with as many decimals as say anything. */
export function impactText(
  impact: string,
  { language, words }: { language: Language; words: Pick<Areas["expert"], "queue"> },
): string {
  const rounded = round(impact, shownDecimals);
  const { percent } = signs[language];
  if (rounded !== "0") return words.queue.why.share({ impact: formatDecimal(rounded, language) + percent });
  const least = formatDecimal("0.0001", language) + percent;
  return words.queue.why.underShare({ impact: least });
}

/** Why a return stands where it does, in words with the case's own numbers. */
function whyOf(row: QueueSourceRow, view: QueueRowsSource, reading: QueueReading): QueueRowView["why"] {
  if (row.version === 0) return null;
  const { language, common } = reading;
  const t = reading.words.queue.why;
  const attention = readAttention(row.attention);
  const { cause } = row;
  const line = view.lines.find((one) => one.id === cause?.line);
  const figure = (value: string) => formatDecimal(round(add(value, "0"), 1), language);
  const text =
    cause === null || line === undefined
      ? attention.includes("unmeasured")
        ? t.unmeasured
        : t.asExpected
      : t.cause({
          measure: common.measures[cause.measure],
          product: language === "fa" ? line.name_fa : line.name_en,
          returned: figure(cause.returned),
          predicted: figure(cause.predicted),
          unit: language === "fa" ? line.unit_fa : line.unit_en,
          ground: t.grounds[cause.ground],
        });
  const more = attention.filter((one) => one !== "unmeasured" && one !== "resubmission").map((one) => t.attention[one]);
  const share = attention.includes("unmeasured") && cause === null ? [] : [impactText(row.impact, reading)];
  return { text, more: [...share, ...more].join(" · ") };
}

function explainCount(findings: string | null): number {
  if (findings === null) return 0;
  return (JSON.parse(findings) as Finding[]).filter(asksForWords).length;
}

/** A row of a queue in the reader's language. */
export function queueRowView(row: QueueSourceRow, view: QueueRowsSource, reading: QueueReading): QueueRowView {
  const { language, now, common } = reading;
  const t = reading.words.queue;
  const name = (of: Named | undefined) => (of === undefined ? "" : language === "fa" ? of.name_fa : of.name_en);
  const county = language === "fa" ? row.county_fa : row.county_en;
  const province = view.desk === "ministry" ? name(view.provinces.find((one) => one.code === row.province_code)) : "";
  const due = duePointOf(row.due_on);
  const first = row.first_submitted_at;
  const days = daysBetween(tehranDay(waitingSince(row)), tehranDay(now));
  const explains = explainCount(row.findings);
  const asked = view.inquiries.get(row.id) ?? 0;
  const labels = {
    selected: row.selected === 1,
    late: first !== null && isLate(first, due),
    missing: first === null && now > due.graceUntil,
    idle: row.operating_state === "idle",
    resubmitted: row.version > 1,
  };
  return {
    id: row.id,
    establishment: language === "fa" ? row.establishment_fa : row.establishment_en,
    to: row.version === 0 ? null : reviewPath(view.desk, row.id, view.question),
    place: [province, county].filter(Boolean).join(common.grid.separator),
    isic: toDigits(row.isic_code, language),
    state: row.state,
    labels: (Object.keys(labels) as (keyof typeof labels)[]).filter((label) => labels[label]),
    why: whyOf(row, view, reading),
    submitted: row.submitted_at === null ? null : formatDateTime(row.submitted_at, language, "numeric"),
    submittedIso: row.submitted_at?.toISOString(),
    waiting: days <= 0 ? t.today : t.days({ days: formatInteger(days, language) }),
    inquiries: asked === 0 ? null : reading.words.conversation.openInquiries({ count: formatInteger(asked, language) }),
    findings: explains === 0 ? null : formatInteger(explains, language),
  };
}
