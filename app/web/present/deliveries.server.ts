import { type DispatchState, dispatchStates } from "#app/domain/dispatch.ts";
import { parsePeriod } from "#app/domain/period.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatDateTime, formatPeriod } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import type { Delivery, DeliveryLedger, DeliveryQuestion } from "#app/usecases/list-deliveries.server.ts";

const path = "/ministry/deliveries";

function idIn(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

/** Takes the page's address; gives what it asks for. What is not understood is not asked. */
export function readDeliveryQuestion(search: URLSearchParams): DeliveryQuestion {
  return {
    recipient_id: idIn(search.get("recipient")),
    state: dispatchStates.find((state) => state === search.get("state")) ?? null,
    period: parsePeriod(search.get("period") ?? "") ?? null,
    before: idIn(search.get("before")),
  };
}

function addressOf(question: Partial<DeliveryQuestion>): string {
  const search = new URLSearchParams();
  if (question.recipient_id) search.set("recipient", String(question.recipient_id));
  if (question.state) search.set("state", question.state);
  if (question.period) search.set("period", question.period);
  if (question.before) search.set("before", String(question.before));
  return search.size === 0 ? path : `${path}?${search.toString()}`;
}

function presentRow(row: Delivery, language: Language) {
  const t = messages(language, "ministry").deliveries;
  const instant = (at: Date | null) => (at === null ? null : formatDateTime(at, language, "numeric"));
  const { last_error: error, last_status: status } = row;
  const known = error !== null && error in t.errors ? t.errors[error as keyof typeof t.errors] : null;
  const settled = row.state === "acknowledged";
  return {
    id: row.id,
    to: `/ministry/returns/${row.return_id}`,
    establishment: language === "fa" ? row.establishment_fa : row.establishment_en,
    recipient: language === "fa" ? row.recipient_fa : row.recipient_en,
    period: formatPeriod(row.period, language, "short"),
    version: t.list.versionOf({ version: formatInteger(row.version, language), kind: t.kinds[row.kind] }),
    state: row.state,
    prepared: instant(row.prepared_at),
    sent: instant(row.sent_at),
    acknowledged: instant(row.acknowledged_at),
    attempts: formatInteger(row.attempts, language),
    status: settled || status === null ? null : t.list.status({ status: formatInteger(status, language) }),
    /** A known cause in words; else what the recipient said, in its own. */
    cause: settled ? null : known,
    answer: settled || known !== null || error === "" ? null : error,
  };
}

/** The delivery ledger in the reader's language. */
export function presentDeliveries(ledger: DeliveryLedger, question: DeliveryQuestion, language: Language) {
  const t = messages(language, "ministry").deliveries;
  const nameOf = (one: { name_fa: string; name_en: string }) => (language === "fa" ? one.name_fa : one.name_en);
  const { period } = question;
  const countOf = (recipient: number | null, state: DispatchState | null) =>
    ledger.counts
      .filter((one) => (recipient === null || one.recipient_id === recipient) && (state === null || one.state === state))
      .reduce((sum, one) => sum + one.count, 0);
  const cells = (recipient: number | null) =>
    [...dispatchStates, null].map((state) => {
      const count = countOf(recipient, state);
      return {
        state,
        count: formatInteger(count, language),
        to: count === 0 ? null : addressOf({ recipient_id: recipient, state, period }),
      };
    });
  return {
    title: t.title,
    countsNote: period === null ? t.counts.allPeriods : t.counts.note({ period: formatPeriod(period, language, "short") }),
    counts: ledger.recipients.map((one) => ({
      id: one.id,
      name: nameOf(one),
      active: one.active === 1,
      cells: cells(one.id),
    })),
    all: { id: 0, name: t.counts.all, active: true, cells: cells(null) },
    chosen: {
      recipient: question.recipient_id === null ? "" : String(question.recipient_id),
      state: question.state ?? "",
      period: period ?? "",
    },
    recipients: ledger.recipients.map((one) => ({ value: String(one.id), label: nameOf(one) })),
    periods: ledger.periods.map((code) => ({ value: code, label: formatPeriod(code, language, "short") })),
    rows: ledger.rows.map((row) => presentRow(row, language)),
    newest: question.before === null ? null : addressOf({ ...question, before: null }),
    older: ledger.next === null ? null : addressOf({ ...question, before: ledger.next }),
  };
}
