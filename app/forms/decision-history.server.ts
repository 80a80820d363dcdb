import type { Finding } from "#app/domain/checks/finding.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatDateTime, formatPeriod } from "#app/messages/dates.ts";
import { measureWord, sizeText } from "#app/messages/describe-standing.server.ts";
import { eventTitles } from "#app/messages/event-titles.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import type { DecisionItem, SeenFinding } from "./decision-history.tsx";
import type { ReviewSource } from "./review-source.ts";
import type { ReviewReading } from "./review-view.server.ts";
import type { ReviewFinding } from "./review-view.ts";

type EventSource = ReviewSource["events"][number];
/** Findings of a version in the reader's language, each with the way to its explanation. */
type Say = (findings: readonly Finding[], version: number, explanations: ReadonlyMap<string, string>) => ReviewFinding[];

const tones: Readonly<Record<string, DecisionItem["tone"]>> = {
  submit: "sent",
  sign: "sent",
  "start-review": "sent",
  accept: "done",
  approve: "done",
  "cancel-correction": "done",
  "send-back": "back",
  "refer-back": "back",
  reopen: "back",
  "grant-correction": "back",
  annul: "back",
};

/** Events that somebody took on what a version said, or with which it was sent. */
const onVersion: ReadonlySet<string> = new Set([
  ...["submit", "sign", "accept", "send-back", "undo-accept", "approve", "refer-back", "reopen"],
  ...["grant-correction", "cancel-correction", "annul", "uphold-objection"],
]);

function seen(finding: ReviewFinding): SeenFinding {
  const { key, severity, title, sentence, said, why, standing } = finding;
  return { key, severity, title, sentence, said: standing?.name == null ? said : `${standing.name}: ${said}`, why };
}

function groundsOf(event: EventSource, view: ReviewSource, reading: ReviewReading, say: Say): DecisionItem["grounds"] {
  const of = view.grounds.find((row) => row.version === event.version);
  if (!of || !onVersion.has(event.event)) return null;
  const frozen = say(of.findings, of.version, of.explanations);
  const known = of.later.filter((row) => row.found_at <= event.at).map((row) => row.finding);
  const explained = frozen.filter((finding) => finding.said !== "").length;
  const notes = frozen.filter((finding) => finding.said === "" && finding.severity === "note").length;
  const digits = (count: number) => formatInteger(count, reading.language);
  return {
    counts: {
      all: digits(frozen.length),
      explained: digits(explained),
      open: digits(frozen.length - explained - notes),
      notes: digits(notes),
    },
    findings: frozen.map(seen),
    later: say(known, of.version, of.explanations).map(seen),
  };
}

function reasonsOf(event: EventSource, view: ReviewSource, reading: ReviewReading): DecisionItem["reasons"] {
  const { common, language } = reading;
  const given = view.source.reasons.filter((reason) => reason.at.getTime() === event.at.getTime());
  return given.map((reason) => {
    const product = view.source.products.find((row) => row.product_line_id === reason.product_line_id);
    const name = product ? (language === "fa" ? product.name_fa : product.name_en) : common.reasons.whole;
    const place = [name, reason.measure ? common.measures[reason.measure] : ""].filter(Boolean).join(common.grid.separator);
    return { id: reason.id, title: common.reasonCodes[reason.code], place, text: reason.text };
  });
}

function stoodOf(event: EventSource, view: ReviewSource, language: Language): DecisionItem["stood"] {
  const t = messages(language, "served").standing;
  return view.stood
    .filter((row) => row.event_id === event.id)
    .map((row) => ({
      id: row.id,
      title: t.stands({
        until: formatPeriod(row.until_period, language, "short"),
        ceiling: sizeText(row.ceiling, language),
        measure: measureWord(row.rule, language),
      }),
      text: row.text,
      to: view.desk === "province" ? `/expert/standing/${row.id}` : null,
    }));
}

/**
 * A return's history, newest first: what happened, who did it in which role, when, on which version, with which reasons,
 * and what the checks had said of the version by then.
 */
export function decisionHistory(view: ReviewSource, reading: ReviewReading, say: Say): DecisionItem[] {
  const { language, common, review: t } = reading;
  const roles: Readonly<Record<string, string>> = common.roles;
  const titles = eventTitles(view.events, t.events, language);
  return view.events.map((event): DecisionItem => {
    const reasons = reasonsOf(event, view, reading);
    const title = titles.get(event.id) ?? t.events.other;
    const name = language === "fa" ? event.by_fa : event.by_en;
    const count = formatInteger(reasons.length, language);
    return {
      id: event.id,
      title: reasons.length > 0 ? `${title} ${t.reasonCount({ count })}` : title,
      who: [name, roles[event.actor_role]].filter(Boolean).join(" · ") || null,
      when: formatDateTime(event.at, language, "numeric"),
      whenIso: event.at.toISOString(),
      version: event.version === 0 ? null : t.version({ version: formatInteger(event.version, language) }),
      note: event.text === "" ? null : event.text,
      tone: tones[event.event] ?? "idle",
      reasons,
      stood: stoodOf(event, view, language),
      grounds: groundsOf(event, view, reading, say),
    };
  });
}
