import { duePointOf, isLate } from "#app/domain/calendar.ts";
import { groupTrackingCode } from "#app/domain/tracking-code.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatDate, formatDateTime, formatGregorian, formatPeriod } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger, toDigits } from "#app/messages/numbers.ts";
import type { Paper } from "#app/outputs/pdf/paper.server.ts";
import { drawQr } from "#app/outputs/qr.server.ts";
import type { Receipt } from "#app/usecases/view-receipt.server.ts";
import { telephoneFact } from "./telephone.server.ts";

/** Who signed the version; nothing where nobody had to. */
function signedFact({ signature }: Receipt, language: Language) {
  if (signature === null || signature.decided_at === null) return [];
  const t = messages(language, "liaison").people.signature;
  const name = (language === "fa" ? signature.decided_fa : signature.decided_en) ?? "";
  return [{ term: t.signed, value: t.signedBy({ name, time: formatDateTime(signature.decided_at, language) }) }];
}

/** How a receipt is read: `origin` is the site's public one, `problem` why its PDF was not made. */
export interface ReceiptReader {
  language: Language;
  origin: string;
  fresh?: boolean;
  problem?: string | null;
}

/** Where anybody verifies a code. */
export function verifyAddress(origin: string, code: string): string {
  return `${origin}/verify/${code}`;
}

/** What a receipt states, on the page and on paper: `more` is the same in the other calendar. */
function factsOf(receipt: Receipt, language: Language): Paper["facts"] {
  const t = messages(language, "liaison");
  const { receipt: said } = messages(language, "sent");
  const { found, version, submitted_at, withdrawn_at } = receipt;
  const fa = language === "fa";
  const first = withdrawn_at === null ? found.first_submitted_at : null;
  const late = isLate(first ?? submitted_at, duePointOf(found.due_on));
  const calendar = (more: string) => (fa ? { more } : {});
  return [
    { term: t.receipt.establishment, value: fa ? found.establishment_fa : found.establishment_en },
    { term: t.receipt.licence, value: toDigits(found.licence_number ?? "–", language) },
    { term: t.receipt.period, value: formatPeriod(found.period, language) },
    { term: t.receipt.version, value: formatInteger(version, language) },
    {
      term: t.receipt.filedAt,
      value: `${formatDateTime(submitted_at, language, "long")} · ${late ? t.receipt.late : t.receipt.onTime}`,
      ...calendar(formatGregorian(submitted_at)),
    },
    ...signedFact(receipt, language),
    ...telephoneFact(receipt.telephone, language),
    { term: said.due, value: formatDate(found.due_on, language), ...calendar(formatGregorian(found.due_on)) },
  ];
}

/** A receipt in the reader's language. `fresh`: it answers a submission made a moment ago. */
export function presentReceipt(receipt: Receipt, reader: ReceiptReader) {
  const { language, origin, fresh = false, problem = null } = reader;
  const t = messages(language, "liaison");
  const { receipt: said } = messages(language, "sent");
  const { found, version, withdrawn_at } = receipt;
  const path = `/liaison/returns/${found.id}`;
  const digits = (count: number) => formatInteger(count, language);
  const newest = version === found.version;
  const trackingCode = groupTrackingCode(receipt.tracking_code);
  return {
    title: t.receipt.title,
    shell: { place: language === "fa" ? found.establishment_fa : found.establishment_en },
    fresh: fresh && withdrawn_at === null ? t.receipt.done({ period: formatPeriod(found.period, language) }) : null,
    problem: problem === "busy" ? said.busy : problem === "fault" ? said.fault : null,
    state: found.state,
    newest,
    withdrawn:
      withdrawn_at === null ? null : said.withdrawn({ version: digits(version), time: formatDateTime(withdrawn_at, language) }),
    superseded: newest
      ? null
      : { text: said.superseded({ version: digits(found.version) }), to: `${path}/receipt/${found.version}` },
    trackingCode,
    qr: { ...drawQr(verifyAddress(origin, receipt.tracking_code)), label: said.qr({ code: trackingCode }) },
    verifyPath: `/verify/${receipt.tracking_code}`,
    pdfPath: `${path}/receipt/${version}.pdf`,
    viewPath: `${path}/view?version=${version}`,
    facts: factsOf(receipt, language),
    sha256: receipt.sha256,
  };
}

/** The receipt as a paper, and the name of its file. */
export function receiptPaper(receipt: Receipt, { language, origin }: ReceiptReader): { paper: Paper; fileName: string } {
  const t = messages(language, "liaison");
  const common = messages(language, "common");
  const { receipt: words } = messages(language, "outputs").papers;
  const { found, version, withdrawn_at } = receipt;
  const place = language === "fa" ? found.establishment_fa : found.establishment_en;
  const withdrawn = withdrawn_at === null ? [] : [words.withdrawn({ time: formatDateTime(withdrawn_at, language) })];
  const names = { period: formatPeriod(found.period, language, "short"), version: formatInteger(version, language) };
  return {
    paper: {
      language,
      title: words.title,
      subtitle: `${place} · ${names.period}`,
      facts: factsOf(receipt, language),
      table: null,
      notes: [...withdrawn, words.note],
      code: { label: common.trackingCode, grouped: groupTrackingCode(receipt.tracking_code) },
      verify: { address: verifyAddress(origin, receipt.tracking_code), note: words.verify },
      fingerprint: { label: t.receipt.fingerprint, sha256: receipt.sha256 },
      product: `${common.product.name} · ${common.product.tagline}`,
      made: receipt.submitted_at.toISOString(),
    },
    fileName: `${words.fileName(names)}.pdf`,
  };
}
