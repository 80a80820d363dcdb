import { isEditable } from "#app/domain/review.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatDateTime, formatPeriod } from "#app/messages/dates.ts";
import { eventTitles } from "#app/messages/event-titles.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger, toDigits } from "#app/messages/numbers.ts";
import { stoppageDates } from "#app/messages/stoppage-dates.ts";
import type { SubmissionView } from "#app/usecases/view-submission.server.ts";
import { awaitsFiling, dueOf } from "./return-form-head.server.ts";

type Liaison = ReturnType<typeof messages<"liaison">>;

function deliveryText(delivery: SubmissionView["deliveries"][number], t: Liaison, language: Language): string {
  switch (delivery.state) {
    case "acknowledged":
      return delivery.acknowledged_at === null
        ? t.view.onTheWay
        : t.view.arrived({ time: formatDateTime(delivery.acknowledged_at, language) });
    case "refused":
    case "dead":
      return t.view.refused;
    case "prepared":
      return t.view.waitingRecipient;
    case "sent":
      return t.view.onTheWay;
  }
}

/** The history of a return in the reader's language, newest first. */
export function timelineOf(events: SubmissionView["events"], language: Language) {
  const t = messages(language, "liaison");
  const { roles } = messages(language, "common");
  const titles = eventTitles(events, { ...t.events, ...messages(language, "sent").events }, language);
  return events.map((event) => {
    const name = language === "fa" ? event.by_fa : event.by_en;
    const role = event.actor_role === "system" ? null : roles[event.actor_role];
    return {
      id: event.id,
      title: titles.get(event.id) ?? t.events.other,
      who: [name, role].filter(Boolean).join(" · ") || null,
      when: formatDateTime(event.at, language),
      whenIso: event.at.toISOString(),
      note: event.text || undefined,
    };
  });
}

/** A submitted version round its figures: state, operation, versions, history, arrivals. */
export function presentSubmission(view: SubmissionView, language: Language, now: Date) {
  const t = messages(language, "liaison");
  const common = messages(language, "common");
  const { found, snapshot, version } = view;
  const { operation } = snapshot;
  const digits = (count: number) => formatInteger(count, language);
  const facts = [
    {
      term: t.view.operatingState,
      value: operation.operating_state === null ? "–" : common.operatingStates[operation.operating_state],
    },
    { term: t.view.daysWorked, value: operation.days_worked === null ? "–" : digits(operation.days_worked) },
  ];
  if (operation.idle_cause !== null) {
    facts.push({ term: t.view.idleCause, value: common.stoppageReasons[operation.idle_cause] });
  }
  for (const stoppage of operation.stoppages) {
    const dates = stoppageDates(stoppage, snapshot.period, { language, findings: messages(language, "findings") });
    const parts = [common.stoppageReasons[stoppage.reason], dates, stoppage.text];
    facts.push({ term: t.view.stoppages, value: parts.filter(Boolean).join(common.grid.separator) });
  }
  if (operation.remarks !== "") facts.push({ term: t.view.remarks, value: operation.remarks });
  const place = language === "fa" ? snapshot.establishment_fa : snapshot.establishment_en;
  return {
    title: t.view.title({ period: formatPeriod(found.period, language) }),
    shell: { place },
    subtitle: [
      place,
      t.form.licence({
        number: toDigits(snapshot.licence_number || "–", language),
        province: language === "fa" ? found.province_fa : found.province_en,
      }),
    ].join(common.grid.separator),
    state: found.state,
    inForce: found.in_force_version === null || found.state === "approved" ? null : digits(found.in_force_version),
    figuresTitle: t.view.figures({ version: digits(version) }),
    sentAt: t.view.sentAt({ time: formatDateTime(view.submitted_at, language) }),
    facts,
    versions: view.versions.map((row) => ({
      number: row.version,
      to: `/liaison/returns/${found.id}/view?version=${row.version}`,
      receipt: `/liaison/returns/${found.id}/receipt/${row.version}`,
      text: t.view.version({ number: digits(row.version), time: formatDateTime(row.submitted_at, language) }),
      current: row.version === version,
    })),
    events: timelineOf(view.events, language),
    deliveries: view.deliveries.map((delivery) => ({
      id: delivery.id,
      name: language === "fa" ? delivery.recipient_fa : delivery.recipient_en,
      state: delivery.state,
      text: deliveryText(delivery, t, language),
    })),
    editPath: isEditable(found.state) ? `/liaison/returns/${found.id}` : null,
    due: awaitsFiling(found) ? dueOf(found.due_on, now, language) : null,
  };
}
