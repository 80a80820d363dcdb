import { duePointOf } from "#app/domain/calendar.ts";
import { groupTrackingCode } from "#app/domain/tracking-code.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatDateTime, formatPeriod } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger, toDigits } from "#app/messages/numbers.ts";
import type { Receipt } from "#app/usecases/view-receipt.server.ts";

/** Who signed the version; nothing where nobody had to. */
function signedFact({ signature }: Receipt, language: Language) {
  if (signature === null || signature.decided_at === null) return [];
  const t = messages(language, "liaison").people.signature;
  const name = (language === "fa" ? signature.decided_fa : signature.decided_en) ?? "";
  return [{ term: t.signed, value: t.signedBy({ name, time: formatDateTime(signature.decided_at, language) }) }];
}

/** A receipt in the reader's language. `fresh`: it answers a submission made a moment ago. */
export function presentReceipt(receipt: Receipt, language: Language, fresh: boolean) {
  const t = messages(language, "liaison");
  const { found, version } = receipt;
  const fa = language === "fa";
  const period = formatPeriod(found.period, language);
  const late = found.first_submitted_at !== null && found.first_submitted_at > duePointOf(found.due_on).graceUntil;
  return {
    title: t.receipt.title,
    shell: { place: fa ? found.establishment_fa : found.establishment_en },
    fresh: fresh ? t.receipt.done({ period }) : null,
    state: found.state,
    newest: version === found.version,
    trackingCode: groupTrackingCode(receipt.tracking_code),
    viewPath: `/liaison/returns/${found.id}/view`,
    facts: [
      { term: t.receipt.establishment, value: fa ? found.establishment_fa : found.establishment_en },
      { term: t.receipt.licence, value: toDigits(found.licence_number ?? "–", language) },
      { term: t.receipt.period, value: period },
      { term: t.receipt.version, value: formatInteger(version, language) },
      {
        term: t.receipt.filedAt,
        value: `${formatDateTime(receipt.submitted_at, language, "long")} · ${late ? t.receipt.late : t.receipt.onTime}`,
      },
      ...signedFact(receipt, language),
    ],
    sha256: receipt.sha256,
  };
}
