import { duePointOf } from "./calendar.ts";
import type { OperatingState, ReturnState } from "./monthly-return.ts";
import { addMonths, monthsBetween, type Period, parsePeriod } from "./period.ts";

/** One submitted version of a month. */
export interface SentVersion {
  submission_id: number;
  version: number;
  tracking_code: string;
  submitted_at: Date;
  operating_state: OperatingState | null;
  /** Taken back before its review began. */
  withdrawn: boolean;
}

/** A month for which a return is expected, with every version ever sent. */
export interface ExpectedMonth {
  return_id: number;
  period: Period;
  state: ReturnState;
  /** Due day now in force (Tehran day). */
  due_on: string;
  in_force_version: number | null;
  versions: readonly SentVersion[];
}

/** Versions of a month that were not taken back, oldest first. */
export function standingVersions(month: Pick<ExpectedMonth, "versions">): SentVersion[] {
  return month.versions.filter((version) => !version.withdrawn).sort((a, b) => a.version - b.version);
}

/** The version whose figures count: the one in force, else the newest that stands; null where nothing was filed. */
export function countedVersion(month: Pick<ExpectedMonth, "versions" | "in_force_version">): SentVersion | null {
  const standing = standingVersions(month);
  return standing.find((version) => version.version === month.in_force_version) ?? standing.at(-1) ?? null;
}

/** `gap`: due and not filed; `not-due`: not filed and still in time; `not-expected`: no return was due of this month. */
export type Continuity = "filed" | "filed-idle" | "filed-closing" | "gap" | "not-due" | "not-expected";

/** A month as a certificate states it. */
export interface CertifiedMonth {
  period: Period;
  continuity: Continuity;
  /** First version that stands, UTC instant as ISO text; null where none does. */
  filed_at: string | null;
  /** null where nothing was filed. */
  state: ReturnState | null;
  in_force: boolean;
}

/** What a certificate of continued activity states, as it was at issue. */
export interface CertificateContent {
  establishment_id: number;
  establishment_fa: string;
  establishment_en: string;
  legal_id: string;
  licence_number: string;
  province_fa: string;
  province_en: string;
  from: Period;
  to: Period;
  /** UTC instant as ISO text. */
  issued_at: string;
  issued_by_fa: string;
  issued_by_en: string;
  months: CertifiedMonth[];
  /** Months due of the range, and how many of them were filed. */
  expected: number;
  filed: number;
}

const filedAs = { working: "filed", idle: "filed-idle", "asks-to-be-closed": "filed-closing" } as const;

/** @returns a month as a certificate states it at an instant; `month` undefined where none was expected. */
export function certifyMonth(period: Period, month: ExpectedMonth | undefined, now: Date): CertifiedMonth {
  const [first] = month === undefined ? [] : standingVersions(month);
  if (month === undefined || first === undefined) {
    const unfiled = month === undefined ? "not-expected" : now > duePointOf(month.due_on).graceUntil ? "gap" : "not-due";
    return { period, continuity: unfiled, filed_at: null, state: null, in_force: false };
  }
  return {
    period,
    continuity: filedAs[countedVersion(month)?.operating_state ?? "working"],
    filed_at: first.submitted_at.toISOString(),
    state: month.state,
    in_force: month.in_force_version !== null,
  };
}

/** Months that were due and how many of them were filed. A month filed before its due day counts in both. */
export function countContinuity(months: readonly CertifiedMonth[]): { expected: number; filed: number } {
  const filed = months.filter((month) => month.filed_at !== null).length;
  return { filed, expected: filed + months.filter((month) => month.continuity === "gap").length };
}

/** Longest range of a certificate, in months. */
export const longestRange = 120;

/**
 * Reads a range of months as chosen.
 * @returns it, or which end is wrong: no month, later than `latest`, running backwards, longer than ten years
 */
export function readRange(
  from: string,
  to: string,
  latest: Period,
): { from: Period; to: Period } | { wrong: "from" | "to"; code: "unknown-month" | "range-backwards" | "range-too-long" } {
  const [first, last] = [parsePeriod(from), parsePeriod(to)];
  if (first === undefined || first > latest) return { wrong: "from", code: "unknown-month" };
  if (last === undefined || last > latest) return { wrong: "to", code: "unknown-month" };
  const length = monthsBetween(first, last) + 1;
  if (length < 1) return { wrong: "to", code: "range-backwards" };
  if (length > longestRange) return { wrong: "from", code: "range-too-long" };
  return { from: first, to: last };
}

/** The twelve months that end with the one given, as first and last. */
export function yearEnding(last: Period): { from: Period; to: Period } {
  return { from: addMonths(last, -11), to: last };
}
