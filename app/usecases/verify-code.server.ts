import type { Kysely } from "kysely";
import { duePointOf, isLate } from "#app/domain/calendar.ts";
import type { CertificateContent } from "#app/domain/continuity.ts";
import { readTrackingCode } from "#app/domain/tracking-code.ts";
import type { Database } from "#db/schema.ts";
import { findCertificateByCode, findSubmissionByCode } from "#db/verification.ts";
import { countAttempt, subjectOfAddress } from "./count-attempt.server.ts";

export interface VerifyContext {
  db: Kysely<Database>;
  /** The real clock: the limit. */
  realNow: Date;
  /** Client address, for the limit. */
  address: string;
}

/** What anybody who holds a code may know: never a figure, never "returned", never "idle". */
export type Verified =
  | { kind: "too-many"; minutes: number }
  | { kind: "unknown" }
  | {
      kind: "submission";
      code: string;
      establishment_fa: string;
      establishment_en: string;
      period: string;
      filed_at: Date;
      on_time: boolean;
      /** The newest version; false also for one that was taken back. */
      newest: boolean;
      approved: boolean;
    }
  | {
      kind: "certificate";
      code: string;
      establishment_fa: string;
      establishment_en: string;
      from: string;
      to: string;
      issued_at: Date;
      filed: number;
      expected: number;
      /** Months that were due and not filed: what somebody would change on a forged paper. */
      gaps: string[];
    };

/** Looks of one address in a window; an office shares one, and a page of certificates holds several codes. */
const limit = { most: 60, minutes: 10 };
const noCode = "-".repeat(20);

/** Looks a tracking code up for whoever holds it. A text that is no code takes the same way as an unknown one. */
export async function verifyCode(context: VerifyContext, typed: string): Promise<Verified> {
  const { db, realNow, address } = context;
  const minutes = await countAttempt(db, subjectOfAddress("verification", address), realNow, limit);
  if (minutes > 0) return { kind: "too-many", minutes };
  const code = readTrackingCode(typed) ?? noCode;
  const [sent, certificate] = await Promise.all([findSubmissionByCode(db, code), findCertificateByCode(db, code)]);
  if (sent !== undefined) {
    const { establishment_fa, establishment_en, period, first_submitted_at, submitted_at } = sent;
    return {
      kind: "submission",
      code,
      establishment_fa,
      establishment_en,
      period,
      filed_at: submitted_at,
      on_time: !isLate((sent.withdrawn === 0 ? first_submitted_at : null) ?? submitted_at, duePointOf(sent.due_on)),
      newest: sent.superseded === 0 && sent.withdrawn === 0,
      approved: sent.version === sent.in_force_version || (sent.approved_once === 1 && sent.annulled === 0),
    };
  }
  if (certificate !== undefined) {
    const content = JSON.parse(certificate.content) as CertificateContent;
    const { establishment_fa, establishment_en, from, to, filed, expected, months } = content;
    return {
      kind: "certificate",
      code,
      establishment_fa,
      establishment_en,
      from,
      to,
      issued_at: certificate.issued_at,
      filed,
      expected,
      gaps: months.filter((month) => month.continuity === "gap").map((month) => month.period),
    };
  }
  return { kind: "unknown" };
}
