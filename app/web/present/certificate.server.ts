import { groupTrackingCode } from "#app/domain/tracking-code.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatDate, formatDateTime, formatGregorian, formatPeriod } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger, toDigits } from "#app/messages/numbers.ts";
import type { Paper } from "#app/outputs/pdf/paper.server.ts";
import type { Certificate } from "#app/usecases/view-certificate.server.ts";
import { verifyAddress } from "./receipt.server.ts";

/** A certificate as a paper in the reader's language, from its frozen content, and the name of its file. */
export function certificatePaper(
  certificate: Certificate,
  { language, origin }: { language: Language; origin: string },
): { paper: Paper; fileName: string } {
  const common = messages(language, "common");
  const { papers } = messages(language, "outputs");
  const t = papers.certificate;
  const { content, tracking_code, sha256, issued_at } = certificate;
  const fa = language === "fa";
  const establishment = fa ? content.establishment_fa : content.establishment_en;
  const short = (period: string) => formatPeriod(period, language, "short");
  const range = { from: short(content.from), to: short(content.to) };
  const count = (number: number) => formatInteger(number, language);
  return {
    paper: {
      language,
      title: t.title,
      subtitle: `${establishment} · ${papers.fromTo(range)}`,
      facts: [
        { term: t.establishment, value: establishment },
        { term: t.legalId, value: toDigits(content.legal_id, language) },
        { term: t.licence, value: toDigits(content.licence_number || t.none, language) },
        { term: t.province, value: fa ? content.province_fa : content.province_en },
        {
          term: t.range,
          value: papers.fromTo({ from: formatPeriod(content.from, language), to: formatPeriod(content.to, language) }),
        },
        { term: t.continuity, value: t.filedOf({ filed: count(content.filed), expected: count(content.expected) }) },
        {
          term: t.issued,
          value: formatDateTime(issued_at, language, "long"),
          ...(fa ? { more: formatGregorian(issued_at) } : {}),
        },
        { term: t.issuedBy, value: fa ? content.issued_by_fa : content.issued_by_en },
      ],
      table: {
        heads: [t.heads.month, t.heads.filed, t.heads.operation, t.heads.review],
        rows: content.months.map((month) => ({
          cells: [
            short(month.period),
            month.filed_at === null ? t.none : formatDate(new Date(month.filed_at), language, "short"),
            t.operation[month.continuity],
            month.state === null ? t.none : common.states[month.state],
          ],
          marked: month.continuity === "gap",
        })),
      },
      notes: [t.notes.meaning, t.notes.frozen],
      code: { label: common.trackingCode, grouped: groupTrackingCode(tracking_code) },
      verify: { address: verifyAddress(origin, tracking_code), note: t.verify },
      fingerprint: { label: t.fingerprint, sha256 },
      product: `${common.product.name} · ${common.product.tagline}`,
      made: issued_at.toISOString(),
    },
    fileName: `${t.fileName({ establishment, ...range })}.pdf`,
  };
}
