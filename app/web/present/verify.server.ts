import { groupTrackingCode } from "#app/domain/tracking-code.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatDate, formatDateTime, formatPeriod } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import type { Verified } from "#app/usecases/verify-code.server.ts";

/** What the page shows; `code` grouped where it is one of ours, else as typed. */
interface VerifyView {
  title: string;
  kind: "valid" | "superseded" | "unknown" | "too-many";
  heading: string;
  text: string;
  code: string | null;
  facts: { term: string; value: string }[];
  checkedAt: string;
}

export interface VerifyAnswer {
  view: VerifyView;
  status: number;
  headers: Record<string, string>;
}

const longestEcho = 60;

/** The answer to a code in the reader's language, with its status: unknown is 404, too many looks 429. */
export function presentVerified(verified: Verified, typed: string, reader: { language: Language; now: Date }): VerifyAnswer {
  const { language, now } = reader;
  const t = messages(language, "public").verify;
  const headers: Record<string, string> = {};
  const page = (view: Omit<VerifyView, "checkedAt" | "title">, status = 200): VerifyAnswer => ({
    view: { title: t.title, checkedAt: t.checkedAt({ time: formatDateTime(now, language) }), ...view },
    status,
    headers,
  });
  const name = (row: { establishment_fa: string; establishment_en: string }) =>
    language === "fa" ? row.establishment_fa : row.establishment_en;
  switch (verified.kind) {
    case "too-many": {
      headers["Retry-After"] = String(verified.minutes * 60);
      const minutes = formatInteger(verified.minutes, language);
      return page({ kind: "too-many", heading: t.tooManyTitle, text: t.tooMany({ minutes }), code: null, facts: [] }, 429);
    }
    case "unknown": {
      const code = typed.trim().slice(0, longestEcho);
      return page({ kind: "unknown", heading: t.unknownTitle, text: t.unknown, code, facts: [] }, 404);
    }
    case "submission":
      return page({
        kind: verified.newest ? "valid" : "superseded",
        heading: verified.newest ? t.receiptTitle : t.oldReceiptTitle,
        text: verified.newest ? t.receiptText : t.oldReceiptText,
        code: groupTrackingCode(verified.code),
        facts: [
          { term: t.establishment, value: name(verified) },
          { term: t.period, value: formatPeriod(verified.period, language) },
          { term: t.filedOn, value: formatDate(verified.filed_at, language) },
          { term: t.deadline, value: verified.on_time ? t.onTime : t.late },
          { term: t.version, value: verified.newest ? t.newest : t.superseded },
          { term: t.approval, value: verified.approved ? t.approved : t.notApproved },
        ],
      });
    case "certificate":
      return page({
        kind: "valid",
        heading: t.certificateTitle,
        text: t.certificateText,
        code: groupTrackingCode(verified.code),
        facts: [
          { term: t.establishment, value: name(verified) },
          {
            term: t.range,
            value: t.fromTo({ from: formatPeriod(verified.from, language), to: formatPeriod(verified.to, language) }),
          },
          { term: t.issuedOn, value: formatDate(verified.issued_at, language) },
          {
            term: t.continuity,
            value: t.filedOf({
              filed: formatInteger(verified.filed, language),
              expected: formatInteger(verified.expected, language),
            }),
          },
          {
            term: t.gaps,
            value: verified.gaps.map((period) => formatPeriod(period, language, "short")).join(t.listed) || t.noGaps,
          },
        ],
      });
  }
}
